"""Single dates of an event that repeats: what is said of one alone, and all that is so on it.

RFC 5545 3.3.10: a time that clocks skip on that day is told by the offset before, one that comes twice is
the first of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta
from typing import Any

from communique.collections.recurrence_rule import means
from communique.model.moments import Moment, Span
from communique.model.values import Session
from communique.model.zones import zone

_OF_ONE_DATE = ("outcomes", "recording")
"""What came of one date did not come of the others."""


def own_facts(event: Any, at: Moment) -> Any:
    """What is said of one date alone under `occurrences`; None where nothing is."""
    return next((own for own in event.occurrences if means(own.day, at)), None)


def own_changes(event: Any, at: Moment) -> list[Any]:
    return [c for c in event.changes if c.occurrence and means(c.occurrence, at)]


def is_special(event: Any, at: Moment) -> bool:
    """Whether anything was announced of that date alone."""
    return bool(own_facts(event, at) or own_changes(event, at))


def named_days(event: Any) -> Iterator[Moment]:
    """The dates of which something was announced."""
    yield from (own.day for own in event.occurrences)
    yield from (change.occurrence for change in event.changes if change.occurrence)


def facts_on(event: Any, at: Moment) -> Any:
    """The facts of the event on one of its dates: an event that does not repeat."""
    own = own_facts(event, at)
    changed = {**dict.fromkeys(_OF_ONE_DATE), "outcomes": (), "recording": ""}
    days = at.day - event.starts.day
    changed["programme"] = tuple(_moved(session, days) for session in event.programme)
    changed |= own.differences if own else {}
    span = _span(event, at, changed)
    # A new time of all dates is no news of this one: the rule gives it its new time.
    passed_over = {"rescheduled", "extended" if "registration" in changed else ""}
    of_all = (_of_one(c, at) for c in event.own_changes if c.what not in passed_over)
    of_it = (c.model_copy(update={"occurrence": None}) for c in own_changes(event, at))
    changes = sorted((*of_all, *of_it), key=lambda change: change.on.first)
    return event.model_copy(
        update={
            **changed, "starts": span.starts, "ends": span.ends, "changes": tuple(changes),
            "repeats": None, "occurrences": (),
        }
    )  # fmt: skip


def _of_one(change: Any, at: Moment) -> Any:
    """A change of all dates as it is told of one."""
    return change.model_copy(update={"was": str(at)}) if change.what == "postponed" else change


def _span(event: Any, at: Moment, own: dict[str, Any]) -> Span:
    begins: Moment = own.get("starts") or on_the_clock(at, event.timezone)
    ends: Moment | None = own.get("ends")
    if ends is None and event.ends:
        ends = Moment(begins.first + (event.ends.first - event.starts.first), begins.precision)
    return Span(begins, ends, event.timezone)


def on_the_clock(at: Moment, zone_name: str) -> Moment:
    """What clocks show then: where they skip that time, the one after."""
    if not at.has_time:
        return at
    its_zone = zone(zone_name)
    shown = at.at(its_zone).astimezone(UTC).astimezone(its_zone).replace(tzinfo=None, fold=0)
    return at if shown == at.first else Moment(shown, at.precision)


def _moved(session: Session, days: timedelta) -> Session:
    """A session on another of the dates."""
    moved = {"starts": _later(session.starts, days)}
    if session.ends:
        moved["ends"] = _later(session.ends, days)
    return session.model_copy(update=moved)


def _later(moment: Moment, days: timedelta) -> Moment:
    return Moment(moment.first + days, moment.precision) if days else moment


def names(at: Iterable[Moment]) -> list[str]:
    """What each date is called in keys and addresses: its day; a further one on a day, also its time."""
    taken: set[str] = set()
    found = []
    for moment in at:
        day = f"{moment.day}"
        name = f"{day}-{moment.first:%H%M}" if day in taken else day
        taken.add(name)
        found.append(name)
    return found
