"""Addresses that items and lists had before."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.model.site import Site

Former = tuple[str, str, str]
"""Language, former address, and what stands there no more: the key of an item, or the scope of a list
such as `topic/climate`."""
FOLDERS = {"topic": "topics", "series": "series"}


def former_addresses(index: Index) -> tuple[Former, ...]:
    """All former addresses that nothing has now, items' first. For those who plan."""
    return index.site.whole(former_addresses, lambda: (*_of_items(index.site), *_of_lists(index)))


def list_address(site: Site, lang: str, scope: str) -> str:
    """The address of the list of a topic or series."""
    family, _, name = scope.partition("/")
    return f"{site.settings.prefix(lang)}/{FOLDERS[family]}/{name}/"


def _of_items(site: Site) -> Iterator[Former]:
    moved = [item for items in site.originals.values() for item in items if item.facts.was_at]
    taken = {item.address for item in site.all_items()} if moved else set()
    for item in moved:
        for address in dict.fromkeys(item.facts.was_at):
            if address not in taken:
                yield _language(site, address), address, item.key


def _of_lists(index: Index) -> Iterator[Former]:
    there = {f"topic/{name}" for name in index.topics} | {f"series/{name}" for name in index.series}
    for old, new in index.site.settings.renamed.items():
        if new in there and old not in there:
            for lang in index.site.languages:
                yield lang, list_address(index.site, lang, old), new


def _language(site: Site, address: str) -> str:
    """The language of the pages at an address."""
    first = address.split("/")[1]
    return first if first in site.languages else site.settings.default_lang
