"""Mistakes and interruptions: the site stays, and the next build knows what is still to be done."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import cycle

import pytest

from tests.site.incremental.edits import Edit, each, put, setting, swap
from tests.site.incremental.judge import same_as_clean
from tests.site.incremental.office import Office

AUTUMN = "news/2023/autumn.md"
WINTER = "news/2022/winter.md"
OTHER = "Other Office"

MISTAKES: dict[str, Edit] = {
    "date that is none": swap("news/2022/guide.md", "2022-06-10", "2022-06-31"),
    "link to nowhere": swap("pages/about.md", "city-hall.md", "town-hall.md"),
    "heading that others link to": swap("events/2023/forum.md", "## Opening Session", "## Opening"),
    "two items of one address": put("news/2023/other.md", "---\ntitle: O\ndate: 2023-02-01\nslug: autumn\n---\n"),
    "template that asks for too much": swap("theme/templates/news.html", "view.dateline", "view.no_such_thing"),
    "setting that is none": setting("page_sise", 3),
}  # fmt: skip


MEANWHILE = cycle(["Hub", "Cities Hub"])
"""Names that an organisation takes in turn, so that each story has something new to show."""


@each(MISTAKES)
def test_mistake_is_told_and_mended(office: Office, edit: Edit):
    """Another edit made meanwhile is not lost: it is shown once the mistake is mended."""
    name = next(MEANWHILE)
    office.swap("organisations/hub.md", "name: Cities Hub", f"name: {name}")
    edit(office)
    assert same_as_clean(office).status == 1

    office.restore()
    office.swap("organisations/hub.md", "name: Cities Hub", f"name: {name}")

    assert same_as_clean(office).status == 0


Moment = Callable[[], bool]
"""Whether the moment has come."""


def writes(office: Office) -> Moment:
    """When the first page is put in place."""
    page = office.output / "index.html"
    was = page.stat().st_mtime_ns
    return lambda: not page.exists() or page.stat().st_mtime_ns != was


def keeps(office: Office) -> Moment:
    """When something in the cache changes."""

    def times() -> dict[str, int]:
        return {entry.name: entry.lstat().st_mtime_ns for entry in office.cache.iterdir()}

    was = times()
    return lambda: times() != was


def part(of_the_whole: float) -> Callable[[Office], Moment]:
    """When that much of the time has gone that a whole build takes."""

    def moment(office: Office) -> Moment:
        end = time.monotonic() + office.longest * of_the_whole
        return lambda: time.monotonic() > end

    return moment


def turn(office: Office) -> None:
    """Every page changes, one comes and one goes; or all that is taken back."""
    if office.host.get("SITENAME") == OTHER:
        office.restore()
    else:
        office.host["SITENAME"] = OTHER
        office.file(WINTER).unlink()
        office.put("news/2022/summer.md", "---\ntitle: Summer\ndate: 2022-07-01\n---\n")


def nothing(office: Office) -> None:
    """No edit."""


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        (writes, nothing),
        (keeps, turn),
        (part(0.5), nothing),
        (writes, turn),
        (keeps, nothing),
        (part(0.8), turn),
        (part(0.9), swap(AUTUMN, "is near", "is over")),
    ],
    ids=[
        "first page",
        "cache, undone",
        "half",
        "first page, undone",
        "cache",
        "late, undone",
        "very late, edited",
    ],
)
def test_build_is_killed(office: Office, moment: Callable[[Office], Moment], then: Edit):
    """Whether the edits then stay, are taken back or go on, the next build makes all good."""
    if OTHER not in (office.output / "index.html").read_text("utf-8"):
        turn(office)
    has_come = moment(office)
    process = office.begin()
    while process.is_alive() and not has_come():
        time.sleep(0.0005)
    process.kill()
    process.join()
    then(office)

    same_as_clean(office)
