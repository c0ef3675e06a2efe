"""The rule of an event that repeats, and the dates that it gives.

A rule counts in wall time, so that ten o'clock stays ten o'clock when clocks change. A month without that
day is passed over (RFC 5545 3.3.10).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from typing import Any

from msgspec import Struct

from communique.model.moments import Moment
from communique.model.repeat_words import FREQUENCIES, read_days, read_interval
from communique.model.rrule import read_rule, rule_of
from communique.model.zones import zone

MOST = 1000
"""How many dates an event has at most. Of a rule without end the last ones are shown."""


class Rule(Struct, frozen=True):
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
