"""The scopes of calendars: `all`, and families of them such as `topic/climate` or `country/ch`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from communique.collections.groups import told_once
from communique.model.site import Item, Site

Keys = tuple[str, ...]
NAMED = ("organisation", "person", "place")
"""Kinds whose items have calendars: of the events that name them."""


def event_scopes(site: Site, backlinks: Mapping[str, Keys]) -> dict[str, Keys]:
    """Scope -> the keys of its events, in the order of keys. Scopes of items are called by their
    identity, so that the address of a calendar survives another title or slug; those of which no day
    is known are among them, so that no calendar vanishes when one is put off."""
    events = list(told_once(site.of("event")))
    found: dict[str, list[str]] = {"all": [event.key for event in events]}
    for event in events:
        for scope in _by_facts(site, event.facts):
            found.setdefault(scope, []).append(event.key)
    calendars = {scope: tuple(found[scope]) for scope in sorted(found)}
    return calendars | dict(_by_items(site, backlinks, frozenset(found["all"])))


def deadlines(site: Site) -> Iterator[str]:
    """What closes on a day: the last days of registrations (`event/2026/forum#registration`) and of
    calls for entries (`prize/seoul#call/2026`)."""
    for event in told_once(site.of("event")):
        if event.facts.registration and event.facts.registration.closes:
            yield f"{event.key}#registration"
    for prize in site.of("prize"):
        for edition in prize.facts.editions:
            if edition.call and edition.call.closes:
                yield f"{prize.key}#call/{edition.year}"


def expiries(site: Site) -> Iterator[str]:
    """The agreements of which an end is known (`agreement/mou#end`)."""
    return (f"{item.key}#end" for item in site.of("agreement") if item.facts.ends)


def family_of(scope: str) -> str:
    """`topic` of `topic/climate`; scopes of no family are their own."""
    return scope.partition("/")[0]


def by_facts(facts: Any) -> Iterator[str]:
    """The scopes that an item names itself: topics, and of an event its format and series."""
    if facts.kind == "event":
        yield f"format/{facts.format}"
        if facts.series:
            yield f"series/{facts.series}"
    yield from (f"topic/{topic}" for topic in dict.fromkeys(facts.topics))


def _by_facts(site: Site, event: Any) -> Iterator[str]:
    yield from by_facts(event)
    country = _country(site, event)
    if country:
        yield f"country/{country.lower()}"


def _country(site: Site, event: Any) -> str:
    """ISO 3166-1 of the venue, of its place where it says nothing itself."""
    if event.venue is None:
        return ""
    keys = site.find(event.venue.place, ("place",)) if event.venue.place else ()
    place: Item | None = next((site.best(key, "") for key in keys if key in site.items), None)
    return str(event.venue.country or (place.facts.country if place else ""))


def _by_items(
    site: Site, backlinks: Mapping[str, Keys], events: frozenset[str]
) -> Iterable[tuple[str, Keys]]:
    for kind in NAMED:
        for item in site.of(kind):
            keys = tuple(sorted(key for key in backlinks.get(item.key, ()) if key in events))
            if keys:
                yield item.key, keys
