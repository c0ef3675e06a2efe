"""The items of a site in groups: topics, series, formats, months, and the agenda."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from communique.collections.agenda import Agenda, agenda, in_order_of_time
from communique.collections.months import by_month
from communique.collections.order import newest_first
from communique.model.site import Item, Site

T = TypeVar("T")
UPCOMING, UNDER_WAY, PAST = range(3)
NOWHERE = (-1, -1)
Around = Mapping[T, tuple[T | None, T | None]]


@dataclass(frozen=True)
class Groups:
    """Groups of items in their original language, each worked out once."""

    site: Site

    @cached_property
    def placed(self) -> tuple[Item, ...]:
        """What stands in calendars: the dates of an event that repeats in its place."""
        return tuple(event for event in self.site.of("event") if not event.facts.repeats)

    @cached_property
    def topics(self) -> Mapping[str, tuple[Item, ...]]:
        """Topic -> its items, newest first."""
        return self._grouped(self.newest_of_all, lambda item: item.facts.topics)

    @cached_property
    def series(self) -> Mapping[str, tuple[Item, ...]]:
        """Series -> its events in order of time."""
        found = self._grouped(self.placed, lambda item: (item.facts.series,))
        return {series: tuple(in_order_of_time(events)) for series, events in found.items()}

    @cached_property
    def series_places(self) -> Mapping[tuple[str, str], int]:
        """(series, key) -> where the event stands in its series."""
        return {
            (name, e.key): n for name, events in self.series.items() for n, e in enumerate(events)
        }

    @cached_property
    def agenda(self) -> Agenda:
        return agenda(self.placed, self.site.has_passed)

    @cached_property
    def coming_on(self) -> tuple[Mapping[str, tuple[Item, ...]], Mapping[str, tuple[Item, ...]]]:
        """Topic -> the events under way, and those to come, one that repeats by its next date."""
        seen: set[str] = set()

        def on_topics(events: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
            return self._grouped(each_once(events, seen), lambda event: event.facts.topics)

        return on_topics(self.agenda.under_way), on_topics(self.agenda.upcoming)

    def agenda_of(self, events: Iterable[str]) -> Agenda:
        """Events by phase, given by their keys; one that repeats by its next date."""
        places = sorted({self._places[key] for key in events} - {NOWHERE})
        whole = self.agenda
        return Agenda(
            upcoming=tuple(whole.upcoming[at] for phase, at in places if phase == UPCOMING),
            under_way=tuple(whole.under_way[at] for phase, at in places if phase == UNDER_WAY),
            past=tuple(whole.past[at] for phase, at in places if phase == PAST),
        )

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        """Key of an event -> its phase as a number, and its place among those of that phase; those of
        its next date where it repeats."""
        phases = (self.agenda.upcoming, self.agenda.under_way, self.agenda.past)
        found = {
            event.key: (phase, at)
            for phase, events in enumerate(phases)
            for at, event in enumerate(events)
        }
        repeating = (event for event in self.site.of("event") if event.facts.repeats)
        return found | {
            event.key: _next(map(found.__getitem__, event.dates)) for event in repeating
        }

    @cached_property
    def months(self) -> Mapping[date, tuple[Item, ...]]:
        """The first day of each month that has events -> its events."""
        return by_month(self.placed)

    @cached_property
    def months_around(self) -> Around[date]:
        return _around(tuple(self.months))

    @cached_property
    def years_around(self) -> Around[int]:
        """Each year that has events, in order -> those before and after it."""
        return _around(sorted({month.year for month in self.months}))

    def newest(self, kind: str) -> tuple[Item, ...]:
        """The items of a kind, newest first; an event that repeats is one."""
        return self.site.whole(
            (Groups.newest, kind), lambda: newest_first(told_once(self.site.of(kind)))
        )

    @cached_property
    def newest_of_all(self) -> tuple[Item, ...]:
        """All items, newest first; an event that repeats is one."""
        return tuple(told_once(self.everything))

    @cached_property
    def everything(self) -> tuple[Item, ...]:
        """All items and single dates, newest first."""
        return newest_first(item for items in self.site.originals.values() for item in items)

    def _grouped(
        self, items: Iterable[Item], groups_of: Callable[[Item], Iterable[str | None]]
    ) -> Mapping[str, tuple[Item, ...]]:
        """Group -> its items in the order in which they come."""
        found: dict[str, list[Item]] = {}
        for item in items:
            for group in dict.fromkeys(groups_of(item)):
                if group:
                    found.setdefault(group, []).append(item)
        return {group: tuple(found[group]) for group in sorted(found)}


def each_once(events: Iterable[Item], seen: set[str]) -> Iterator[Item]:
    """Events without further dates of one that repeats; `seen` are the keys of those that were."""
    for event in events:
        if event.file_key not in seen:
            seen.add(event.file_key)
            yield event


def told_once(items: Iterable[Item]) -> Iterator[Item]:
    """What has a file of its own: not the single dates of events that repeat."""
    return (item for item in items if item.one_of is None)


def _around(values: Sequence[T]) -> Around[T]:
    """Each value -> its neighbours, None at the ends."""
    beside = zip((None, *values), values, (*values[1:], None), strict=False)
    return {value: (before, after) for before, value, after in beside}


def _next(places: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The place of the next of an event's dates, else of its last; NOWHERE where it has none."""
    dates = list(places)
    coming = [place for place in dates if place[0] != PAST]
    return min(coming or dates, key=lambda place: (place[0] == UPCOMING, place[1]), default=NOWHERE)
