"""A feed for each thing somebody may want to follow, and the lists of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree

import pytest

from communique.settings import FeedFamily
from communique.views.feeds import feeds
from tests.outputs.desk import Desk, views

NEWS = {"title": "A memorandum", "date": "2023-03-15", "topics": ["climate"], "people": ["park"]}
SCOPES = {
    "topic/climate": ["Forum", "A memorandum"],
    "series/assembly": ["Forum"],
    "person/park": ["A memorandum"],
    "organisation/hub": ["Forum"],
    "place/hall": ["Forum"],
    "format/forum": ["Forum"],
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A newsroom that wants every feed there is."""
    return Desk(tmp_path, feeds=get_args(FeedFamily), feed_formats=["atom", "json"])


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """News and a forum that share a topic, with all that a feed may go by, and a workshop without."""
    desk.item("people/park.md", name="Park Jung-sook")
    desk.item("organisations/hub.md", name="Geneva Cities Hub", slug="cities-hub")
    desk.item("places/hall.md", name="Hall", city="Geneva", country="CH", timezone="Asia/Seoul")
    desk.item("news/2023/memorandum.md", **NEWS)
    desk.event(
        date="2023-04-01", venue="hall", organisers=["hub"], topics=["climate"], series="assembly",
        starts="2023-11-04T10:00", ends="2023-11-04T12:00", format="forum",
    )  # fmt: skip
    desk.event("events/2023/workshop.md", title="Workshop", starts="2023-11-05",
               ends="2023-11-05", format="workshop")  # fmt: skip
    return desk


@pytest.mark.parametrize("scope", SCOPES)
def test_every_scope_has_a_feed(busy: Desk, scope: str) -> None:
    assert [e.title for e in busy.feed(f"feeds/{scope}.atom.xml").entries] == SCOPES[scope]
    assert [i["title"] for i in busy.json_feed(f"feeds/{scope}.json")["items"]] == SCOPES[scope]


@pytest.mark.parametrize(
    ("address", "scope"),
    [
        ("/topics/climate/", "topic/climate"),
        ("/series/assembly/", "series/assembly"),
        ("/people/park/", "person/park"),
        ("/organisations/cities-hub/", "organisation/hub"),
        ("/places/hall/", "place/hall"),
    ],
)
def test_pages_name_their_feed(busy: Desk, address: str, scope: str) -> None:
    """The feed is called by identity: the organisation has another slug."""
    urls = [link.url for link in views(busy.index())[address].head.feeds]

    assert urls == [f"/feeds/{scope}.atom.xml", f"/feeds/{scope}.json"]
    assert busy.feed(f"feeds/{scope}.atom.xml").feed.link == f"https://newsroom.example{address}"


def test_who_is_not_named_has_no_feed(busy: Desk) -> None:
    busy.item("people/kim.md", name="Kim")

    assert views(busy.index())["/people/kim/"].head.feeds == ()
    assert "feeds/person/kim.atom.xml" not in busy.files()


def test_the_settings_choose_families_and_formats(busy: Desk) -> None:
    busy.settings |= {"feeds": ["topic"], "feed_formats": ["rss"]}
    further = {p for p in busy.files() if p.startswith("feeds/") and p.count("/") == 2}

    assert further == {"feeds/topic/climate.rss.xml"}
    assert "feeds/starting-soon.rss.xml" not in busy.files()
    assert {"feeds/all.atom.xml", "feeds/news.json"} <= set(busy.files())


def test_by_default_subjects_have_feeds_and_names_have_none(busy: Desk) -> None:
    """Each feed holds whole texts: those of all people and places would be most of a site."""
    del busy.settings["feeds"], busy.settings["feed_formats"]
    families = {
        "topic/climate.atom.xml",
        "series/assembly.atom.xml",
        "format/forum.atom.xml",
        "format/workshop.atom.xml",
    }

    found = {path.removeprefix("feeds/") for path in busy.files() if path.startswith("feeds/")}
    assert {path for path in found if "/" in path and not path.startswith("all/")} == families


def test_the_page_lists_every_feed(busy: Desk) -> None:
    view = feeds(busy.index(), "en")
    lines = [*view.feeds, *(line for group in view.groups for line in group.feeds)]
    urls = {link.url for line in lines for link in line.links}

    assert urls == {
        f"/{path}"
        for path in busy.files()
        if path.startswith("feeds/") and not path.endswith(".opml")
    }
    assert [group.title for group in view.groups] == [
        "By topic", "By series", "By person", "By organisation", "By place", "By format",
    ]  # fmt: skip


