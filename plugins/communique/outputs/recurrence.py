"""Events that repeat in calendar files: RRULE 3.8.5.3, EXDATE 3.8.5.1, RDATE 3.8.5.2, RECURRENCE-ID
3.8.4.4 of RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from communique.model.moments import Moment, Span
from communique.outputs.contentline import Line, when
from communique.views.calendars import CalendarEntry

NUMBERS = frozenset(
    {"COUNT", "INTERVAL", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS"}
)
"""Parts of a rule whose values are numbers."""


def lines(entry: CalendarEntry) -> Iterator[Line]:
    """What an entry says of its dates."""
    found = entry.recurrence
    if found is None:
        return
    if found.rule:
        rule = {name.lower(): _part(name, values) for name, values in found.rule}
        yield Line("RRULE", rule, "recur")
    if found.left_out:
        yield _list("EXDATE", found.left_out)
    if found.added:
        yield _list("RDATE", found.added)
    if found.instance:
        yield when("RECURRENCE-ID", found.instance)


def _part(name: str, values: tuple[str, ...]) -> Any:
    """As RFC 7265 3.6.10 has it: numbers, the moment of an end, lists only where there are several."""
    told: list[Any] = [int(value) for value in values] if name in NUMBERS else list(values)
    if name == "UNTIL":
        return _until(values[0])
    return told if len(told) > 1 else told[0]


def _until(written: str) -> date | datetime:
    if "T" not in written:
        return date.fromisoformat(written)
    return datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def _list(name: str, moments: tuple[date | datetime, ...]) -> Line:
    first = when(name, moments[0])
    return first._replace(value=list(moments))


def reach(entry: CalendarEntry) -> Span:
    """The time in which the zone of an entry must be explained: up to its last date on the site."""
    span, found = entry.span, entry.recurrence
    if found is None or found.last_year <= span.end.year:
        return span
    last = span.starts.first.replace(year=found.last_year, month=12, day=31)
    return replace(span, ends=Moment(last, span.starts.precision))
