"""Calendar pages: the agenda, a year, a month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from communique.collections.index import Index
from communique.collections.months import month_ends, month_grid
from communique.model.site import Item
from communique.views.cards import EventCard, Link, event_cards
from communique.views.feeds import feed_links
from communique.views.head import Head, Page, list_head, local, section_link, section_title

T = TypeVar("T")
MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day of the month's table. `is_today` at the moment of the build is left to the reader's clock."""

    date: date
    is_in_month: bool
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """A month of a year: `url` is empty where nothing takes place."""

    month: date
    url: str
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True)
class AgendaView:
    """What is under way and what comes; `years` lead to the rest."""

    head: Head
    under_way: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    recent: tuple[EventCard, ...]
    years: tuple[Link, ...]
    subscribe_url: str
    calendar_url: str


@dataclass(frozen=True, slots=True)
class YearView:
    head: Head
    year: int
    months: tuple[MonthEntry, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month as a table of weeks, the events whose day is not known, and all in a list."""

    head: Head
    month: date
    weekdays: tuple[tuple[str, str], ...]
    """(short, long) names, the week's first day first."""
    weeks: tuple[tuple[DayCell, ...], ...]
    unannounced: tuple[EventCard, ...]
    events: tuple[EventCard, ...]
    earlier: Link | None
    later: Link | None


RECENT = 6
"""How many past events the agenda still shows."""


def pages(index: Index, lang: str) -> Iterator[Page]:
    yield _agenda(index, lang)
    for number, year in enumerate(index.years):
        yield _year(index, lang, year, _around(index.years, number))
    months = tuple(index.months)
    for number, month in enumerate(months):
        yield _month(index, lang, month, _around(months, number))


def _agenda(index: Index, lang: str) -> Page:
    site, shown = index.site, index.agenda
    head = list_head(
        site, lang, "/calendar/", section_title(site, "calendar", lang),
        section="calendar", feeds=feed_links(site, lang, "events"),
    )  # fmt: skip
    view = AgendaView(
        head=head,
        under_way=event_cards(index.site, shown.under_way, lang),
        upcoming=event_cards(index.site, shown.upcoming, lang),
        recent=event_cards(index.site, shown.past[:RECENT], lang),
        years=tuple(
            Link(str(year), local(site, lang, f"/calendar/{year}/"))
            for year in reversed(index.years)
        ),
        subscribe_url=local(site, lang, "/calendar/subscribe/"),
        calendar_url=local(site, lang, "/calendar/all.ics"),
    )
    return Page(head.address, "agenda.html", view)


def _year(index: Index, lang: str, year: int, around: tuple[int | None, int | None]) -> Page:
    site = index.site
    head = list_head(
        site,
        lang,
        f"/calendar/{year}/",
        str(year),
        section="calendar",
        crumbs=[section_link(site, "calendar", lang)],
    )
    months = (date(year, number, 1) for number in range(1, MONTHS + 1))
    entries = tuple(
        MonthEntry(
            month,
            _month_url(index, lang, month),
            event_cards(index.site, index.months.get(month, ()), lang),
        )
        for month in months
    )
    earlier, later = (
        Link(str(y), local(site, lang, f"/calendar/{y}/")) if y else None for y in around
    )
    return Page(head.address, "year.html", YearView(head, year, entries, earlier, later))


def _month(index: Index, lang: str, month: date, around: tuple[date | None, date | None]) -> Page:
    site, language = index.site, index.site.language(lang)
    year = Link(str(month.year), local(site, lang, f"/calendar/{month.year}/"))
    head = list_head(
        site, lang, f"/calendar/{month:%Y/%m}/", language.month(month),
        section="calendar", crumbs=[section_link(site, "calendar", lang), year],
    )  # fmt: skip
    events = index.months[month]
    earlier, later = (
        Link(language.month(m), _month_url(index, lang, m)) if m else None for m in around
    )
    view = MonthView(
        head=head,
        month=month,
        weekdays=tuple(zip(language.weekdays(), language.weekdays("wide"), strict=True)),
        weeks=_weeks(index, events, month, lang),
        unannounced=event_cards(
            index.site, (e for e in events if not e.facts.span.is_announced), lang
        ),
        events=event_cards(index.site, events, lang),
        earlier=earlier,
        later=later,
    )
    return Page(head.address, "month.html", view)


def _weeks(
    index: Index, events: tuple[Item, ...], month: date, lang: str
) -> tuple[tuple[DayCell, ...], ...]:
    first_weekday = index.site.language(lang).first_weekday
    shown = {card.key: card for card in event_cards(index.site, events, lang)}
    return tuple(
        tuple(
            DayCell(day.date, day.is_in_month, tuple(shown[event.key] for event in day.events))
            for day in week
        )
        for week in month_grid(events, month, first_weekday)
    )


def _month_url(index: Index, lang: str, month: date) -> str:
    first, _ = month_ends(month)
    return local(index.site, lang, f"/calendar/{month:%Y/%m}/") if first in index.months else ""


def _around(values: Sequence[T], number: int) -> tuple[T | None, T | None]:
    """The neighbours of an entry, None at the ends."""
    return (
        values[number - 1] if number else None,
        values[number + 1] if number + 1 < len(values) else None,
    )
