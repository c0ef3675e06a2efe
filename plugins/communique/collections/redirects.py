"""Addresses that items had before, and names that lists had."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.model.site import Site

Former = tuple[str, str, str]
"""Language, former address, key of the item or scope of the list."""


def former_addresses(site: Site) -> tuple[Former, ...]:
    """All former addresses that no item has now, in the order of their items. For those who plan."""
    return site.whole(former_addresses, lambda: tuple(_former(site)))


def former_scopes(index: Index) -> Iterator[tuple[str, str]]:
    """(former scope, scope) of the lists of topics and series. For those who plan."""
    scopes = [f"topic/{name}" for name in index.topics] + [
        f"series/{name}" for name in index.series
    ]
    for scope in scopes:
        for old in index.site.settings.former_names(scope, scopes):
            yield old, scope


def _former(site: Site) -> Iterator[Former]:
    moved = [item for items in site.originals.values() for item in items if item.facts.was_at]
    taken = {item.address for item in site.all_items()} if moved else set()
    for item in moved:
        for address in dict.fromkeys(item.facts.was_at):
            if address not in taken:
                yield _language(site, address), address, item.key


def _language(site: Site, address: str) -> str:
    """The language of the pages at an address."""
    first = address.split("/")[1]
    return first if first in site.languages else site.settings.default_lang
