"""Months as wall calendars show them."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.collections.months import by_month, count_of, is_long, month_grid, months_of
from tests.collections.items import an_event

MONTHS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
WEEKDAYS = st.integers(0, 6)


@st.composite
def spans(draw: st.DrawFn, around: date) -> tuple[date, date]:
    first = around + timedelta(days=draw(st.integers(-40, 40)))
    return first, first + timedelta(days=draw(st.integers(0, 45)))


@given(MONTHS, WEEKDAYS)
def test_every_week_has_seven_days_and_every_day_of_the_month_is_there(
    month: date, first_weekday: int
) -> None:
    weeks = month_grid([], month, first_weekday)

    days = [day for week in weeks for day in week]
    assert all(len(week) == 7 and week[0].date.weekday() == first_weekday for week in weeks)
    assert [b.date - a.date for a, b in pairwise(days)] == [timedelta(days=1)] * (len(days) - 1)
    inside = [day.date for day in days if day.is_in_month]
    assert inside[0] == month.replace(day=1)
    assert len(inside) == monthrange(month.year, month.month)[1]
    assert all(any(day.is_in_month for day in week) for week in weeks)


@given(st.data(), MONTHS, WEEKDAYS)
def test_every_event_stands_on_each_of_its_days(
    data: st.DataObject, month: date, first_weekday: int
) -> None:
    known = data.draw(st.lists(spans(month), max_size=8))
    events = [an_event(f"e{n}", str(a), str(b)) for n, (a, b) in enumerate(known)]

    for week in month_grid(events, month, first_weekday):
        for day in week:
            expected = {
                f"event/e{n}"
                for n, (a, b) in enumerate(known)
                if a <= day.date <= b and day.is_in_month
            }
            assert {event.key for event in day.events} == expected
            assert len(day.events) == len(expected)


@given(st.data(), MONTHS)
def test_every_event_is_in_each_of_its_months(data: st.DataObject, month: date) -> None:
    known = data.draw(st.lists(spans(month), max_size=8))
    events = [an_event(f"e{n}", str(a), str(b)) for n, (a, b) in enumerate(known)]

    months = by_month(events)

    assert list(months) == sorted(months)
    for event, (a, b) in zip(events, known, strict=True):
        days = [a + timedelta(days=n) for n in range((b - a).days + 1)]
        assert set(months_of(event)) == {day.replace(day=1) for day in days}
        assert all(event in months[day.replace(day=1)] for day in days)


def test_days_are_those_of_the_venue() -> None:
    """Eleven in the evening in New York is the next day in Seoul, and stays where it is."""
    event = an_event("late", "2023-10-31T23:00", "2023-11-01T00:00", timezone="America/New_York")

    days = [d.date for week in month_grid([event], date(2023, 10, 5)) for d in week if d.events]

    assert days == [date(2023, 10, 31)]
    assert list(months_of(event)) == [date(2023, 10, 1)]


def test_a_month_without_a_day_is_on_none() -> None:
    """It is in its month, and on no day of it."""
    event = an_event("soon", "2023-10")

    assert not any(day.events for week in month_grid([event], date(2023, 10, 1)) for day in week)
    assert by_month([event]) == {date(2023, 10, 1): (event,)}


def test_a_day_lists_its_events_in_order_of_time() -> None:
    events = [
        an_event("noon", "2023-10-05T12:00"),
        an_event("seoul", "2023-10-05T13:00", timezone="Asia/Seoul"),
        an_event("morning", "2023-10-05T09:00"),
    ]

    [day] = [day for week in month_grid(events, date(2023, 10, 1)) for day in week if day.events]

    assert [event.title for event in day.events] == ["seoul", "morning", "noon"]


@pytest.mark.parametrize("weekday", [-1, 7])
def test_weekdays_run_from_0_to_6(weekday: int) -> None:
    with pytest.raises(ValueError, match="Monday = 0"):
        month_grid([], date(2023, 10, 1), weekday)


def test_of_what_lasts_for_weeks_the_first_and_the_last_day_count() -> None:
    """A month of an exhibition would else be one grey field, and its days would tell nothing."""
    fair = an_event("fair", "2026-10-05", "2026-10-19")
    exhibition = an_event("exhibition", "2026-09-01", "2026-10-20")
    assert not is_long(an_event("fortnight", "2026-10-05", "2026-10-18"))
    assert is_long(fair) and is_long(exhibition)

    weeks = month_grid([fair, exhibition, an_event("day", "2026-10-06")], date(2026, 10, 1))

    counted = {day.date.day: count_of(day) for week in weeks for day in week if count_of(day)}
    assert counted == {5: 1, 6: 1, 19: 1, 20: 1}
