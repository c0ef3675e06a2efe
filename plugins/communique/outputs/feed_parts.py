"""Feeds as their formats share them: the file's own facts, and each entry in bytes, made once for
all feeds that hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from communique.collections.index import Index
from communique.collections.told import Told
from communique.model.site import Site
from communique.outputs.json_items import json_item
from communique.views.feed_entries import FeedEntry, entry_of
from communique.views.feed_files import FeedFile, archive_file, feed_file
from communique.views.feeds import chosen_extensions


class Part(Struct, frozen=True):
    """An entry: when it changed, and its bytes by the extension of a format."""

    updated: datetime
    texts: Mapping[str, bytes]


class Feed(Struct, frozen=True):
    """A feed with its entries in their order."""

    file: FeedFile
    updated: datetime
    entries: tuple[bytes, ...]


def of_scope(index: Index, lang: str, scope: str, extension: str) -> Feed:
    """The feed of a scope."""
    return joined(index.site, feed_file(index, lang, scope, extension))


def of_archive(index: Index, lang: str, scope: str, number: int, extension: str) -> Feed:
    """An archive of a feed."""
    return joined(index.site, archive_file(index, lang, scope, number, extension))


def joined(site: Site, file: FeedFile) -> Feed:
    """The feed of a file's entries. Each is made in the formats in which most feeds hold it, or in
    this one alone."""
    usual = chosen_extensions(site)
    wanted = usual if file.extension in usual else (file.extension,)
    parts = [part_of(site, told, file.lang, wanted) for told in file.told]
    updated = max((part.updated for part in parts), default=file.never)
    return Feed(file, updated, tuple(part.texts[file.extension] for part in parts))


def part_of(site: Site, told: Told, lang: str, wanted: tuple[str, ...]) -> Part:
    """An entry, in formats by their extensions."""
    return site.once((part_of, told, lang, wanted), lambda: _part(site, told, lang, wanted))


def _part(site: Site, told: Told, lang: str, wanted: Iterable[str]) -> Part:
    entry = entry_of(site, *told, lang)
    return Part(entry.updated, {extension: _WRITERS[extension](entry) for extension in wanted})


def _atom(entry: FeedEntry) -> bytes:
    from communique.outputs.feedgen_base import atom_entry

    return atom_entry(entry)


def _rss(entry: FeedEntry) -> bytes:
    from communique.outputs.feedgen_base import rss_item

    return rss_item(entry)


_WRITERS: Mapping[str, Callable[[FeedEntry], bytes]] = {
    "atom.xml": _atom,
    "rss.xml": _rss,
    "json": json_item,
}
