"""A fact is edited, and the site built again over what was kept: structured data changes with the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.newsroom import Newsroom
from tests.outputs.json_ld_walk import nodes

NOW = "2023-05-01T09:00:00Z"
EVENT, NEWS, MEMO = "events/2023/forum/", "news/2023/report/", "agreements/memo/"
FILES = {
    "organisations/hub.md": {"name": "Cities Hub", "short": "Hub", "email": "a@example.org", "city": "Geneva"},
    "people/park.md": {"name": "Ada Park", "roles": [{"title": "Director", "organisation": "hub"}]},
    "places/hall.md": {"name": "Old Hall", "address": "1 Square", "city": "Oslo", "country": "NO"},
    "events/2023/forum.md": {
        "title": "Forum", "date": "2023-03-01", "starts": "2023-09-26T10:00", "ends": "2023-09-26T12:00",
        "summary": "A day of talks.", "venue": "hall", "organisers": ["hub"],
        "people": [{"person": "park", "role": "speaker"}], "series": "forums",
        "registration": {"url": "https://example.org/join", "closes": "2023-09-01", "fee": "CHF 120"},
        "programme": [{"starts": "2023-09-26T10:00", "title": "Opening", "room": "Hall A"}],
    },
    "news/2023/report.md": {
        "title": "A report", "date": "2023-03-15", "summary": "What was said.", "dateline": "Oslo",
        "people": ["park"],
    },
    "agreements/memo.md": {
        "title": "Memorandum", "date": "2023-03-01", "parties": ["hub"], "signed": "2023-03-15",
        "ends": "2026-03-14",
    },
}  # fmt: skip
Edit = tuple[str, dict[str, Any], str, str, str]
EDITS: dict[str, Edit] = {
    "title": ("events/2023/forum.md", {"title": "Summit"}, EVENT, "Summit", "Summit"),
    "summary": ("events/2023/forum.md", {"summary": "Other words."}, EVENT, "Other words.", "Other words."),
    "start": ("events/2023/forum.md", {"starts": "2023-09-26T09:15"}, EVENT, "2023-09-26T09:15:00+09:00", "9:15"),
    "end": ("events/2023/forum.md", {"ends": "2023-09-26T12:45"}, EVENT, "2023-09-26T12:45:00+09:00", "12:45"),
    "state": (
        "events/2023/forum.md", {"changes": [{"on": "2023-04-01", "what": "cancelled"}]}, EVENT,
        "https://schema.org/EventCancelled", "Cancelled",
    ),
    "former start": (
        "events/2023/forum.md",
        {"changes": [{"on": "2023-04-01", "what": "rescheduled", "was": "2023-09-20T10:00"}]}, EVENT,
        "2023-09-20T10:00:00+09:00", "September 20, 2023",
    ),
    "venue": ("events/2023/forum.md", {"venue": {"name": "New Mill", "city": "Bergen"}}, EVENT, "New Mill", "New Mill"),
    "name of the place": ("places/hall.md", {"name": "New Hall"}, EVENT, "New Hall", "New Hall"),
    "street": ("places/hall.md", {"address": "2 Square"}, EVENT, "2 Square", "2 Square"),
    "organiser": ("organisations/hub.md", {"name": "Towns Hub"}, EVENT, "Towns Hub", "Towns Hub"),
    "speaker": ("people/park.md", {"name": "Eve Park"}, EVENT, "Eve Park", "Eve Park"),
    "session": (
        "events/2023/forum.md",
        {"programme": [{"starts": "2023-09-26T10:30", "title": "Keynote", "room": "Hall B"}]}, EVENT, "Keynote", "Keynote",
    ),
    "end of registration": (
        "events/2023/forum.md", {"registration": {"closes": "2023-08-20", "fee": "CHF 120"}}, EVENT,
        "2023-08-20", "August 20, 2023",
    ),
    "fee": ("events/2023/forum.md", {"registration": {"fee": "CHF 95"}}, EVENT, "95", "CHF 95"),
    "headline": ("news/2023/report.md", {"title": "The report"}, NEWS, "The report", "The report"),
    "day of publication": ("news/2023/report.md", {"date": "2023-03-16"}, NEWS, "2023-03-16T00:00:00+09:00", "March 16, 2023"),
    "update": ("news/2023/report.md", {"updated": "2023-04-02"}, NEWS, "2023-04-02T00:00:00+09:00", "April 2, 2023"),
    "correction": (
        "news/2023/report.md", {"corrections": [{"on": "2023-04-03", "note": "It was Oslo."}]}, NEWS,
        "It was Oslo.", "It was Oslo.",
    ),
    "person in the news": ("people/park.md", {"name": "Eve Park"}, NEWS, "Eve Park", "Eve Park"),
    "day of signing": ("agreements/memo.md", {"signed": "2023-03-17"}, MEMO, "2023-03-17", "March 17, 2023"),
    "party": ("organisations/hub.md", {"name": "Towns Hub"}, MEMO, "Towns Hub", "Towns Hub"),
    "email": ("organisations/hub.md", {"email": "b@example.org"}, "organisations/hub/", "b@example.org", "b@example.org"),
}  # fmt: skip
"""What is edited -> file, other values, page, what structured data then says, what readers see."""


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """Built once; every edit is made to what it was at first."""
    site = Newsroom(tmp_path_factory.mktemp("newsroom"), series={"forums": {"en": "Forums"}})
    write(site, {})
    assert not site.build(NOW).findings
    return site


def write(site: Newsroom, edits: dict[str, dict[str, Any]]) -> None:
    for path, facts in FILES.items():
        lines = [
            f"{name}: {json.dumps(value)}"
            for name, value in {**facts, **edits.get(path, {})}.items()
        ]
        site.write(path, "\n".join(["---", *lines, "---", "", "Some words.", ""]))


def told(output: Path, page: str) -> tuple[set[str], str]:
    """All values in the structured data of a page, and all that its readers read."""
    tree = html.fromstring((output / page / "index.html").read_bytes())
    [script] = tree.xpath("//script[@type='application/ld+json']/text()")
    held = nodes(json.loads(script)["@graph"])
    values = {
        str(each) for node in held for each in node.values() if not isinstance(each, dict | list)
    }
    texts = tree.xpath("//body//text()[not(ancestor::script)]")
    return values, " ".join(" ".join(texts).replace("\u202f", " ").split())


@pytest.mark.parametrize("what", EDITS)
def test_an_edit_shows_in_both(newsroom: Newsroom, what: str) -> None:
    path, facts, page, value, words = EDITS[what]
    write(newsroom, {})
    values, read = told(newsroom.build(NOW).output, page)
    assert value not in values and words not in read

    write(newsroom, {path: facts})
    values, read = told(newsroom.build(NOW).output, page)

    assert value in values
    assert words in read
