"""Events that repeat in JSCalendar: RFC 8984 4.3."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from communique.views.calendars import CalendarEntry

Data = dict[str, Any]
Write = Callable[[CalendarEntry], Data]
WEEKDAY = re.compile(r"([+-]?\d*)([A-Z]{2})")
LISTS = {
    "BYMONTHDAY": "byMonthDay",
    "BYYEARDAY": "byYearDay",
    "BYWEEKNO": "byWeekNo",
    "BYSETPOS": "bySetPosition",
}
OWN = frozenset({"@type", "uid", "created", "updated", "sequence", "timeZone", "locale"})
"""What an override cannot say otherwise (RFC 8984 4.3.5), or has no need to."""


def repeated(entry: CalendarEntry, write: Write) -> Data:
    """`recurrenceRules` 4.3.3 and `recurrenceOverrides` 4.3.5; nothing for what has one date."""
    found = entry.recurrence
    if found is None or not found.rule:
        return {}
    zone = entry.span.zone
    overrides: Data = {_local(at, zone): {"excluded": True} for at in found.left_out}
    overrides |= {_local(at, zone): {} for at in found.added}
    whole = write(_alone(entry)) if entry.told_dates else {}
    for one in entry.told_dates:
        if one.recurrence and one.recurrence.instance:
            overrides[_local(one.recurrence.instance, zone)] = _patch(whole, write(_alone(one)))
    return {"recurrenceRules": [_rule(dict(found.rule), zone)], "recurrenceOverrides": overrides}


def _alone(entry: CalendarEntry) -> CalendarEntry:
    return replace(entry, recurrence=None, told_dates=())


def _patch(whole: Data, one: Data) -> Data:
    """What is different about a date: a patch of the whole, null where it has nothing."""
    gone = {name: None for name in whole if name not in one and name not in OWN}
    other = {n: value for n, value in one.items() if n not in OWN and whole.get(n) != value}
    return gone | other


def _rule(parts: dict[str, tuple[str, ...]], zone: ZoneInfo) -> Data:
    """4.3.3, from the parts of an RRULE."""
    rule: Data = {"@type": "RecurrenceRule", "frequency": parts["FREQ"][0].lower()}
    if "INTERVAL" in parts:
        rule["interval"] = int(parts["INTERVAL"][0])
    if "WKST" in parts:
        rule["firstDayOfWeek"] = parts["WKST"][0].lower()
    if "BYDAY" in parts:
        rule["byDay"] = [_day(value) for value in parts["BYDAY"]]
    if "BYMONTH" in parts:
        rule["byMonth"] = list(parts["BYMONTH"])
    for name, ours in LISTS.items():
        if name in parts:
            rule[ours] = [int(value) for value in parts[name]]
    if "COUNT" in parts:
        rule["count"] = int(parts["COUNT"][0])
    if "UNTIL" in parts:
        rule["until"] = _until(parts["UNTIL"][0], zone)
    return rule


def _day(written: str) -> Data:
    found = WEEKDAY.fullmatch(written)
    assert found, written
    nth, day = found.groups()
    told: Data = {"@type": "NDay", "day": day.lower()}
    return {**told, "nthOfPeriod": int(nth)} if nth else told


def _until(written: str, zone: ZoneInfo) -> str:
    """The last start in local time: RRULE has it in UTC."""
    if "T" not in written:
        return f"{date.fromisoformat(written)}T00:00:00"
    at = datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return _local(at, zone)


def _local(at: date | datetime, zone: ZoneInfo) -> str:
    """A LocalDateTime (1.4.4) in the zone of the event."""
    if not isinstance(at, datetime):
        return f"{at}T00:00:00"
    there = at.astimezone(zone) if at.tzinfo is UTC else at
    return f"{there:%Y-%m-%dT%H:%M:%S}"
