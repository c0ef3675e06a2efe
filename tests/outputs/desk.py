"""A newsroom without Pelican: content on disk, read by the core, outputs made in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import feedparser
import icalendar

import pelicanconf
from communique.collections.index import Index
from communique.findings import Finding
from communique.model.asking import noted
from communique.model.site import Site
from communique.outputs.json_ld import script_text
from communique.outputs.registry import sheets
from communique.outputs.sheet import Sheet
from communique.reading.assembly import read_site
from communique.reading.beside import FilesBeside
from communique.settings import read_settings
from communique.views.pages import pages
from communique.words import read_words

T = TypeVar("T")
ROOT = Path(__file__).parents[2]
NOW = "2023-10-01T09:00:00Z"
SETTINGS: dict[str, Any] = {
    "authority": "newsroom.example",
    "authority_since": 2020,
    "languages": ["en", "ko", "es", "ar"],
}
WORDS = {
    "ko": {
        "Cancelled": "취소",
        "When": "일시",
        "Where": "장소",
        "Online": "온라인",
        "Forum": "포럼",
        "Day to be announced": "날짜 미정",
    },
    "ar": {"Cancelled": "أُلغي", "When": "متى", "Where": "أين"},
}
"""A few words of the interface, so that a story can tell the reader's language from English."""


class Desk:
    """A content tree with settings. `now` is the moment of the build, ISO 8601 with Z."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder = folder
        self.settings = {**SETTINGS, **settings}
        self.host = {
            "site_name": "Newsroom",
            "site_url": "https://newsroom.example",
            "timezone": "Asia/Seoul",
        }
        (folder / "content").mkdir()
        (folder / "words").mkdir()
        for lang, words in WORDS.items():
            self._write_words(lang, words)

    def _write_words(self, lang: str, words: dict[str, str]) -> None:
        lines = [f'msgid "{said}"\nmsgstr "{told}"\n' for said, told in words.items()]
        head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
        (self.folder / "words" / f"{lang}.po").write_text("\n".join([head, *lines]), "utf-8")

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a content file; indentation that all lines share is taken off."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return file

    def event(self, path: str = "events/2023/forum.md", **facts: object) -> None:
        """Write an event; `facts` are its front matter, YAML by way of JSON."""
        given = {
            "title": "Forum",
            "date": "2023-03-01",
            "starts": "2023-09-26T10:00",
            "ends": "2023-09-26T12:00",
            "summary": "A day of talks.",
            **facts,
        }
        self.item(path, **given)

    def item(self, path: str, body: str = "Some words.", **facts: object) -> None:
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in facts.items()
            if value is not None
        ]
        self.write(path, "\n".join(["---", *lines, "---", "", body, ""]))

    def site(self, now: str = NOW) -> Site:
        site, findings = self.read(now)
        errors = [finding for finding in findings if finding.is_error]
        assert not errors, errors
        return site

    def read(self, now: str = NOW) -> tuple[Site, list[Finding]]:
        settings = read_settings(self.settings, **self.host)
        words = read_words(self.folder / "words", settings.languages)
        return read_site(self.folder / "content", settings, instant(now), words)

    def index(self, now: str = NOW) -> Index:
        return Index(self.site(now))

    def files(self, now: str = NOW) -> dict[str, bytes]:
        """Every output by its path."""
        return {sheet.path: made(sheet) for sheet in sheets(self.index(now))}

    def file(self, path: str, now: str = NOW) -> bytes:
        return made(next(sheet for sheet in sheets(self.index(now)) if sheet.path == path))

    def calendar(self, path: str = "calendar/all.ics", now: str = NOW) -> icalendar.Calendar:
        return icalendar.Calendar.from_ical(self.file(path, now))

    def vevent(self, path: str = "calendar/all.ics", now: str = NOW) -> icalendar.Event:
        """The calendar's only event."""
        [event] = self.calendar(path, now).walk("VEVENT")
        return event

    def feed(self, path: str, now: str = NOW) -> Any:
        """A feed as feedparser understands it; it must find nothing to complain about."""
        parsed = feedparser.parse(self.file(path, now))
        assert not parsed.bozo, parsed.get("bozo_exception")
        return parsed

    def json_feed(self, path: str = "feeds/all.json", now: str = NOW) -> Any:
        return json.loads(self.file(path, now))

    def things(self, address: str, now: str = NOW) -> list[dict[str, Any]]:
        """The structured data of the page at that address."""
        text = self.script(address, now)
        return list(json.loads(text)["@graph"]) if text else []

    def script(self, address: str, now: str = NOW) -> str:
        index = self.index(now)
        return script_text(index.site, views(index)[address])

    def thing(self, address: str, type_: str, now: str = NOW) -> dict[str, Any]:
        [found] = [thing for thing in self.things(address, now) if thing["@type"] == type_]
        return found

    def shown(self, now: str = NOW) -> dict[str, object]:
        """All that a reader can see: every page's view and every output by its address, without
        the note on when to build next."""
        index = self.index(now)
        files = {
            sheet.path: asking(lambda sheet=sheet: sheet.view)
            for sheet in sheets(index)
            if sheet.path != "next-change.json"
        }
        return {**files, **views(index)}

    def next_change(self, now: str = NOW) -> dict[str, Any]:
        return dict(json.loads(self.file("next-change.json", now)))


def demonstration(now: str, **settings: Any) -> Index:
    """The demonstration newsroom at that moment, with its words; some settings may be others."""
    ours = read_settings(
        {**pelicanconf.COMMUNIQUE, **settings},
        site_name=pelicanconf.SITENAME,
        site_url="https://newsroom.example",
        timezone=pelicanconf.TIMEZONE,
    )
    words = read_words(ROOT / pelicanconf.THEME / "translations", ours.languages)
    content = ROOT / pelicanconf.PATH
    site = read_site(content, ours, instant(now), words)[0]
    return Index(replace(site, files=FilesBeside(content, {})))


def views(index: Index) -> dict[str, Any]:
    """What each page shows, by its address."""
    return {
        page.address: asking(lambda page=page: page.look(index, *page.args))
        for page in pages(index)
    }


def made(sheet: Sheet) -> bytes:
    """The bytes of an output."""
    return asking(sheet.content)


def asking(make: Callable[[], T]) -> T:
    """What `make` gives, made as in a build: what no question can say is not to be had."""
    return noted(make)[0]


def instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def just_before(text: str) -> str:
    """A second before an instant."""
    return (instant(text) - timedelta(seconds=1)).isoformat()


def links_of(html: str) -> Iterator[str]:
    """Every address in a piece of HTML."""
    from bs4 import BeautifulSoup

    for tag in BeautifulSoup(html, "html.parser").find_all(True):
        for name in ("href", "src", "cite"):
            if tag.has_attr(name):
                yield str(tag[name])
