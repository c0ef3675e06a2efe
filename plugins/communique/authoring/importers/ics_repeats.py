"""Events that repeat, from RRULE, RDATE, EXDATE and RECURRENCE-ID (RFC 5545 3.8.4.4 and 3.8.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec import Struct

from communique.authoring.importers.ics_file import Foreign
from communique.authoring.importers.ics_text import Note

TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
Times = Callable[[Any], tuple[str, str]]
"""`starts` and `ends` of an event of the calendar."""


@dataclass
class Repeated:
    """`repeats`, `occurrences` and `changes` as front matter has them."""

    rule: dict[str, Any]
    occurrences: list[dict[str, Any]] = field(default_factory=list)
    changes: list[dict[str, str]] = field(default_factory=list)


def repeated(
    foreign: Foreign, zone_name: str, starts: str, note: Note, times: Times
) -> Repeated | None:
    """How an event repeats; None where it does not, or in a way that has no place here."""
    rules = _all(foreign.whole, "RRULE")
    wall = _Wall(foreign, zone_name, starts)
    also = [wall.of(one) for one in _dates(foreign.whole, "RDATE")]
    if not rules and not also:
        return None
    if len(rules) > 1 or "EXRULE" in foreign.whole or _frequency(rules) in TOO_OFTEN:
        note("value", "only its first date was imported", "Its rule has no place here: one rule, of days at the least.")  # fmt: skip
        return None
    rule = rules[0].to_ical().decode() if rules else "FREQ=DAILY;COUNT=1"
    found = Repeated(
        {
            "rule": rule,
            "except": [wall.of(one) for one in _dates(foreign.whole, "EXDATE")],
            "also": also,
        }
    )
    for single in foreign.single:
        _add_single(found, foreign, single, wall, note, times)
    return found


class _Wall(Struct, frozen=True):
    """Times of dates of one event: a day where the usual time is meant."""

    foreign: Foreign
    zone_name: str
    starts: str

    def of(self, moment: Any) -> str:
        text = self.foreign.clock.wall(moment, self.zone_name)
        return text[:10] if text[10:] == self.starts[10:] else text


def _add_single(
    found: Repeated, foreign: Foreign, single: Any, wall: _Wall, note: Note, times: Times
) -> None:
    """What is different about one date; a change of its time or its cancellation is told as one."""
    named = single["RECURRENCE-ID"]
    if str(named.params.get("RANGE", "")).upper() == "THISANDFUTURE":
        note("value", "a change of all later dates was left out", "End the rule (until), and write a file for the rest.")  # fmt: skip
        return
    day, former = wall.of(named.dt)[:10], foreign.clock.wall(named.dt, wall.zone_name)
    on = foreign.clock.told_on(single) or day
    if str(single.get("STATUS", "")).upper() == "CANCELLED":
        found.changes.append({"on": on, "what": "cancelled", "occurrence": day})
        return
    starts, ends = times(single)
    other: dict[str, Any] = {"day": day}
    title = " ".join(str(single.get("SUMMARY", "")).split())
    if title != " ".join(str(foreign.whole.get("SUMMARY", "")).split()):
        other["title"] = title
    if starts != former or _length(starts, ends) != _length(*times(foreign.whole)):
        other |= {"starts": starts, "ends": ends}
    if starts != former:
        found.changes.append({"on": on, "what": "rescheduled", "was": former, "occurrence": day})
    location = " ".join(str(single.get("LOCATION", "")).split())
    if location and location != " ".join(str(foreign.whole.get("LOCATION", "")).split()):
        note("value", f'the place of {day} was left out: "{location}"', "Write  venue  into its entry of  occurrences.")  # fmt: skip
    if len(other) > 1:
        found.occurrences.append(other)


def _length(starts: str, ends: str) -> Any:
    return ends and datetime.fromisoformat(ends) - datetime.fromisoformat(starts)


def _frequency(rules: list[Any]) -> str:
    return str(rules[0].get("FREQ", [""])[0]).upper() if rules else ""


def _dates(event: Any, name: str) -> Iterator[Any]:
    """The moments of a property; the starts of periods."""
    for one in _all(event, name):
        for moment in getattr(one, "dts", ()):
            yield moment.dt[0] if isinstance(moment.dt, tuple) else moment.dt


def _all(event: Any, name: str) -> list[Any]:
    given = event.get(name, [])
    return given if isinstance(given, list) else [given]
