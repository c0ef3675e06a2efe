"""Where things are: the points of the map, and which organisations are in the city of a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import asin, cos, radians, sin, sqrt
from typing import Any

from msgspec import Struct

from communique.model.site import Item, Site

NEAR = 25.0
"""Kilometres within which an organisation is at a place."""
_EARTH = 6371.0


class Spot(Struct, frozen=True):
    """A place, an organisation or an event with its point on the globe. `here` are the keys of the
    organisations at a place."""

    key: str
    latitude: float
    longitude: float
    is_office: bool
    """Whether it is an office, or there is one here."""
    here: tuple[str, ...] = ()


def at_places(site: Site) -> dict[str, tuple[str, ...]]:
    """Key of each place -> the keys of the organisations there."""
    by_country: dict[str, list[Item]] = {}
    for item in site.of("organisation"):
        by_country.setdefault(item.facts.country, []).append(item)

    def near(country: str) -> list[Item]:
        return by_country.get(country, []) + (by_country.get("", []) if country else [])

    return {
        place.key: tuple(o.key for o in near(place.facts.country) if _is_at(o.facts, place.facts))
        for place in site.of("place")
    }


def organisation_spots(site: Site) -> Iterator[Spot]:
    """Every organisation whose point is known."""
    return (_spot(item, _is_office(item)) for item in site.of("organisation") if _point(item))


def spots(site: Site, at: dict[str, tuple[str, ...]], events: Iterable[Item]) -> Iterator[Spot]:
    """Every place whose point is known, the organisations that are at none of them, and those of
    `events` whose venue is written out with its point."""
    offices = {item.key for item in site.of("organisation") if _is_office(item)}
    covered: set[str] = set()
    for item in filter(_point, site.of("place")):
        here = at[item.key]
        covered.update(here)
        yield _spot(item, not offices.isdisjoint(here), here)
    yield from (spot for spot in organisation_spots(site) if spot.key not in covered)
    yield from filter(None, map(_event_spot, events))


def takes_place(event: Any) -> bool:
    """Whether people come to an event's venue: it is neither cancelled nor moved online."""
    return event.state != "cancelled" and not event.has_moved_online


def _event_spot(item: Item) -> Spot | None:
    venue = item.facts.venue if takes_place(item.facts) else None
    if venue is None or venue.place or venue.coordinates is None:
        return None
    return Spot(item.key, venue.coordinates.latitude, venue.coordinates.longitude, False)


def _spot(item: Item, is_office: bool, here: tuple[str, ...] = ()) -> Spot:
    point = _point(item)
    return Spot(item.key, point.latitude, point.longitude, is_office, here)


def _point(item: Item) -> Any:
    return item.facts.coordinates


def _is_office(item: Item) -> bool:
    return bool(item.facts.type == "office")


def _is_at(organisation: Any, place: Any) -> bool:
    """By their points; where one has none, by city and country. They are of one country, or the
    organisation's is not said."""
    if organisation.coordinates and place.coordinates:
        return _kilometres(organisation.coordinates, place.coordinates) < NEAR
    names = [each.city.casefold() for each in (organisation, place)]
    return bool(names[0] and organisation.country == place.country and names[0] == names[1])


def _kilometres(a: Any, b: Any) -> float:
    """Along the great circle."""
    north, east = radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)
    part = cos(radians(a.latitude)) * cos(radians(b.latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, sin(north / 2) ** 2 + part)))
