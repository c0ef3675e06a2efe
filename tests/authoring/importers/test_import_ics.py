"""Calendar files become our files: once, with their UIDs, at the times that they mean."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import yaml

from communique.authoring.importers.ics import CalendarImport, import_ics
from communique.settings import Settings
from tests.newsroom import SETTINGS, Newsroom

ZURICH = "X-WR-TIMEZONE:Europe/Zurich\n"


class Desk:
    """A folder of calendar files, and a newsroom to take them over."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "calendars"
        self.source.mkdir()
        self.newsroom = Newsroom(folder, topics={"climate": {"en": "Climate", "ko": "기후"}})
        self.content = folder / "content"
        self.settings = Settings.model_validate(
            {**SETTINGS, "topics": {"climate": {"en": "Climate"}}, "timezone": "Asia/Seoul"}
        )

    def calendar(self, name: str, *events: str, head: str = "") -> None:
        """Write a calendar file of events, given by their properties."""
        parts = "".join(f"BEGIN:VEVENT\n{dedent(event).strip()}\nEND:VEVENT\n" for event in events)
        text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Somebody//EN\n{head}{parts}END:VCALENDAR\n"
        (self.source / name).write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")

    def run(self) -> CalendarImport:
        return import_ics(self.source, self.content, self.settings)

    def front(self, path: str) -> dict[str, Any]:
        text = (self.content / path).read_text(encoding="utf-8")
        return yaml.load(text.split("---\n")[1], yaml.BaseLoader)

    def body(self, path: str) -> str:
        return (self.content / path).read_text(encoding="utf-8").split("---\n", 2)[2].strip()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def only(desk: Desk) -> dict[str, Any]:
    (path,) = desk.run().written
    return desk.front(path)


@pytest.mark.parametrize(
    ("begin", "head", "starts", "zone"),
    [
        ("DTSTART:20260704T080000Z", ZURICH, "2026-07-04T10:00", "Europe/Zurich"),
        ("DTSTART:20260704T080000Z", "", "2026-07-04T17:00", "Asia/Seoul"),
        ("DTSTART:20260704T080000", ZURICH, "2026-07-04T08:00", "Europe/Zurich"),
        ("DTSTART;TZID=Africa/Casablanca:20260704T080000", ZURICH, "2026-07-04T08:00", "Africa/Casablanca"),
        ("DTSTART;TZID=Korea Standard Time:20260704T080000", "", "2026-07-04T08:00", "Asia/Seoul"),
        ("DTSTART;TZID=/mozilla.org/20050126_1/Asia/Almaty:20260704T080000", "", "2026-07-04T08:00", "Asia/Almaty"),
        ("DTSTART;VALUE=DATE:20260704", "", "2026-07-04", None),
    ],
)  # fmt: skip
def test_a_time_is_told_in_the_zone_it_is_meant_in(desk, begin, head, starts, zone):
    desk.calendar("a.ics", f"UID:1@there\nSUMMARY:Forum\n{begin}", head=head)
    front = only(desk)

    assert (front["starts"], front.get("timezone")) == (starts, zone)


def test_a_zone_that_a_program_made_up_is_known_by_its_offsets(desk):
    head = dedent("""\
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone 1
        BEGIN:STANDARD
        DTSTART:16011104T020000
        RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
        TZOFFSETFROM:-0400
        TZOFFSETTO:-0500
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010311T020000
        RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
        TZOFFSETFROM:-0500
        TZOFFSETTO:-0400
        END:DAYLIGHT
        END:VTIMEZONE
    """)
    event = "UID:1@there\nSUMMARY:Forum\nDTSTART;TZID=Customized Time Zone 1:20260704T080000"
    desk.calendar("a.ics", event, head=head)

    assert only(desk)["timezone"] == "America/New_York"


@pytest.mark.parametrize(
    ("times", "ends"),
    [
        ("DTSTART;VALUE=DATE:20260810\nDTEND;VALUE=DATE:20260813", "2026-08-12"),
        ("DTSTART;VALUE=DATE:20260810\nDTEND;VALUE=DATE:20260811", None),
        ("DTSTART:20260810T220000\nDURATION:PT3H", "2026-08-11T01:00"),
        ("DTSTART:20260810T220000\nDTEND:20260810T220000", None),
        ("DTSTART:20260810T220000", None),
    ],
)
def test_an_end_is_the_last_day_or_a_time(desk, times, ends):
    desk.calendar("a.ics", f"UID:1@there\nSUMMARY:Forum\n{times}")

    assert only(desk).get("ends") == ends


