"""What comes, what is under way, what is past, at the moment of the build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from communique.model.moments import Span
from communique.model.site import Item

Phase = Literal["upcoming", "under-way", "past"]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Events by phase: what comes and what is under way in order of time, what is past newest first."""

    upcoming: tuple[Item, ...]
    under_way: tuple[Item, ...]
    past: tuple[Item, ...]


def phase(span: Span, at: datetime) -> Phase:
    """Where `at` lies: before, in or after the span. A month with no day known is upcoming until
    it is over, since nobody can say that it is under way."""
    if span.is_over(at):
        return "past"
    return "under-way" if span.is_announced and span.is_under_way(at) else "upcoming"


def agenda(events: Iterable[Item], at: datetime) -> Agenda:
    by_phase: dict[Phase, list[Item]] = {"upcoming": [], "under-way": [], "past": []}
    for event in in_order_of_time(events):
        by_phase[phase(event.facts.span, at)].append(event)
    return Agenda(
        upcoming=tuple(by_phase["upcoming"]),
        under_way=tuple(by_phase["under-way"]),
        past=tuple(reversed(by_phase["past"])),
    )


def in_order_of_time(events: Iterable[Item]) -> list[Item]:
    """By start; a month with no day known comes after the days of that month."""

    def order(event: Item) -> tuple[datetime, str]:
        span = event.facts.span
        return (span.begin if span.is_announced else span.end, event.key)

    return sorted(events, key=order)
