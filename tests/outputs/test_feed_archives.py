"""Nothing falls off the end of a feed: archives (RFC 5005), filled from the oldest."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from tests.outputs.desk import Desk

BASE = "https://newsroom.example"
FH = "{http://purl.org/syndication/history/1.0}archive"


def fill(desk: Desk, first: int, last: int) -> None:
    for day in range(first, last + 1):
        desk.item(f"news/2023/n{day}.md", title=f"News {day}", date=f"2023-03-{day:02}")


def links(feed: Any) -> dict[str, str]:
    return {link.rel: link.href for link in feed.feed.links}


def titles(feed: Any) -> list[str]:
    return [entry.title for entry in feed.entries]


def test_archives_lead_from_one_to_the_next(desk: Desk) -> None:
    desk.settings["feed_size"] = 3
    fill(desk, 1, 8)
    current, second = desk.feed("feeds/all.atom.xml"), desk.feed("feeds/all/2.atom.xml")
    first = desk.feed("feeds/all/1.atom.xml")

    assert titles(current) == ["News 8", "News 7", "News 6"]
    assert (titles(second), titles(first)) == (
        ["News 6", "News 5", "News 4"],
        ["News 3", "News 2", "News 1"],
    )
    assert links(current)["prev-archive"] == links(second)["self"] == f"{BASE}/feeds/all/2.atom.xml"
    assert links(second)["prev-archive"] == f"{BASE}/feeds/all/1.atom.xml"
    assert "prev-archive" not in links(first)
    assert links(first)["current"] == f"{BASE}/feeds/all.atom.xml"
    assert current.feed.id == first.feed.id
    assert ElementTree.fromstring(desk.file("feeds/all/1.atom.xml")).find(FH) is not None
    assert ElementTree.fromstring(desk.file("feeds/all.atom.xml")).find(FH) is None


def test_a_full_archive_stays_as_it_is(desk: Desk) -> None:
    desk.settings["feed_size"] = 3
    fill(desk, 1, 4)
    before = desk.file("feeds/all/1.atom.xml")

    fill(desk, 5, 9)

    assert desk.file("feeds/all/1.atom.xml") == before


def test_what_is_in_no_archive_yet_stays_in_the_feed(desk: Desk) -> None:
    """Older items that come back with a correction do not push it out."""
    desk.settings["feed_size"] = 3
    fill(desk, 1, 5)
    for day in (1, 2, 3):
        desk.item(f"news/2023/n{day}.md", title=f"News {day}", date=f"2023-03-{day:02}",
                  corrections=[{"on": f"2023-04-0{day}", "note": "A name."}])  # fmt: skip

    assert titles(desk.feed("feeds/all.atom.xml")) == [
        "News 3", "News 2", "News 1", "News 5", "News 4",
    ]  # fmt: skip


def test_the_settings_choose_which_feeds_have_archives(desk: Desk) -> None:
    desk.settings["feed_size"] = 1
    fill(desk, 1, 2)

    def archives(wanted: str) -> set[str]:
        desk.settings["feed_archives"] = wanted
        return {path for path in desk.files() if path.endswith("/1.atom.xml") and path[0] == "f"}

    assert archives("none") == set()
    assert archives("all") == {"feeds/all/1.atom.xml"}
    assert archives("kinds") == {"feeds/all/1.atom.xml", "feeds/news/1.atom.xml"}


def test_json_feeds_lead_on_where_the_site_asks_for_them(desk: Desk) -> None:
    desk.settings["feed_size"] = 2
    fill(desk, 1, 5)
    assert "next_url" not in desk.json_feed() and "feeds/all/1.json" not in desk.files()

    desk.settings["feed_formats"] = ["atom", "json"]
    found, address = [], f"{BASE}/feeds/all.json"
    while address:
        feed = desk.json_feed(address.removeprefix(f"{BASE}/"))
        assert feed["feed_url"] == address
        found += [item["title"] for item in feed["items"]]
        address = feed.get("next_url", "")

    assert found == ["News 5", "News 4", "News 4", "News 3", "News 2", "News 1"]
    assert "feeds/all/1.rss.xml" not in desk.files()


def test_hubs_are_named_in_feeds_and_not_in_archives(desk: Desk) -> None:
    desk.settings |= {"feed_size": 1, "feed_hubs": ["https://hub.example/"]}
    fill(desk, 1, 2)

    for path in ("feeds/all.atom.xml", "feeds/all.rss.xml"):
        assert links(desk.feed(path))["hub"] == "https://hub.example/"
    assert desk.json_feed()["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
    assert "hub" not in links(desk.feed("feeds/all/1.atom.xml"))


def test_people_who_open_a_feed_are_told_what_it_is(desk: Desk) -> None:
    """By a style sheet and a note with links; feed readers pass over both."""
    desk.host["site_url"] = "https://example.org/press"
    for path in ("feeds/all.atom.xml", "ko/feeds/news.rss.xml"):
        text = desk.file(path)
        root = ElementTree.fromstring(text)
        ways = [one.get("href", "") for one in root.iter("{http://www.w3.org/1999/xhtml}a")]

        assert b'<?xml-stylesheet type="text/css" href="/press/theme/feed.css"?>' in text
        assert ways[0] == desk.feed(path).feed.link and ways[1].endswith("/feeds/")
