"""What moves goes on answering at its former address, and nobody is told it again."""

from __future__ import annotations

from typing import Any

import icalendar
import pytest

from communique.clock import SettingsError
from communique.views.redirects import pages
from tests.outputs.desk import Desk

BASE = "https://newsroom.example"
FORMATS = ["atom", "rss", "json"]
RENAMED = {"topic/warmth": "topic/climate-action", "topic/climate": "topic/climate-action"}


def entries(desk: Desk, scope: str) -> dict[str, str]:
    """Id of each entry of a feed -> its title; all formats alike."""
    atom, rss = (desk.feed(f"feeds/{scope}.{end}.xml").entries for end in ("atom", "rss"))
    found = {entry.id: entry.title for entry in atom}
    assert found == {entry.id: entry.title for entry in rss}
    items = desk.json_feed(f"feeds/{scope}.json")["items"]
    assert found == {item["id"]: item["title"] for item in items}
    return found


def test_a_topic_with_another_slug(desk: Desk) -> None:
    desk.settings["feed_formats"] = FORMATS
    desk.event(topics=["warmth"])
    told, feed_id = entries(desk, "topic/warmth"), desk.feed("feeds/topic/warmth.atom.xml").feed.id

    desk.settings["renamed"] = RENAMED
    desk.event(topics=["climate-action"])

    files = desk.files()
    for name in ("topic/warmth", "topic/climate", "topic/climate-action"):
        assert entries(desk, name) == told
        feed = desk.feed(f"feeds/{name}.atom.xml").feed
        assert feed.id == feed_id
        [own] = [link.href for link in feed.links if link.rel == "self"]
        assert own == f"{BASE}/feeds/topic/climate-action.atom.xml"
        assert f"ar/feeds/{name}.rss.xml" in files
        calendar = icalendar.Calendar.from_ical(files[f"ko/calendar/{name}.ics"])
        assert [event["UID"] for event in calendar.events] == ["event/2023/forum@newsroom.example"]
    assert b"topic/warmth" not in files["feeds/feeds.opml"]


def test_its_page_leads_on(desk: Desk) -> None:
    desk.settings["renamed"] = RENAMED | {"series/forums": "series/forum"}
    desk.settings["series"] = {"forum": {"en": "Forum"}}
    desk.event(topics=["climate-action"], series="forum")

    rules = desk.files()["_redirects"].decode().splitlines()

    assert "/topics/warmth/ /topics/climate-action/ 301" in rules
    assert "/ar/series/forums/ /ar/series/forum/ 301" in rules
    page = view_at(desk, "/ko/topics/climate/")
    assert page.target.url == "/ko/topics/climate-action/"
    assert page.head.canonical == f"{BASE}/ko/topics/climate-action/"


def view_at(desk: Desk, address: str) -> Any:
    [page] = [one for one in pages(desk.index(), "ko") if one.address == address]
    return page.look(desk.index(), *page.args)


def test_a_former_slug_that_is_used_again_has_its_own_feed(desk: Desk) -> None:
    desk.settings["renamed"] = {"topic/climate": "topic/energy"}
    desk.event(topics=["energy"])
    desk.event("events/2023/other.md", title="Other", topics=["climate"])

    found = [desk.feed(f"feeds/topic/{name}.atom.xml").entries for name in ("climate", "energy")]

    assert [[entry.title for entry in feed] for feed in found] == [["Other"], ["Forum"]]


def test_a_person_whose_file_is_moved_keeps_the_feed(desk: Desk) -> None:
    """`communique move` writes the former identity into the file; feeds are called by it."""
    desk.settings |= {"feed_formats": FORMATS, "feeds": ["person"]}
    old = desk.write("people/park.md", "---\nname: Park\n---\n")
    desk.event(people=["park"])
    told = entries(desk, "person/park")

    old.unlink()
    desk.item("people/park-jung-sook.md", name="Park", id="park", was_at=["/people/park/"])

    assert entries(desk, "person/park") == told


def test_an_event_in_another_folder_is_told_once(desk: Desk) -> None:
    desk.settings["feed_formats"] = FORMATS
    desk.event(topics=["climate"])
    told = entries(desk, "topic/climate")

    (desk.folder / "content/events/2023/forum.md").unlink()
    desk.event("events/2024/renamed.md", topics=["climate"], id="2023/forum",
               was_at=["/events/2023/forum/"])  # fmt: skip

    assert entries(desk, "topic/climate") == told == entries(desk, "all")


@pytest.mark.parametrize(
    "renamed",
    [{"topic/a": "series/a"}, {"place/a": "place/b"}, {"topic/a": "topic/b", "topic/b": "topic/c"}],
)
def test_names_that_lead_nowhere_are_told(desk: Desk, renamed: dict[str, str]) -> None:
    desk.settings["renamed"] = renamed

    with pytest.raises(SettingsError, match="renamed"):
        desk.read()
