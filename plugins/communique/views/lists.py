"""List pages: each kind's, the agreements register, topics, series."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.collections.agenda import agenda
from communique.collections.agreements import register
from communique.collections.index import Index
from communique.collections.order import by_name
from communique.collections.pagination import Leaf, leaves, number_of_full_leaves
from communique.model.kinds import KINDS
from communique.model.site import Item, Site
from communique.views.cards import Card, EventCard, Link, card, event_cards
from communique.views.feeds import feed_links
from communique.views.head import Head, Page, list_head, local, section_link, section_title


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of a kind's list. `number` is None on the page of the newest."""

    head: Head
    kind: str
    cards: tuple[Card, ...]
    number: int | None
    newer_url: str
    older_url: str


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register of agreements, newest first."""

    head: Head
    kind: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TopicEntry:
    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class TopicsView:
    head: Head
    topics: tuple[TopicEntry, ...]


@dataclass(frozen=True, slots=True)
class TopicView:
    """Everything on a topic, newest first; what comes stands apart, before the newest."""

    head: Head
    number: int | None
    upcoming: tuple[EventCard, ...]
    cards: tuple[Card, ...]
    newer_url: str
    older_url: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series of events: those to come in order of time, the others newest first."""

    head: Head
    coming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]


BY_NAME = ("person", "organisation", "place")
"""Kinds whose lists are in the order of names, and whole."""


def pages(index: Index, lang: str) -> Iterator[Page]:
    for kind in KINDS:
        if kind.kind == "agreement":
            yield from _register(index, lang)
        elif kind.kind in BY_NAME:
            yield from _directory(index, lang, kind.kind, kind.folder)
        elif kind.kind != "page":
            yield from _kind(index, lang, kind.kind, kind.folder)
    yield from _topics(index, lang)
    yield from _series(index, lang)


def _cards(site: Site, items: tuple[Item, ...], lang: str) -> tuple[Card, ...]:
    return tuple(card(site, item, lang) for item in items)


def _kind(index: Index, lang: str, kind: str, folder: str) -> Iterator[Page]:
    site = index.site
    items = index.in_language(index.newest.get(kind, ()), lang)
    full = _full_leaves(index, index.newest.get(kind, ()))
    for leaf in leaves(items, site.settings.page_size):
        head = list_head(
            site, lang, _leaf_address(folder, leaf.number), section_title(site, folder, lang),
            section="calendar" if kind == "event" else folder,
            crumbs=[section_link(site, folder, lang)] if leaf.number else [],
            feeds=feed_links(site, lang, folder),
            languages=_languages_with(full, leaf.number),
        )  # fmt: skip
        newer, older = _turn(site, lang, folder, leaf)
        yield Page(
            head.address,
            "list.html",
            ListView(head, kind, _cards(site, leaf.entries, lang), leaf.number, newer, older),
        )


def _full_leaves(index: Index, items: tuple[Item, ...]) -> dict[str, int]:
    """How many numbered pages a list of `items` has in each language."""
    size = index.site.settings.page_size
    return {
        lang: number_of_full_leaves(len(index.in_language(items, lang)), size)
        for lang in index.site.languages
    }


def _languages_with(full: dict[str, int], number: int | None) -> list[str]:
    """The languages in which a list has that page; the page of the newest is there in all."""
    return [lang for lang, count in full.items() if number is None or count >= number]


def _leaf_address(folder: str, number: int | None) -> str:
    return f"/{folder}/page/{number}/" if number else f"/{folder}/"


def _turn(site: Site, lang: str, folder: str, leaf: Leaf[Item]) -> tuple[str, str]:
    newer = local(site, lang, _leaf_address(folder, leaf.newer)) if leaf.number else ""
    older = local(site, lang, _leaf_address(folder, leaf.older)) if leaf.older else ""
    return newer, older


def _directory(index: Index, lang: str, kind: str, folder: str) -> Iterator[Page]:
    site = index.site
    head = list_head(site, lang, f"/{folder}/", section_title(site, folder, lang), section=folder)
    cards = _cards(site, by_name(site.in_language(kind, lang)), lang)
    yield Page(head.address, "list.html", ListView(head, kind, cards, None, "", ""))


def _register(index: Index, lang: str) -> Iterator[Page]:
    site = index.site
    head = list_head(
        site, lang, "/agreements/", section_title(site, "agreements", lang),
        section="agreements", feeds=feed_links(site, lang, "agreements"),
    )  # fmt: skip
    cards = _cards(site, index.in_language(register(site.of("agreement")), lang), lang)
    yield Page(head.address, "register.html", RegisterView(head, "agreement", cards))


def _topics(index: Index, lang: str) -> Iterator[Page]:
    site, entries = index.site, []
    for topic, items in index.topics.items():
        shown = index.in_language(items, lang)
        name = site.settings.topic_name(topic, lang)
        entries.append(TopicEntry(Link(name, local(site, lang, f"/topics/{topic}/")), len(shown)))
        yield from _topic(index, lang, topic, name, shown)
    head = list_head(site, lang, "/topics/", section_title(site, "topics", lang), section="topics")
    entries.sort(key=lambda entry: entry.link.title.casefold())
    yield Page(head.address, "topics.html", TopicsView(head, tuple(entries)))


def _topic(
    index: Index, lang: str, topic: str, name: str, items: tuple[Item, ...]
) -> Iterator[Page]:
    site, folder = index.site, f"topics/{topic}"
    coming = agenda((item for item in items if item.kind == "event"), site.built_at)
    upcoming = event_cards(site, (*coming.under_way, *coming.upcoming), lang)
    full = _full_leaves(index, index.topics[topic])
    for leaf in leaves(items, site.settings.page_size):
        head = list_head(
            site, lang, _leaf_address(folder, leaf.number), name, section="topics",
            crumbs=[section_link(site, "topics", lang)], languages=_languages_with(full, leaf.number),
        )  # fmt: skip
        newer, older = _turn(site, lang, folder, leaf)
        first = upcoming if leaf.number is None else ()
        shown = {event.key for event in first}
        cards = tuple(entry for entry in _cards(site, leaf.entries, lang) if entry.key not in shown)
        yield Page(
            head.address, "topic.html", TopicView(head, leaf.number, first, cards, newer, older)
        )


def _series(index: Index, lang: str) -> Iterator[Page]:
    site = index.site
    for series, events in index.series.items():
        shown = agenda(events, site.built_at)
        head = list_head(
            site, lang, f"/series/{series}/", site.settings.series_name(series, lang),
            section="calendar", crumbs=[section_link(site, "events", lang)],
        )  # fmt: skip
        coming = event_cards(site, (*shown.under_way, *shown.upcoming), lang)
        yield Page(
            head.address,
            "series.html",
            SeriesView(head, coming, event_cards(site, shown.past, lang)),
        )
