"""RSS 2.0 feeds with full content (content:encoded) and Atom's self link."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.feed_files import FeedFile, feed_files


def files(index: Index) -> Iterator[Sheet]:
    for lang in index.site.languages:
        for extension, file in feed_files(index, lang):
            if extension == "rss.xml":
                yield Sheet(file.address.lstrip("/"), rss, file)


def rss(file: FeedFile) -> bytes:
    from communique.outputs.feedgen_base import generator

    feed: bytes = generator(file).rss_str(pretty=True)
    return feed
