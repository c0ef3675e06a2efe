"""The text of calendar files: octets, lines, escapes, languages."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.outputs.ics import ics, of_scope
from tests.outputs.desk import Desk

KOREAN = "세계스마트시티기구 제6차 총회와 서울 스마트도시상 시상식에 여러분을 초대합니다 " * 3
ARABIC = "الجمعية العامة السادسة للمنظمة العالمية للمدن الذكية المستدامة في سيول " * 3
EMOJI = "👩‍👩‍👧‍👦🏳️‍🌈🇰🇷" * 20


@pytest.mark.parametrize("words", [KOREAN, ARABIC, EMOJI], ids=["Korean", "Arabic", "emoji"])
def test_long_lines_are_folded_between_characters(desk: Desk, words: str) -> None:
    """At 75 octets (RFC 5545 3.1), and never inside a character."""
    desk.event(title=words.strip(), summary=words.strip())

    text = desk.file("calendar/all.ics")

    assert max(len(line) for line in text.split(b"\r\n")) <= 75
    for line in text.split(b"\r\n"):
        line.decode()  # a cut character would not be UTF-8
    assert desk.vevent()["SUMMARY"] == words.strip()


def test_every_line_ends_as_the_standard_says(desk: Desk) -> None:
    desk.event(summary="One.\nTwo.")

    text = desk.file("calendar/all.ics")

    assert text.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", text)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]), min_size=1))
def test_any_words_come_back_as_they_were(desk: Desk, words: str) -> None:
    title = " ".join(f"{words}x".split())
    desk.event(title=title)

    assert desk.vevent()["SUMMARY"] == title


def test_marks_of_the_format_are_escaped(desk: Desk) -> None:
    desk.settings["taglines"] = {"en": "News, events; and more \\ all"}
    desk.settings["names"] = {"en": "Cities; north, south"}
    desk.event(
        title="Roads, rails; and \\ more",
        venue={"name": "Hall, east wing", "city": "Oslo; centre", "country": "NO"},
        topics=["roads"],
    )
    desk.settings["topics"] = {"roads": {"en": "Roads, rails"}}

    text, event = desk.file("calendar/all.ics"), desk.vevent()

    assert b"SUMMARY;LANGUAGE=en:Roads\\, rails\\; and \\\\ more" in text
    assert event["SUMMARY"] == "Roads, rails; and \\ more"
    assert event["LOCATION"] == "Hall, east wing, Oslo; centre, Norway"
    assert event["CATEGORIES"].cats == ["Event", "Roads, rails"]
    assert b"\r\nNAME:Cities\\; north\\, south" in text
    assert b"X-WR-CALNAME:Cities\\; north\\, south" in text
    assert b"X-WR-CALDESC:News\\, events\\; and more \\\\ all" in text


def test_a_name_of_two_lines_stays_one_property(desk: Desk) -> None:
    desk.settings["taglines"] = {"en": "News\nEND:VCALENDAR"}

    assert desk.calendar()["DESCRIPTION"] == "News\nEND:VCALENDAR"


def test_description_is_plain_text(desk: Desk) -> None:
    """No client shows HTML in DESCRIPTION; the first paragraph stands in for a summary."""
    desk.item(
        "events/2023/forum.md",
        title="Forum",
        date="2023-03-01",
        starts="2023-09-26",
        body='**Bold** words & a [link](https://example.org).\n\n<div class="x">More</div>',
    )

    description = str(desk.vevent()["DESCRIPTION"])

    assert description == ("Bold words & a link.\n\nhttps://newsroom.example/events/2023/forum/")


def test_refresh_is_asked_for_in_both_ways(desk: Desk) -> None:
    """RFC 7986 5.7 and the older property that Outlook reads."""
    desk.settings["calendar_refresh_hours"] = 6
    text = desk.file("calendar/all.ics")

    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in text
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in text


def test_calendar_says_what_it_is(desk: Desk) -> None:
    desk.settings["names"] = {"ko": "뉴스룸"}
    desk.event(format="forum")

    calendar = desk.calendar("ko/calendar/format/forum.ics")

    assert calendar["VERSION"] == "2.0"
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "뉴스룸: 포럼"
    assert calendar["X-WR-TIMEZONE"] == "Asia/Seoul"
    assert calendar["SOURCE"] == "https://newsroom.example/ko/calendar/format/forum.ics"
    assert calendar.errors == []


def test_addresses_are_uris(desk: Desk) -> None:
    desk.event(slug="서울-총회")

    assert str(desk.vevent()["URL"]).isascii()
    assert str(desk.vevent()["URL"]).startswith("https://newsroom.example/events/2023/%EC%84%9C")


def test_place_is_said_with_its_point(desk: Desk) -> None:
    desk.item(
        "places/hall.md",
        name="City Hall",
        address="110 Sejong-daero",
        city="Seoul",
        country="KR",
        coordinates="37.5663, 126.9779",
    )
    desk.event(venue={"place": "hall", "room": "Main hall"})

    event = desk.vevent("ko/calendar/all.ics")

    assert event["LOCATION"] == "Main hall, City Hall, 110 Sejong-daero, Seoul, 대한민국"
    assert (event["GEO"].latitude, event["GEO"].longitude) == (37.5663, 126.9779)


def test_online_event_is_located_at_its_address(desk: Desk) -> None:
    desk.event(online="https://example.org/live")

    assert desk.vevent()["LOCATION"] == "https://example.org/live"


def test_address_that_is_not_public_is_not_shown(desk: Desk) -> None:
    desk.event(online="yes")

    assert "LOCATION" not in desk.vevent()


def test_organisers_are_named(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Geneva Cities Hub")
    desk.event(organisers=["hub"])

    assert desk.vevent()["CONTACT"] == "Geneva Cities Hub"


def test_a_calendar_is_made_from_its_view_alone(desk: Desk) -> None:
    """Equal views give equal bytes: what the engine's keys rest on."""
    desk.event()
    first, second = (of_scope(desk.index(), "en", "all") for _ in range(2))

    assert first == second and ics(first) == ics(second)
