"""VTIMEZONE components (RFC 5545 3.6.5) with today's rules as RRULE.

Outlook ignores zones whose changes are lists of RDATE, and rejects historic offsets with seconds;
so the changes of the years in use are worked out from the IANA data and written as yearly rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import icalendar

from communique.model.moments import Span, zone

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of offset: the wall time before it, the offsets, the name after it."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool

    @property
    def rule(self) -> tuple[int, int, int, object, timedelta, timedelta, str]:
        """Month, which weekday of it (-1: the last), weekday, wall time, offsets and name."""
        day = self.local.day
        is_last = (self.local + timedelta(days=7)).month != self.local.month
        nth = -1 if is_last else (day - 1) // 7 + 1
        return (self.local.month, nth, self.local.weekday(), self.local.time(), self.before, self.after, self.name)


def vtimezones(spans: Iterable[Span]) -> list[icalendar.Timezone]:
    """A component for each zone that the spans use, ordered by name; none for UTC."""
    years: dict[str, set[int]] = {}
    for span in spans:
        if span.zone_name not in ("UTC", "Etc/UTC"):
            used = years.setdefault(span.zone_name, set())
            used |= {span.begin.year, span.end.year}
    return [vtimezone(name, min(used), max(used)) for name, used in sorted(years.items())]


def vtimezone(name: str, first_year: int, last_year: int) -> icalendar.Timezone:
    """The zone's component, right from the first of `first_year` to the end of `last_year`."""
    component = icalendar.Timezone()
    component.add("tzid", name)
    start = datetime(first_year, 1, 1)
    aware = start.replace(tzinfo=zone(name))
    offset = aware.utcoffset() or timedelta()
    component.add_component(_part(start, offset, offset, aware.tzname() or name, bool(aware.dst())))
    for changes in _runs(_changes(name, first_year, last_year)):
        component.add_component(_yearly(changes, last_year))
    return component


def _runs(changes: Iterable[Change]) -> list[list[Change]]:
    """Changes grouped by equal rule in consecutive years, in order of their first."""
    runs: list[list[Change]] = []
    for change in changes:
        fitting = (run for run in runs if run[-1].rule == change.rule and run[-1].local.year + 1 == change.local.year)
        run = next(fitting, None)
        if run:
            run.append(change)
        else:
            runs.append([change])
    return runs


def _yearly(changes: list[Change], last_year: int) -> icalendar.cal.Component:
    first, last = changes[0], changes[-1]
    part = _part(first.local, first.before, first.after, first.name, first.is_daylight)
    if len(changes) == 1 and last.local.year < last_year:
        return part
    month, nth, weekday, *_ = first.rule
    rule = {"freq": "yearly", "bymonth": month, "byday": f"{nth}{_DAYS[weekday]}"}
    if last.local.year < last_year:
        # RFC 5545 3.3.10: in a zone's rule UNTIL is in UTC.
        rule["until"] = (last.local - last.before).replace(tzinfo=UTC)
    part.add("rrule", rule)
    return part


def _part(local: datetime, before: timedelta, after: timedelta, name: str, is_daylight: bool) -> icalendar.cal.Component:
    part = icalendar.TimezoneDaylight() if is_daylight else icalendar.TimezoneStandard()
    part.add("dtstart", local)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("tzname", name)
    return part


@lru_cache(maxsize=256)
def _changes(name: str, first_year: int, last_year: int) -> tuple[Change, ...]:
    return tuple(change for year in range(first_year, last_year + 1) for change in _changes_of(name, year))


@lru_cache(maxsize=4096)
def _changes_of(name: str, year: int) -> tuple[Change, ...]:
    return tuple(_found(name, datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)))


def _found(name: str, start: datetime, end: datetime) -> Iterator[Change]:
    """The changes of offset between two instants: noticed week by week, then pinned to the minute."""
    its_zone, week = zone(name), timedelta(days=7)
    before = start
    while before < end:
        after = min(before + week, end)
        if before.astimezone(its_zone).utcoffset() != after.astimezone(its_zone).utcoffset():
            yield _pinned(name, before, after)
        before = after


def _pinned(name: str, before: datetime, after: datetime) -> Change:
    its_zone, minute = zone(name), timedelta(minutes=1)
    old = before.astimezone(its_zone).utcoffset() or timedelta()
    while after - before > minute:
        middle = before + ((after - before) // 2 // minute) * minute
        if middle.astimezone(its_zone).utcoffset() == old:
            before = middle
        else:
            after = middle
    new = after.astimezone(its_zone)
    # RFC 5545 3.6.5: DTSTART of a part is wall time by the offset before the change.
    return Change((after + old).replace(tzinfo=None), old, new.utcoffset() or timedelta(), new.tzname() or name, bool(new.dst()))
