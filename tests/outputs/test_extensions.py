"""A registration that is extended is told once, wherever people look."""

from __future__ import annotations

from datetime import date
from typing import Any

import icalendar
import pytest

from communique.checks.registry import check_item
from communique.findings import Finding
from tests.outputs.desk import Desk, views

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


CALL = {
    "closes": "2023-10-20", "opens": "2023-05-01",
    "extended": [{"on": "2023-08-01", "was": "2023-09-01"}, {"on": "2023-08-20", "was": "2023-09-15", "note": "Many asked."}],
}  # fmt: skip


def prize(desk: Desk, **call: object) -> None:
    desk.settings["locales"] = {"en": "en_GB"}
    given = {name: value for name, value in {**CALL, **call}.items() if value}
    editions = [{"year": "2022", "call": {"closes": "2022-09-01"}}, {"year": "2023", "call": given}]
    desk.item("prizes/prize.md", title="Prize", date="2023-04-01", editions=editions)


def test_an_extended_call_is_told_as_well(desk: Desk) -> None:
    prize(desk)

    for path in ("feeds/all.atom.xml", "feeds/prizes.rss.xml"):
        second, whole, first = desk.feed(path).entries
        assert second.id == f"{whole.id}#call-2023-2" and first.id == f"{whole.id}#call-2023-1"
        assert second.title == first.title == "Call for entries extended: Prize"
        assert "extended to 15 September 2023" in first.summary
        assert second.summary == (
            "Call for entries extended to 20 October 2023. It was to close on 15 September 2023. Many asked."
        )
        assert whole.title == "Prize"
    [item] = [item for item in desk.json_feed()["items"] if "#" not in item["id"]]
    assert item["date_modified"].startswith("2023-08-20")


def test_a_calls_deadline_moves_and_keeps_its_name(desk: Desk) -> None:
    prize(desk)

    events = icalendar.Calendar.from_ical(desk.file("calendar/deadlines.ics")).events
    told = {str(one["UID"]): (one["SEQUENCE"], one.decoded("DTSTART")) for one in events}
    assert told == {
        "prize/prize/call/2023@newsroom.example": (2, date(2023, 10, 20)),
        "prize/prize/call/2022@newsroom.example": (0, date(2022, 9, 1)),
    }
    shown = views(desk.index())["/prizes/prize/"]
    assert [line.note for one in shown.rounds for line in one.extended] == ["Many asked.", ""]


def test_an_extension_is_told_from_its_day_on(desk: Desk) -> None:
    prize(desk)

    now = "2023-08-10T00:00:00Z"
    assert len(desk.json_feed(now=now)["items"]) == 2
    assert desk.next_change(now)["next_change"] == "2023-08-19T15:00:00Z"


@pytest.mark.parametrize("closes", [None, "2023-09-15"])
def test_a_call_that_is_not_extended_is_told(desk: Desk, closes: str | None) -> None:
    prize(desk, closes=closes)

    [finding] = told(desk)

    assert finding.code == "change-was" and "not extended" in finding.what and finding.line > 1