def test_opml_lists_every_feed_by_its_whole_address(busy: Desk) -> None:
    root = ElementTree.fromstring(busy.file("ko/feeds/feeds.opml"))
    outlines = [one.attrib for one in root.iter("outline") if "type" in one.attrib]
    base = "https://newsroom.example/"

    assert root.attrib == {"version": "2.0"} and root.findtext("head/title") == "Newsroom"
    assert {one["xmlUrl"] for one in outlines} == {
        base + path
        for path in busy.files()
        if path.startswith("ko/feeds/") and path.endswith(".atom.xml")
    }
    assert all(one["type"] == "rss" and one["language"] == "ko" for one in outlines)
    assert {one["htmlUrl"] for one in outlines if "climate" in one["xmlUrl"]} == {
        f"{base}ko/topics/climate/"
    }


def soon(desk: Desk, now: str) -> list[Any]:
    return list(desk.json_feed("feeds/starting-soon.json", now)["items"])


def test_what_starts_soon_is_told_a_week_before(busy: Desk) -> None:
    """At 10:00 in Seoul on 4 November; the workshop takes the whole day after."""
    assert soon(busy, "2023-10-28T00:59:59Z") == []
    [item] = soon(busy, "2023-10-28T01:00:00Z")
    assert item["id"] == "tag:newsroom.example,2020:event/2023/forum#soon"
    assert item["title"] == "Starting soon: Forum"
    assert item["date_published"] == "2023-10-28T10:00:00+09:00"
    assert [one["title"] for one in soon(busy, "2023-10-30T00:00:00Z")] == [
        "Starting soon: Workshop",
        "Starting soon: Forum",
    ]
    assert soon(busy, "2023-11-04T15:00:00Z") == []
    assert busy.next_change("2023-10-20T00:00:00Z") == {
        "next_change": "2023-10-28T01:00:00Z",
        "reasons": ["event begins soon"],
    }


def test_what_is_called_off_does_not_start_soon_and_what_is_put_off_does_again(desk: Desk) -> None:
    moved = {"on": "2023-09-22", "what": "rescheduled", "was": "2023-09-26T10:00"}
    desk.event(starts="2023-10-05T10:00", ends=None, changes=[moved])

    [item] = soon(desk, "2023-10-01T00:00:00Z")
    assert item["id"].endswith("event/2023/forum#soon-1")

    desk.event(starts="2023-10-05T10:00", ends=None,
               changes=[moved, {"on": "2023-09-30", "what": "cancelled"}])  # fmt: skip
    assert soon(desk, "2023-10-01T00:00:00Z") == []


def test_each_date_of_an_event_that_repeats_starts_soon(desk: Desk) -> None:
    desk.event(starts="2023-10-04T10:00", ends=None, repeats={"every": "week", "times": 3})

    [item] = soon(desk, "2023-10-01T00:00:00Z")

    assert item["id"] == "tag:newsroom.example,2020:event/2023/forum/2023-10-04#soon"
    assert soon(desk, "2023-10-12T00:00:00Z")[0]["url"].endswith("/2023-10-18/")


def test_outcomes_and_recordings_are_told_when_it_is_over(desk: Desk) -> None:
    desk.event(outcomes=["A plan <of> action."], recording="https://example.org/a?b&c")

    assert len(desk.json_feed(now="2023-09-26T02:59:59Z")["items"]) == 1
    recording, outcomes, event = desk.json_feed(now="2023-09-26T03:00:00Z")["items"]
    assert outcomes["id"] == f"{event['id']}#outcomes"
    assert outcomes["title"] == "Outcomes: Forum"
    assert outcomes["date_published"] == "2023-09-26T12:00:00+09:00"
    assert "<li>A plan &lt;of&gt; action.</li>" in outcomes["content_html"]
    assert recording["title"] == "Recording: Forum"
    assert 'href="https://example.org/a?b&amp;c"' in recording["content_html"]


def test_what_never_took_place_has_no_outcomes(desk: Desk) -> None:
    desk.event(outcomes=["A plan."], changes=[{"on": "2023-09-01", "what": "cancelled"}])

    ids = [item["id"] for item in desk.json_feed()["items"]]

    assert not any("outcomes" in id_ for id_ in ids)


def test_rights_of_others_are_told(desk: Desk) -> None:
    desk.item("coverage/2023/item.md", title="Cities", date="2023-03-01", publisher="The Paper",
              link="https://example.org/a", language="en", rights="all rights reserved")  # fmt: skip
    atom = ElementTree.fromstring(desk.file("feeds/all.atom.xml"))
    rss = ElementTree.fromstring(desk.file("feeds/all.rss.xml"))

    assert atom.findtext(".//{*}entry/{*}rights") == "all rights reserved"
    assert rss.findtext(".//item/{http://purl.org/dc/elements/1.1/}rights") == "all rights reserved"
    assert desk.json_feed()["items"][0]["_rights"] == {"text": "all rights reserved"}
