"""What readers may want to see next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from communique.model.site import Item, Site

NEIGHBOURS = 6
"""How many items before and after in each topic are looked at: work grows with items only."""
SHOWN = 4


def related(site: Site, topics: Mapping[str, Sequence[Item]]) -> Mapping[str, tuple[str, ...]]:
    """Key -> keys of related items, at most four, or as many as the item names itself. `topics` are
    the items of each topic by time."""
    shared = _shared(topics)
    return {
        item.key: _related(site, item, shared.get(item.key, {}))
        for items in site.originals.values()
        for item in items
    }


def _shared(topics: Mapping[str, Sequence[Item]]) -> Mapping[str, Counter[str]]:
    """Key -> how many topics it shares with each item that stands near it in one."""
    found: dict[str, Counter[str]] = {}
    for items in topics.values():
        keys = [item.key for item in items]
        for at, key in enumerate(keys):
            near = keys[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
            found.setdefault(key, Counter()).update(near)
    return found


def _related(site: Site, item: Item, shared: Mapping[str, int]) -> tuple[str, ...]:
    named = [key for name in item.facts.related for key in site.find(name)[:1]]
    ranked = sorted(shared, key=lambda key: (-shared[key], key))
    chosen = dict.fromkeys(
        key for key in [*named, *ranked] if key != item.key and key in site.items
    )
    return tuple(chosen)[: max(SHOWN, len(named))]
