"""The demonstration newsroom: each of its files read by parsers that we did not write."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
import recurring_ical_events

import pelicanconf
from communique.collections.index import Index
from communique.keeping import larder
from communique.outputs.json_ld import script_text
from communique.outputs.registry import sheets
from tests.outputs.desk import asking, demonstration, just_before, links_of, views

ROOT = Path(__file__).parents[2]
NOW = "2026-11-22T06:00:00Z"


@pytest.fixture(scope="module")
def index() -> Index:
    return demonstration(NOW)


@pytest.fixture(scope="module")
def files(index: Index) -> Iterator[dict[str, bytes]]:
    """What builds have drawn is taken from where they keep it."""
    larder.lies_in(ROOT / pelicanconf.CACHE_PATH / "larder")
    yield {sheet.path: sheet.content() for sheet in sheets(index)}
    larder.lies_in(None)


def of(files: dict[str, bytes], ending: str) -> Iterator[tuple[str, bytes]]:
    found = [(path, text) for path, text in files.items() if path.endswith(ending)]
    assert found
    yield from found


def test_calendars_are_understood_by_two_parsers(files: dict[str, bytes]) -> None:
    for path, text in of(files, ".ics"):
        calendar = icalendar.Calendar.from_ical(text)
        events = calendar.walk("VEVENT")
        assert not calendar.errors and not any(event.errors for event in events), path
        found = recurring_ical_events.of(calendar).between(date(2000, 1, 1), date(2100, 1, 1))
        assert {str(event["UID"]) for event in found} == {str(event["UID"]) for event in events}
        assert text.count(b"\n") == text.count(b"\r\n")
        assert max(map(len, text.split(b"\r\n"))) <= 75


def test_calendars_hold_every_event_with_a_day(index: Index, files: dict[str, bytes]) -> None:
    known = [
        event
        for event in index.site.of("event")
        if event.facts.span.is_announced and not event.one_of
    ]
    for lang in index.site.languages:
        path = f"{index.site.settings.prefix(lang)}/calendar/all.ics".lstrip("/")
        events = icalendar.Calendar.from_ical(files[path]).walk("VEVENT")
        assert len([event for event in events if "RECURRENCE-ID" not in event]) == len(known)


def test_feeds_give_feedparser_nothing_to_complain_of(files: dict[str, bytes]) -> None:
    for path, text in of(files, ".xml"):
        if "feeds/" in path:
            parsed: Any = feedparser.parse(text)
            assert not parsed.bozo, path
            for entry in parsed.entries:
                for link in links_of(entry.content[0].value):
                    assert link.partition(":")[0] in ("https", "http", "mailto", "tel"), link


def test_json_feeds_are_whole(files: dict[str, bytes]) -> None:
    for path, text in of(files, ".json"):
        feed = json.loads(text)
        if "feeds/" in path:
            assert {"version", "title", "items"} <= feed.keys()
            for item in feed["items"]:
                assert {"id", "url", "title", "content_html", "date_published"} <= item.keys()


def test_enclosures_are_as_long_as_they_say(index: Index, files: dict[str, bytes]) -> None:
    lengths = {index.site.settings.absolute(f"/{p}"): len(files[p]) for p in files}
    found = 0
    for _, text in of(files, ".rss.xml"):
        for enclosure in ElementTree.fromstring(text).iter("enclosure"):
            assert int(enclosure.attrib["length"]) == lengths[enclosure.attrib["url"]]
            found += 1
    assert found


def test_structured_data_is_sound_on_every_page(index: Index) -> None:
    for address, view in views(index).items():
        text = script_text(index.site, view)
        assert not text or json.loads(text)["@graph"], address


MOMENTS = 3
"""How many of the moments to come are tried."""


def test_it_turns_when_it_says_so_and_not_before() -> None:
    """From moment to moment, as a scheduler would build it."""
    now = NOW
    for _ in range(MOMENTS):
        coming = _next_change(now)
        shown = _shown(now)
        assert _shown(just_before(coming)) == shown
        assert _shown(coming) != shown
        now = coming


def _next_change(now: str) -> str:
    index = demonstration(now, languages=["en"])
    told = next(sheet for sheet in sheets(index) if sheet.path == "next-change.json")
    return str(json.loads(told.content())["next_change"])


def _shown(now: str) -> dict[str, object]:
    """All that a reader can see at that moment."""
    index = demonstration(now, languages=["en"])
    files = {
        sheet.path: asking(lambda sheet=sheet: sheet.view)
        for sheet in sheets(index)
        if sheet.path != "next-change.json"
    }
    return {**files, **views(index)}
