"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.feed_files import FeedFile, feed_files


def files(index: Index) -> Iterator[Sheet]:
    for lang in index.site.languages:
        for extension, file in feed_files(index, lang):
            if extension == "atom.xml":
                yield Sheet(file.address.lstrip("/"), atom, file)


def atom(file: FeedFile) -> bytes:
    from communique.outputs.feedgen_base import generator

    feed: bytes = generator(file).atom_str(pretty=True)
    return feed
