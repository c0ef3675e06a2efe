"""Events of several days as bars over weeks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from communique.collections.bars import ROWS, bars, rows_above
from communique.collections.months import month_grid
from tests.collections.items import an_event
from tests.collections.test_months import MONTHS, WEEKDAYS, spans


@given(st.data(), MONTHS, WEEKDAYS)
def test_bars_cover_their_days_and_not_each_other(
    data: st.DataObject, month: date, first_weekday: int
) -> None:
    known = data.draw(st.lists(spans(month), max_size=8))
    events = [an_event(f"e{n}", str(a), str(b)) for n, (a, b) in enumerate(known)]

    for week in month_grid(events, month, first_weekday):
        found = bars(week)
        cells = [(bar.row, column) for bar in found for column in bar.columns]
        assert len(cells) == len(set(cells))
        assert all(1 <= bar.row <= ROWS for bar in found)
        for bar in found:
            days = [n for n, day in enumerate(week) if bar.event in day.events]
            assert list(bar.columns) == days
            assert all(rows_above(found, column) >= bar.row for column in days)


def test_the_longest_is_on_top_and_a_free_row_is_used_again() -> None:
    monday = date(2026, 10, 5)
    lasting = {"short": (0, 1), "long": (0, 4), "after": (3, 5), "one": (2, 2)}
    events = [
        an_event(name, str(monday + timedelta(days=a)), str(monday + timedelta(days=b)))
        for name, (a, b) in lasting.items()
    ]
    week = next(w for w in month_grid(events, monday) if w[0].date == monday)

    found = {bar.event.title: (bar.column, bar.days, bar.row) for bar in bars(week)}

    assert found == {"long": (0, 5, 1), "short": (0, 2, 2), "after": (3, 3, 2)}
    assert [rows_above(bars(week), column) for column in range(7)] == [2, 2, 1, 2, 2, 2, 0]


def test_what_has_no_row_left_stands_in_its_days() -> None:
    events = [an_event(f"e{n}", "2026-10-05", "2026-10-06") for n in range(5)]
    week = next(w for w in month_grid(events, date(2026, 10, 1)) if w[0].date.day == 5)

    assert len(bars(week)) == ROWS
    assert len(week[0].events) == 5
