"""Atom feeds (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.collections.told import FOLDERS
from communique.outputs.feed_parts import Feed, of_archive
from communique.outputs.feed_sheets import feed_sheets
from communique.outputs.sheet import Sheet
from communique.views.feeds import archive_address


def files(index: Index) -> Iterator[Sheet]:
    yield from feed_sheets(index, "atom.xml", atom)
    yield from _archives(index)


def _archives(index: Index) -> Iterator[Sheet]:
    for lang in index.site.languages:
        for scope in ("all", *FOLDERS):
            for number in range(1, index.number_of_archives(scope, lang) + 1):
                path = archive_address(index.site, lang, scope, number).lstrip("/")
                yield Sheet(path, atom, of_archive, index, (lang, scope, number))


def atom(feed: Feed) -> bytes:
    from communique.outputs.feedgen_base import generator, whole

    head: bytes = generator(feed.file, feed.updated).atom_str(pretty=True)
    return whole(feed, head, b"</feed>")
