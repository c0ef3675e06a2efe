"""Events that repeat, as foreign calendar programs understand their files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from communique.model.moments import Moment
from tests.deep import DEEP
from tests.outputs.desk import Desk

ZONES = (
    "Europe/Zurich", "America/New_York", "Asia/Seoul", "Africa/Casablanca", "Australia/Lord_Howe",
    "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Cairo", "UTC",
)  # fmt: skip
EXAMPLES = int(os.environ.get("COMMUNIQUE_PROOF_EXAMPLES", "200" if DEEP else "25"))
EVENT = "events/2023/forum/event.ics"
MONTHLY = {"every": "month", "on": "last tuesday", "until": "2024-03-31"}


def instants(calendar: icalendar.Calendar) -> list[datetime]:
    """When it begins, as recurring-ical-events works it out, cancelled dates left aside."""
    found = recurring_ical_events.of(calendar).between(date(2000, 1, 1), date(2065, 1, 1))
    return sorted(
        _instant(event["DTSTART"].dt) for event in found if event["STATUS"] != "CANCELLED"
    )


def _instant(at: date) -> datetime:
    return at.astimezone(UTC) if isinstance(at, datetime) else datetime.combine(at, datetime.min.time(), UTC)  # fmt: skip


def test_a_rule_in_words_is_a_rule_of_calendars(desk: Desk) -> None:
    desk.event(repeats=MONTHLY)

    event = desk.vevent(EVENT)

    assert event["RRULE"] == {"FREQ": ["MONTHLY"], "BYDAY": ["-1TU"], "UNTIL": [datetime(2024, 3, 26, 1, tzinfo=UTC)]}  # fmt: skip
    assert event["SEQUENCE"] == 0


@pytest.mark.parametrize(
    ("repeats", "rule"),
    [
        ("week", "FREQ=WEEKLY"),
        ("2 weeks", "FREQ=WEEKLY;INTERVAL=2"),
        ({"every": "week", "on": ["tuesday", "thursday"], "times": 8}, "FREQ=WEEKLY;COUNT=8;BYDAY=TU,TH"),
        ({"every": "month", "on": "26"}, "FREQ=MONTHLY;BYMONTHDAY=26"),
        ({"every": "year", "on": "last tuesday"}, "FREQ=YEARLY;BYDAY=-1TU;BYMONTH=9"),
        ({"rule": "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"}, "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"),
        ({"rule": "RRULE:FREQ=DAILY;COUNT=3"}, "FREQ=DAILY;COUNT=3"),
    ],
)  # fmt: skip
def test_every_way_of_saying_it(desk: Desk, repeats: Any, rule: str) -> None:
    desk.event(repeats=repeats)

    assert desk.vevent(EVENT)["RRULE"].to_ical().decode() == rule


def test_ten_o_clock_stays_ten_o_clock(desk: Desk) -> None:
    """A rule counts in wall time: clocks go back on 29 October."""
    desk.event(starts="2023-10-24T10:00", ends="2023-10-24T12:00", timezone="Europe/Zurich", repeats={"every": "week", "times": 2})  # fmt: skip

    assert instants(desk.calendar()) == [datetime(2023, 10, 24, 8, tzinfo=UTC), datetime(2023, 10, 31, 9, tzinfo=UTC)]  # fmt: skip


def test_the_zone_is_explained_as_far_as_it_repeats(desk: Desk) -> None:
    """Morocco's clocks change by the moon: its rules are written year by year."""
    desk.event(timezone="Africa/Casablanca", starts="2023-10-03T10:00", ends=None, repeats={"every": "month", "on": "first tuesday"})  # fmt: skip

    [zone] = desk.calendar().walk("VTIMEZONE")

    changes = [part["DTSTART"].dt.year for part in zone.subcomponents]
    assert max(changes) == 2024


def test_left_out_and_added_dates(desk: Desk) -> None:
    desk.event(repeats={**MONTHLY, "except": ["2023-12-26"], "also": ["2023-12-19", "2023-12-20T18:00"]})  # fmt: skip

    event = desk.vevent(EVENT)

    zone = ZoneInfo("Asia/Seoul")
    assert event["EXDATE"].dts[0].dt == datetime(2023, 12, 26, 10, tzinfo=zone)
    assert [at.dt for at in event["RDATE"].dts] == [
        datetime(2023, 12, 19, 10, tzinfo=zone),
        datetime(2023, 12, 20, 18, tzinfo=zone),
    ]


def test_whole_days_repeat_as_days(desk: Desk) -> None:
    desk.event(starts="2023-09-26", ends="2023-09-27", repeats={**MONTHLY, "except": "2023-10-31"})

    event = desk.vevent(EVENT)

    assert event["RRULE"]["UNTIL"] == [date(2024, 3, 26)]
    assert event["EXDATE"].params["VALUE"] == "DATE"


