"""RSS 2.0 feeds with full content (content:encoded) and Atom's self link."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.feed_sheets import feed_sheets
from communique.outputs.sheet import Sheet
from communique.views.feed_files import FeedFile


def files(index: Index) -> Iterator[Sheet]:
    return feed_sheets(index, "rss.xml", rss)


def rss(file: FeedFile) -> bytes:
    from communique.outputs.feedgen_base import generator

    feed: bytes = generator(file).rss_str(pretty=True)
    return feed
