"""What is where: organisations at places, the points of the map, names from A to Z."""

from __future__ import annotations

from datetime import timedelta

from communique.collections.alphabet import DIGITS, a_to_z, letter
from communique.model.zones import offsets
from tests.outputs.desk import Desk


def test_an_organisation_is_at_a_place_by_its_point_or_its_city(desk: Desk) -> None:
    desk.item(
        "places/hall.md",
        name="City Hall",
        city="Seoul",
        country="KR",
        coordinates="37.5663, 126.9779",
    )
    desk.item("organisations/near.md", name="Near", country="KR", coordinates="37.5, 127.0")
    desk.item(
        "organisations/far.md", name="Far", city="Seoul", country="KR", coordinates="35.18, 129.07"
    )
    desk.item("organisations/said.md", name="Said", city="seoul", country="KR")
    desk.item("organisations/other.md", name="Other", city="Seoul", country="US")

    assert desk.index().organisations_at("place/hall") == ("organisation/near", "organisation/said")


def test_points_of_the_map_are_there_once(desk: Desk) -> None:
    """An organisation at a place is part of its dot; a venue written out has its own while it is to come."""
    desk.item("places/hall.md", name="City Hall", country="KR", coordinates="37.5663, 126.9779")
    desk.item("places/nowhere.md", name="Somewhere", country="KR")
    desk.item(
        "organisations/office.md",
        name="Office",
        type="office",
        country="KR",
        coordinates="37.56, 126.97",
    )
    desk.item("organisations/alone.md", name="Alone", country="CH", coordinates="46.2, 6.14")
    oslo = {"name": "Harbour", "city": "Oslo", "country": "NO", "coordinates": "59.91, 10.75"}
    desk.event("events/2023/old.md", starts="2023-01-10", ends=None, venue=oslo)
    desk.event("events/2024/next.md", starts="2024-01-10", ends=None, venue=oslo)

    spots = desk.index().spots()

    assert [(spot.key, spot.is_office) for spot in spots] == [
        ("place/hall", True),
        ("organisation/alone", False),
        ("event/2024/next", False),
    ]


def test_events_with_something_are_told_by_phase(desk: Desk) -> None:
    desk.item("places/hall.md", name="City Hall", country="KR")
    for year in (2020, 2022, 2025, 2024):
        desk.event(f"events/{year}/forum.md", starts=f"{year}-06-20", ends=None, venue="hall")

    assert desk.index().events_with("place/hall") == (
        ("event/2024/forum", "event/2025/forum"),
        ("event/2022/forum", "event/2020/forum"),
    )


def test_the_map_counts_only_events_that_take_place(desk: Desk) -> None:
    desk.item("places/hall.md", name="City Hall", country="KR")
    for name, what in (("a", "rescheduled"), ("b", "cancelled"), ("c", "moved-online")):
        changes = [{"on": "2023-04-01", "what": what, "was": "2024-06-19"}]
        desk.event(
            f"events/2024/{name}.md", starts="2024-06-20", ends=None, venue="hall", changes=changes
        )

    assert desk.index().events_at("place/hall") == (("event/2024/a",), ())
    assert len(desk.index().events_with("place/hall")[0]) == 3


def test_names_stand_from_a_to_z_in_every_script() -> None:
    names = ["Émile", "서울", "Eve", "까치", "강", "الأمم", "أحمد", "7th floor"]

    letters = [letter(name, "en") for name in names]
    assert letters == ["E", "ㅅ", "E", "ㄱ", "ㄱ", "ا", "ا", DIGITS]
    assert a_to_z(names, "en", "English")[:3] == ["Émile", "Eve", "أحمد"]
    assert a_to_z(names, "en", "English")[-1] == "7th floor"
    assert a_to_z(names, "ko", "한국어")[:3] == ["강", "까치", "서울"]
    assert a_to_z(names, "ar", "العربية")[:2] == ["أحمد", "الأمم"]


def test_a_zone_is_told_without_a_clock() -> None:
    def hours(name: str) -> list[float]:
        return [offset / timedelta(hours=1) for offset in offsets(name)]

    assert hours("Asia/Seoul") == [9]
    assert hours("Europe/Zurich") == [1, 2]
    assert hours("Australia/Lord_Howe") == [10.5, 11]
    assert hours("Asia/Almaty") == [5]
