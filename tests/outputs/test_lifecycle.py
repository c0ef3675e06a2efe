"""Every change of an event, one after the other, in every output and every language."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from communique.cli import commands
from communique.findings import has_errors
from tests.newsroom import Built, Newsroom

NOW = "2026-11-22T06:00:00Z"
LANGUAGES = ("en", "ko", "es", "ar")
ZONE = ZoneInfo("Europe/Oslo")
FIRST = """\
---
title: Walk {stage}
date: 2026-11-01
starts: 2027-03-02T10:00
ends: 2027-03-02T12:00
venue: oslo
---

Words.
"""
# What is done, and what all outputs must say afterwards: state, start, place, SEQUENCE.
WALK: tuple[tuple[tuple[str, ...], str, str, str], ...] = (
    ((), "scheduled", "2027-03-02T10:00", "oslo"),
    (("reschedule", "2027-03-04T09:00"), "rescheduled", "2027-03-04T09:00", "oslo"),
    (("postpone",), "postponed", "2027-03-04T09:00", "oslo"),
    (("reschedule", "2027-04-06T09:00"), "rescheduled", "2027-04-06T09:00", "oslo"),
    (("relocate", "bergen"), "rescheduled", "2027-04-06T09:00", "bergen"),
    (("move-online", "https://example.org/live"), "moved-online", "2027-04-06T09:00", "online"),
    (("cancel",), "cancelled", "2027-04-06T09:00", "online"),
    (("reinstate",), "moved-online", "2027-04-06T09:00", "online"),
)
PLACES = {
    "oslo": {"en": "Oslo", "ko": "오슬로", "es": "Oslo (Noruega)", "ar": "أوسلو"},
    "bergen": {"en": "Bergen", "ko": "베르겐", "es": "Bergen (Noruega)", "ar": "بيرغن"},
}
STATES = {
    "scheduled": ("EventScheduled", "CONFIRMED"),
    "rescheduled": ("EventRescheduled", "CONFIRMED"),
    "postponed": ("EventPostponed", "TENTATIVE"),
    "moved-online": ("EventMovedOnline", "CONFIRMED"),
    "cancelled": ("EventCancelled", "CANCELLED"),
}
WORDS = {
    "cancelled": {"en": "Cancelled", "ko": "취소", "es": "Cancelado", "ar": "أُلغيت"},
    "postponed": {"en": "Postponed", "ko": "연기", "es": "Aplazado", "ar": "أُجّلت"},
}
each = pytest.mark.parametrize("lang", LANGUAGES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An event after each step of the walk, each step done by its command."""
    room = Newsroom(tmp_path_factory.mktemp("walk"), feed_size=100)
    for place, names in PLACES.items():
        for lang, name in names.items():
            suffix = "" if lang == "en" else f".{lang}"
            facts = "city: Oslo\ncountry: NO\ntimezone: Europe/Oslo\n" if lang == "en" else ""
            room.write(f"places/{place}{suffix}.md", f"---\nname: {name}\n{facts}---\n".encode())
    os.environ["COMMUNIQUE_NOW"] = NOW
    for stage in range(len(WALK)):
        path = room.write(f"events/2027/walk-{stage}.md", FIRST.format(stage=stage).encode())
        for lang in LANGUAGES[1:]:
            text = f"---\ntitle: Walk {stage}\n---\n\nWords.\n"
            room.write(f"events/2027/walk-{stage}.{lang}.md", text.encode())
        for (command, *more), *_ in WALK[1 : stage + 1]:
            given = [command, str(path), *more, "--note", f"Reason {stage}.", "--yes"]
            done = CliRunner().invoke(commands, [*given, "--settings", str(room.conf())])
            assert done.exit_code == 0, done.output
    site = room.build(NOW)
    assert not has_errors(site.findings), site.findings
    return site


def prefix(lang: str) -> str:
    return "" if lang == "en" else f"{lang}/"


def page(built: Built, path: str) -> BeautifulSoup:
    return BeautifulSoup(built.read(path), "html.parser")


def begin(starts: str) -> datetime:
    return datetime.fromisoformat(starts).replace(tzinfo=ZONE)


@each
def test_calendars(built: Built, lang: str) -> None:
    calendar = icalendar.Calendar.from_ical(built.read(f"{prefix(lang)}calendar/all.ics"))
    found = {str(one["UID"]): one for one in calendar.walk("VEVENT")}
    for stage, (_, state, starts, place) in enumerate(WALK):
        event = found[f"event/2027/walk-{stage}@newsroom.example"]
        assert event["SEQUENCE"] == stage
        assert event.decoded("DTSTART") == begin(starts)
        assert event["STATUS"] == STATES[state][1]
        where = str(event["LOCATION"])
        assert where.startswith(
            "https://example.org/live" if place == "online" else PLACES[place][lang]
        )
        if state in WORDS:
            assert str(event["SUMMARY"]).startswith(WORDS[state][lang])
        if stage:
            assert str(event["DESCRIPTION"]).startswith(f"Reason {stage}.")
            assert event.decoded("LAST-MODIFIED").date().isoformat() >= "2026-11-21"


