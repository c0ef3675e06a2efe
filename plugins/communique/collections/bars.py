"""Events of several days as bars over the days of a week, each in a row of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count

from msgspec import Struct

from communique.collections.months import Day
from communique.model.site import Item

ROWS = 3
"""How many rows of bars a week has; events beyond stand in each of their days as others do."""


class Bar(Struct, frozen=True):
    """An event over days of one week: it begins at `column` and is `days` long, both in that week."""

    event: Item
    column: int
    days: int
    row: int

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.days)


def bars(week: Sequence[Day]) -> tuple[Bar, ...]:
    """The bars of a week, the first and longest in the topmost rows, none over another.

    An event of several days is a bar even where only one of them falls into this week.
    """
    taken: set[tuple[int, int]] = set()
    found = []
    for event, columns in sorted(_stretches(week), key=lambda known: (known[1][0], -len(known[1]))):
        row = next(n for n in count(1) if not any((n, column) in taken for column in columns))
        if row <= ROWS:
            taken.update((row, column) for column in columns)
            found.append(Bar(event, columns[0], len(columns), row))
    return tuple(found)


def rows_above(bars: Iterable[Bar], column: int) -> int:
    """How many rows the bars over a day take, with the free ones between them."""
    return max((bar.row for bar in bars if column in bar.columns), default=0)


def _stretches(week: Sequence[Day]) -> list[tuple[Item, list[int]]]:
    """Events of several days -> the columns of the week in which they take place."""
    columns: dict[str, tuple[Item, list[int]]] = {}
    for column, day in enumerate(week):
        for event in day.events:
            if event.facts.span.last_day > event.facts.span.first_day:
                columns.setdefault(event.key, (event, []))[1].append(column)
    return list(columns.values())
