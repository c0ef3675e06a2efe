"""Each property of a calendar file, read by a parser that we did not write."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import icalendar
import pytest

from tests.outputs.desk import Desk

SITE = "https://newsroom.example"
EVENT_FILE = "events/2023/forum/event.ics"
PHOTO = {"file": "hall.svg", "alt": "The hall", "credit": "WeGO", "rights": "CC0"}


def parts(event: icalendar.Event, name: str) -> list[Any]:
    return [part for part in event.subcomponents if part.name == name]


def test_a_calendar_leads_to_its_page_and_to_itself(desk: Desk) -> None:
    """RFC 7986 5.5 URL and 5.8 SOURCE."""
    desk.event(format="forum")

    scope = desk.calendar("ko/calendar/format/forum.ics")
    own = desk.calendar(EVENT_FILE)

    assert scope["URL"] == f"{SITE}/ko/calendar/"
    assert scope["SOURCE"] == f"{SITE}/ko/calendar/format/forum.ics"
    assert (own["URL"], own["SOURCE"]) == (f"{SITE}/events/2023/forum/", f"{SITE}/{EVENT_FILE}")


def test_a_calendar_is_as_new_as_its_newest_event(desk: Desk) -> None:
    """RFC 7986 5.4; from the content, never from the clock."""
    desk.event("events/2023/a.md", date="2023-02-01")
    desk.event("events/2023/b.md", date="2023-03-01")

    calendar = desk.calendar()

    assert calendar.decoded("LAST-MODIFIED") == datetime(2023, 2, 28, 15, tzinfo=UTC)


def test_a_calendar_has_the_colour_of_the_office(desk: Desk) -> None:
    """RFC 7986 5.9 knows the names of CSS3 alone; Apple's property holds the colour itself."""
    desk.settings["theme_colour"] = "#00888f"

    calendar = desk.calendar()

    assert calendar["COLOR"] == "darkcyan"
    assert calendar["X-APPLE-CALENDAR-COLOR"] == "#00888f"


def test_an_event_has_the_colour_of_its_format(desk: Desk) -> None:
    desk.event(format="forum")
    assert desk.vevent()["COLOR"] == "teal"

    desk.settings["calendar_colours"] = {"forum": "salmon"}
    assert desk.vevent()["COLOR"] == "salmon"

    desk.settings["calendar_colours"] = {"forum": ""}
    assert "COLOR" not in desk.vevent()


