"""The sessions of a programme as calendars of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tests.outputs.desk import Desk, views

FILE = "events/2023/forum/programme.ics"
OPENING: dict[str, Any] = {
    "starts": "2023-09-26T10:00",
    "ends": "2023-09-26T11:00",
    "title": "Opening",
    "summary": "Mayors speak.",
    "track": "Climate",
    "room": "Room 3",
    "people": [{"person": "park", "role": "moderator"}],
}
TOUR = {"starts": "2023-09-26T14:00", "title": "Guided tour", "track": "Culture & arts"}
VENUE = {"name": "Hall", "city": "Oslo", "country": "NO", "room": "Lobby"}


def forum(desk: Desk, *programme: dict[str, Any], **facts: object) -> None:
    desk.item("people/park.md", name="Park Jung-sook")
    desk.event(programme=list(programme or (OPENING, TOUR)), venue=VENUE, **facts)


def uids(desk: Desk, path: str = FILE) -> list[str]:
    return [str(event["UID"]) for event in desk.calendar(path).walk("VEVENT")]


def test_each_session_is_an_event_of_its_own(desk: Desk) -> None:
    forum(desk)

    opening, tour = desk.calendar(FILE).walk("VEVENT")

    assert opening["RELATED-TO"] == "event/2023/forum@newsroom.example"
    assert opening["RELATED-TO"].params["RELTYPE"] == "PARENT"
    assert opening["SUMMARY"] == "Opening"
    assert opening["LOCATION"] == "Room 3, Hall, Oslo, Norway"
    assert tour["LOCATION"] == "Lobby, Hall, Oslo, Norway"
    assert opening["CATEGORIES"].cats == ["Climate"]
    assert "Mayors speak.\nPark Jung-sook (moderator)" in opening["DESCRIPTION"]
    assert opening.decoded("DTSTART").astimezone(UTC) == datetime(2023, 9, 26, 1, tzinfo=UTC)
    [speaker] = [part for part in opening.subcomponents if part.name == "PARTICIPANT"]
    assert (speaker["PARTICIPANT-TYPE"], speaker["SUMMARY"]) == ("SPEAKER", "Park Jung-sook")


def test_a_session_is_known_by_what_it_is(desk: Desk) -> None:
    """Not by its place in the list: another session before it changes nothing."""
    forum(desk)
    before = uids(desk)

    forum(desk, {"starts": "2023-09-26T09:00", "title": "Coffee"}, TOUR, OPENING)

    assert before == [
        "event/2023/forum/session/20230926t1000-opening@newsroom.example",
        "event/2023/forum/session/20230926t1400-guided-tour@newsroom.example",
    ]
    assert set(before) < set(uids(desk))


def test_an_id_keeps_a_session_through_every_edit(desk: Desk) -> None:
    forum(desk, {**OPENING, "id": "opening"})
    before = uids(desk)

    forum(desk, {**OPENING, "id": "opening", "title": "Welcome", "starts": "2023-09-26T10:30"})

    assert uids(desk) == before == ["event/2023/forum/session/opening@newsroom.example"]


def test_two_sessions_alike_are_two(desk: Desk) -> None:
    forum(desk, OPENING, OPENING)

    assert len(set(uids(desk))) == 2


def test_languages_share_the_sessions(desk: Desk) -> None:
    forum(desk)
    words = [{"title": "개막식", "track": "기후"}, {"title": "탐방", "track": "문화"}]
    desk.item("events/2023/forum.ko.md", title="포럼", programme=words)

    korean = desk.calendar("ko/events/2023/forum/programme.ics")

    assert uids(desk, "ko/events/2023/forum/programme.ics") == uids(desk)
    assert korean.walk("VEVENT")[0]["SUMMARY"] == "개막식"
    track = desk.calendar("ko/events/2023/forum/programme-climate.ics")
    assert track["NAME"] == "포럼: 기후"


def test_each_track_has_a_calendar(desk: Desk) -> None:
    forum(desk)

    [event] = desk.calendar("events/2023/forum/programme-culture-arts.ics").walk("VEVENT")

    assert event["SUMMARY"] == "Guided tour"


def test_one_track_needs_no_calendar(desk: Desk) -> None:
    forum(desk, OPENING)

    assert [path for path in desk.files() if "programme" in path] == [FILE]


def test_the_page_leads_to_the_calendars_and_they_to_it(desk: Desk) -> None:
    forum(desk)

    view = views(desk.index())["/events/2023/forum/"]
    opening = desk.calendar(FILE).walk("VEVENT")[0]

    assert [(link.title, link.url) for link in view.programme_calendars] == [
        ("All sessions", "/events/2023/forum/programme.ics"),
        ("Climate", "/events/2023/forum/programme-climate.ics"),
        ("Culture & arts", "/events/2023/forum/programme-culture-arts.ics"),
    ]
    [first, _] = view.programme[0].sessions
    assert opening["URL"] == f"https://newsroom.example/events/2023/forum/#{first.anchor}"


def test_sessions_follow_their_event(desk: Desk) -> None:
    forum(desk, changes=[{"on": "2023-08-01", "what": "cancelled"}])

    opening = desk.calendar(FILE).walk("VEVENT")[0]

    assert (opening["STATUS"], opening["SEQUENCE"]) == ("CANCELLED", 1)
    assert opening["SUMMARY"] == "Cancelled: Opening"


def test_a_session_without_a_day_is_in_no_calendar(desk: Desk) -> None:
    desk.event(starts="2023-09", ends=None, programme=[{"starts": "2023-09", "title": "Talk"}])

    assert not [path for path in desk.files() if "programme" in path]
