"""Every field of an event is edited: ids never change, SEQUENCE only with an announced change."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from click.testing import CliRunner, Result

from communique.cli import commands
from communique.model.event import Event
from communique.model.walk import shapes
from communique.outputs.registry import sheets
from tests.outputs.desk import Desk, made

PATH = "events/2023/forum.md"
UID = "event/2023/forum@newsroom.example"
FEED_ID = "tag:newsroom.example,2020:event/2023/forum"
OTHERS = re.compile("/programme|/deadlines")
PARTS = re.compile("#(change-|outcomes$|recording$)")
"""What feeds tell of an event by itself has an id that begins with the event's."""
SESSION = {"starts": "2023-09-26T10:00", "title": "Opening"}
EDITS: dict[str, object] = {
    "title": "Another title",
    "date": "2023-02-01",
    "updated": "2023-05-01",
    "slug": "another-address",
    "was_at": ["/events/2022/forum/"],
    "summary": "Other words.",
    "topics": ["climate"],
    "photos": None,
    "people": ["park"],
    "quotes": [{"text": "Cities lead.", "by": "A delegate"}],
    "attachments": [{"title": "Programme", "link": "https://example.org/a.pdf"}],
    "related": ["park"],
    "status": "published",
    "licence": "CC BY 4.0",
    "corrections": [{"on": "2023-04-01", "note": "The day was wrong."}],
    "starts": "2024-09-26T10:00",
    "ends": "2023-09-26T13:00",
    "timezone": "Europe/Oslo",
    "format": "forum",
    "venue": {"name": "Hall", "city": "Oslo", "country": "NO"},
    "online": "https://example.org/live",
    "organisers": ["hub"],
    "partners": ["hub"],
    "series": "forums",
    "edition": 2,
    "programme": [SESSION],
    "registration": {"url": "https://example.org", "closes": "2023-09-01", "fee": "None"},
    "languages": ["en", "ko"],
    "repeats": {"every": "week", "times": 3},
    "outcomes": ["A plan."],
    "website": "https://example.org",
    "livestream": "https://example.org/live",
    "recording": "https://example.org/recording",
    "lang": "ko",
}
"""Each field -> another value; `id`, `changes` and `imported` are what this is about, `occurrences`
belong to `repeats`."""
COMMANDS = {
    "time": (("reschedule", "2024-01-09T10:00", "2024-01-09T12:00"), 1),
    "no time": (("postpone",), 1),
    "state": (("cancel",), 1),
    "place": (("relocate", "oslo"), 1),
    "no place": (("move-online",), 1),
    "deadline": (("extend", "2023-09-15"), 1),
    "name of the file": (("move",), 0),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.item("people/park.md", name="Park")
    desk.item("organisations/hub.md", name="Hub")
    desk.item("places/oslo.md", name="Oslo", city="Oslo", country="NO", timezone="Asia/Seoul")
    desk.event(registration=EDITS["registration"])
    return desk


def identity(desk: Desk) -> set[tuple[str, int, str]]:
    """UID, SEQUENCE and feed id in every calendar and feed of every language that holds the event;
    those of a programme and of deadlines hold what belongs to it."""
    index = desk.index("2023-10-01T09:00:00Z")
    ids, events = set(), set()
    for sheet in sheets(index):
        if sheet.path.endswith(".ics") and not OTHERS.search(sheet.path):
            events |= set(_events(made(sheet)))
        elif "feeds/events." in sheet.path:
            ids |= set(_entries(sheet.path, made(sheet)))
    return {(uid, sequence, id_) for uid, sequence in events for id_ in ids}


def _events(content: bytes) -> Iterator[tuple[str, int]]:
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        yield str(event["UID"]), int(event["SEQUENCE"])


def _entries(path: str, content: bytes) -> Iterator[str]:
    if path.endswith(".json"):
        found: Any = (item["id"] for item in json.loads(content)["items"])
    else:
        found = (entry.id for entry in feedparser.parse(content).entries)
    yield from (id_ for id_ in found if not PARTS.search(id_))


def test_every_field_is_edited() -> None:
    assert set(EDITS) == set(shapes(Event)) - {"id", "changes", "occurrences", "imported"}


@pytest.mark.parametrize("field", [name for name, value in EDITS.items() if value])
def test_an_edit_changes_no_id_and_no_sequence(desk: Desk, field: str) -> None:
    desk.event(**{field: EDITS[field]})

    assert identity(desk) == {(UID, 0, FEED_ID)}


def test_a_translation_or_another_address_of_the_site_changes_nothing(desk: Desk) -> None:
    desk.item("events/2023/forum.ko.md", title="포럼", slug="포럼")
    assert identity(desk) == {(UID, 0, FEED_ID)}

    desk.host["site_url"] = "https://elsewhere.example/press"
    desk.host["timezone"] = "Europe/Zurich"
    desk.settings["languages"] = ["en", "ar", "ko"]
    assert identity(desk) == {(UID, 0, FEED_ID)}


@pytest.mark.parametrize(("words", "rise"), COMMANDS.values(), ids=COMMANDS)
def test_commands_raise_the_sequence_for_time_place_and_state(
    desk: Desk, words: tuple[str, ...], rise: int
) -> None:
    done = run(desk, *words)

    assert done.exit_code == 0, done.output
    assert identity(desk) == {(UID, rise, FEED_ID)}


def run(desk: Desk, command: str, *more: str) -> Result:
    os.environ["COMMUNIQUE_NOW"] = "2023-08-01T00:00:00Z"
    content, theme = desk.folder / "content", Path(__file__).parents[2] / "theme"
    settings = {
        "PATH": str(content), "CACHE_PATH": str(desk.folder / ".cache"), "THEME": str(theme), "PLUGINS": ["communique"],
        "SITEURL": desk.host["site_url"], "TIMEZONE": desk.host["timezone"], "COMMUNIQUE": desk.settings,
    }  # fmt: skip
    conf = desk.folder / "pelicanconf.py"
    conf.write_text("\n".join(f"{name} = {value!r}" for name, value in settings.items()))
    words = more if command != "move" else (str(content / "events/2024/other.md"),)
    given = [command, str(content / PATH), *words, "--yes", "--settings", str(conf)]
    return CliRunner().invoke(commands, given)


DATES = {"date", "updated", "corrections"}
"""Fields that say when; `changes` are told by commands above."""


@pytest.mark.parametrize("field", [name for name, value in EDITS.items() if value])
def test_only_dates_date_an_entry(desk: Desk, field: str) -> None:
    """Whoever mends a title is not told as news; a correction is dated, and published stays."""
    before = dates(desk)
    desk.event(**{field: EDITS[field]})

    published, updated = dates(desk)

    assert (published == before[0]) == (field != "date")
    assert (updated == before[1]) == (field not in DATES)


def dates(desk: Desk) -> tuple[str, str]:
    """When the event was published and updated, as its feed says."""
    desk_items = desk.json_feed("feeds/events.json")["items"]
    [item] = [item for item in desk_items if item["id"] == FEED_ID]
    return item["date_published"], item["date_modified"]
