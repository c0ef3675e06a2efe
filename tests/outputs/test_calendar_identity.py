"""UID, SEQUENCE and DTSTAMP: subscribers keep one entry, and hear of every change once."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.outputs.desk import Desk

MOVED = {"on": "2023-08-01", "what": "rescheduled", "was": "2023-09-20T10:00"}
EDITS: dict[str, dict[str, object]] = {
    "title": {"title": "Another name"},
    "slug": {"slug": "another-address"},
    "start": {"starts": "2023-09-27T10:00", "ends": "2023-09-27T12:00"},
    "whole days": {"starts": "2023-09-27", "ends": "2023-09-28"},
    "publication": {"date": "2023-02-01"},
    "zone": {"timezone": "Europe/Zurich"},
    "place": {"venue": {"city": "Oslo", "country": "NO"}},
    "summary": {"summary": "Other words."},
    "series": {"series": "talks", "edition": "4"},
    "change": {"changes": [MOVED]},
    "correction": {"corrections": [{"on": "2023-03-02", "note": "The day was wrong."}]},
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_uid_survives_every_edit(desk: Desk, edit: dict[str, object]) -> None:
    """Whatever an editor changes, subscribers go on holding one event."""
    desk.event()
    before = desk.vevent()["UID"]

    desk.event(**edit)

    assert desk.vevent()["UID"] == before == "event/2023/forum@newsroom.example"


def test_uid_survives_a_move_of_the_site(desk: Desk) -> None:
    desk.event()
    before = desk.vevent()["UID"]

    desk.host["site_url"] = "https://elsewhere.example/press"

    assert desk.vevent()["UID"] == before


def test_uid_survives_a_rename_that_keeps_the_id(desk: Desk) -> None:
    """`communique move` writes the old id into the renamed file."""
    desk.event("events/2023/annual-forum.md", id="2023/forum")

    assert desk.vevent()["UID"] == "event/2023/forum@newsroom.example"


def test_all_languages_and_files_share_one_uid(desk: Desk) -> None:
    desk.event(format="forum")
    desk.item("events/2023/forum.ko.md", title="포럼", slug="포럼")

    paths = [
        "calendar/all.ics",
        "ko/calendar/all.ics",
        "ar/calendar/all.ics",
        "calendar/format/forum.ics",
        "events/2023/forum/event.ics",
        "ko/events/2023/포럼/event.ics",
    ]

    assert {str(desk.vevent(path)["UID"]) for path in paths} == {
        "event/2023/forum@newsroom.example"
    }


def test_uid_is_plain_ascii(desk: Desk) -> None:
    """Calendar servers make file names of UIDs; a Korean file name must not trip them."""
    desk.event("events/2023/서울-총회.md")

    uid = str(desk.vevent()["UID"])

    assert uid.isascii() and "," not in uid and ";" not in uid


def test_languages_differ_in_words_only(desk: Desk) -> None:
    desk.event(format="forum")
    desk.item("events/2023/forum.ko.md", title="스마트 포럼")

    english, korean = desk.vevent("calendar/all.ics"), desk.vevent("ko/calendar/all.ics")

    assert korean["SUMMARY"] == "스마트 포럼"
    assert korean["SUMMARY"].params["LANGUAGE"] == "ko"
    assert korean["CATEGORIES"].cats == ["포럼"]
    for fact in ("DTSTART", "DTEND", "SEQUENCE", "DTSTAMP", "STATUS"):
        assert korean.decoded(fact) == english.decoded(fact)


CHANGES = [
    MOVED,
    {"on": "2023-08-05", "what": "moved", "was": "Town hall"},
    {"on": "2023-08-09", "what": "cancelled"},
    {"on": "2023-08-12", "what": "reinstated"},
]


def test_sequence_is_the_number_of_changes(desk: Desk) -> None:
    """Outlook ignores an edit whose SEQUENCE did not rise."""
    for number in range(len(CHANGES) + 1):
        desk.event(changes=CHANGES[:number])
        assert desk.vevent()["SEQUENCE"] == number


@pytest.mark.parametrize("edit", ["title", "slug", "summary", "series", "correction"])
def test_sequence_does_not_rise_for_words(desk: Desk, edit: str) -> None:
    desk.event(changes=[MOVED])
    before = desk.vevent()["SEQUENCE"]

    desk.event(changes=[MOVED], **EDITS[edit])

    assert desk.vevent()["SEQUENCE"] == before


def test_stamps_come_from_the_content(desk: Desk) -> None:
    """DTSTAMP is in UTC (RFC 5545 3.8.7.2) and says when the words last changed."""
    desk.event(updated="2023-05-02T18:00", changes=[MOVED])

    event = desk.vevent()

    assert event.decoded("DTSTAMP") == datetime(2023, 7, 31, 15, tzinfo=UTC)
    assert event.decoded("LAST-MODIFIED") == event.decoded("DTSTAMP")
    assert event.decoded("CREATED") == datetime(2023, 2, 28, 15, tzinfo=UTC)
    assert b"DTSTAMP:20230731T150000Z" in desk.file("calendar/all.ics")


def test_an_update_to_come_is_not_yet_told(desk: Desk) -> None:
    desk.event(updated="2023-12-24")

    assert desk.vevent().decoded("DTSTAMP") == datetime(2023, 2, 28, 15, tzinfo=UTC)


def test_an_event_without_a_publication_day_has_a_stamp(desk: Desk) -> None:
    desk.event(date=None)

    event = desk.vevent()

    assert event.decoded("DTSTAMP") == datetime(2020, 1, 1, tzinfo=UTC)
    assert "CREATED" not in event


def test_equal_content_gives_equal_bytes(desk: Desk, tmp_path: Path) -> None:
    """A rebuild years later changes no calendar: clients ask with If-None-Match."""
    desk.event(changes=[MOVED], venue={"city": "Oslo", "country": "NO"})
    desk.event("events/2023/day.md", starts="2023-05-05", ends=None)

    first, later = desk.files("2023-10-01T09:00:00Z"), desk.files("2031-02-03T04:05:06Z")

    calendars = [path for path in first if path.endswith(".ics")]
    assert len(calendars) == 3 * 4 + 2
    assert {p: first[p] for p in calendars} == {p: later[p] for p in calendars}
