"""RSS 2.0 feeds with full content (content:encoded) and Atom's self link."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.feed_parts import Feed
from communique.outputs.feed_sheets import feed_sheets
from communique.outputs.sheet import Sheet


def files(index: Index) -> Iterator[Sheet]:
    return feed_sheets(index, "rss.xml", rss)


def rss(feed: Feed) -> bytes:
    from communique.outputs.feedgen_base import generator, whole

    head: bytes = generator(feed.file, feed.updated).rss_str(pretty=True)
    return whole(feed, head, b"</channel>")
