"""What calendars say when an event is cancelled, postponed or moved."""

import pytest

from tests.outputs.desk import Desk, just_before

ON = "2023-08-01"
WAS = "2023-09-20T10:00"


def changed(what: str, **more: object) -> dict[str, object]:
    return {"changes": [{"on": ON, "what": what, **more}]}


STATES = {
    "scheduled": ({}, "CONFIRMED", "Forum"),
    "rescheduled": (changed("rescheduled", was=WAS), "CONFIRMED", "Rescheduled: Forum"),
    "postponed": (changed("postponed", was=WAS), "TENTATIVE", "Postponed: Forum"),
    "cancelled": (changed("cancelled"), "CANCELLED", "Cancelled: Forum"),
    "moved": (changed("moved", was="Town hall"), "CONFIRMED", "Forum"),
    "moved online": (changed("moved-online"), "CONFIRMED", "Moved online: Forum"),
}


@pytest.mark.parametrize(("facts", "status", "summary"), STATES.values(), ids=STATES)
def test_state_reaches_status_and_title(
    desk: Desk, facts: dict[str, object], status: str, summary: str
) -> None:
    """VEVENT knows three states (RFC 5545 3.8.1.11); the title says what they cannot."""
    desk.event(**facts)

    event = desk.vevent()

    assert (event["STATUS"], event["SUMMARY"]) == (status, summary)


def test_cancelled_event_stays_in_every_calendar(desk: Desk) -> None:
    desk.event(format="forum", **changed("cancelled"))

    for path in ("calendar/all.ics", "calendar/format/forum.ics", "events/2023/forum/event.ics"):
        assert desk.vevent(path)["STATUS"] == "CANCELLED"


def test_cancellation_is_told_in_the_readers_language(desk: Desk) -> None:
    """Google removes cancelled entries and shows no status: the title reaches everybody."""
    desk.event(**changed("cancelled"))
    desk.item("events/2023/forum.ko.md", title="포럼")

    assert desk.vevent("ko/calendar/all.ics")["SUMMARY"] == "취소: 포럼"
    assert desk.vevent("ar/calendar/all.ics")["SUMMARY"] == "أُلغي: Forum"


def test_the_reason_is_in_the_description(desk: Desk) -> None:
    desk.event(**changed("cancelled", note="The hall is being repaired."))

    assert str(desk.vevent()["DESCRIPTION"]).startswith("The hall is being repaired.\n\n")


def test_reinstated_event_is_as_it_was(desk: Desk) -> None:
    cancelled = {"on": ON, "what": "cancelled"}
    desk.event(changes=[cancelled, {"on": "2023-08-09", "what": "reinstated"}])

    event = desk.vevent()

    assert (event["STATUS"], event["SUMMARY"], event["SEQUENCE"]) == ("CONFIRMED", "Forum", 2)


def test_nobody_is_sent_to_a_hall_that_is_empty(desk: Desk) -> None:
    venue = {"name": "Hall", "city": "Oslo", "country": "NO", "coordinates": "59.9, 10.7"}
    desk.event(venue=venue, online="https://example.org/live", **changed("moved-online"))

    event = desk.vevent()

    assert event["LOCATION"] == "https://example.org/live"
    assert "GEO" not in event


def test_event_held_back_is_in_no_calendar(desk: Desk) -> None:
    desk.event("events/2023/draft.md", status="draft")
    desk.event("events/2023/early.md", date="2023-12-01")
    desk.event("events/2023/withdrawn.md", status="withdrawn")

    files = desk.files()

    assert not any(path.endswith("event.ics") for path in files)
    assert not any(b"VEVENT" in text for text in files.values())


def test_past_events_leave_calendars_only_where_an_office_says_so(desk: Desk) -> None:
    """The next change is the moment at which one leaves, and it is gone then and not before."""
    desk.event(**changed("cancelled"))
    ends = "2023-09-26T03:00:00Z"

    assert len(desk.calendar(now="2033-01-01T00:00:00Z").walk("VEVENT")) == 1
    desk.settings["calendar_past_days"] = 30
    leaves = "2023-10-26T03:00:00Z"
    assert desk.next_change(ends) == {"next_change": leaves, "reasons": ["event leaves calendars"]}
    assert len(desk.calendar(now=just_before(leaves)).walk("VEVENT")) == 1
    assert desk.calendar(now=leaves).walk("VEVENT") == []
    assert desk.vevent("events/2023/forum/event.ics", leaves)["STATUS"] == "CANCELLED"