CHANGES = [
    {"on": "2023-09-27", "what": "cancelled", "occurrence": "2023-10-31", "note": "All are away."},
    {"on": "2023-09-28", "what": "rescheduled", "occurrence": "2023-11-28", "was": "2023-11-28T10:00"},
]  # fmt: skip
OWN = [{"day": "2023-11-28", "starts": "2023-11-29T15:00", "summary": "Guests."}]


def test_one_date_changes_and_the_others_stay(desk: Desk) -> None:
    """RFC 5545 3.8.4.4: the same UID with a RECURRENCE-ID, and a SEQUENCE of its own."""
    desk.event(repeats=MONTHLY, changes=CHANGES, occurrences=OWN)

    whole, cancelled, moved = desk.calendar().walk("VEVENT")

    zone = ZoneInfo("Asia/Seoul")
    assert {event["UID"] for event in (whole, cancelled, moved)} == {"event/2023/forum@newsroom.example"}  # fmt: skip
    assert [event["SEQUENCE"] for event in (whole, cancelled, moved)] == [0, 1, 1]
    assert "RECURRENCE-ID" not in whole and whole["STATUS"] == "CONFIRMED"
    assert cancelled.decoded("RECURRENCE-ID") == datetime(2023, 10, 31, 10, tzinfo=zone)
    assert (cancelled["STATUS"], cancelled["SUMMARY"]) == ("CANCELLED", "Cancelled: Forum")
    assert moved.decoded("RECURRENCE-ID") == datetime(2023, 11, 28, 10, tzinfo=zone)
    assert moved.decoded("DTSTART") == datetime(2023, 11, 29, 15, tzinfo=zone)
    assert moved.decoded("DTEND") - moved.decoded("DTSTART") == timedelta(hours=2)


def test_a_change_of_all_reaches_the_dates_that_have_their_own(desk: Desk) -> None:
    moved = {"on": "2023-09-29", "what": "moved-online", "was": "City Hall"}
    desk.event(repeats=MONTHLY, changes=[*CHANGES, moved], occurrences=OWN)

    assert [event["SEQUENCE"] for event in desk.calendar().walk("VEVENT")] == [1, 2, 2]


def test_every_date_has_a_calendar_of_its_own(desk: Desk) -> None:
    """With the UID of the whole, so that it is the same entry for whoever subscribed."""
    desk.event(repeats=MONTHLY)

    event = desk.vevent("events/2023/forum/2023-10-31/event.ics")

    assert event["UID"] == "event/2023/forum@newsroom.example"
    assert event.decoded("DTSTART") == event.decoded("RECURRENCE-ID")
    assert "RRULE" not in event


def test_what_is_announced_for_a_far_day_is_in_calendars_at_once(desk: Desk) -> None:
    far = {"on": "2023-09-27", "what": "cancelled", "occurrence": "2026-01-27"}
    desk.event(repeats={"every": "month", "on": "last tuesday"}, changes=[far])

    _, cancelled = desk.calendar().walk("VEVENT")

    assert cancelled["STATUS"] == "CANCELLED"


def test_a_month_without_that_day_is_passed_over(desk: Desk) -> None:
    """RFC 5545 3.3.10: what is no date is no date of the rule."""
    desk.event(starts="2023-10-31", ends=None, repeats={"every": "month", "times": 3})

    assert [at.date() for at in instants(desk.calendar())] == [date(2023, 10, 31), date(2023, 12, 31), date(2024, 1, 31)]  # fmt: skip
    assert starts(desk) == instants(desk.calendar())


def test_a_time_that_clocks_skip_is_told_by_what_they_show(desk: Desk) -> None:
    """RFC 5545 3.3.10 and 3.3.5: by the offset before, so that half past two is half past three."""
    desk.event(starts="2024-03-24T02:30", ends="2024-03-24T03:30", timezone="Europe/Zurich", repeats={"every": "week", "times": 2})  # fmt: skip

    spring = desk.site().items["event/2023/forum/2024-03-31"]["en"].facts

    assert (str(spring.starts), str(spring.ends)) == ("2024-03-31T03:30", "2024-03-31T04:30")
    assert starts(desk) == instants(desk.calendar())


def starts(desk: Desk) -> list[datetime]:
    """When the dates on the site begin, cancelled ones left aside."""
    items = (versions["en"] for versions in desk.site().items.values())
    return sorted(
        _instant(item.facts.starts.day)
        if item.facts.span.is_all_day
        else item.facts.span.begin.astimezone(UTC)
        for item in items
        if item.one_of and item.facts.state != "cancelled"
    )


DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ON = {
    "day": st.just([]),
    "week": st.lists(st.sampled_from(DAYS), max_size=3, unique=True),
    "month": st.one_of(
        st.lists(st.sampled_from([f"{n} {day}" for n in ("first", "2nd", "third", "4th", "fifth", "last") for day in DAYS]), max_size=2, unique=True),
        st.lists(st.sampled_from(["1", "15", "29", "30", "31", "last day"]), max_size=2, unique=True),
    ),
    "year": st.just([]),
}  # fmt: skip


