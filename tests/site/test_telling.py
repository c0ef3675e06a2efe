"""What a build tells of itself: what it did, why, and where the time went."""

from __future__ import annotations

import re

import pytest

from tests.newsroom import NOW, Newsroom
from tests.site.incremental import room

CLOSING = re.compile(r"(\d+) read, (\d+) made, (\d+) unchanged, (\d+) removed: [\d.]+ s\.")


def news(title: str, body: str = "Some words.") -> str:
    return f"---\ntitle: {title}\ndate: 2023-03-01\nsummary: Short.\n---\n\n{body}\n"


@pytest.fixture
def built(site: Newsroom) -> Newsroom:
    """A newsroom of two items that has been built."""
    site.write("news/2023/a.md", news("One"))
    site.write("news/2023/b.md", news("Other"))
    site.conf()
    run(site)
    return site


def run(site: Newsroom, *words: str) -> str:
    """Build in a process of its own; all that it says."""
    said = site.folder / "said"
    process = room.enter(["build", *words], said, {"COMMUNIQUE_NOW": NOW})
    process.join()
    assert process.exitcode == 0, said.read_text("utf-8")
    return said.read_text("utf-8")


def counts(said: str) -> tuple[int, ...]:
    """Read, made, unchanged, removed."""
    found = CLOSING.search(said)
    assert found, said
    return tuple(map(int, found.groups()))


def test_nothing_is_done_twice(built: Newsroom):
    read, made, unchanged, removed = counts(run(built))

    assert (read, made, removed) == (0, 0, 0) and unchanged > 10


def test_only_what_shows_an_edit_is_made(built: Newsroom):
    built.write("news/2023/a.md", news("One", "Other words."))

    read, made, unchanged, _ = counts(run(built))

    assert read == 1 and 0 < made < unchanged


def test_reasons_are_told(built: Newsroom):
    built.write("news/2023/a.md", news("Another title"))

    assert "/news/index.html: the front matter of news/2023/a has changed." in run(
        built, "--explain", "/news/"
    )
    assert "nothing has changed" in run(built, "--explain", "/news/")
    (built.folder / "output/news/index.html").unlink()
    assert "/news/index.html: the file was gone." in run(built, "--explain", "/news/")


def test_an_address_that_is_not_there_is_told(built: Newsroom):
    built.write("news/2023/a.md", news("Another title"))

    assert "/nowhere/index.html: the site has no such file." in run(built, "--explain", "/nowhere/")


def test_stages_are_told_with_their_time(built: Newsroom):
    built.write("news/2023/a.md", news("Another title"))

    said = run(built, "--profile")

    assert all(f"s  {stage}\n" in said for stage in ("read", "plan", "compare", "check", "make"))