def test_all_that_a_calendar_tells_has_its_place(desk):
    desk.newsroom.write("organisations/gch.md", "---\nname: Geneva Cities Hub\n---\n")
    desk.newsroom.write("places/palais.md", "---\nname: Palais des Nations\n---\n")
    desk.calendar(
        "a.ics",
        """
        UID:1@there
        CREATED:20260110T200000Z
        DTSTART;VALUE=DATE:20260704
        SUMMARY:Mayors' forum
        LOCATION:Palais des Nations
        CATEGORIES:Forum,기후,Climate
        ORGANIZER;CN=Geneva Cities Hub:mailto:somebody@there.example
        ATTENDEE;CN=A Private Person:mailto:person@there.example
        ATTACH;FILENAME=Agenda.pdf:https://there.example/a.pdf
        URL:https://there.example/forum
        SEQUENCE:3
        """,
    )
    front = only(desk)

    assert front == {
        "title": "Mayors' forum",
        "date": "2026-01-11",
        "starts": "2026-07-04",
        "format": "forum",
        "venue": "palais",
        "organisers": ["gch"],
        "website": "https://there.example/forum",
        "topics": ["climate"],
        "attachments": [{"title": "Agenda.pdf", "link": "https://there.example/a.pdf"}],
        "imported": {"uid": "1@there", "sequence": "3"},
    }
    assert [note.what for note in desk.run().report.notes] == ['the category "기후" was left out']


def test_text_stays_text_and_html_becomes_markdown(desk):
    desk.calendar(
        "a.ics",
        r"""
        UID:1@there
        SUMMARY:Plain
        DTSTART;VALUE=DATE:20260704
        DESCRIPTION:Bring *your* maps\nand # ideas.\n\nSee https://there.example/a_b.\n• one\n• two
        """,
        r"""
        UID:2@there
        SUMMARY:Styled
        DTSTART;VALUE=DATE:20260705
        DESCRIPTION:Hello
        X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Hello <b>all</b></p><script>x()</script></body></html>
        """,
    )
    desk.run()

    assert desk.body("events/2026/plain.md") == (
        "Bring \\*your\\* maps  \nand \\# ideas.\n\nSee <https://there.example/a_b>.\n\n- one\n- two"
    )
    assert desk.body("events/2026/styled.md") == "Hello **all**"


@pytest.mark.parametrize(
    "line",
    ["LOCATION:https://zoom.example/j/1", "X-GOOGLE-CONFERENCE:https://zoom.example/j/1"],
)
def test_the_address_of_a_meeting_is_not_published_unasked(desk, line):
    desk.calendar("a.ics", f"UID:1@there\nSUMMARY:Call\nDTSTART;VALUE=DATE:20260704\n{line}")
    done = desk.run()

    assert desk.front(done.written[0])["online"] == "yes"
    assert [note.what for note in done.report.notes] == [
        "the address of a meeting was left out: https://zoom.example/j/1"
    ]


def test_what_is_private_is_left_out(desk):
    event = "UID:1@there\nSUMMARY:Secret\nDTSTART;VALUE=DATE:20260704\nCLASS:CONFIDENTIAL"
    desk.calendar("a.ics", event)
    done = desk.run()

    assert done.written == ()
    assert "Secret" not in done.report.markdown()


def test_a_second_run_writes_nothing_and_tells_what_is_told_otherwise(desk):
    """The office may have worked on its file: the calendar does not write over it."""
    event = "UID:1@there\nSUMMARY:Forum\nDTSTART;VALUE=DATE:{}\nSEQUENCE:{}\nSTATUS:{}"
    desk.calendar("a.ics", event.format("20260704", 0, "CONFIRMED"))
    desk.run()
    before = (desk.content / "events/2026/forum.md").read_bytes()
    again = desk.run()
    desk.calendar("b.ics", event.format("20260711", 1, "CANCELLED"))
    moved = desk.run()

    assert (again.written, again.unchanged, again.report.notes) == ((), 1, ())
    assert (moved.written, moved.unchanged) == ((), 0)
    assert sorted(note.why.split()[-3] for note in moved.report.notes) == [
        "communique",
        "reschedule",
    ]
    assert (desk.content / "events/2026/forum.md").read_bytes() == before


