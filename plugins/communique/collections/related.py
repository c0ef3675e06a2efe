"""What readers may want to see next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol

from communique.model.site import Site, original

NEIGHBOURS = 6
"""How many items before and after in each topic are looked at: work grows with items only."""
SHOWN = 4


class Topics(Protocol):
    """What is asked of the index."""

    @property
    def site(self) -> Site: ...
    def topic(self, name: str) -> tuple[str, ...]: ...
    def place(self, topic: str, key: str) -> int: ...


def related(topics: Topics, key: str) -> tuple[str, ...]:
    """Keys of related items: those that the item names, then those that stand near it in most of its
    topics; at most four, or as many as it names itself."""
    site = topics.site
    versions = site.items.get(key)
    if not versions:
        return ()
    facts = original(versions).facts
    named = [found for name in facts.related for found in site.find(name)[:1]]
    shared = Counter(
        near for topic in dict.fromkeys(facts.topics) for near in _near(topics, topic, key)
    )
    ranked = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
    shown = [other for other in dict.fromkeys([*named, *ranked]) if other != key]
    there = (other for other in shown if other in shared or other in site.items)
    return tuple(there)[: max(SHOWN, len(named))]


def _near(topics: Topics, topic: str, key: str) -> Iterator[str]:
    keys, at = topics.topic(topic), topics.place(topic, key)
    yield from keys[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
