"""What is made from a picture, and what it is called."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from communique.collections.pictures import Renditions, renditions
from communique.model.site import File
from communique.settings import Settings

FILE = File(9000, 1600, 900, "a1")


def made(file: File = FILE, name: str = "hall.png", **settings: Any) -> Renditions:
    found = renditions(
        Settings(authority="newsroom.example", authority_since=2020, **settings), file, name
    )
    assert found
    return found


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (3000, [160, 320, 640, 960, 1440]),
        (1000, [160, 320, 640, 1000]),
        (320, [160, 320]),
        (100, [100]),
    ],
)
def test_nothing_is_enlarged_and_no_width_gains_nothing(width: int, widths: list[int]) -> None:
    rows = made(replace(FILE, width=width, height=width // 2)).modern

    assert [[one.width for one in row] for row in rows] == [widths, widths]
    assert all(one.height == round(one.width * (width // 2) / width) for one in rows[0])


def test_the_plain_one_is_a_jpeg_or_a_png_where_something_shows_through() -> None:
    assert made().plain.address.endswith("-1200.jpg")
    assert made(replace(FILE, is_clear=True)).plain.address.endswith("-1200.png")
    assert made(replace(FILE, width=800)).plain.width == 800


def test_emails_have_one_of_their_own_where_the_plain_one_is_too_wide() -> None:
    assert made().mail == made().plain and len([*made().all()]) == 11
    wide = made(replace(FILE, width=3000, height=1500), picture_share_width=2400)

    assert (wide.plain.width, wide.mail.width, wide.mail.height) == (2400, 1200, 600)
    assert wide.mail.address.endswith("-1200.jpg") and wide.mail in [*wide.all()]


def test_a_name_changes_with_the_bytes_and_with_the_quality() -> None:
    """Caches may keep it for ever."""
    names = [
        made().plain.address,
        made(replace(FILE, digest="b2")).plain.address,
        made(picture_qualities={"jpeg": 70}).plain.address,
    ]

    assert len(set(names)) == 3
    assert all(name.startswith("/pictures/hall-") for name in names)


def test_names_of_other_scripts_and_spaces_are_slugs() -> None:
    assert made(name="the Hall 2.PNG").plain.address.startswith("/pictures/the-hall-2-")
    assert made(name="홀.png").plain.address.startswith("/pictures/홀-")


def test_formats_are_a_setting() -> None:
    assert [row[0].format for row in made(picture_formats=["webp"]).modern] == ["webp"]
    assert made(picture_formats=[]).modern == ()
