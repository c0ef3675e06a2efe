"""Directories: people and organisations from A to Z, places by country; where they are on the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

from communique.collections.alphabet import a_to_z, letter
from communique.collections.index import Index
from communique.model.site import Site
from communique.views.cards import Card, EventCard, Link, card, cards, link_to
from communique.views.head import Head, list_head, section_title
from communique.views.search import letter_name
from communique.views.world_map import WorldMap, world_map

LETTERS_FROM = 8
"""From how many entries on a directory is parted by letters."""


class Entry(Struct, frozen=True):
    """A line of a directory. `coming` and `past` count the events at a place; `organisations` are
    those there."""

    card: Card
    coming: int = 0
    past: int = 0
    organisations: tuple[Link, ...] = ()


class Group(Struct, frozen=True):
    """The entries of a letter or a country; `title` is empty where a directory is not parted."""

    title: str
    id: str
    entries: tuple[Entry, ...]


class DirectoryView(Struct, frozen=True):
    head: Head
    kind: str
    map: WorldMap | None
    groups: tuple[Group, ...]


def people(index: Index, lang: str) -> DirectoryView:
    return _a_to_z(index, lang, "person", "people", None)


def organisations(index: Index, lang: str) -> DirectoryView:
    shown = world_map(index, lang, index.organisation_spots())
    return _a_to_z(index, lang, "organisation", "organisations", shown)


def places(index: Index, lang: str) -> DirectoryView:
    """By country; organisations and events on the map that are at no place stand there too."""
    site, spots = index.site, index.spots()
    others = (spot.key for spot in spots if not spot.key.startswith("place/"))
    entries = [_place(index, key, lang) for key in index.directory("place", lang)]
    entries += [Entry(each) for each in cards(site, others, lang)]
    return DirectoryView(
        _head(index, lang, "places"),
        "place",
        world_map(index, lang, spots),
        tuple(_by_country(index, lang, entries)),
    )


def _head(index: Index, lang: str, folder: str) -> Head:
    title = section_title(index.site, folder, lang)
    return list_head(index.site, lang, f"/{folder}/", title, section=folder)


def _a_to_z(
    index: Index, lang: str, kind: str, folder: str, shown: WorldMap | None
) -> DirectoryView:
    site = index.site
    entries = _in_order(site, cards(site, index.directory(kind, lang), lang), lang)
    groups: Iterable[Group] = [Group("", "", entries)] if entries else []
    if len(entries) >= LETTERS_FROM:
        by_letter = groupby(entries, lambda entry: letter(entry.card.title, lang))
        groups = (
            Group(letter_name(site, lang, name), f"list--{name}", tuple(each))
            for name, each in by_letter
        )
    return DirectoryView(_head(index, lang, folder), kind, shown, tuple(groups))


def _in_order(site: Site, found: Iterable[Card], lang: str) -> tuple[Entry, ...]:
    """Entries from A to Z, those of one name by their keys."""
    by_title: dict[str, list[Card]] = {}
    for each in sorted(found, key=lambda each: each.key):
        by_title.setdefault(each.title, []).append(each)
    return tuple(
        Entry(each) for title in _names_in_order(site, by_title, lang) for each in by_title[title]
    )


def _names_in_order(site: Site, names: Iterable[str], lang: str) -> list[str]:
    return a_to_z(names, lang, site.language(lang).own_name)


def _place(index: Index, key: str, lang: str) -> Entry:
    site = index.site
    coming, past = index.events_at(key)
    there = (site.best(other, lang) for other in index.organisations_at(key))
    links = tuple(link_to(site, item, lang) for item in there)
    return Entry(card(site, site.best(key, lang), lang), len(coming), len(past), links)


def _by_country(index: Index, lang: str, entries: Iterable[Entry]) -> Iterator[Group]:
    """Countries from A to Z; what is of none comes last."""
    by_country: dict[str, list[Entry]] = {}
    for entry in entries:
        shown: Any = entry.card.where if isinstance(entry.card, EventCard) else entry.card
        by_country.setdefault(shown.country, []).append(entry)
    none = by_country.pop("", [])
    for country in _names_in_order(index.site, by_country, lang):
        yield Group(country, "", tuple(by_country[country]))
    if none:
        yield Group("", "", tuple(none))


DIRECTORIES: dict[str, Callable[[Index, str], DirectoryView]] = {
    "person": people,
    "organisation": organisations,
    "place": places,
}
"""Kinds whose lists are in the order of names, and whole."""