@each
def test_feeds(built: Built, lang: str) -> None:
    atom, rss = (
        {
            one.id: one
            for one in feedparser.parse(built.read(f"{prefix(lang)}feeds/events.{x}")).entries
        }
        for x in ("atom.xml", "rss.xml")
    )
    items = {
        one["id"]: one
        for one in json.loads(built.read(f"{prefix(lang)}feeds/events.json"))["items"]
    }
    told = [id_ for id_ in items if "#change-" in id_]
    assert atom.keys() == rss.keys() == items.keys()
    assert len(told) == sum(range(len(WALK)))
    for id_ in told:
        change = items[id_]
        assert atom[id_].title == rss[id_].title == change["title"]
        assert change["date_published"].startswith("2026-11-22")
        assert "Reason" in change["summary"] and change["url"].endswith("#change-banner--title")
    for stage, (_, state, starts, place) in enumerate(WALK):
        item = items[f"tag:newsroom.example,2020:event/2027/walk-{stage}"]
        assert (item["_event"]["state"], item["_event"]["starts"]) == (state, starts)
        where = item["_event"]["location"] or "online"
        assert where.startswith("online" if place == "online" else PLACES[place][lang])
        assert datetime.fromisoformat(atom[item["id"]].ev_startdate) == begin(starts)


@each
def test_pages_and_structured_data(built: Built, lang: str) -> None:
    for stage, (_, state, starts, place) in enumerate(WALK):
        shown = page(built, f"{prefix(lang)}events/2027/walk-{stage}/index.html")
        lines = shown.select(".change-banner__changes li")
        assert len(lines) == stage
        if stage:
            assert f"Reason {stage}." in lines[0].get_text()
        if stage >= 5:
            assert PLACES["bergen"][lang] in lines[stage - 5].get_text()
        event = structured(shown)
        assert event["eventStatus"] == f"https://schema.org/{STATES[state][0]}"
        assert datetime.fromisoformat(event["startDate"]) == begin(starts)
        former = event.get("previousStartDate")
        assert bool(former) == (state == "rescheduled")
        virtual = [one for one in event["location"] if one["@type"] == "VirtualLocation"]
        assert bool(virtual) == (place == "online")
        assert len(event["location"]) == 1


def structured(shown: BeautifulSoup) -> dict[str, Any]:
    script = shown.find("script", type="application/ld+json")
    assert isinstance(script, Tag)
    [event] = [one for one in json.loads(script.string or "")["@graph"] if one["@type"] == "Event"]
    return dict(event)


@each
def test_cards_and_months(built: Built, lang: str) -> None:
    agenda = page(built, f"{prefix(lang)}calendar/index.html")
    march = page(built, f"{prefix(lang)}calendar/2027/03/index.html")
    april = page(built, f"{prefix(lang)}calendar/2027/04/index.html")
    for stage, (_, state, starts, _) in enumerate(WALK):
        card = next(
            one for one in agenda.select(".event-card") if f"Walk {stage}" in one.get_text()
        )
        time = card.find("time")
        assert isinstance(time, Tag) and str(time["datetime"]).startswith(starts)
        month = march if starts < "2027-04" else april
        entry = next(
            one
            for one in month.select("a.month-grid__event")
            if f"/walk-{stage}/" in str(one["href"])
        )
        if state in WORDS:
            assert (
                WORDS[state][lang] in card.get_text()
                and WORDS[state][lang] in entry.parent.get_text()
            )  # type: ignore[union-attr]


def test_facts_and_the_next_change(built: Built) -> None:
    facts = {one["key"]: one for one in json.loads(built.read("facts.json"))["events"]}
    for stage, (_, state, starts, place) in enumerate(WALK):
        told = facts[f"event/2027/walk-{stage}"]
        assert (told["state"], told["starts"], told["sequence"]) == (state, starts, stage)
        assert told["place"] == ("" if place == "online" else f"place/{place}")
    coming = json.loads(built.read("next-change.json"))
    assert coming["next_change"] == "2027-02-23T09:00:00Z"
    assert coming["reasons"] == ["event begins soon"]


@each
def test_the_digest(built: Built, lang: str, tmp_path: Path) -> None:
    """What happened is told in its first section, each event once, with the reason and the new facts."""
    os.environ["COMMUNIQUE_NOW"] = NOW
    conf = str(built.output.parent / "pelicanconf.py")
    words = ["digest", "--lang", lang, "--since", "2026-11-20", "--until", "2026-11-23"]
    done = CliRunner().invoke(commands, [*words, "--settings", conf, "--output", str(tmp_path)])
    assert done.exit_code == 0, done.output
    text = (tmp_path / "digest.txt").read_text(encoding="utf-8")
    for stage, (_, state, starts, place) in enumerate(WALK):
        address = f"https://newsroom.example/{prefix(lang)}events/2027/walk-{stage}/"
        told = [block for block in text.split("\n\n") if address in block]
        if not stage:
            continue
        assert len(told) == 1, told
        assert f"Reason {stage}." in told[0]
        assert f"{begin(starts).hour}:{begin(starts):%M}" in told[0]
        if place != "online":
            assert PLACES[place][lang] in told[0]
        if state in WORDS:
            assert WORDS[state][lang] in told[0]
