"""Edits of texts alone: each build is a new process that goes by what the last one kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from communique.build.manifest import manifest_of
from tests.site.incremental.edits import Edit, swap
from tests.site.incremental.judge import same_as_clean
from tests.site.incremental.office import Office
from tests.site.incremental.test_damage import empty, fill_with_garbage, halve

AUTUMN = "news/2023/autumn.md"
DRAFT = "news/2023/draft.md"
FORUM = "events/2023/forum.md"
PAGE = "news/2023/autumn/index.html"


def pages(office: Office) -> Path:
    """Where edits of texts are written down."""
    name = manifest_of(office.output, office.cache).stem.replace("manifest", "kept")
    return office.cache / name / "pages"


def add(office: Office, path: str, text: str) -> None:
    """Write a text below what stands in a file."""
    file = office.file(path)
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def follow_quickly(office: Office, edit: Edit) -> None:
    """Make an edit and build; the whole is not looked at."""
    office.settle()
    file = pages(office)
    before = file.read_bytes() if file.is_file() else b""
    edit(office)

    assert same_as_clean(office).status == 0

    assert file.read_bytes() != before


def test_one_edit_after_the_other(office: Office):
    """Of a text, of a translation, of an event, with a new link, and back again."""
    edits = [
        swap(AUTUMN, "is near", "is very near"),
        swap("news/2023/autumn.ar.md", "قريبة", "بعيدة"),
        swap(FORUM, "Mayors showed", "Many mayors showed"),
        swap(AUTUMN, "is very near.", "is near, says [Lee](../../people/lee.md)."),
        swap(FORUM, "Many mayors showed", "Mayors showed"),
        swap(AUTUMN, "is near, says [Lee](../../people/lee.md).", "is near."),
    ]
    office.settle()
    for edit in edits:
        edit(office)
        assert same_as_clean(office).status == 0


def test_text_below_the_first_paragraph(office: Office):
    follow_quickly(office, lambda at: add(at, AUTUMN, "\n\nMore of it.\n"))
    follow_quickly(office, lambda at: add(at, FORUM, "\n\n## Afterwards\n\nMore.\n"))


def test_text_of_a_draft(office: Office):
    office.settle()
    office.swap(DRAFT, "A draft about", "Another draft about")

    assert same_as_clean(office).status == 0


def test_edit_that_brings_a_mistake(office: Office):
    office.settle()
    add(office, AUTUMN, "\n\n[Nowhere](nowhere.md)\n")
    assert same_as_clean(office).status == 1

    office.swap(AUTUMN, "(nowhere.md)", "(announced.md)")
    assert same_as_clean(office).status == 0


def test_files_are_only_touched(office: Office):
    office.settle()
    office.file(AUTUMN).touch()
    office.file(FORUM).touch()

    assert same_as_clean(office).status == 0


def test_file_of_the_site_is_altered_meanwhile(office: Office):
    office.settle()
    add(office, AUTUMN, "\n\nMore of it.\n")
    (office.output / "index.html").write_text("By hand.")
    (office.output / PAGE).unlink()

    assert same_as_clean(office).status == 0


def test_a_moment_comes_at_which_pages_change(office: Office):
    office.settle()
    add(office, AUTUMN, "\n\nMore of it.\n")
    office.now = "2024-03-01T09:00:00Z"

    assert same_as_clean(office).status == 0


@pytest.mark.parametrize("damage", [Path.unlink, halve, empty, fill_with_garbage])
def test_what_was_written_down_is_damaged(office: Office, damage: Callable[[Path], None]):
    follow_quickly(office, lambda at: add(at, AUTUMN, "\n\nMore of it.\n"))
    damage(pages(office))
    office.restore()
    office.swap(FORUM, "Mayors showed", "Many mayors showed")

    assert same_as_clean(office).status == 0


def test_what_was_written_down_comes_back(office: Office):
    """What is kept is taken from an earlier moment, as a runner may; the site is not."""
    follow_quickly(office, lambda at: add(at, AUTUMN, "\n\nMore of it.\n"))
    earlier = pages(office).read_bytes()
    follow_quickly(office, lambda at: add(at, AUTUMN, "\n\nYet more.\n"))
    pages(office).write_bytes(earlier)
    office.restore()

    assert same_as_clean(office).status == 0
