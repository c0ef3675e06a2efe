"""Calendar pages: the agenda, a year, a month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from communique.collections.bars import Bar, bars, rows_above
from communique.collections.index import Index
from communique.collections.months import Day, count_of, is_long, month_grid
from communique.model.site import Item, Site, original
from communique.views.cards import EventCard, Link, event_cards
from communique.views.feeds import feed_links
from communique.views.filters import Filter, event_filters
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
THURSDAY = 3


class BarEntry(Struct, frozen=True):
    """An event of several days, in the cell of its first day of a week. `since` and `until` are its
    own first and last day where they lie outside of that week. `is_long` of one that lasts weeks."""

    card: EventCard
    days: int
    row: int
    since: date | None
    until: date | None
    last_day: date
    is_long: bool


class DayCell(Struct, frozen=True):
    """A day of the month's table: the bars that begin in it, the rows that bars take in it, and its
    other events. Which day is today is left to the reader's clock."""

    date: date
    is_in_month: bool
    bars: tuple[BarEntry, ...]
    rows: int
    events: tuple[EventCard, ...]


class Week(Struct, frozen=True):
    """`number` as ISO 8601 counts; None where the office does not number weeks."""

    number: int | None
    days: tuple[DayCell, ...]


class MonthEntry(Struct, frozen=True):
    """A month of a year: `url` is empty where nothing takes place. `weeks` hold how many events each
    day has, None for days of other months. Long events count with their first and last day, and
    are not among its `events`."""

    month: date
    url: str
    weeks: tuple[tuple[tuple[date, int] | None, ...], ...]
    events: tuple[EventCard, ...]


class MonthLink(Struct, frozen=True):
    """A way to another month; `url` is empty where nothing takes place."""

    month: date
    url: str


class AgendaEntry(Struct, frozen=True):
    """An event of the agenda. `marks` are the choices of the filter that it meets."""

    card: EventCard
    marks: tuple[str, ...]


class AgendaMonth(Struct, frozen=True):
    """The events of the agenda that begin in a month."""

    month: date
    url: str
    entries: tuple[AgendaEntry, ...]


class AgendaView(Struct, frozen=True):
    """What is under way and what comes, by month; `years` lead to the rest."""

    head: Head
    months: tuple[AgendaMonth, ...]
    filters: tuple[Filter, ...]
    count: int
    recent: tuple[EventCard, ...]
    years: tuple[Link, ...]
    subscribe_url: str
    calendar_url: str


class YearView(Struct, frozen=True):
    head: Head
    year: int
    weekdays: tuple[tuple[str, str], ...]
    months: tuple[MonthEntry, ...]
    long: tuple[EventCard, ...]
    """Events of many weeks, each once."""
    earlier: Link | None
    later: Link | None
    years: tuple[Link, ...]
    calendar_url: str


class MonthView(Struct, frozen=True):
    """A month as a table of weeks, the events whose day is not known, and all in a list."""

    head: Head
    month: date
    weekdays: tuple[tuple[str, str], ...]
    """(short, long) names, the week's first day first."""
    weeks: tuple[Week, ...]
    unannounced: tuple[EventCard, ...]
    events: tuple[EventCard, ...]
    earlier: Link | None
    later: Link | None
    months: tuple[MonthLink, ...]
    """The months of its year."""
    years: tuple[Link, ...]
    calendar_url: str


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
    coming = event_cards(site, (*index.under_way(), *index.upcoming()), lang)
    filters, marks = event_filters(site, coming, lang)
    return AgendaView(
        head=head,
        months=tuple(_agenda_months(site, coming, marks, lang)),
        filters=filters,
        count=len(coming),
        recent=event_cards(site, index.past(RECENT), lang),
        years=tuple(_year_link(site, lang, year) for year in reversed(index.years())),
        subscribe_url=local(site, lang, "/calendar/subscribe/"),
        calendar_url=local(site, lang, "/calendar/all.ics"),
    )


def month_entry(index: Index, lang: str, month: date) -> MonthEntry:
    """A month at a glance."""
    site = index.site
    events = [original(site.items[key]) for key in index.month(month)]
    return MonthEntry(
        month,
        local(site, lang, _month_address(month)) if index.has_month(month) else "",
        _density(site, events, month, lang),
        _cards(site, (event for event in events if not is_long(event)), lang),
    )


def _long(index: Index, lang: str, year: int) -> tuple[EventCard, ...]:
    """The long events of a year, in order of time."""
    site = index.site
    keys = dict.fromkeys(key for month in _months_of_year(year) for key in index.month(month))
    return _cards(site, filter(is_long, (original(site.items[key]) for key in keys)), lang)


