"""List pages: each kind's, the agreements register, topics, series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from msgspec import Struct

from communique.collections.index import Index
from communique.collections.pagination import Leaf
from communique.model.kinds import KINDS
from communique.model.site import Site
from communique.views.cards import Card, EventCard, Link, cards, event_cards
from communique.views.directories import DIRECTORIES
from communique.views.feeds import feed_links, feeds_of
from communique.views.head import (
    Head,
    Page,
    list_head,
    list_page,
    local,
    section_link,
    section_title,
)
from communique.views.register import register
from communique.views.subscribing import CalendarLine, calendar_of
from communique.views.years import YearOf, by_year


class ListView(Struct, frozen=True):
    """A page of a kind's list. `number` is None on the page of the newest."""

    head: Head
    kind: str
    cards: tuple[Card, ...]
    number: int | None
    newer_url: str
    older_url: str

    @property
    def years(self) -> tuple[YearOf, ...]:
        """The cards year by year."""
        return by_year(self.cards)


class TopicEntry(Struct, frozen=True):
    link: Link
    count: int


class TopicsView(Struct, frozen=True):
    head: Head
    topics: tuple[TopicEntry, ...]


class TopicView(Struct, frozen=True):
    """Everything on a topic, newest first; what comes stands apart, before the newest."""

    head: Head
    number: int | None
    upcoming: tuple[EventCard, ...]
    calendar: CalendarLine | None
    """That of its events; None where there is none, and on older pages."""
    cards: tuple[Card, ...]
    newer_url: str
    older_url: str


class SeriesView(Struct, frozen=True):
    """A series of events: those to come in order of time, the others newest first."""

    head: Head
    about: str
    about_lang: str
    """The language of `about` where that is another than the page's."""
    coming: tuple[EventCard, ...]
    past: tuple[EventCard, ...]
    since: int
    """The year of its first edition."""
    calendar: CalendarLine | None


def pages(index: Index, lang: str) -> Iterator[Page]:
    site = index.site
    for kind in KINDS:
        address = f"/{kind.folder}/"
        if kind.kind == "agreement":
            yield list_page(site, lang, address, "register.html", register)
        elif kind.kind in DIRECTORIES:
            yield list_page(site, lang, address, "directory.html", DIRECTORIES[kind.kind])
        elif kind.kind != "page":
            group = ("kind", kind.kind)
            yield from _leaves(index, lang, group, kind.folder, "list.html", newest)
    yield list_page(site, lang, "/topics/", "topics.html", topics)
    for name in index.topics:
        yield from _leaves(index, lang, ("topic", name), f"topics/{name}", "topic.html", topic)
    for name in index.series:
        yield list_page(site, lang, f"/series/{name}/", "series.html", series, name)


def _leaves(
    index: Index,
    lang: str,
    group: tuple[str, str],
    folder: str,
    template: str,
    look: Callable[..., Any],
) -> Iterator[Page]:
    """The page of the newest, and the numbered ones. `look` is given the name, the folder and the
    number."""
    full, name = index.full_leaves(group), group[1]
    for number in (None, *range(1, full[lang] + 1)):
        address, languages = _leaf_address(folder, number), _languages_with(full, number)
        yield list_page(
            index.site, lang, address, template, look, name, folder, number, languages=languages
        )


def newest(index: Index, lang: str, kind: str, folder: str, number: int | None) -> ListView:
    """A page of a kind's list."""
    site, group = index.site, ("kind", kind)
    head = list_head(
        site, lang, _leaf_address(folder, number), section_title(site, folder, lang),
        section="calendar" if kind == "event" else folder,
        crumbs=[section_link(site, folder, lang)] if number else [],
        feeds=feed_links(site, lang, folder),
        languages=_languages_with(index.full_leaves(group), number),
    )  # fmt: skip
    leaf = index.leaf(group, lang, number)
    return ListView(
        head, kind, cards(site, leaf.entries, lang), number, *_turn(site, lang, folder, leaf)
    )


def _languages_with(full: Mapping[str, int], number: int | None) -> list[str]:
    """The languages in which a list has that page; the page of the newest is there in all."""
    return [lang for lang, count in full.items() if number is None or count >= number]


def _leaf_address(folder: str, number: int | None) -> str:
    return f"/{folder}/page/{number}/" if number else f"/{folder}/"


def _turn(site: Site, lang: str, folder: str, leaf: Leaf[str]) -> tuple[str, str]:
    newer = local(site, lang, _leaf_address(folder, leaf.newer)) if leaf.number else ""
    older = local(site, lang, _leaf_address(folder, leaf.older)) if leaf.older else ""
    return newer, older


def topics(index: Index, lang: str) -> TopicsView:
    site = index.site
    head = list_head(site, lang, "/topics/", section_title(site, "topics", lang), section="topics")
    entries = [
        TopicEntry(
            Link(site.settings.topic_name(name, lang), local(site, lang, f"/topics/{name}/")), n
        )
        for name, n in index.counts(lang).items()
    ]
    return TopicsView(head, tuple(sorted(entries, key=lambda entry: entry.link.title.casefold())))


def topic(index: Index, lang: str, name: str, folder: str, number: int | None) -> TopicView:
    site, group = index.site, ("topic", name)
    head = list_head(
        site, lang, _leaf_address(folder, number), site.settings.topic_name(name, lang),
        section="topics", crumbs=[section_link(site, "topics", lang)],
        feeds=feeds_of(index, lang, f"topic/{name}"),
        languages=_languages_with(index.full_leaves(group), number),
    )  # fmt: skip
    leaf = index.leaf(group, lang, number)
    coming: tuple[str, ...] = ()
    if number is None:
        under_way, upcoming = index.topic_events(name)
        coming = (*under_way, *upcoming)
    others = (key for key in leaf.entries if key not in coming)
    return TopicView(
        head, number, event_cards(site, coming, lang),
        calendar_of(index, lang, f"topic/{name}") if number is None else None, cards(site, others, lang),
        *_turn(site, lang, folder, leaf),
    )  # fmt: skip


def series(index: Index, lang: str, name: str) -> SeriesView:
    site = index.site
    about, told_in = site.settings.series_text(name, lang)
    head = list_head(
        site, lang, f"/series/{name}/", site.settings.series_name(name, lang),
        description=about, section="calendar", crumbs=[section_link(site, "events", lang)],
        feeds=feeds_of(index, lang, f"series/{name}"),
    )  # fmt: skip
    coming, past = index.series_events(name)
    cards_coming, cards_past = event_cards(site, coming, lang), event_cards(site, past, lang)
    since = (*cards_past[-1:], *cards_coming)[0].span.first_day.year
    calendar = calendar_of(index, lang, f"series/{name}")
    return SeriesView(
        head, about, told_in if told_in != lang else "", cards_coming, cards_past, since, calendar
    )
