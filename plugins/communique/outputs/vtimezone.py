"""VTIMEZONE components (RFC 5545 3.6.5) with today's rules as RRULE.

Outlook ignores zones whose changes are lists of RDATE, and rejects historic offsets with seconds;
so the changes of the years in use are worked out from the IANA data and written as yearly rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from communique.model.moments import Span, zone
from communique.model.zones import UTC_NAMES
from communique.outputs.contentline import Component, Line, when
from communique.outputs.zone_changes import Run, changes, runs

ZoneUse = tuple[str, int, int]
"""A zone's name, and the first and last year in which it is used."""
LUSTRUM = 5
"""Zones are told for so many years at once, so that most calendars of a site tell the same ones."""


def use_of(span: Span) -> ZoneUse | None:
    """The zone that a span uses; None for whole days and UTC, which need none."""
    if not span.starts.has_time or span.zone_name in UTC_NAMES:
        return None
    return span.zone_name, span.begin.year, span.end.year


def zone_uses(uses: Iterable[ZoneUse | None]) -> list[ZoneUse]:
    """The zones in use, ordered by name, each with the years for which it is told."""
    found: dict[str, tuple[int, int]] = {}
    for name, first, last in filter(None, uses):
        known = found.get(name, (first, last))
        found[name] = (min(first, known[0]), max(last, known[1]))
    return [(name, *_rounded(*found[name])) for name in sorted(found)]


def _rounded(first: int, last: int) -> tuple[int, int]:
    """2023 and 2025 -> 2020 and 2029."""
    return first - first % LUSTRUM, last - last % LUSTRUM + LUSTRUM - 1


def vtimezone(name: str, first_year: int, last_year: int) -> Component:
    """The zone's component, right from the first of `first_year` to the end of `last_year`."""
    # A year more than is used, to tell a rule that goes on from one that ends.
    known = runs(changes(name, first_year, last_year + 1))
    used = [run for run in known if run.changes[0].local.year <= last_year]
    start, parts = datetime(first_year, 1, 1), [_yearly(run, last_year) for run in used]
    if not used or used[0].changes[0].local > start:
        parts.insert(0, _at_first(name, start))
    return Component("VTIMEZONE", [Line("TZID", name)], tuple(parts))


def _at_first(name: str, start: datetime) -> Component:
    """The offset with which the first year begins."""
    aware = start.replace(tzinfo=zone(name))
    offset, saved = aware.utcoffset() or timedelta(), aware.dst() or timedelta()
    return _part(start, offset, offset, aware.tzname() or name, saved > timedelta())


def _yearly(run: Run, last_year: int) -> Component:
    first, last = run.changes[0], run.changes[-1]
    rule: dict[str, Any] = {}
    if len(run.changes) > 1:
        rule["freq"] = "YEARLY"
        if last.local.year <= last_year:
            # RFC 5545 3.3.10: in a zone's rule UNTIL is in UTC. A day after the last change, since
            # some programs (dateutil) compare it with wall time and would lose that change.
            rule["until"] = (last.local - last.before).replace(tzinfo=UTC) + timedelta(days=1)
        rule |= {"byday": [run.byday], "bymonth": [first.local.month]}
    return _part(first.local, first.before, first.after, first.name, first.is_daylight, rule)


def _part(
    local: datetime,
    before: timedelta,
    after: timedelta,
    name: str,
    is_daylight: bool,
    rule: Mapping[str, Any] | None = None,
) -> Component:
    """RFC 5545 3.6.5: its DTSTART is wall time by the offset before the change."""
    lines = [
        when("DTSTART", local),
        *([Line("RRULE", rule, "recur")] if rule else []),
        Line("TZNAME", name),
        Line("TZOFFSETFROM", before, "utc-offset"),
        Line("TZOFFSETTO", after, "utc-offset"),
    ]
    return Component("DAYLIGHT" if is_daylight else "STANDARD", lines)
