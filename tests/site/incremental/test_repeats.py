"""Edits of an event that repeats: its dates follow, on every page and in every calendar."""

from __future__ import annotations

import pytest

from tests.site.incremental.edits import Edit, each, put, remove, rename, setting, swap, together
from tests.site.incremental.judge import follow, same_as_clean
from tests.site.incremental.office import Office
from tests.site.incremental.sample import SETTINGS, drawing, files
from tests.site.incremental.test_only_texts import follow_quickly

COFFEE = "events/2023/coffee.md"
KOREAN = "events/2023/coffee.ko.md"
RULE = "{every: month, on: second tuesday, until: 2024-03-31}"
REPEATING = {
    COFFEE: f"""\
---
title: Coffee hour
date: 2023-06-01
starts: 2023-08-08T10:00
ends: 2023-08-08T11:00
venue: city-hall
series: coffee
topics: [climate, data]
people: park
photos: [{{file: cup.svg, alt: A cup, credit: WeGO, rights: CC BY 4.0}}]
repeats: {RULE}
changes:
- {{on: 2023-09-01, what: cancelled, occurrence: 2023-11-14, note: All are away.}}
occurrences:
- {{day: 2023-12-12, summary: With guests., people: lee}}
---
An hour with [the forum](forum.md).

No slides.
""",
    KOREAN: "---\ntitle: 커피 시간\nupdated: 2023-09-02\n---\n한 시간.\n",
    "events/2023/cup.svg": drawing(),
}
CHANGE = "- {on: 2023-09-01"

EDITS: dict[str, Edit] = {
    "another weekday": together(swap(COFFEE, "second tuesday", "second thursday"), swap(COFFEE, "2023-08-08", "2023-08-10"),
                                swap(COFFEE, "2023-11-14", "2023-11-09"), swap(COFFEE, "2023-12-12", "2023-12-14")),
    "another end": swap(COFFEE, "2024-03-31", "2024-02-29"),
    "no end": swap(COFFEE, ", until: 2024-03-31", ""),
    "a date left out": swap(COFFEE, "2024-03-31}", "2024-03-31, except: 2024-01-09}"),
    "a date added": swap(COFFEE, "2024-03-31}", "2024-03-31, also: 2023-10-24}"),
    "another hour": together(swap(COFFEE, "T10:00", "T12:00"), swap(COFFEE, "T11:00", "T13:00")),
    "the whole cancelled": swap(COFFEE, CHANGE, f"- {{on: 2023-08-30, what: cancelled}}\n{CHANGE}"),
    "another date cancelled": swap(COFFEE, CHANGE, f"- {{on: 2023-08-30, what: cancelled, occurrence: 2024-02-13}}\n{CHANGE}"),
    "a date moved": together(swap(COFFEE, "summary: With guests.", "starts: 2023-12-13T15:00"),
                             swap(COFFEE, "occurrences:", "- {on: 2023-09-02, what: rescheduled, occurrence: 2023-12-12, was: 2023-12-12T10:00}\noccurrences:")),
    "a note in Korean": swap(KOREAN, "updated:", "changes: [{occurrence: 2023-11-14, note: 모두 부재중입니다.}]\nupdated:"),
    "the title": swap(COFFEE, "Coffee hour", "Tea hour"),
    "the first sentence, shown in lists": swap(COFFEE, "An hour with", "A full hour with"),
    "withdrawn": swap(COFFEE, "date:", "status: withdrawn\ndate:"),
    "the picture": put("events/2023/cup.svg", drawing(900, 400)),
    "it repeats no more": put(COFFEE, "---\ntitle: Coffee hour\ndate: 2023-06-01\nstarts: 2023-10-10T10:00\n---\nAn hour.\n"),
    "another event repeats": swap("events/2023/webinar.md", "format:", "repeats: week\nformat:"),
    "the file moved": together(rename(COFFEE, "events/2023/tea.md"), rename(KOREAN, "events/2023/tea.ko.md")),
    "taken away": together(remove(COFFEE), remove(KOREAN)),
    "the horizon": setting("repeats_ahead_days", 60),
    "a draft": swap(COFFEE, "date:", "status: draft\ndate:"),
    "the zone of its place": swap("places/city-hall.md", "Asia/Seoul", "Asia/Tokyo"),
}  # fmt: skip


@pytest.fixture(scope="module")
def standing_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"), {**files(), **REPEATING}, SETTINGS)


@each(EDITS, at_once=6)
def test_dates_follow(office: Office, edit: Edit) -> None:
    follow(office, edit)


def test_an_edit_of_its_text_is_quick(office: Office) -> None:
    """All dates show the text, and nothing else is looked at."""
    follow_quickly(office, swap(COFFEE, "No slides.", "No slides. Bring a cup."))

    page = (office.output / "events/2023/coffee/2023-12-12/index.html").read_text("utf-8")
    assert "Bring a cup." in page


@pytest.mark.parametrize(
    "now", ["2023-10-10T01:30:00Z", "2023-11-20T00:00:00Z", "2024-04-02T00:00:00Z"]
)
def test_time_passes(office: Office, now: str) -> None:
    """Under way, past a cancelled date, all over."""
    office.settle()
    office.now = now

    assert same_as_clean(office).status == 0


def test_a_date_comes_near(office: Office) -> None:
    """Without end the next date has a page once it is within the horizon, and not before."""
    office.settings["repeats_ahead_days"] = 100
    swap(COFFEE, ", until: 2024-03-31", "")(office)
    page = "events/2023/coffee/2024-02-13/index.html"
    for now, is_there in [("2023-11-04T23:00:00Z", False), ("2023-11-05T01:00:00Z", True)]:
        office.now = now
        built = same_as_clean(office)
        assert (page in built.tree) == is_there
