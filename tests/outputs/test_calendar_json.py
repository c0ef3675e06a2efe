"""jCal and JSCalendar hold what the .ics files hold."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from tests.outputs.desk import Desk

DAYS: dict[str, dict[str, object]] = {
    "wall time": {"timezone": "Europe/Zurich"},
    "night on which clocks go forward": {
        "timezone": "Europe/Zurich", "starts": "2023-03-25T20:00", "ends": "2023-03-26T08:30",
    },
    "night on which clocks go back": {
        "timezone": "Europe/Zurich", "starts": "2023-10-29T02:30+01:00", "ends": "2023-10-29T04:00+01:00",
    },
    "time that clocks skip": {"timezone": "Europe/Zurich", "starts": "2023-03-26T02:30", "ends": None},
    "open end": {"ends": None},
    "UTC": {"timezone": "UTC"},
    "whole days": {"starts": "2023-03-25", "ends": "2023-03-27"},
    "one day": {"starts": "2023-03-25", "ends": None},
}  # fmt: skip


def known(data: Any) -> Any:
    """jCal with "unknown" as "text": icalendar does not know the types of newer properties."""
    if isinstance(data, list):
        return ["text" if one == "unknown" else known(one) for one in data]
    return data


@pytest.fixture
def rich(desk: Desk) -> Desk:
    desk.settings |= {"calendar_json": "every", "calendar_alarm_hours": 2}
    desk.item("people/park.md", name="Park; Jung-sook")
    desk.item("organisations/hub.md", name="Hub", email="hub@example.org")
    desk.event(
        title="Forum, and more; 포럼 👩‍👩‍👧‍👦",
        timezone="America/New_York",
        people=["park"],
        organisers=["hub"],
        livestream="https://live.example.org/",
        venue={"name": "Hall", "city": "Oslo", "country": "NO", "coordinates": "59.9, 10.7"},
        attachments=[{"title": "Report", "link": "https://example.org/a.pdf"}],
        topics=["a", "b"],
    )
    return desk


def test_jcal_is_what_another_library_makes_of_the_calendar(rich: Desk) -> None:
    """RFC 7265: icalendar's own translation of our .ics."""
    ours = json.loads(rich.file("calendar/all.jcal.json"))

    theirs = json.loads(json.dumps(rich.calendar().to_jcal()))

    def ordered(data: list[Any]) -> list[Any]:
        name, lines, inner = data
        return [name, sorted(known(lines), key=str), [ordered(one) for one in inner]]

    assert ordered(ours) == ordered(theirs)


def test_jcal_can_be_read_back(rich: Desk) -> None:
    calendar = icalendar.Calendar.from_jcal(json.loads(rich.file("calendar/all.jcal.json")))

    [event] = calendar.walk("VEVENT")
    assert event["SUMMARY"] == rich.vevent()["SUMMARY"]
    assert event.decoded("DTSTART") == rich.vevent().decoded("DTSTART")


@pytest.mark.parametrize("facts", DAYS.values(), ids=DAYS)
def test_jscalendar_holds_the_same_instants(desk: Desk, facts: dict[str, object]) -> None:
    desk.event(**facts)
    event = desk.vevent()

    [entry] = json.loads(desk.file("calendar/all.jscalendar.json"))["entries"]

    starts = datetime.fromisoformat(entry["start"])
    if entry.get("showWithoutTime"):
        assert starts.date() == event.decoded("DTSTART")
        days = int(entry["duration"].removeprefix("P").removesuffix("D"))
        assert starts.date() + timedelta(days=days) == event.decoded("DTEND")
        return
    begins = starts.replace(tzinfo=ZoneInfo(entry["timeZone"])).astimezone(UTC)
    assert begins == event.decoded("DTSTART").astimezone(UTC)
    ends = event.decoded("DTEND") if "DTEND" in event else event.decoded("DTSTART")
    assert begins + length(entry["duration"]) == ends.astimezone(UTC)


def length(written: str) -> timedelta:
    hours, _, rest = written.removeprefix("PT").rpartition("H")
    return timedelta(hours=int(hours or 0), minutes=int(rest.removesuffix("M") or 0))


def test_jscalendar_says_what_the_calendar_says(rich: Desk) -> None:
    group = json.loads(rich.file("calendar/all.jscalendar.json"))
    [entry] = group["entries"]
    event = rich.vevent()

    assert (group["@type"], entry["@type"]) == ("Group", "Event")
    assert (entry["uid"], entry["sequence"]) == (event["UID"], event["SEQUENCE"])
    assert (entry["title"], entry["description"]) == (event["SUMMARY"], event["DESCRIPTION"])
    assert entry["status"] == "confirmed"
    assert list(entry["keywords"]) == event["CATEGORIES"].cats
    assert entry["locations"]["place"]["coordinates"] == "geo:59.900000,10.700000"
    assert entry["virtualLocations"]["1"]["uri"] == event["CONFERENCE"]
    assert entry["links"]["document-1"]["href"] == event["ATTACH"]


@pytest.mark.parametrize(("scope", "count"), [("none", 0), ("all", 8), ("every", 18)])
def test_an_office_chooses_which_are_written(desk: Desk, scope: str, count: int) -> None:
    desk.settings["calendar_json"] = scope
    desk.event(format="forum")

    made = [path for path in desk.files() if path.endswith(("jcal.json", "jscalendar.json"))]

    assert len(made) == count
