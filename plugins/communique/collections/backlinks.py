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
        own = item.key
        for reference in item.named:
            key = meant.get(reference)
            if key is None:
                named = next(iter(site.find(*reference)), "")
                key = meant[reference] = named if named in there else ""
            if key and key != own:
                found.setdefault(key, {})[own] = None
    return {key: tuple(keys) for key, keys in found.items()}
