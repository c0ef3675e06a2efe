"""What an article belongs to, and whom it names: from its front matter and from the links of its text."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.links import content_path
from communique.model.site import Item, Site
from communique.views.cards import Card, Link, card, link_to

OCCASIONS = ("event", "agreement", "prize")
"""Kinds of what news are about."""
MOST_OCCASIONS = 2
ACTORS = ("organisation", "person", "place")


def occasions(site: Site, item: Item) -> tuple[Card, ...]:
    """The events, agreements and prizes that an article belongs to: those its front matter names,
    else the first that its text leads to; at most two."""
    named = _of_kinds(site, (key for name in item.facts.related for key in site.find(name)[:1]))
    found = named or _of_kinds(site, linked(site, item))
    shown = list(dict.fromkeys(found))[:MOST_OCCASIONS]
    return tuple(card(site, site.best(key, item.lang), item.lang) for key in shown)


def actors(site: Site, item: Item) -> tuple[Link, ...]:
    """The organisations, people and places that the text leads to, kind by kind; people of the front
    matter apart, whose roles are told there."""
    told = {key for p in item.facts.people for key in site.find(p.person, ("person",))}
    keys = [key for key in dict.fromkeys(linked(site, item)) if key in site.items]
    return tuple(
        link_to(site, site.best(key, item.lang), item.lang)
        for kind in ACTORS
        for key in keys
        if _kind(key) == kind and key not in told
    )


def linked(site: Site, item: Item) -> Iterator[str]:
    """Keys of the items to which the text leads, in its order; one may come twice."""
    for link in item.body.links:
        path = content_path(item, link.target)
        if path and path in site.paths:
            yield site.paths[path][0]


def _of_kinds(site: Site, keys: Iterator[str]) -> list[str]:
    return [key for key in keys if _kind(key) in OCCASIONS and key in site.items]


def _kind(key: str) -> str:
    return key.partition("/")[0]
