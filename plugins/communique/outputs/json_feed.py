"""JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.feed_parts import Feed
from communique.outputs.feed_sheets import archive_sheets, feed_sheets
from communique.outputs.json_text import dumped
from communique.outputs.sheet import Sheet


def files(index: Index) -> Iterator[Sheet]:
    yield from feed_sheets(index, "json", json_feed)
    yield from archive_sheets(index, "json", json_feed)


def json_feed(feed: Feed) -> bytes:
    file = feed.file
    hubs = [{"type": "WebSub", "url": url} for rel, url in file.links if rel == "hub"]
    next_url = dict(file.links).get("prev-archive")
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": file.title,
        "home_page_url": file.home_url,
        "feed_url": file.self_url,
        "description": file.description,
        "language": file.lang,
        "authors": [{"name": file.site_name}],
        **({"next_url": next_url} if next_url else {}),
        **({"hubs": hubs} if hubs else {}),
        "items": [],
    }
    return dumped(head).removesuffix(b"]}") + b",\n".join(feed.entries) + b"]}\n"
