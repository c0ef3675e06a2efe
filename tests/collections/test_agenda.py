"""What comes, what is under way, what is past."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.collections.agenda import HasPassed, agenda, phase, phase_of
from tests.collections.items import an_event

SECOND = timedelta(seconds=1)
SEOUL = "Asia/Seoul"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def by(now: datetime) -> HasPassed:
    """The question about time, answered at that moment."""
    return now.__ge__


CASES = {
    # starts, ends, first and last second under way (UTC), all in Seoul, nine hours ahead
    "hours": ("2023-10-05T10:00", "2023-10-05T12:00", "2023-10-05T01:00", "2023-10-05T03:00"),
    "day": ("2023-10-05", None, "2023-10-04T15:00", "2023-10-05T15:00"),
    "days": ("2023-10-05", "2023-10-07", "2023-10-04T15:00", "2023-10-07T15:00"),
    "no end": ("2023-10-05T10:00", None, "2023-10-05T01:00", "2023-10-05T15:00"),
    "past midnight": ("2023-10-05T22:00", "2023-10-06T01:00", "2023-10-05T13:00", "2023-10-05T16:00"),
}  # fmt: skip


@pytest.mark.parametrize(("starts", "ends", "begin", "over"), CASES.values(), ids=CASES)
def test_phases_change_to_the_second(starts: str, ends: str | None, begin: str, over: str) -> None:
    span = an_event("one", starts, ends, timezone=SEOUL).facts.span

    assert phase(span, by(at(begin) - SECOND)) == "upcoming"
    assert phase(span, by(at(begin))) == "under-way"
    assert phase(span, by(at(over) - SECOND)) == "under-way"
    assert phase(span, by(at(over))) == "past"


def test_a_deadline_is_never_under_way() -> None:
    event = an_event("call", "2023-10-05T18:00", timezone=SEOUL, format="deadline").facts

    assert phase_of(event, by(at("2023-10-05T09:00") - SECOND)) == "upcoming"
    assert phase_of(event, by(at("2023-10-05T09:00"))) == "past"


def test_a_deadline_of_a_whole_day_lasts_until_its_end() -> None:
    event = an_event("call", "2023-10-05", timezone=SEOUL, format="deadline").facts

    assert phase_of(event, by(at("2023-10-05T14:59"))) == "under-way"
    assert phase_of(event, by(at("2023-10-05T15:00"))) == "past"


def test_a_month_is_to_come_until_it_is_over() -> None:
    """Nobody can say that it is under way."""
    span = an_event("one", "2023-10", timezone=SEOUL).facts.span

    assert phase(span, by(at("2023-10-15T00:00"))) == "upcoming"
    assert phase(span, by(at("2023-10-31T15:00") - SECOND)) == "upcoming"
    assert phase(span, by(at("2023-10-31T15:00"))) == "past"


def test_agenda_is_in_order_of_time() -> None:
    events = [
        an_event("later", "2023-10-09"),
        an_event("month", "2023-10"),
        an_event("sooner", "2023-10-06"),
        an_event("old", "2023-01-01"),
        an_event("older", "2022-01-01"),
        an_event("now", "2023-10-04", "2023-10-08"),
    ]

    shown = agenda(events, by(at("2023-10-05T12:00")))

    assert [event.title for event in shown.upcoming] == ["sooner", "later", "month"]
    assert [event.title for event in shown.under_way] == ["now"]
    assert [event.title for event in shown.past] == ["old", "older"]


@given(st.permutations(range(6)), st.datetimes(datetime(2023, 1, 1), datetime(2023, 12, 31)))
def test_order_of_reading_does_not_matter(order: list[int], now: datetime) -> None:
    events = [an_event(f"e{n}", f"2023-{n % 3 + 5:02}-01") for n in range(6)]

    has_passed = by(now.replace(tzinfo=UTC))
    assert agenda([events[n] for n in order], has_passed) == agenda(events, has_passed)