@st.composite
def repeating(draw: st.DrawFn) -> dict[str, Any]:
    """The front matter of an event whose first date is on its rule; some dates left out, added,
    cancelled, moved."""
    from communique.collections.recurrence_rule import by_rule
    from communique.model.event import Event

    unit = draw(st.sampled_from(list(ON)))
    count = draw(st.integers(1, 3))
    zone = draw(st.sampled_from(ZONES))
    begin = datetime(2023, 1, 1) + timedelta(days=draw(st.integers(0, 364)))
    hour, minute = draw(st.sampled_from([(0, 0), (1, 30), (2, 0), (2, 30), (3, 15), (10, 0), (23, 30)]))  # fmt: skip
    is_timed = draw(st.booleans())
    on = draw(ON[unit])
    repeats: dict[str, Any] = {"every": f"{count} {unit}s", "on": on}
    end = draw(st.sampled_from(["times", "until", "none"]))
    if end == "times":
        repeats["times"] = draw(st.integers(1, 30))
    if end == "until":
        until = begin + timedelta(days=draw(st.integers(40, 500)))
        repeats["until"] = f"{until.date()}"

    def written(at: datetime) -> str:
        return f"{at:%Y-%m-%dT%H:%M}" if is_timed else f"{at:%Y-%m-%d}"

    first = begin.replace(hour=hour, minute=minute) if is_timed else begin
    event = Event.model_validate({"title": "E", "starts": written(first), "timezone": zone, "repeats": repeats})  # fmt: skip
    ruled = [at for _, at in zip(range(12), by_rule(event), strict=False)]
    assume(ruled)
    facts: dict[str, Any] = {"starts": written(ruled[0]), "ends": None, "timezone": zone}
    if "until" in repeats:
        assume(str(ruled[0].date()) <= repeats["until"])
    # A time that is not there once a year is well defined; as a first date it is a finding.
    assume(not is_timed or _is_plain(ruled[0], zone))
    if is_timed:
        facts["ends"] = written(ruled[0] + timedelta(minutes=draw(st.sampled_from([30, 60, 90]))))
        assume(_is_plain(datetime.fromisoformat(facts["ends"]), zone))
    event = Event.model_validate({"title": "E", **facts, "repeats": repeats})
    ruled = [at for _, at in zip(range(12), by_rule(event), strict=False)]
    picked = draw(st.lists(st.sampled_from(ruled), max_size=4, unique=True))
    left, cancelled, moved = picked[:1], picked[1:2], picked[2:]
    if left and len(ruled) > 1:
        repeats["except"] = [written(at) if draw(st.booleans()) else f"{at.date()}" for at in left]
    else:
        left = []
    shift = timedelta(days=draw(st.integers(1, 3)), hours=1 if is_timed else 0)
    added = ruled[-1] + timedelta(days=1)
    if draw(st.booleans()) and end != "none" and not any(added == at for at in by_rule(event)):
        repeats["also"] = [written(added)]
        assume(not is_timed or _is_plain(added, zone))
    facts["changes"] = [
        *({"on": "2023-01-01", "what": "cancelled", "occurrence": written(at)} for at in cancelled),
        *({"on": "2023-01-02", "what": "rescheduled", "occurrence": written(at), "was": written(at)} for at in moved),
    ]  # fmt: skip
    facts["occurrences"] = [{"day": written(at), "starts": written(at + shift)} for at in moved]
    assume(not is_timed or all(_is_plain(at + shift, zone) for at in moved))
    return {**facts, "repeats": repeats}


def _is_plain(at: datetime, zone: str) -> bool:
    """Whether that wall time is there once on its day."""
    aware = at.replace(tzinfo=ZoneInfo(zone))
    same = aware.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == at
    return same and aware.utcoffset() == aware.replace(fold=1).utcoffset()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    made = Path(mkdtemp())
    yield made
    shutil.rmtree(made)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(facts=repeating())
def test_our_dates_are_those_of_the_file(folder: Path, facts: dict[str, Any]) -> None:
    """recurring-ical-events, over the calendar file of the event, finds the dates on the site."""
    shutil.rmtree(folder)
    folder.mkdir()
    desk = Desk(folder)
    # Some programs tell rules in UTC by the calendar's own zone (X-WR-TIMEZONE).
    desk.host["timezone"] = "UTC"
    desk.event(**facts)

    ours = starts(desk)

    horizon = datetime.fromisoformat("2023-10-01T09:00:00Z") + timedelta(days=366)
    last = max(Moment.read(facts["starts"]).first.replace(tzinfo=UTC) + timedelta(days=1), horizon)
    theirs = instants(desk.calendar(EVENT))
    assert [at for at in ours if at <= last] == [at for at in theirs if at <= last]
    assert set(ours) <= set(theirs)
