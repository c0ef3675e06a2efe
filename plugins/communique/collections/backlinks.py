"""Who refers to an item: a person's events and agreements, an organisation's, a place's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.model.site import Item, Site


def backlinks(site: Site, items: Iterable[Item]) -> Mapping[str, tuple[str, ...]]:
    """Key of an item -> the keys of those among `items` whose front matter names it, in their order."""
    found: dict[str, dict[str, None]] = {}
    there = site.items.keys()
    for item in items:
        for name, kinds in item.named:
            for key in site.find(name, kinds)[:1]:
                if key != item.key and key in there:
                    found.setdefault(key, {})[item.key] = None
    return {key: tuple(keys) for key, keys in found.items()}
