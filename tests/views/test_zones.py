"""A time is named by the city that readers know it by."""

from __future__ import annotations

import pytest

from tests.outputs.desk import Desk, views


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def named(desk: Desk, lang: str = "en") -> str:
    prefix = "" if lang == "en" else f"/{lang}"
    [card] = views(desk.index())[f"{prefix}/events/"].cards
    return card.zone


@pytest.mark.parametrize(
    ("timezone", "venue", "said"),
    [
        ("Europe/Zurich", {"city": "Geneva", "country": "CH"}, "Geneva, UTC+2"),
        ("Asia/Seoul", {"city": "Geneva", "country": "CH"}, "Seoul, UTC+9"),
        ("Europe/Zurich", {"city": "Geneva"}, "Zurich, UTC+2"),
        ("Europe/Zurich", None, "Zurich, UTC+2"),
        # A country of several times: it may be the time of elsewhere.
        ("America/New_York", {"city": "Denver", "country": "US"}, "New York, UTC−4"),
    ],
)
def test_an_events_own_city_where_its_time_is_sure(
    desk: Desk, timezone: str, venue: object, said: str
) -> None:
    desk.event(timezone=timezone, venue=venue)
    assert named(desk) == said


def test_a_place_says_whose_time_it_has(desk: Desk) -> None:
    """And in which language its city has which name."""
    desk.item("places/denver.md", name="Denver", city="Denver", country="US", timezone="America/Denver")  # fmt: skip
    desk.item("places/denver.ar.md", name="دنفر", city="دنفر")
    desk.event(venue="denver")
    assert named(desk) == "Denver, UTC−6"
    assert named(desk, "ar").startswith("دنفر")


def test_the_zones_city_is_named_in_every_language(desk: Desk) -> None:
    """Seoul is written in English, and the zone tells how others call it."""
    desk.event(timezone="Asia/Seoul", venue={"city": "Seoul", "country": "KR"})
    assert named(desk, "ko") == "서울, UTC+9"


def test_a_whole_day_names_no_zone(desk: Desk) -> None:
    desk.event(starts="2023-09-26", ends=None, timezone="Europe/Zurich")
    assert named(desk) == ""
