"""JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.collections.index import Index
from communique.outputs.feed_sheets import feed_sheets
from communique.outputs.media_types import media_type
from communique.outputs.sheet import Sheet
from communique.views.feed_entries import FeedEntry
from communique.views.feed_files import FeedFile


def files(index: Index) -> Iterator[Sheet]:
    return feed_sheets(index, "json", json_feed)


def json_feed(file: FeedFile) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": file.title,
        "home_page_url": file.home_url,
        "feed_url": file.self_url,
        "description": file.description,
        "language": file.lang,
        "authors": [{"name": file.site_name}],
        "items": [_item(entry) for entry in file.entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(entry: FeedEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.lang,
        "tags": list(entry.topics),
    }
    if entry.picture:
        url, type_ = entry.picture.absolute_url, media_type(entry.picture.url)
        item["image"] = url
        item["attachments"] = [
            {"url": url, "mime_type": type_, "size_in_bytes": entry.picture_length}
        ]
    if entry.event:
        item["_event"] = _event(entry)
    return {key: value for key, value in item.items() if value}


def _event(entry: FeedEntry) -> dict[str, Any]:
    """The event's own time, in an extension object: its names are ours, its values ISO 8601."""
    event = entry.event
    assert event is not None
    return {
        "starts": event.span.starts.isoformat(),
        "ends": event.span.ends.isoformat() if event.span.ends else None,
        "timezone": event.span.zone_name,
        "state": event.state,
        "location": event.where.line if event.where else None,
    }