def test_our_own_calendar_is_known_again(desk):
    """A file that a colleague sends back holds the UIDs that we gave."""
    event = "title: Forum\nstarts: 2023-11-04\ndate: 2023-09-01"
    desk.newsroom.write("events/2023/세계-forum.md", f"---\n{event}\n---\n")
    built = desk.newsroom.build()
    (desk.source / "ours.ics").write_bytes(built.read("calendar/all.ics"))

    assert desk.run().unchanged == 1


def test_an_imported_event_keeps_its_uid_and_counts_on(desk):
    """Who subscribed to the other calendar too has the event once, and a change of ours is newer."""
    desk.calendar("a.ics", "UID:Ä 1@there\nSUMMARY:Forum\nDTSTART;VALUE=DATE:20231104\nSEQUENCE:2")
    (path,) = desk.run().written
    text = (desk.content / path).read_text(encoding="utf-8")
    change = "changes:\n  - {on: 2023-09-30, what: cancelled}\nimported:"
    desk.newsroom.write(
        path, text.replace("imported:", change).replace("starts:", "date: 2023-09-01\nstarts:")
    )
    from icalendar import Calendar

    (event,) = Calendar.from_ical(desk.newsroom.build().read("calendar/all.ics")).events

    assert (str(event["UID"]), int(event["SEQUENCE"])) == ("Ä 1@there", 3)


def test_one_uid_in_two_files_is_a_finding(desk):
    front = "---\ntitle: {}\nstarts: 2023-11-04\nimported: 1@there\n---\n"
    desk.newsroom.write("events/2023/a.md", front.format("A"))
    desk.newsroom.write("events/2023/b.md", front.format("B"))

    (finding,) = desk.newsroom.build().findings
    assert (finding.code, finding.line, finding.column) == ("same-uid", 4, 11)
    assert "a.md" in finding.why


def test_a_rule_with_its_exceptions_is_kept(desk):
    desk.calendar(
        "a.ics",
        """
        UID:1@there
        SUMMARY:Coffee hour
        DTSTART;TZID=W. Europe Standard Time:20260901T100000
        DURATION:PT1H
        RRULE:FREQ=MONTHLY;BYDAY=1TU
        EXDATE;TZID=W. Europe Standard Time:20261201T100000
        RDATE;TZID=W. Europe Standard Time:20260915T100000,20260916T180000
        """,
        """
        UID:1@there
        RECURRENCE-ID;TZID=W. Europe Standard Time:20261006T100000
        DTSTAMP:20260919T180000Z
        DTSTART;TZID=W. Europe Standard Time:20261007T110000
        DURATION:PT1H
        SUMMARY:Coffee hour: data
        """,
        """
        UID:1@there
        RECURRENCE-ID;TZID=W. Europe Standard Time:20261103T100000
        DTSTAMP:20261020T000000Z
        DTSTART;TZID=W. Europe Standard Time:20261103T100000
        SUMMARY:Coffee hour
        STATUS:CANCELLED
        """,
    )
    front = only(desk)
    built = desk.newsroom.build("2026-11-01T00:00:00Z")

    assert built.findings == []
    assert built.has("events/2026/coffee-hour/2026-10-06/index.html")
    assert front["repeats"] == {
        "rule": "FREQ=MONTHLY;BYDAY=1TU",
        "except": ["2026-12-01"],
        "also": ["2026-09-15", "2026-09-16T18:00"],
    }
    assert front["occurrences"] == [
        {"day": "2026-10-06", "title": "Coffee hour: data", "starts": "2026-10-07T11:00", "ends": "2026-10-07T12:00"}
    ]  # fmt: skip
    # The day of a change is told in the zone of the site, Seoul's.
    assert front["changes"] == [
        {"on": "2026-09-20", "what": "rescheduled", "was": "2026-10-06T10:00", "occurrence": "2026-10-06"},
        {"on": "2026-10-20", "what": "cancelled", "occurrence": "2026-11-03"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"<html>no calendar</html>", "could not be read"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:A\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "no UID"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:soon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "no DTSTART"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260101T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "without SUMMARY"),
        (b"\xff\xfe\x00", "could not be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_noted(desk, content, says):
    (desk.source / "a.ics").write_bytes(content)
    done = desk.run()

    assert done.written == ()
    assert says in done.report.markdown()


def test_a_folder_without_calendars_is_told_of(desk):
    with pytest.raises(FileNotFoundError, match=r"ends in \.ics"):
        desk.run()
