"""The dates of an event that repeats, by its rule and what is said of single dates.

A rule counts in wall time, so that ten o'clock stays ten o'clock when clocks change. RFC 5545 3.3.10: a
time that clocks skip on that day is told by the offset before, one that comes twice is the first of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

from communique.model.moments import Moment, Span
from communique.model.recurrence_rules import (
    FREQUENCIES,
    read_days,
    read_interval,
    read_rule,
    rule_of,
)
from communique.model.values import Session
from communique.model.zones import zone

MOST = 1000
"""How many dates an event has at most. Of a rule without end the last ones are shown."""
_OF_ONE_DATE = ("outcomes", "recording")
"""What came of one date did not come of the others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as RFC 5545 has it. `last` is the last wall time at which a date may begin."""

    text: str
    count: int | None
    last: datetime | None

    @property
    def is_endless(self) -> bool:
        return self.count is None and self.last is None


def rule(event: Any) -> Rule:
    """The rule of an event that repeats."""
    repeats = event.repeats
    if repeats.rule:
        parts = read_rule(repeats.rule)
        count = int(parts["COUNT"]) if "COUNT" in parts else None
        last = _last_of_rule(parts["UNTIL"], event) if "UNTIL" in parts else None
        return Rule(rule_of(parts), count, last)
    return Rule(";".join(_parts(event)), repeats.times, _last_of(repeats.until))


def _parts(event: Any) -> Iterator[str]:
    unit, interval = read_interval(event.repeats.every)
    days = read_days(event.repeats.on)
    yield f"FREQ={FREQUENCIES[unit]}"
    if interval > 1:
        yield f"INTERVAL={interval}"
    if unit == "year" and days:
        yield f"BYMONTH={event.starts.first.month}"
    if days:
        name = "BYDAY" if days[0].is_weekday else "BYMONTHDAY"
        yield f"{name}={','.join(day.code for day in days)}"


def _last_of(until: Moment | None) -> datetime | None:
    if until is None:
        return None
    # The end of a day or month is the same in every zone's wall time.
    over = until.until(zone("UTC")).replace(tzinfo=None)
    return over if until.has_time else over - timedelta(minutes=1)


def _last_of_rule(written: str, event: Any) -> datetime:
    day = datetime.strptime(written[:8], "%Y%m%d")  # noqa: DTZ007
    if len(written) == 8 or not event.starts.has_time:
        return day + timedelta(days=1, minutes=-1)
    last = datetime.strptime(written[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007
    if not written.endswith("Z"):
        return last
    return last.replace(tzinfo=UTC).astimezone(event.span.zone).replace(tzinfo=None)


def by_rule(event: Any) -> Iterator[datetime]:
    """The wall times at which the rule has it, in order; perhaps without end."""
    from dateutil.rrule import rrulestr

    its_rule = rule(event)
    count = f";COUNT={its_rule.count}" if its_rule.count else ""
    times: Iterator[datetime] = iter(rrulestr(its_rule.text + count, dtstart=event.starts.first))
    last = its_rule.last
    return times if last is None else takewhile(lambda at: at <= last, times)


def starts(event: Any, limit: datetime | None = None) -> list[Moment]:
    """When it begins by rule and `also`, in order, without what is left out: up to the wall time
    `limit`, and the first one after it. Without limit only for rules that end."""
    found: list[Moment] = []
    for at in by_rule(event):
        moment = _moment(event, at)
        if not any(means(left, moment) for left in event.repeats.left_out):
            found.append(moment)
            if limit and at > limit:
                break
        if len(found) > 2 * MOST:
            del found[:MOST]
    added = {moment.first: moment for moment in (*added_dates(event), *found)}
    return [added[at] for at in sorted(added)][-MOST:]


def _moment(event: Any, at: datetime) -> Moment:
    return event.starts if at == event.starts.first else Moment(at, event.starts.precision)


def added_dates(event: Any) -> Iterator[Moment]:
    """The dates under `also`; a day alone means the usual time."""
    for moment in event.repeats.also:
        at = datetime.combine(moment.day, event.starts.first.time())
        is_whole = moment.has_time and event.starts.has_time
        yield moment if is_whole else Moment(at, event.starts.precision)


def means(named: Moment, at: Moment) -> bool:
    """Whether a day or wall time that a writer named is that date."""
    return named.first == at.first if named.has_time else named.day == at.day


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
    of_all = (_of_one(c, at) for c in event.own_changes if c.what != "rescheduled")
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
