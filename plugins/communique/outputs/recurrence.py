"""Events that repeat in calendar files: RRULE 3.8.5.3, EXDATE 3.8.5.1, RDATE 3.8.5.2, RECURRENCE-ID
3.8.4.4 of RFC 5545."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import icalendar

from communique.model.moments import Moment, Span
from communique.views.calendars import CalendarEntry

Maker = Callable[[CalendarEntry], icalendar.Event]
"""What makes a VEVENT from an entry."""


def vevents(entry: CalendarEntry, make: Maker) -> bytes:
    """The VEVENTs of an entry: of an event that repeats also those of dates that changed."""
    return b"".join(_vevent(one, make) for one in (entry, *entry.told_dates))


def _vevent(entry: CalendarEntry, make: Maker) -> bytes:
    event = make(entry)
    for name, value in _properties(entry):
        event.add(name, value)
    return bytes(event.to_ical())


def _properties(entry: CalendarEntry) -> Iterator[tuple[str, Any]]:
    found = entry.recurrence
    if found is None:
        return
    if found.rule:
        text = ";".join(f"{name}={','.join(values)}" for name, values in found.rule)
        yield "rrule", icalendar.vRecur.from_ical(text)
    if found.left_out:
        yield "exdate", list(found.left_out)
    if found.added:
        yield "rdate", list(found.added)
    if found.instance:
        yield "recurrence-id", found.instance


def reach(entry: CalendarEntry) -> Span:
    """The time in which the zone of an entry must be explained: up to its last date on the site."""
    span, found = entry.span, entry.recurrence
    if found is None or found.last_year <= span.end.year:
        return span
    last = span.starts.first.replace(year=found.last_year, month=12, day=31)
    return replace(span, ends=Moment(last, span.starts.precision))
