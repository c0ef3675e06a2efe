"""Months and years as a wall calendar shows them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from communique.collections.agenda import in_order_of_time
from communique.model.site import Item

LONG = 14
"""Events of more days than that are long."""


class Day(Struct, frozen=True):
    """A day with its events; `is_in_month` is false for the days that only fill up a week."""

    date: date
    is_in_month: bool
    events: tuple[Item, ...] = ()


def month_grid(events: Iterable[Item], month: date, first_weekday: int = 0) -> list[list[Day]]:
    """Lay out one month as weeks of seven days, as a wall calendar shows it.

    `month` is any day in the month. `first_weekday` counts from Monday = 0, as in `calendar`.
    An event of several days appears in each of its days, in local time of its venue; one whose
    day is not known appears in none. Days outside the month are there, empty, so that every week
    has seven.

    Raises ValueError when `first_weekday` is not 0 to 6.
    """
    if not 0 <= first_weekday <= 6:
        raise ValueError("first_weekday counts from Monday = 0 to Sunday = 6")
    by_day: dict[date, list[Item]] = {}
    for event in in_order_of_time(events):
        for day in days_in_month(event, month):
            by_day.setdefault(day, []).append(event)
    days = [
        Day(day, day.month == month.month, tuple(by_day.get(day, ())))
        for day in _weeks(month, first_weekday)
    ]
    return [days[n : n + 7] for n in range(0, len(days), 7)]


def days_in_month(event: Item, month: date) -> Iterator[date]:
    """The days of that month on which the event takes place."""
    span = event.facts.span
    if not span.is_announced:
        return
    first, last = month_ends(month)
    day = max(span.first_day, first)
    while day <= min(span.last_day, last):
        yield day
        day += timedelta(days=1)


def is_long(event: Item) -> bool:
    """Whether it lasts for weeks, as an exhibition does: none of its days tells much by itself."""
    span = event.facts.span
    return bool(span.is_announced and (span.last_day - span.first_day).days >= LONG)


def count_of(day: Day) -> int:
    """How many events a day is worth a look for; of a long one its first and its last day."""
    return sum(
        not is_long(event) or day.date in (event.facts.span.first_day, event.facts.span.last_day)
        for event in day.events
    )


def month_ends(month: date) -> tuple[date, date]:
    """The first and the last day of a month."""
    return month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])


def months_of(event: Item) -> Iterator[date]:
    """The first days of all months that the event touches."""
    span = event.facts.span
    month = span.first_day.replace(day=1)
    while month <= span.last_day:
        yield month
        month = next_month(month)


def by_month(events: Iterable[Item]) -> dict[date, tuple[Item, ...]]:
    """The first day of each month that has events -> those events in order of time."""
    months: dict[date, list[Item]] = {}
    for event in in_order_of_time(events):
        for month in months_of(event):
            months.setdefault(month, []).append(event)
    return {month: tuple(months[month]) for month in sorted(months)}


def next_month(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def _weeks(month: date, first_weekday: int) -> Iterator[date]:
    first, last = month_ends(month)
    day = first - timedelta(days=(first.weekday() - first_weekday) % 7)
    while day <= last or (day.weekday() - first_weekday) % 7:
        yield day
        day += timedelta(days=1)
