"""The map of the world, the land around a point, and the directories below the maps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.views.map_labels import sides
from tests.outputs.desk import Desk, views


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def a_network(desk: Desk) -> None:
    desk.item("places/geneva.md", name="Geneva", city="Geneva", country="CH", coordinates="46.2, 6.14",
              timezone="Europe/Zurich")  # fmt: skip
    desk.item("places/lyon.md", name="Lyon", city="Lyon", country="FR", coordinates="45.76, 4.84")
    desk.item(
        "places/quito.md", name="Quito", city="Quito", country="EC", coordinates="-0.18, -78.47"
    )
    desk.item("places/anywhere.md", name="Anywhere")
    desk.item(
        "organisations/hub.md",
        name="Hub",
        type="office",
        city="Geneva",
        country="CH",
        coordinates="46.2, 6.14",
    )
    desk.event(starts="2024-06-20", ends=None, venue="quito")
    desk.event("events/2023/old.md", starts="2023-06-20", ends=None, venue="quito")


def shown(desk: Desk, address: str) -> Any:
    return views(desk.index())[address]


def test_dots_that_would_overlap_are_one(desk: Desk) -> None:
    a_network(desk)

    wide, narrow = shown(desk, "/places/").map.sets

    assert [dot.label for dot in wide.dots] == ["Geneva, Lyon", "Quito"]
    both, quito = narrow.dots
    assert (both.shape, both.url, [link.url for link in both.links]) == (
        "several",
        f"#{both.id}",
        ["/places/geneva/", "/places/lyon/"],
    )
    assert (quito.shape, quito.url, quito.is_coming) == ("place", "/places/quito/", True)


def test_the_list_says_what_the_map_shows_and_what_has_no_point(desk: Desk) -> None:
    a_network(desk)

    found = [
        (group.title, [(e.card.title, e.coming, e.past) for e in group.entries])
        for group in shown(desk, "/places/").groups
    ]

    assert found == [
        ("Ecuador", [("Quito", 1, 1)]),
        ("France", [("Lyon", 0, 0)]),
        ("Switzerland", [("Geneva", 0, 0)]),
        ("", [("Anywhere", 0, 0)]),
    ]


def test_a_site_without_points_has_no_map(desk: Desk) -> None:
    desk.item("places/anywhere.md", name="Anywhere")

    assert shown(desk, "/places/").map is None
    assert shown(desk, "/organisations/").groups == ()
    assert shown(desk, "/places/anywhere/").map is None


def test_a_place_shows_where_it_is_and_what_is_there(desk: Desk) -> None:
    a_network(desk)

    geneva, quito = (shown(desk, f"/places/{name}/") for name in ("geneva", "quito"))

    assert (geneva.map.label, geneva.offsets) == ("Geneva, Switzerland", ("UTC+1", "UTC+2"))
    assert [card.title for card in geneva.organisations] == ["Hub"]
    assert [card.key for card in quito.appearances.coming] == ["event/2023/forum"]
    assert [(kind, [y.year for y in years]) for kind, years in quito.appearances.kinds] == [
        ("event", [2023])
    ]


def test_the_land_around_a_point_stays_on_the_map(desk: Desk) -> None:
    desk.item("places/fiji.md", name="Suva", country="FJ", coordinates="-18.14, 178.44")
    desk.item("places/pole.md", name="South Pole", coordinates="-90, 0")

    for name in ("fiji", "pole"):
        inset = shown(desk, f"/places/{name}/").map
        left, top, width, height = map(float, inset.window.split())
        assert left >= 0 and top >= 0 and left + width <= 1000 and top + height <= 435
        assert 0 <= inset.x <= 100 and 0 <= inset.y <= 100


def test_few_names_are_not_parted_by_letters(desk: Desk) -> None:
    for name in ("Zoe", "Anna"):
        desk.item(f"people/{name.lower()}.md", name=name)

    [group] = shown(desk, "/people/").groups

    assert (group.title, [entry.card.title for entry in group.entries]) == ("", ["Anna", "Zoe"])


def test_many_names_are(desk: Desk) -> None:
    for name in "Anna Åke Ben Cem Dan Eve Finn 가람".split():
        desk.item(f"people/{name.lower()}.md", name=name)

    titles = {
        lang: [g.title for g in shown(desk, f"{lang}/people/").groups] for lang in ("", "/ko")
    }

    assert titles[""] == ["A", "B", "C", "D", "E", "F", "ㄱ"]
    assert titles["/ko"] == ["ㄱ", "A", "B", "C", "D", "E", "F"]


def test_offices_stand_on_the_page_of_whoever_publishes(desk: Desk) -> None:
    desk.settings["publisher"] = "network"
    desk.item("organisations/network.md", name="Network")
    desk.item("organisations/office.md", name="Office", type="office")

    assert [card.title for card in shown(desk, "/organisations/network/").offices] == ["Office"]
    assert shown(desk, "/organisations/office/").offices == ()


dots = st.lists(
    st.tuples(st.floats(0, 704), st.floats(0, 306), st.text("abc서", max_size=20)), max_size=25
)


@given(dots)
def test_names_stay_on_the_map(dots: list[tuple[float, float, str]]) -> None:
    for (x, _, name), side in zip(dots, sides(dots, 704), strict=True):
        if side == "after":
            assert x + 15 + 7.6 * len(name) <= 704
        if side == "before":
            assert x - 15 - 7.6 * len(name) >= 0


def test_a_name_goes_where_there_is_room() -> None:
    assert sides([(100, 50, "Rome"), (690, 50, "Suva"), (720 / 2, 50, "")], 704) == (
        "after",
        "before",
        "",
    )
    assert sides([(100, 50, "Rome"), (130, 50, ""), (70, 50, "")], 704) == ("", "", "")
