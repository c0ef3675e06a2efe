"""Events in feeds: dated by their announcement, with their time in an element and in words."""

from typing import Any
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from tests.outputs.desk import Desk

EV = "{http://purl.org/rss/1.0/modules/event/}"
ATOM = "{http://www.w3.org/2005/Atom}"
OSLO = {"name": "City Hall", "city": "Oslo", "country": "NO"}


def lead(desk: Desk, lang: str = "en") -> Any:
    """The first paragraph of the only entry, in all formats alike."""
    prefix = "" if lang == "en" else f"{lang}/"
    html = desk.json_feed(f"{prefix}feeds/events.json")["items"][-1]["content_html"]
    for extension in ("atom.xml", "rss.xml"):
        entry, *changes = reversed(desk.feed(f"{prefix}feeds/events.{extension}").entries)
        assert all("#change-" in change.id for change in changes)
        assert BeautifulSoup(entry.content[0].value, "html.parser").get_text() == (
            BeautifulSoup(html, "html.parser").get_text()
        )
    return BeautifulSoup(html, "html.parser").find("p")


def test_entry_is_dated_by_its_announcement(desk: Desk) -> None:
    """A date in the future makes readers hide an entry; the event's time travels apart."""
    desk.event(starts="2031-09-26T10:00", ends="2031-09-26T12:00", venue=OSLO)

    [entry] = desk.feed("feeds/events.rss.xml").entries

    assert entry.published_parsed[:3] == (2023, 2, 28)  # 1 March in Seoul
    assert entry.ev_startdate == "2031-09-26T10:00:00+09:00"
    assert entry.ev_enddate == "2031-09-26T12:00:00+09:00"
    assert entry.ev_location == "City Hall, Oslo, Norway"


def test_atom_has_the_same_elements(desk: Desk) -> None:
    desk.event(starts="2023-09-26", ends="2023-09-28", venue=OSLO)

    entry = ElementTree.fromstring(desk.file("feeds/events.atom.xml")).find(f"{ATOM}entry")

    assert entry is not None
    assert entry.findtext(f"{EV}startdate") == "2023-09-26"
    assert entry.findtext(f"{EV}enddate") == "2023-09-28"
    assert entry.findtext(f"{EV}location") == "City Hall, Oslo, Norway"


def test_unknown_ends_and_days_are_not_invented(desk: Desk) -> None:
    desk.event("events/2023/open.md", ends=None)
    desk.event("events/2023/month.md", starts="2023-11", ends=None, date="2023-02-01")

    root = ElementTree.fromstring(desk.file("feeds/events.rss.xml"))
    open_end, month = root.findall("channel/item")

    assert open_end.findtext(f"{EV}startdate") and open_end.find(f"{EV}enddate") is None
    assert month.find(f"{EV}startdate") is None


def test_text_begins_with_when_and_where(desk: Desk) -> None:
    desk.event(venue=OSLO, timezone="Europe/Oslo")

    lines = lead(desk).get_text("|", strip=True).split("|")

    assert lines[0].startswith("When: Tuesday")
    assert "10:00" in lines[0] and "12:00" in lines[0] and lines[0].endswith("(Oslo, UTC+2)")
    assert lines[1] == "Where: City Hall, Oslo, Norway"


def test_text_begins_in_the_readers_language(desk: Desk) -> None:
    """Of a foreign entry too, whose first lines then say which language they are in."""
    desk.event(starts="2023-09-26", ends=None, venue=OSLO)

    paragraph = lead(desk, "ar")
    korean = lead(desk, "ko").get_text("|", strip=True).split("|")

    assert (paragraph["lang"], paragraph["dir"]) == ("ar", "rtl")
    assert paragraph.get_text().startswith("متى: ")
    assert korean == ["일시: 2023년 9월 26일 화요일", "장소: City Hall, Oslo, 노르웨이"]


def test_text_in_the_entrys_own_language_needs_no_mark(desk: Desk) -> None:
    desk.event()
    desk.item("events/2023/forum.ko.md", title="포럼")

    assert not lead(desk, "ko").has_attr("lang")


def test_month_is_said_to_have_no_day_yet(desk: Desk) -> None:
    desk.event(starts="2023-11", ends=None)

    assert lead(desk).get_text() == "When: November 2023 (Day to be announced)"
    assert lead(desk, "ko").get_text() == "일시: 2023년 11월 (날짜 미정)"


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"online": "https://example.org"}, "Online"),
        ({"online": "yes", "venue": OSLO}, "City Hall, Oslo, Norway, and online"),
        ({"venue": OSLO, "changes": [{"on": "2023-08-01", "what": "moved-online"}]}, "Online"),
    ],
)
def test_online_is_said(desk: Desk, facts: dict[str, object], said: str) -> None:
    desk.event(**facts)

    assert lead(desk).get_text("|", strip=True).split("|")[1] == f"Where: {said}"


def test_names_of_places_are_text(desk: Desk) -> None:
    desk.event(venue={"name": "Hall <A> & B"})

    assert "Where: Hall <A> & B" in lead(desk).get_text()


def test_cancelled_event_is_told_as_such(desk: Desk) -> None:
    """Google removes cancelled entries from calendars: the feed is where people hear of it."""
    desk.event(changes=[{"on": "2023-08-01", "what": "cancelled"}])
    desk.item("events/2023/forum.ko.md", title="포럼")

    [_, english] = desk.feed("feeds/events.atom.xml").entries
    [_, korean] = desk.feed("ko/feeds/all.rss.xml").entries
    [_, arabic] = desk.json_feed("ar/feeds/all.json")["items"]

    assert english.title == "Cancelled: Forum"
    assert english.updated == "2023-08-01T00:00:00+09:00"
    assert korean.title == "취소: 포럼"
    assert arabic["title"] == "أُلغي: Forum"
    assert arabic["_event"]["state"] == "cancelled"


def test_json_feed_carries_the_facts(desk: Desk) -> None:
    desk.event(timezone="Europe/Oslo", venue=OSLO)

    [item] = desk.json_feed("feeds/events.json")["items"]

    assert item["_event"] == {
        "starts": "2023-09-26T10:00",
        "ends": "2023-09-26T12:00",
        "timezone": "Europe/Oslo",
        "state": "scheduled",
        "location": "City Hall, Oslo, Norway",
    }


def test_each_change_is_an_item_of_its_own(desk: Desk) -> None:
    """Many readers never show an item again that has changed."""
    desk.item("places/oslo.md", name="Oslo")
    desk.item("places/oslo.ko.md", name="오슬로")
    desk.event(
        changes=[
            {"on": "2023-02-01", "what": "rescheduled", "was": "2023-09-20", "note": "Too early."},
            {"on": "2023-08-01", "what": "moved", "was": "oslo", "note": "The hall is full."},
            {"on": "2023-10-09", "what": "cancelled"},
        ]
    )

    for path in ("ko/feeds/all.atom.xml", "ko/feeds/events.rss.xml"):
        change, event = desk.feed(path).entries
        assert event.id == "tag:newsroom.example,2020:event/2023/forum"
        assert change.id == f"{event.id}#change-2"
        assert change.title == "Moved: Forum"
        assert change.summary.endswith("오슬로. The hall is full.")
    assert [item["id"][-9:] for item in desk.json_feed(now="2023-10-09T00:00:00Z")["items"]] == [
        "#change-3", "023/forum", "#change-2",
    ]  # fmt: skip
