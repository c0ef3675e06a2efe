"""Who refers to an item: a person's events and agreements, an organisation's, a place's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.model.site import Item, Site


def backlinks(site: Site, items: Iterable[Item]) -> Mapping[str, tuple[str, ...]]:
    """Key of an item -> the keys of those among `items` whose front matter names it, in their order."""
    found: dict[str, dict[str, None]] = {}
    meant: dict[tuple[str, tuple[str, ...]], str] = {}
    there = site.items.keys()
    for item in items:
        for reference in item.named:
            if reference not in meant:
                meant[reference] = next(iter(site.find(*reference)), "")
            key = meant[reference]
            if key in there and key != item.key:
                found.setdefault(key, {})[item.key] = None
    return {key: tuple(keys) for key, keys in found.items()}
