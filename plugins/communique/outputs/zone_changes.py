"""When a time zone changes its offset, as the IANA data says, and by which yearly rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from msgspec import Struct

from communique.model.moments import zone

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEK, _DAY, _MINUTE = timedelta(days=7), timedelta(days=1), timedelta(minutes=1)


class Change(Struct, frozen=True):
    """A change of offset: the wall time by the offset before it, the offsets, the name after it."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str
    is_daylight: bool

    @property
    def pattern(self) -> tuple[int, int, time, timedelta, timedelta, str]:
        """What changes of one yearly rule share, besides the week of the month."""
        local = self.local
        return local.month, local.weekday(), local.time(), self.before, self.after, self.name

    @property
    def weeks(self) -> frozenset[int]:
        """Which of its weekdays in the month it is: the second (2), the last (-1), or both."""
        nth = (self.local.day - 1) // 7 + 1
        is_last = (self.local + _WEEK).month != self.local.month
        return frozenset({nth, -1} if is_last else {nth})


class Run(Struct, frozen=True):
    """Changes in consecutive years that one yearly rule describes."""

    changes: tuple[Change, ...]
    weeks: frozenset[int]

    @property
    def byday(self) -> str:
        """The weekday as RFC 5545 3.3.10 writes it: the last Sunday is -1SU."""
        return f"{min(self.weeks)}{_DAYS[self.changes[0].local.weekday()]}"

    def with_next(self, change: Change) -> Run | None:
        """The run with one more year; None where its rule does not lead to that change."""
        last, weeks = self.changes[-1], self.weeks & change.weeks
        is_next = last.local.year + 1 == change.local.year and last.pattern == change.pattern
        return Run((*self.changes, change), weeks) if is_next and weeks else None


def runs(changes: Iterable[Change]) -> list[Run]:
    """The changes, in order of time, gathered under as few yearly rules as they fit."""
    found: list[Run] = []
    for change in changes:
        longer = ((n, run.with_next(change)) for n, run in enumerate(found))
        fitting = next(((n, run) for n, run in longer if run), None)
        if fitting:
            found[fitting[0]] = fitting[1]
        else:
            found.append(Run((change,), change.weeks))
    return found


def changes(name: str, first_year: int, last_year: int) -> list[Change]:
    """The zone's changes in these years of its own wall time, in order."""
    years = range(first_year, last_year + 1)
    return [change for year in years for change in _changes_of(name, year)]


@lru_cache(maxsize=4096)
def _changes_of(name: str, year: int) -> tuple[Change, ...]:
    # Wall time is up to 14 hours away from UTC: look a day further on both sides.
    start, end = (
        datetime(year, 1, 1, tzinfo=UTC) - _DAY,
        datetime(year + 1, 1, 1, tzinfo=UTC) + _DAY,
    )
    return tuple(change for change in _found(name, start, end) if change.local.year == year)


def _found(name: str, start: datetime, end: datetime) -> Iterator[Change]:
    """The changes between two instants: noticed week by week, then pinned to the minute."""
    its_zone = zone(name)
    before, offset = start, start.astimezone(its_zone).utcoffset()
    while before < end:
        after = min(before + _WEEK, end)
        new = after.astimezone(its_zone).utcoffset()
        if new != offset:
            yield _pinned(name, before, after)
        before, offset = after, new


def _pinned(name: str, before: datetime, after: datetime) -> Change:
    its_zone = zone(name)
    old = before.astimezone(its_zone)
    while after - before > _MINUTE:
        middle = before + ((after - before) // 2 // _MINUTE) * _MINUTE
        if middle.astimezone(its_zone).utcoffset() == old.utcoffset():
            before = middle
        else:
            after = middle
    new = after.astimezone(its_zone)
    offset = _offset(old)
    return Change(
        local=(after + offset).replace(tzinfo=None),
        before=offset,
        after=_offset(new),
        name=new.tzname() or name,
        is_daylight=_is_daylight(old.dst() or timedelta(), new.dst() or timedelta()),
    )


def _is_daylight(before: timedelta, after: timedelta) -> bool:
    """Whether a change leads into the half of the year with the later clock. In Ireland and Morocco
    the law calls winter the exception (a negative saving); calendar programs know no such thing."""
    return after > timedelta() or (not after and before < timedelta())


def _offset(at: datetime) -> timedelta:
    return at.utcoffset() or timedelta()