def test_the_lead_picture_goes_along(desk: Desk) -> None:
    """RFC 7986 5.10, with its whole address; gone with its rights."""
    desk.write("events/2023/hall.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    desk.event(photos=[{**PHOTO, "expires": "2023-12-31"}])

    image = desk.vevent()["IMAGE"]

    assert image == f"{SITE}/events/2023/forum/hall.svg"
    assert dict(image.params) == {
        "VALUE": "URI", "DISPLAY": "BADGE", "FMTTYPE": "image/svg+xml",
    }  # fmt: skip
    assert "IMAGE" not in desk.vevent(now="2024-01-01T12:00:00Z")


def test_addresses_to_follow_it_at(desk: Desk) -> None:
    """RFC 7986 5.11; and in the words, since few programs show it."""
    desk.event(
        venue={"name": "Hall", "city": "Oslo", "country": "NO"},
        online="https://meet.example.org/1?a=b;c",
        livestream="https://live.example.org/",
    )

    event = desk.vevent()

    told = {str(call): call.params for call in event["CONFERENCE"]}
    assert list(told) == ["https://meet.example.org/1?a=b;c", "https://live.example.org/"]
    assert told["https://live.example.org/"]["LABEL"] == "Livestream"
    assert told["https://live.example.org/"]["FEATURE"] == ["AUDIO", "VIDEO"]
    assert event["LOCATION"] == "Hall, Oslo, Norway"
    assert "Livestream: https://live.example.org/" in event["DESCRIPTION"]


def test_documents_are_attached(desk: Desk) -> None:
    """RFC 5545 3.8.1.1, by their addresses."""
    desk.write("events/2023/programme.pdf", "%PDF")
    here = {"title": "Programme; draft", "file": "programme.pdf"}
    there = {"title": "Report", "link": "https://example.org/보고서.docx"}
    desk.event(attachments=[here, there])

    first, second = desk.vevent()["ATTACH"]

    assert first == f"{SITE}/events/2023/forum/programme.pdf"
    assert (first.params["FMTTYPE"], first.params["FILENAME"]) == (
        "application/pdf", "Programme; draft",
    )  # fmt: skip
    assert str(second).isascii() and second.endswith(".docx")


def test_documents_of_a_site_below_a_path(desk: Desk) -> None:
    desk.host["site_url"] = "https://example.org/newsroom"
    desk.write("events/2023/programme.pdf", "%PDF")
    desk.event(attachments=[{"title": "Programme", "file": "programme.pdf"}])

    attached = desk.vevent()["ATTACH"]

    assert attached == "https://example.org/newsroom/events/2023/forum/programme.pdf"


def test_an_organiser_is_a_mail_address_where_there_is_one(desk: Desk) -> None:
    """RFC 5545 3.8.4.3 and 3.8.4.2: who has none is a contact."""
    desk.item("organisations/hub.md", name="Hub, Geneva")
    desk.item("organisations/wego.md", name='WeGO "Seoul"', email="events@wego.example")
    desk.event(organisers=["hub"])
    assert "ORGANIZER" not in desk.vevent()

    desk.event(organisers=["hub", "wego"])
    event = desk.vevent()

    assert event["ORGANIZER"] == "mailto:events@wego.example"
    assert event["ORGANIZER"].params["CN"] == "WeGO 'Seoul'"
    assert event["CONTACT"] == 'Hub, Geneva, WeGO "Seoul"'


def test_nobody_is_reminded_unasked(desk: Desk) -> None:
    desk.event()

    assert desk.vevent().subcomponents == []


def test_an_office_may_ask_for_a_reminder(desk: Desk) -> None:
    """RFC 5545 3.6.6; not for what does not take place."""
    desk.settings["calendar_alarm_hours"] = 24
    desk.event()
    [alarm] = parts(desk.vevent(), "VALARM")
    assert (alarm["ACTION"], alarm["DESCRIPTION"]) == ("DISPLAY", "Forum")
    assert alarm.decoded("TRIGGER") == timedelta(hours=-24)

    desk.event(changes=[{"on": "2023-08-01", "what": "cancelled"}])

    assert desk.vevent().subcomponents == []


def test_the_file_of_one_event_tells_more(desk: Desk) -> None:
    """RFC 9073: description in HTML, people and place, where no subscription can be harmed."""
    desk.item("people/park.md", name="Park Jung-sook")
    desk.item("organisations/hub.md", name="Hub")
    desk.event(
        organisers=["hub"],
        partners=["hub"],
        people=[{"person": "park", "role": "moderator"}],
        venue={"name": "Hall", "city": "Oslo", "country": "NO", "coordinates": "59.9, 10.7"},
        summary="Bread & <roses>.",
    )

    event = desk.vevent(EVENT_FILE)

    styled = event["STYLED-DESCRIPTION"]
    assert styled.startswith("<p>Bread &amp; &lt;roses&gt;.</p>")
    assert f'<a href="{SITE}/events/2023/forum/">Forum</a>' in styled
    assert (styled.params["VALUE"], styled.params["FMTTYPE"]) == ("TEXT", "text/html")
    assert event["DESCRIPTION"].params["DERIVED"] == "TRUE"
    told = [(one["PARTICIPANT-TYPE"], one["SUMMARY"]) for one in parts(event, "PARTICIPANT")]
    assert told == [("CONTACT", "Hub"), ("SPONSOR", "Hub"), ("ACTIVE", "Park Jung-sook")]
    uids = [str(part["UID"]) for part in event.subcomponents]
    assert len(set(uids)) == 4 and "".join(uids).isascii()
    [place] = parts(event, "VLOCATION")
    assert (place["NAME"], place["GEO"].latitude) == ("Hall", 59.9)


def test_calendars_of_many_hold_no_components_within_events(desk: Desk) -> None:
    desk.item("people/park.md", name="Park Jung-sook")
    desk.event(people=["park"], venue={"city": "Oslo", "country": "NO"})

    event = desk.vevent()

    assert event.subcomponents == []
    assert "STYLED-DESCRIPTION" not in event and "DERIVED" not in event["DESCRIPTION"].params


def test_a_tiny_number_has_no_exponent(desk: Desk) -> None:
    """RFC 5545 3.3.7 knows none."""
    desk.event(venue={"city": "Null", "country": "GH", "coordinates": "0.00002, -0.5"})

    assert b"\r\nGEO:0.00002;-0.5\r\n" in desk.file("calendar/all.ics")


@pytest.mark.parametrize("colour", ["#ff0000", "reddish", "RED"])
def test_a_colour_without_a_name_is_refused(desk: Desk, colour: str) -> None:
    from communique.clock import SettingsError

    desk.settings["calendar_colours"] = {"forum": colour}

    with pytest.raises(SettingsError, match="CSS3 name"):
        desk.calendar()
