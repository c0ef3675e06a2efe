"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.feed_parts import Feed
from communique.outputs.feed_sheets import archive_sheets, feed_sheets
from communique.outputs.sheet import Sheet


def files(index: Index) -> Iterator[Sheet]:
    yield from feed_sheets(index, "atom.xml", atom)
    yield from archive_sheets(index, "atom.xml", atom)


def atom(feed: Feed) -> bytes:
    from communique.outputs.feedgen_base import generator, whole

    head: bytes = generator(feed.file, feed.updated).atom_str(pretty=True)
    return whole(feed, head, b"</feed>")