def year_view(index: Index, lang: str, year: int) -> YearView:
    site = index.site
    head = list_head(
        site, lang, f"/calendar/{year}/", str(year),
        section="calendar", crumbs=[section_link(site, "calendar", lang)],
    )  # fmt: skip
    entries = tuple(month_entry(index, lang, month) for month in _months_of_year(year))
    earlier, later = (
        _year_link(site, lang, other) if other else None for other in index.years_around(year)
    )
    return YearView(
        head=head,
        year=year,
        weekdays=weekdays_of(site, lang, "narrow"),
        months=entries,
        long=_long(index, lang, year),
        earlier=earlier,
        later=later,
        years=tuple(_year_link(site, lang, other) for other in index.years()),
        calendar_url=local(site, lang, "/calendar/"),
    )


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
        weekdays=weekdays_of(site, lang),
        weeks=_weeks(site, events, month, lang),
        unannounced=_cards(site, (e for e in events if not e.facts.span.is_announced), lang),
        events=_cards(site, events, lang),
        earlier=earlier,
        later=later,
        months=tuple(_month_links(index, lang, month.year)),
        years=tuple(_year_link(site, lang, year) for year in index.years()),
        calendar_url=local(site, lang, "/calendar/"),
    )


def _month_links(index: Index, lang: str, year: int) -> Iterator[MonthLink]:
    for month in _months_of_year(year):
        address = _month_address(month) if index.has_month(month) else ""
        yield MonthLink(month, local(index.site, lang, address) if address else "")


def _months_of_year(year: int) -> Iterator[date]:
    return (date(year, number, 1) for number in range(1, MONTHS + 1))


def weekdays_of(site: Site, lang: str, short: str = "abbreviated") -> tuple[tuple[str, str], ...]:
    language = site.language(lang)
    return tuple(zip(language.weekdays(short), language.weekdays("wide"), strict=True))


def _density(
    site: Site, events: Iterable[Item], month: date, lang: str
) -> tuple[tuple[tuple[date, int] | None, ...], ...]:
    return tuple(
        tuple((day.date, count_of(day)) if day.is_in_month else None for day in week)
        for week in month_grid(events, month, site.language(lang).first_weekday)
    )


def _weeks(site: Site, events: Sequence[Item], month: date, lang: str) -> tuple[Week, ...]:
    shown = {card.key: card for card in _cards(site, events, lang)}
    return tuple(
        Week(_week_number(week) if site.settings.week_numbers else None, tuple(_cells(week, shown)))
        for week in month_grid(events, month, site.language(lang).first_weekday)
    )


def _week_number(week: Sequence[Day]) -> int:
    """ISO 8601 counts a week by its Thursday, on whatever day it begins here."""
    return next(day.date.isocalendar().week for day in week if day.date.weekday() == THURSDAY)


def _cells(week: Sequence[Day], shown: Mapping[str, EventCard]) -> Iterator[DayCell]:
    its_bars = bars(week)
    over = {bar.event.key for bar in its_bars}
    for column, day in enumerate(week):
        yield DayCell(
            day.date,
            day.is_in_month,
            tuple(_bar(bar, week, shown) for bar in its_bars if bar.column == column),
            rows_above(its_bars, column),
            tuple(shown[event.key] for event in day.events if event.key not in over),
        )


def _bar(bar: Bar, week: Sequence[Day], shown: Mapping[str, EventCard]) -> BarEntry:
    span = bar.event.facts.span
    first, last = (week[column].date for column in (bar.columns[0], bar.columns[-1]))
    return BarEntry(
        shown[bar.event.key],
        bar.days,
        bar.row,
        span.first_day if span.first_day < first else None,
        span.last_day if span.last_day > last else None,
        span.last_day,
        is_long(bar.event),
    )


def _agenda_months(
    site: Site, coming: Iterable[EventCard], marks: Mapping[str, tuple[str, ...]], lang: str
) -> Iterator[AgendaMonth]:
    def month_of(card: EventCard) -> date:
        return card.span.first_day.replace(day=1)

    # In order of instants the last of a month in Honolulu comes after the first of the next in Seoul.
    for month, cards in groupby(sorted(coming, key=month_of), month_of):
        entries = tuple(AgendaEntry(card, marks[card.key]) for card in cards)
        yield AgendaMonth(month, local(site, lang, _month_address(month)), entries)


def _cards(site: Site, events: Iterable[Item], lang: str) -> tuple[EventCard, ...]:
    return event_cards(site, (event.key for event in events), lang)


def _month_address(month: date) -> str:
    return f"/calendar/{month:%Y/%m}/"


def _year_link(site: Site, lang: str, year: int) -> Link:
    return Link(str(year), local(site, lang, f"/calendar/{year}/"))
