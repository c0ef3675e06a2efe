"""What comes, what is under way, what is past, at the moment of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from typing import Any, Literal

from msgspec import Struct

from communique.model.moments import Span
from communique.model.site import Item

Phase = Literal["upcoming", "under-way", "past"]

HasPassed = Callable[[datetime], bool]
"""Whether a moment has come, as `Site.has_passed` says it."""


class Agenda(Struct, frozen=True):
    """Events by phase: what comes and what is under way in order of time, the past newest first."""

    upcoming: tuple[Item, ...]
    under_way: tuple[Item, ...]
    past: tuple[Item, ...]


def phase(span: Span, has_passed: HasPassed, is_moment: bool = False) -> Phase:
    """Where the present lies: before, in or after the span. A month with no day known is upcoming
    until it is over, since nobody can say that it is under way."""
    if has_passed(over_at(span, is_moment)):
        return "past"
    return "under-way" if span.is_announced and has_passed(span.begin) else "upcoming"


def over_at(span: Span, is_moment: bool = False) -> datetime:
    """The instant from which on it is past. Where only a start is written, nobody knows the end:
    it lasts until its day is over, unless it is a moment by its nature, as a deadline is."""
    if span.ends is None and span.starts.has_time and not is_moment:
        return datetime.combine(span.first_day + timedelta(days=1), time(), span.zone)
    return span.end


def is_moment(event: Any) -> bool:
    """Whether an event (its facts) is a point in time and no stretch of it."""
    return bool(event.format == "deadline")


def phase_of(event: Any, has_passed: HasPassed) -> Phase:
    """The phase of an event, from its facts."""
    return phase(event.span, has_passed, is_moment(event))


def agenda(events: Iterable[Item], has_passed: HasPassed) -> Agenda:
    by_phase: dict[Phase, list[Item]] = {"upcoming": [], "under-way": [], "past": []}
    for event in in_order_of_time(events):
        by_phase[phase_of(event.facts, has_passed)].append(event)
    return Agenda(
        upcoming=tuple(by_phase["upcoming"]),
        under_way=tuple(by_phase["under-way"]),
        past=tuple(reversed(by_phase["past"])),
    )


def in_order_of_time(events: Iterable[Item]) -> list[Item]:
    """By start; a month with no day known comes after the days of that month."""

    def order(event: Item) -> tuple[float, str]:
        span = event.facts.span
        # Numbers compare faster than instants of many zones.
        return (span.begin if span.is_announced else span.end).timestamp(), event.key

    return sorted(events, key=order)
