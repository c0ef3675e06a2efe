"""Pictures as they are made for readers: upright, in sRGB, without what their makers left in them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from communique.reading.raster import encoded, seen

FORMS = ["avif", "webp", "jpeg", "png"]


def bytes_of(picture: Image.Image, form: str = "JPEG", **more: object) -> bytes:
    file = BytesIO()
    picture.save(file, form, **more)
    return file.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def halves() -> Image.Image:
    """Red above blue, 200 wide and 100 high."""
    picture = Image.new("RGB", (200, 100), "red")
    picture.paste("blue", (0, 50, 200, 100))
    return picture


@pytest.fixture
def photograph() -> bytes:
    """As a camera leaves it: lying on its side, with place, maker and a profile of its own."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Maker"
    exif.get_ifd(0x8825)[1] = "N"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return bytes_of(halves(), exif=exif, icc_profile=profile, comment=b"secret", quality=95)


@pytest.mark.parametrize("form", FORMS)
def test_a_picture_stands_upright_without_its_metadata(form: str, photograph: bytes) -> None:
    made = opened(encoded(photograph, 100, 200, form, 80))

    assert made.size == (100, 200)
    assert not made.getexif() and not {"icc_profile", "comment", "xmp"} & made.info.keys()
    left, right = (made.convert("RGB").getpixel((x, 100)) for x in (20, 80))
    assert min(left[2], right[0]) > 200 and max(left[0], right[2]) < 90


def test_the_size_is_that_which_readers_see(tmp_path: Path, photograph: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(photograph)

    assert seen(tmp_path / "a.jpg")[:2] == (100, 200)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_each_time(form: str) -> None:
    noise = Image.effect_noise((400, 300), 60).convert("RGB")

    assert len({encoded(bytes_of(noise, "PNG"), 200, 150, form, 60) for _ in range(2)}) == 1


def test_other_profiles_become_srgb() -> None:
    """The numbers of a profile in which red and blue change places mean other colours in sRGB."""
    lab = Image.new("LAB", (8, 8), (150, 200, 190))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB", 5000)).tobytes()
    plain = bytes_of(lab, "TIFF", icc_profile=profile)

    red, green, blue = opened(encoded(plain, 8, 8, "png", 0)).getpixel((4, 4))

    assert red > 200 and max(green, blue) < 130


@pytest.mark.parametrize("form", ["avif", "webp", "png"])
def test_what_is_transparent_stays_so(form: str, tmp_path: Path) -> None:
    clear = Image.new("RGBA", (60, 60), (255, 0, 0, 0))
    clear.paste((0, 128, 0, 255), (0, 0, 30, 60))
    (tmp_path / "a.png").write_bytes(bytes_of(clear, "PNG"))

    made = opened(encoded(bytes_of(clear, "PNG"), 30, 30, form, 80)).convert("RGBA")

    assert seen(tmp_path / "a.png").is_clear
    assert made.getpixel((25, 15))[3] < 20 and made.getpixel((4, 15))[3] > 235


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("L", 200), ("1", 1), ("P", 3), ("CMYK", (0, 0, 0, 20)), ("I;16", 51400), ("LA", (200, 255))],
)
def test_pictures_of_every_mode_are_made(mode: str, colour: object, tmp_path: Path) -> None:
    form = "TIFF" if mode == "CMYK" else "PNG"
    content = bytes_of(Image.new(mode, (20, 10), colour), form)

    assert opened(encoded(content, 10, 5, "webp", 80)).size == (10, 5)


def test_deep_grey_keeps_its_tone() -> None:
    content = bytes_of(Image.new("I;16", (20, 10), 51400), "PNG")

    assert opened(encoded(content, 20, 10, "png", 0)).getpixel((5, 5)) == (200, 200, 200)
