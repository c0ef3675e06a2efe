"""A registration that is extended is told once, wherever people look."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import pytest

from communique.checks.registry import check_item
from communique.findings import Finding
from tests.outputs.desk import Desk

UID = "event/2023/forum/registration@newsroom.example"
TOLD = "Registration extended to 10 September 2023. It was to close on 1 September 2023."


def extension(**given: str) -> dict[str, str]:
    return {"on": "2023-08-01", "what": "extended", "was": "2023-09-01", **given}


def extended(desk: Desk, *changes: dict[str, str], closes: str | None = "2023-09-10") -> None:
    desk.settings["locales"] = {"en": "en_GB"}
    desk.event(changes=list(changes or [extension()]), registration={"closes": closes} if closes else None)  # fmt: skip


def deadline(desk: Desk) -> Any:
    [entry] = icalendar.Calendar.from_ical(desk.file("calendar/deadlines.ics")).events
    return entry


def told(desk: Desk) -> list[Finding]:
    site, findings = desk.read()
    return [*findings, *(one for of in site.items.values() for one in check_item(site, of))]


def test_feeds_tell_it_as_an_entry_of_its_own(desk: Desk) -> None:
    extended(desk, extension(note="Many asked."))

    for path in ("feeds/all.atom.xml", "feeds/events.rss.xml"):
        change, event = desk.feed(path).entries
        assert (change.id, event.title) == (f"{event.id}#change-1", "Forum")
        assert change.title == "Registration extended: Forum"
        assert change.summary == f"{TOLD} Many asked."
    [item, _] = desk.json_feed()["items"]
    assert item["id"].endswith("#change-1") and item["_event"]["state"] == "scheduled"


def test_each_extension_tells_its_own_day(desk: Desk) -> None:
    second = extension(on="2023-08-20", was="2023-09-10")
    extended(desk, extension(), second, closes="2023-09-20")

    later, _, first = desk.feed("feeds/all.atom.xml").entries

    assert first.summary == TOLD
    assert "extended to 20 September 2023" in later.summary


def test_the_deadline_moves_in_calendars_and_keeps_its_name(desk: Desk) -> None:
    extended(desk, extension(note="Many asked."))

    entry = deadline(desk)

    assert (entry["UID"], entry["SEQUENCE"]) == (UID, 1)
    assert entry.decoded("DTSTART") == date(2023, 9, 10)
    assert TOLD in entry["DESCRIPTION"]
    [event] = icalendar.Calendar.from_ical(desk.file("calendar/all.ics")).events
    assert event["SEQUENCE"] == 1 and "Many asked" not in event["DESCRIPTION"]


def test_it_leaves_the_state_as_it_is(desk: Desk) -> None:
    extended(desk, {"on": "2023-07-01", "what": "rescheduled", "was": "2023-09-20"}, extension())

    assert desk.json_feed("feeds/all.json")["items"][-1]["_event"]["state"] == "rescheduled"


@pytest.mark.parametrize(
    ("closes", "was", "what"),
    [
        (None, "2023-09-01", "registration was extended, and registration.closes says no day"),
        ("2023-08-30", "2023-09-01", "it is not extended"),
        ("2023-09-01", "2023-09-01", "it is not extended"),
    ],
)
def test_what_is_no_extension_is_told(desk: Desk, closes: str | None, was: str, what: str) -> None:
    extended(desk, extension(was=was), closes=closes)

    [finding] = told(desk)

    assert finding.code == "change-was" and what in finding.what and finding.line > 1


def test_the_former_day_is_asked_for(desk: Desk) -> None:
    extended(desk, extension(was=""))

    [finding] = told(desk)

    assert "former last day of registration" in finding.mend


def test_one_date_has_its_own_registration(desk: Desk) -> None:
    """What is extended for all dates is no news of one that has a registration of its own."""
    desk.event(
        starts="2023-12-05", ends=None, repeats={"every": "week", "times": 2},
        registration={"closes": "2023-09-10"},
        occurrences=[{"day": "2023-12-12", "registration": {"closes": "2023-12-10"}}],
        changes=[extension(), extension(on="2023-08-02", was="2023-12-09", occurrence="2023-12-12")],
    )  # fmt: skip

    site = desk.site()
    one, other = (site.items[f"event/2023/forum/2023-12-{day}"]["en"].facts for day in ("05", "12"))

    assert [change.was for change in one.changes] == ["2023-09-01"]
    assert [change.was for change in other.changes] == ["2023-12-09"]
    [change, *_] = desk.feed("feeds/all.atom.xml").entries
    assert "extended to" in change.summary and "December 10, 2023" in change.summary
