"""What readers should see next: what the writer named, then what shares the most topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.model.site import Item, Site

NEIGHBOURS = 6
"""How many items before and after in each topic are looked at: work grows with items only."""
SHOWN = 4


def related(
    site: Site, topics: Mapping[str, Sequence[Item]], places: Mapping[tuple[str, str], int]
) -> Mapping[str, tuple[str, ...]]:
    """Key -> keys of related items, at most four. `topics` are the items of each topic by time,
    `places` where each item stands in each topic: (topic, key) -> index."""
    return {
        item.key: _related(site, item, topics, places)
        for items in site.originals.values()
        for item in items
    }


def _related(
    site: Site,
    item: Item,
    topics: Mapping[str, Sequence[Item]],
    places: Mapping[tuple[str, str], int],
) -> tuple[str, ...]:
    named = [key for name in item.facts.related for key in site.find(name)[:1]]
    shared: dict[str, int] = {}
    for topic in dict.fromkeys(item.facts.topics):
        at = places[topic, item.key]
        for other in topics[topic][max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]:
            shared[other.key] = shared.get(other.key, 0) + 1
    ranked = sorted(shared, key=lambda key: (-shared[key], key))
    chosen = dict.fromkeys(
        key for key in [*named, *ranked] if key != item.key and key in site.items
    )
    return tuple(chosen)[: max(SHOWN, len(named))]
