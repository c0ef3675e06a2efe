"""`communique move` renames an item: identity, links and addresses survive."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import feedparser
import icalendar
import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from communique.cli import commands
from tests.newsroom import NOW, Built, Newsroom

FORUM = b"""---\r
title: Forum  # kept\r
date: 2023-03-01\r
starts: 2023-09-26T10:00\r
related: [report]\r
---\r
\r
See the [report](../../news/2023/report.md#how) and [this](old.md).\r
"""
REPORT = b"""---
title: Report
date: 2023-03-02
related: [old]
---

About [the forum](../../events/2023/old.md "Forum") and [once more].

## How { #how }

[once more]: ../../events/2023/old.md
"""


class Room(Newsroom):
    def move(self, old: str, new: str, *words: str) -> Result:
        os.environ["COMMUNIQUE_NOW"] = NOW
        content = self.folder / "content"
        given = ["move", str(content / old), str(content / new), "--settings", str(self.conf())]
        return CliRunner().invoke(commands, [*given, *words])

    def text(self, path: str) -> str:
        return (self.folder / "content" / path).read_bytes().decode()

    def has(self, path: str) -> bool:
        return (self.folder / "content" / path).exists()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = Room(tmp_path)
    room.write("events/2023/old.md", FORUM)
    room.write("events/2023/old.ko.md", "---\ntitle: 포럼\n---\n\n말.\n".encode())
    room.write("news/2023/report.md", REPORT)
    return room


def ids(built: Built) -> tuple[list[str], list[str]]:
    calendar = icalendar.Calendar.from_ical(built.read("ko/calendar/all.ics"))
    feed = feedparser.parse(built.read("ko/feeds/events.atom.xml"))
    return [str(one["UID"]) for one in calendar.walk("VEVENT")], [one.id for one in feed.entries]


def test_an_item_keeps_its_identity_and_readers_find_it(room: Room) -> None:
    before = ids(room.build())

    done = room.move("events/2023/old.md", "events/2024/new.md", "--yes")
    built = room.build()

    assert done.exit_code == 0, done.output
    assert built.findings == []
    assert (
        ids(built)
        == before
        == (["event/2023/old@newsroom.example"], ["tag:newsroom.example,2020:event/2023/old"])
    )
    for prefix in ("", "ko/"):
        page = BeautifulSoup(built.read(f"{prefix}events/2023/old/index.html"), "html.parser")
        target = f"/{prefix}events/2024/new/"
        assert built.has(f"{target[1:]}index.html")
        assert page.find("meta", {"http-equiv": "refresh"})["content"] == f"0; url={target}"
        assert page.find("link", rel="canonical")["href"] == f"https://newsroom.example{target}"
        assert page.find("meta", {"name": "robots"})["content"] == "noindex"
        assert page.find("main").find("a")["href"] == target
    assert built.text("_redirects").splitlines() == [
        "/events/2023/old/ /events/2024/new/ 301",
        "/ko/events/2023/old/ /ko/events/2024/new/ 301",
    ]
    assert "events/2023/old/" not in built.text("sitemap.xml")


def test_links_and_line_ends_are_kept(room: Room) -> None:
    room.move("events/2023/old.md", "events/2024/new.md", "--yes")

    moved, report = room.text("events/2024/new.md"), room.text("news/2023/report.md")
    assert moved.count("\n") == moved.count("\r\n")
    assert "title: Forum  # kept\r\n" in moved and "id: 2023/old\r\n" in moved
    assert "[report](../../news/2023/report.md#how) and [this](new.md)" in moved
    assert report == REPORT.decode().replace("events/2023/old.md", "events/2024/new.md")
    assert not room.has("events/2023/old.md") and not room.has("events/2023/old.ko.md")


def test_a_folder_goes_with_all_that_is_in_it_and_back(room: Room) -> None:
    room.write("events/2023/fair/index.md", FORUM.replace(b"[this](old.md)", b"more"))
    room.write("events/2023/fair/notes.txt", b"Notes")
    had = [finding.code for finding in room.check()]

    done = room.move("events/2023/fair", "events/2023/market", "--yes")
    assert done.exit_code == 0, done.output
    assert room.text("events/2023/market/notes.txt") == "Notes" and not room.has("events/2023/fair")
    assert "was_at: [/events/2023/fair/]" in room.text("events/2023/market/index.md")

    room.move("events/2023/market", "events/2023/fair", "--yes")
    assert "was_at: [/events/2023/market/]" in room.text("events/2023/fair/index.md")
    assert [finding.code for finding in room.check()] == had == ["broken-link"]


def test_git_is_told_where_it_knows_the_file(room: Room) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *words], cwd=room.folder, check=True)

    room.move("events/2023/old.md", "events/2023/new.md", "--yes")

    said = subprocess.run(
        [*git, "status", "--short"], cwd=room.folder, capture_output=True, text=True, check=True
    )
    assert "R" in said.stdout and "content/events/2023/new.ko.md" in said.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("events/2023/none.md", "events/2023/new.md", "There is no item"),
        ("events/2023/old.md", "news/2023/new.md", "part of its identity"),
        ("events/2023/old.md", "events/2023/new", "with its ending"),
        ("events/2023/old.md", "events/2023/taken.md", "is there already"),
        ("events/2023/old.md", "events/2023/new.es.md", "another language"),
        ("events/2023/old.md", "events/2023/---.md", "Nothing is written"),
    ],
)
def test_what_cannot_be_is_refused_with_nothing_done(
    room: Room, old: str, new: str, said: str
) -> None:
    room.write("events/2023/taken.md", FORUM.replace(b"[this](old.md)", b"more"))
    before = sorted(path for path in (room.folder / "content").rglob("*"))

    done = room.move(old, new, "--yes")

    assert done.exit_code != 0 and said in f"{done.output}{done.exception}"
    assert sorted(path for path in (room.folder / "content").rglob("*")) == before


def test_a_former_address_is_not_another_items(room: Room) -> None:
    room.move("events/2023/old.md", "events/2023/new.md", "--yes")
    room.write(
        "events/2023/old.md",
        FORUM.replace(b"title", b"id: 2023/fresh\r\ntitle").replace(
            b"related: [report]", b"summary: S"
        ),
    )

    assert "former-address" in [finding.code for finding in room.check()]


def test_pictures_go_along_and_those_of_others_are_copied(room: Room) -> None:
    for name in ("own", "shared"):
        room.write(
            f"events/2023/{name}.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>',
        )
    photo = "  - {{file: {0}.svg, alt: A hall, credit: WeGO, rights: CC0}}\n"
    own, shared = (photo.format(name).encode() for name in ("own", "shared"))
    pictures = b"photos:\n" + own + shared
    text = b"\n![A hall](shared.svg)\n"
    front = b"---\ntitle: A\ndate: 2023-03-01\nstarts: 2023-09-26\n"
    room.write("events/2023/a.md", front + pictures + b"---\n" + text)
    room.write("events/2023/b.md", front + b"photos:\n" + shared + b"---\n" + text)
    had = [finding for finding in room.check() if finding.is_error]

    done = room.move("events/2023/a.md", "events/2024/a.md", "--yes")

    assert done.exit_code == 0, done.output
    assert not had and not [finding for finding in room.check() if finding.is_error]
    assert room.has("events/2024/own.svg") and not room.has("events/2023/own.svg")
    assert room.has("events/2024/shared.svg") and room.has("events/2023/shared.svg")
    assert room.text("events/2023/b.md").endswith("![A hall](shared.svg)\n")
