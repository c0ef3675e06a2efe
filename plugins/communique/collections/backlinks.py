"""Who refers to an item: a person's events and agreements, an organisation's, a place's."""

from __future__ import annotations

from collections.abc import Mapping

from communique.collections.order import newest_first
from communique.model.site import Item, Site


def backlinks(site: Site) -> Mapping[str, tuple[Item, ...]]:
    """Key of an item -> the items, in their original language, whose front matter names it,
    newest first."""
    found: dict[str, dict[str, Item]] = {}
    for items in site.originals.values():
        for item in items:
            for name, kinds in item.named:
                for key in site.find(name, kinds)[:1]:
                    if key != item.key and key in site.items:
                        found.setdefault(key, {})[item.key] = item
    return {key: newest_first(items.values()) for key, items in found.items()}
