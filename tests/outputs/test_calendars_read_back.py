"""Every calendar file, read back by three readers, holds the instants of the model."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns

import pytest

from communique.collections.index import Index
from communique.collections.sessions import sessions
from communique.model.moments import Span
from communique.outputs import ics
from communique.reading.assembly import read_site
from communique.settings import read_settings
from communique.views.calendars import uid
from communique.views.closing_days import closing_entry
from communique.words import read_words
from tests import tools
from tests.deep import DEEP
from tests.outputs.desk import Desk, demonstration, instant, made
from tests.tools import calendar_readers as readers
from tests.tools.calendar_readers import Entry, said

ROOT = Path(__file__).parents[2]
SAMPLE = Path(
    os.environ.get("COMMUNIQUE_SAMPLE") or ROOT.parent / "shared" / "corpora" / "digital-gov"
)
NOW = "2026-11-22T06:00:00Z"
ZONES = {
    "Europe/Zurich": ("2023-03-26", "2023-10-29"),
    "America/New_York": ("2024-03-10", "2024-11-03"),
    "America/St_Johns": ("2026-03-08", "2026-11-01"),
    "Australia/Lord_Howe": ("2025-10-05", "2026-04-05"),
    "Africa/Casablanca": ("2024-03-10", "2024-04-14"),
    "Asia/Almaty": ("2024-02-29", "2024-03-01"),
    "Asia/Kathmandu": ("2023-01-01", "2023-12-31"),
    "Asia/Seoul": ("2023-05-05", "2023-10-03"),
}
"""Eight zones, with the days on which their clocks change, or others."""
WORDS = (
    "세계스마트시티기구 제6차 총회와 시상식", "الجمعية العامة، السادسة؛ للمنظمة", "👩‍👩‍👧‍👦🏳️‍🌈🇰🇷 Mayors' “day”",
    "Roads, rails; and \\ more: plans", "Ciudades inteligentes — sesión n.º 3", "Forum",
)  # fmt: skip


def true(index: Index) -> set[Entry]:
    """What the model says of every event with a day, and of each date of one that repeats."""
    events = (
        item
        for item in index.site.of("event")
        if item.facts.span.is_announced and not item.facts.repeats
    )
    return {(uid(index.site, item), *instants(item.facts.span)) for item in events}


def true_sessions(index: Index) -> set[Entry]:
    site = index.site
    return {
        (uid(site, item, f"session/{held.name}"), *instants(held.span))
        for item in site.of("event")
        for held in sessions(site, item)
        if held.span.is_announced
    }


def true_closings(index: Index) -> set[Entry]:
    """Deadlines, and the days on which agreements end."""
    names = (*index.in_calendar("deadlines"), *index.in_calendar("agreements"))
    found = (closing_entry(index.site, name, "en") for name in names)
    return {(entry.uid, *instants(entry.span)) for entry in found if entry}


def instants(span: Span) -> tuple[str, str]:
    if span.is_all_day:
        last = date.fromisoformat((span.ends or span.starts).isoformat()[:10])
        return span.starts.isoformat(), said(last + timedelta(days=1))
    return said(span.begin), said(span.end)


def calendars(index: Index, folder: Path) -> Iterator[Path]:
    """Every .ics of a site, written to disk."""
    for sheet in ics.files(index):
        path = folder / sheet.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made(sheet))
        yield path


def judge(index: Index, folder: Path) -> int:
    """All readers find in each file the instants that the model tells; how many files there are."""
    tools.need(readers.missing)
    events = true(index)
    others = true_sessions(index) | true_closings(index)
    paths = list(calendars(index, folder))
    count, paths = len(paths), paths if DEEP else _some(paths)
    by_js = readers.by_ical_js(paths)
    for path in paths:
        text = path.read_bytes()
        found = readers.by_icalendar(text)
        assert found <= events | others, path
        assert readers.by_vobject(text) == found, path
        assert by_js[path] == found, path
        if path.name == "all.ics":
            assert found == events, path
    return count


def _some(paths: list[Path]) -> list[Path]:
    """Those of many events, and of the files of one event as many as are read in a few seconds."""
    single = [path for path in paths if path.name == "event.ics"]
    others = [path for path in paths if path.name != "event.ics"]
    return others + single[:: 1 + len(single) // 150]


def test_the_demonstration(tmp_path: Path) -> None:
    assert judge(demonstration(NOW), tmp_path) > 50


@pytest.mark.skipif(
    not SAMPLE.is_dir(), reason="the sample is not here; name its folder in COMMUNIQUE_SAMPLE"
)
def test_the_sample_corpus(tmp_path: Path) -> None:
    from communique.authoring.importers.hugo import import_hugo

    mapping = files("communique.authoring.importers") / "mappings" / "digital-gov.toml"
    copytree(SAMPLE, tmp_path / "sample", ignore=ignore_patterns("news"))
    import_hugo(tmp_path / "sample", tmp_path / "content", Path(str(mapping)))
    settings = read_settings(
        {"authority": "sample.example", "authority_since": 2020, "languages": ["en"]},
        site_url="https://sample.example",
        timezone="America/New_York",
    )
    site, _ = read_site(tmp_path / "content", settings, instant(NOW), read_words(tmp_path, ("en",)))

    assert judge(Index(site), tmp_path / "output") > 100


def test_five_hundred_events(desk: Desk, tmp_path: Path) -> None:
    """Eight zones, days on which clocks change, whole days, several days, rules, every script."""
    desk.settings["languages"] = ["en"]
    random = Random(1)
    for number in range(500):
        desk.event(f"events/2023/event-{number}.md", **facts(random, number))

    assert judge(desk.index(NOW), tmp_path / "output") > 500


def facts(random: Random, number: int) -> dict[str, object]:
    zone = list(ZONES)[number % 8]
    day = random.choice([*map(date.fromisoformat, ZONES[zone]), _any_day(random)])
    day += timedelta(days=random.choice((-1, 0, 0, 1)))
    title = f"{random.choice(WORDS)} {number}"
    times = _repeating(random) if number % 10 == 0 else _times(random, day)
    return {"title": title, "summary": title * 4, "timezone": zone, **times}


def _repeating(random: Random) -> dict[str, object]:
    """Dates over the changes of the clocks, of which one is off and one is moved. Not in the hours in
    which clocks change: programs differ on rules there."""
    first = date(2026, 8, 1) + timedelta(days=random.randrange(60))
    every = random.choice(("week", "2 weeks", "month", "3 days"))
    if random.random() < 0.3:
        return {"starts": f"{first}", "ends": None, "repeats": {"every": every, "times": 6}}
    hour = random.randrange(8, 20)
    starts, ends = f"{first}T{hour:02}:30", f"{first}T{hour + 2:02}:00"
    if every == "month":
        return {"starts": starts, "ends": ends, "repeats": {"every": every, "times": 6}}
    step = {"week": 7, "2 weeks": 14, "3 days": 3}[every]
    days = [first + timedelta(days=step * number) for number in range(9)]
    moved = f"{days[4] + timedelta(days=1)}T{hour:02}:00"
    return {
        "starts": starts,
        "ends": ends,
        "repeats": {
            "every": every, "times": 9, "except": [f"{days[2]}"],
            "also": [f"{first + timedelta(days=1)}T09:00"],
        },
        "changes": [
            {"on": "2026-07-01", "what": "cancelled", "occurrence": f"{days[3]}"},
            {"on": "2026-07-01", "what": "rescheduled", "occurrence": f"{days[4]}", "was": f"{days[4]}T{hour:02}:30"},
        ],
        "occurrences": [{"day": f"{days[4]}", "starts": moved}],
    }  # fmt: skip


def _any_day(random: Random) -> date:
    return date(2015, 1, 1) + timedelta(days=random.randrange(16 * 365))


def _times(random: Random, day: date) -> dict[str, object]:
    """A start and an end, in one of the ways in which writers give them."""
    last = day + timedelta(days=random.choice((0, 0, 1, 2, 5)))
    if random.random() < 0.25:
        return {"starts": day.isoformat(), "ends": random.choice((None, last.isoformat()))}
    starts = datetime(day.year, day.month, day.day, random.randrange(24), random.choice((0, 30)))
    length = timedelta(hours=random.randrange(1, 30), days=(last - day).days)
    ends = random.choice((None, f"{starts + length:%Y-%m-%dT%H:%M}"))
    return {"starts": f"{starts:%Y-%m-%dT%H:%M}", "ends": ends}


@pytest.mark.parametrize("reader", ["icalendar", "vobject", "ical.js"])
def test_a_reader_finds_a_false_hour(desk: Desk, tmp_path: Path, reader: str) -> None:
    """A judge that finds no fault proves little until it has found one."""
    desk.event(timezone="Europe/Zurich")
    file = tmp_path / "all.ics"
    text = desk.file("calendar/all.ics").replace(b"T100000", b"T110000")
    file.write_bytes(text)

    if reader == "ical.js":
        tools.need(readers.missing)
        found = readers.by_ical_js([file])[file]
    else:
        found = readers.by_vobject(text) if reader == "vobject" else readers.by_icalendar(text)

    [(_, starts, _)] = found
    assert starts == said(datetime(2023, 9, 26, 9, tzinfo=UTC))
