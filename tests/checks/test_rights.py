"""Pictures, documents and others' words: there, named, and within their rights."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.reading.desk import NEWS, Desk, told

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'
PHOTO = "photos: {file: hall.svg, alt: H, credit: C, rights: R}\n"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PICTURE, (16, 9)),
        ("<svg viewBox='0 0 16.4 9'/>", (16, 9)),
        ('<svg width="160" height="90px"/>', (160, 90)),
        ('<svg viewBox="0 0 . ."/>', None),
        ('<svg viewBox="0 0 9999999999 1"/>', None),
        ("<html></html>", None),
        ("", None),
        (b"\xff\x00", None),
    ],
)
def test_a_drawing_has_a_size_or_is_none(
    desk: Desk, content: str | bytes, size: tuple[int, int] | None
):
    desk.write("news/2023/hall.svg", content).news(PHOTO)

    site, findings = desk.read()
    known = site.files["news/2023/hall.svg"]

    assert told(findings) == ([] if size else [(f"{NEWS}:4:16", "not-a-picture")])
    assert (known.width, known.height) == (size or (0, 0))


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"not a picture", b"\xff\xd8\xff\xe0broken"]
)
def test_a_broken_picture_is_told(desk: Desk, content: bytes):
    desk.write("news/2023/hall.png", content).news(PHOTO.replace("svg", "png"))

    assert told(desk.findings()) == [(f"{NEWS}:4:16", "broken-picture")]


def test_a_picture_that_ends_too_early_is_told(desk: Desk):
    whole = BytesIO()
    Image.effect_noise((300, 200), 50).convert("RGB").save(whole, "JPEG")
    desk.write("news/2023/hall.jpg", whole.getvalue()[:-2000]).news(PHOTO.replace("svg", "jpg"))

    assert told(desk.findings()) == [(f"{NEWS}:4:16", "broken-picture")]


@pytest.mark.parametrize("side", [10_000, 60_000])
def test_a_picture_that_would_fill_the_memory_is_told(desk: Desk, side: int):
    """A few hundred bytes may say that they are thousands of millions of pixels (a "bomb")."""
    small = BytesIO()
    Image.new("1", (8, 8)).save(small, "PNG")
    header = struct.pack(">4sIIBBBBB", b"IHDR", side, side, 1, 0, 0, 0, 0)
    bomb = small.getvalue()[:12] + header + struct.pack(">I", zlib.crc32(header))
    desk.write("news/2023/hall.png", bomb + small.getvalue()[33:]).news(PHOTO.replace("svg", "png"))

    assert told(desk.findings()) == [(f"{NEWS}:4:16", "picture-too-large")]


@pytest.mark.parametrize(
    "file",
    [
        "gone.svg",
        "HALL.svg",
        "../hall.svg",
        "..",
        "/etc/hostname",
        "../../../../etc/hostname",
        "x" * 300 + ".svg",
        "a/b.svg",
    ],
)
def test_a_file_that_is_not_beside_is_told(desk: Desk, file: str):
    desk.write("news/2023/hall.svg", PICTURE).news(PHOTO.replace("hall.svg", file))

    assert told(desk.findings()) == [(f"{NEWS}:4:16", "file-missing")]


def test_links_in_a_circle_are_no_file(desk: Desk):
    desk.news(PHOTO)
    Path(desk.content / "news/2023/hall.svg").symlink_to("hall.svg")

    assert told(desk.findings()) == [(f"{NEWS}:4:16", "file-missing")]


@pytest.mark.parametrize("left_out", ["alt", "credit", "rights"])
def test_a_photo_without_words_credit_or_rights_stops_the_build(desk: Desk, left_out: str):
    fields = {"file": "hall.svg", "alt": "H", "credit": "C", "rights": "R"}
    written = ", ".join(f"{key}: {value}" for key, value in fields.items() if key != left_out)
    desk.write("news/2023/hall.svg", PICTURE).news(f"photos: [{{{written}}}]\n")

    finding = desk.finding()

    assert (finding.where, finding.what, finding.is_error) == (
        f"{NEWS}:4:10",
        f"photos.{left_out} is missing",
        True,
    )


def test_a_photo_whose_rights_ran_out_is_a_warning_from_that_day(desk: Desk):
    desk.write("news/2023/hall.svg", PICTURE)
    desk.news(
        "photos: {file: hall.svg, alt: H, credit: C, rights: R, expires: 2023-09-30}\n",
        "![H](hall.svg)",
    )

    assert desk.findings(datetime(2023, 9, 30, 14, 59, tzinfo=UTC)) == []
    assert told(desk.findings(datetime(2023, 9, 30, 15, tzinfo=UTC))) == [
        (f"{NEWS}:4:65", "expired-picture"),
        (f"{NEWS}:6:6", "expired-picture"),
    ]


def test_two_files_of_one_name_are_told(desk: Desk):
    for folder in ("a", "b"):
        desk.write(f"news/2023/{folder}/hall.svg", PICTURE)
    desk.news(
        "photos:\n"
        + "".join(
            f"- {{file: {folder}/hall.svg, alt: H, credit: C, rights: R}}\n" for folder in "ab"
        )
    )

    assert told(desk.findings()) == [(f"{NEWS}:6:10", "same-address")]


COVERAGE = "---\ntitle: A\ndate: 2023-03-09\npublisher: P\nlanguage: en\n{}---\n{}\n"


@pytest.mark.parametrize(
    ("front", "body", "where"),
    [
        ("excerpt: " + "word " * 40, "", None),
        ("excerpt: " + "word " * 41, "", "6:10"),
        ("excerpt: " + "개 " * 41, "", "6:10"),
        ("excerpt: " + "词" * 41, "", "6:10"),
        ("excerpt: " + "word " * 41 + "\nrights: CC BY 4.0", "", None),
        ("", "> " + "quoted " * 41, "7:3"),
        ("", "our own " * 41, None),
    ],
)
def test_others_words_stay_within_the_limit(desk: Desk, front: str, body: str, where: str | None):
    path = "coverage/2023/a.md"
    desk.write(path, COVERAGE.format(front and f"{front}\n", body))

    assert told(desk.findings()) == ([(f"{path}:{where}", "excerpt-too-long")] if where else [])


def test_a_translated_excerpt_has_the_same_limit(desk: Desk):
    desk.write("coverage/2023/a.md", COVERAGE.format("", ""))
    desk.write("coverage/2023/a.ko.md", f"---\ntitle: 가\nexcerpt: {'개 ' * 41}\n---\n")

    assert told(desk.findings()) == [("coverage/2023/a.ko.md:3:10", "excerpt-too-long")]
