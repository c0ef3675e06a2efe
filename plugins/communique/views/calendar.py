"""Calendar pages: the agenda, a year, a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from communique.collections.index import Index
from communique.collections.months import month_grid
from communique.model.site import Item, Site, original
from communique.views.cards import EventCard, Link, event_cards
from communique.views.feeds import feed_links
from communique.views.head import (
    Head,
    Page,
    list_head,
    list_page,
    local,
    section_link,
    section_title,
)

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
    site = index.site
    yield list_page(site, lang, "/calendar/", "agenda.html", agenda)
    for year in index.years():
        yield list_page(site, lang, f"/calendar/{year}/", "year.html", year_view, year)
    for month in index.months:
        yield list_page(site, lang, _month_address(month), "month.html", month_view, month)


def agenda(index: Index, lang: str) -> AgendaView:
    site = index.site
    head = list_head(
        site, lang, "/calendar/", section_title(site, "calendar", lang),
        section="calendar", feeds=feed_links(site, lang, "events"),
    )  # fmt: skip
    return AgendaView(
        head=head,
        under_way=event_cards(site, index.under_way(), lang),
        upcoming=event_cards(site, index.upcoming(), lang),
        recent=event_cards(site, index.past(RECENT), lang),
        years=tuple(_year_link(site, lang, year) for year in reversed(index.years())),
        subscribe_url=local(site, lang, "/calendar/subscribe/"),
        calendar_url=local(site, lang, "/calendar/all.ics"),
    )


def year_view(index: Index, lang: str, year: int) -> YearView:
    site = index.site
    head = list_head(
        site, lang, f"/calendar/{year}/", str(year),
        section="calendar", crumbs=[section_link(site, "calendar", lang)],
    )  # fmt: skip
    entries = tuple(
        MonthEntry(
            month,
            local(site, lang, _month_address(month)) if index.has_month(month) else "",
            event_cards(site, index.month(month), lang),
        )
        for month in (date(year, number, 1) for number in range(1, MONTHS + 1))
    )
    earlier, later = (
        _year_link(site, lang, other) if other else None for other in index.years_around(year)
    )
    return YearView(head, year, entries, earlier, later)


def month_view(index: Index, lang: str, month: date) -> MonthView:
    site, language = index.site, index.site.language(lang)
    crumbs = [section_link(site, "calendar", lang), _year_link(site, lang, month.year)]
    head = list_head(
        site, lang, _month_address(month), language.month(month), section="calendar", crumbs=crumbs
    )
    events = [original(site.items[key]) for key in index.month(month)]
    earlier, later = (
        Link(language.month(other), local(site, lang, _month_address(other))) if other else None
        for other in index.months_around(month)
    )
    return MonthView(
        head=head,
        month=month,
        weekdays=tuple(zip(language.weekdays(), language.weekdays("wide"), strict=True)),
        weeks=_weeks(site, events, month, lang),
        unannounced=_cards(site, (e for e in events if not e.facts.span.is_announced), lang),
        events=_cards(site, events, lang),
        earlier=earlier,
        later=later,
    )


def _weeks(
    site: Site, events: Sequence[Item], month: date, lang: str
) -> tuple[tuple[DayCell, ...], ...]:
    first_weekday = site.language(lang).first_weekday
    shown = {card.key: card for card in _cards(site, events, lang)}
    return tuple(
        tuple(
            DayCell(day.date, day.is_in_month, tuple(shown[event.key] for event in day.events))
            for day in week
        )
        for week in month_grid(events, month, first_weekday)
    )


def _cards(site: Site, events: Iterable[Item], lang: str) -> tuple[EventCard, ...]:
    return event_cards(site, (event.key for event in events), lang)


def _month_address(month: date) -> str:
    return f"/calendar/{month:%Y/%m}/"


def _year_link(site: Site, lang: str, year: int) -> Link:
    return Link(str(year), local(site, lang, f"/calendar/{year}/"))
