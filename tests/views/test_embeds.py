"""Lists of events for other sites: what they show, and what they never do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from communique.views.embeds import MOST
from tests.outputs.desk import Desk, views


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, names={"ko": "뉴스룸"})


def shown(desk: Desk, address: str = "/embed/events/", **given: Any) -> list[str]:
    view = views(desk.index(**given))[address]
    return [line.card.title for line in view.lines]


def coming(desk: Desk, name: str, day: int, **facts: object) -> None:
    starts = f"2023-10-{day:02}T10:00"
    desk.event(f"events/2023/{name.lower()}.md", title=name, starts=starts, ends=None, **facts)


def test_what_is_under_way_and_what_comes_in_order_of_time(desk: Desk) -> None:
    coming(desk, "Later", 5)
    coming(desk, "Sooner", 3)
    desk.event(title="Past")
    desk.event("events/2023/fair.md", title="Fair", starts="2023-09-28", ends="2023-10-20")

    assert shown(desk) == ["Fair", "Sooner", "Later"]
    assert shown(desk, now="2023-10-04T01:00:00Z") == ["Fair", "Later"]


def test_a_cancelled_event_stays_and_says_so(desk: Desk) -> None:
    coming(desk, "Off", 5, changes=[{"on": "2023-09-01", "what": "cancelled"}])

    [english] = views(desk.index())["/embed/events/"].lines
    [korean] = views(desk.index())["/ko/embed/events/compact/"].lines

    assert (english.state, korean.state) == ("Cancelled", "취소")


@pytest.mark.parametrize("fact", [{"status": "draft"}, {"status": "withdrawn"}, {"date": "2030-01-01"}])  # fmt: skip
def test_what_is_held_back_is_not_shown(desk: Desk, fact: dict[str, str]) -> None:
    coming(desk, "Open", 5)
    coming(desk, "Secret", 6, **fact)

    assert shown(desk) == ["Open"]


def test_a_list_has_an_end_and_leads_to_the_rest(desk: Desk) -> None:
    for day in range(2, 2 + MOST + 3):
        coming(desk, f"Day-{day}", day)

    view = views(desk.index())["/ko/embed/events/"]

    assert len(view.lines) == MOST
    assert view.more.url == "/ko/calendar/"


def test_engines_list_none_of_them(desk: Desk) -> None:
    coming(desk, "Open", 5)

    found = {a: v for a, v in views(desk.index()).items() if "/embed/" in a}

    assert len(found) == 8 and not any(view.head.is_indexed for view in found.values())
    assert b"/embed/" not in desk.file("sitemap.xml")


def test_families_are_written_where_the_settings_want_them(tmp_path: Path) -> None:
    desk = Desk(tmp_path, embeds=["topic", "series", "organisation"])
    desk.item("organisations/hub.md", name="Hub")
    coming(desk, "Forum", 5, topics=["climate"], series="talks", organisers=["hub"])
    coming(desk, "Other", 6, topics=["digital"])

    assert shown(desk, "/embed/topic/climate/") == ["Forum"]
    assert shown(desk, "/embed/topic/digital/compact/") == ["Other"]
    assert shown(desk, "/embed/series/talks/") == ["Forum"]
    assert shown(desk, "/ar/embed/organisation/hub/") == ["Forum"]


def test_the_code_to_copy_is_there_where_there_are_events(desk: Desk) -> None:
    assert views(desk.index())["/api/"].embeds == ()
    coming(desk, "Forum", 5)

    full, compact = views(desk.index())["/ko/api/"].embeds

    assert full.absolute_url == "https://newsroom.example/ko/embed/events/"
    assert compact.absolute_url == "https://newsroom.example/ko/embed/events/compact/"
    assert full.title.startswith("뉴스룸: ")
