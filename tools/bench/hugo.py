"""The same corpus as a plain Hugo site.

People, organisations, places, topics and months are taxonomies: Hugo's own way to list what
mentions what.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.bench.cast import topics
from tools.bench.corpus import Corpus
from tools.bench.item import Item, front_matter

LAYOUTS = Path(__file__).parent / "layouts" / "hugo"
CAST = ("people", "organisations", "places")
FACTS = ("dateline", "starts", "ends", "format", "type", "signed", "publisher", "link", "excerpt")

SETTINGS = """\
baseURL = "https://bench.example/"
title = "Open Cities Newsroom"
locale = "en"
timeZone = "Asia/Seoul"

[pagination]
pagerSize = 20
disableAliases = true

[taxonomies]
topic = "topics"
person = "people"
organisation = "organisations"
place = "places"
month = "calendar"

[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]

[outputFormats.calendar]
baseName = "event"

# Links to .md files become links to pages, as in Communiqué.
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""


def write(corpus: Corpus, folder: Path) -> None:
    """Write the site."""
    shutil.copytree(LAYOUTS, folder / "layouts", dirs_exist_ok=True)
    (folder / "hugo.toml").write_text(SETTINGS, encoding="utf-8")
    texts = Texts(corpus)
    for item in (*corpus.cast, *corpus.items):
        _save(folder / "content" / texts.path(item), texts.text(item))
    for topic in topics():
        formats = ["html", "rss", "calendar"]
        facts = {"title": topic.replace("-", " ").capitalize(), "outputs": formats}
        _save(folder / "content" / "topics" / topic / "_index.md", front_matter(facts))
    events = {"title": "Events", "outputs": ["html", "rss", "calendar"]}
    _save(folder / "content" / "events" / "_index.md", front_matter(events))


class Texts:
    """Items as Hugo reads them; it knows where related items and places' zones stand."""

    def __init__(self, corpus: Corpus) -> None:
        self.addresses = {item.slug: item.address for item in corpus.items}
        self.places = {item.slug: item for item in corpus.cast if item.folder == "places"}

    def path(self, item: Item) -> str:
        if item.folder in CAST:
            return f"{item.folder}/{item.slug}/_index.md"
        return item.path

    def text(self, item: Item) -> str:
        facts = item.facts
        told = {
            "title": item.title,
            "date": item.date,
            "summary": item.summary,
            "topics": list(item.topics),
            "people": people(facts.get("people", ())),
            "organisations": _organisations(facts),
            "places": [place] if (place := facts.get("venue") or facts.get("place")) else [],
            "related": [self.addresses[slug] for slug in facts.get("related", ())],
            "facts": {name: str(facts[name]) for name in FACTS if facts.get(name)},
        }
        if item.folder in CAST:
            told["outputs"] = ["html", "calendar"]
        if "starts" in facts:
            told |= self._event(item)
        return front_matter(told) + _linked(item)

    def _event(self, item: Item) -> dict[str, Any]:
        facts = item.facts
        place = self.places.get(facts.get("venue", ""))
        zone = place.facts["timezone"] if place else facts["timezone"]
        changes = facts.get("changes", [])
        cancelled = any(change["what"] == "cancelled" for change in changes)
        return {
            "starts": facts["starts"],
            "calendar": [facts["starts"][:7]],
            "outputs": ["html", "calendar"],
            "ical_zone": f";TZID={zone}" if "T" in facts["starts"] else ";VALUE=DATE",
            "ical_starts": _moment(facts["starts"]),
            "ical_ends": _end(facts["ends"]),
            "ical_place": place.title if place else facts["online"],
            "ical_sequence": str(len(changes)),
            "ical_status": "CANCELLED" if cancelled else "CONFIRMED",
        }


def _save(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _linked(item: Item) -> str:
    """Its text; that of people moves a folder down, so its links become addresses."""
    if item.folder not in CAST:
        return item.body
    return re.sub(r"\]\(\.\.(/[^)]+)\.md\)", r"](\1/)", item.body)


def people(entries: Sequence[Any]) -> list[str]:
    return [entry["person"] if isinstance(entry, Mapping) else entry for entry in entries]


def _organisations(facts: Mapping[str, Any]) -> list[str]:
    posts = [role["organisation"] for role in facts.get("roles", ())]
    return [*facts.get("organisers", ()), *facts.get("parties", ()), *posts]


def _moment(wall: str) -> str:
    """A day or wall time as RFC 5545 writes it."""
    day, _, hours = wall.partition("T")
    return day.replace("-", "") + (f"T{hours.replace(':', '')}00" if hours else "")


def _end(wall: str) -> str:
    # RFC 5545 3.6.1: DTEND is exclusive, so a day is the one after the last.
    if "T" in wall:
        return _moment(wall)
    return _moment((date.fromisoformat(wall) + timedelta(days=1)).isoformat())
