"""Raster pictures by Pillow: looked at, set upright, made smaller, written for the web."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from communique.keeping.larder import kept

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 80_000_000
"""A larger picture would fill the memory of the machine that makes the site (a "decompression bomb")."""

_TURNED = range(5, 9)
"""EXIF orientations in which width and height change places."""


class Seen(NamedTuple):
    """A picture as readers see it. `fault` is why it cannot be shown: "broken" or "too large"."""

    width: int = 0
    height: int = 0
    is_still: bool = False
    is_clear: bool = False
    """Whether what lies behind it shows through."""
    fault: str = ""


def seen(path: Path) -> Seen:
    """What a picture is. Every byte is read, so that a broken one is known before it is shown."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                return _seen(picture)
    except Image.DecompressionBombError:
        return Seen(fault="too large")
    except Exception:  # noqa: BLE001  Pillow raises what its formats raise; it is no picture then
        return Seen(fault="broken")


def _seen(picture: Image) -> Seen:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        return Seen(width, height, fault="too large")
    is_turned = picture.getexif().get(0x0112) in _TURNED
    size = (height, width) if is_turned else (width, height)
    is_still = getattr(picture, "n_frames", 1) == 1
    picture.draft("L", (1, 1))
    picture.load()
    return Seen(*size, is_still, _is_clear(picture))


def _is_clear(picture: Image) -> bool:
    if not picture.has_transparency_data:
        return False
    lowest, _ = picture.convert("RGBA").getchannel("A").getextrema()
    return bool(lowest != 255)


def encoded(content: bytes, width: int, height: int, form: str, quality: int) -> bytes:
    """The bytes of a picture in that size and format: upright, in sRGB, without metadata."""
    how = f"{width} {height} {form} {_options(form, quality)} {_versions()}"
    return kept(how.encode() + content, lambda: _encoded(content, width, height, form, quality))


def _encoded(content: bytes, width: int, height: int, form: str, quality: int) -> bytes:
    """The same bytes each time: one thread, and no option left to the machine."""
    from PIL.Image import Resampling

    picture = _upright(content)
    if picture.size != (width, height):
        picture = picture.resize((width, height), Resampling.LANCZOS, reducing_gap=3.0)
    if form == "jpeg" and picture.mode != "RGB":
        picture = picture.convert("RGB")
    picture.info = {}
    file = BytesIO()
    picture.save(file, form.upper(), **_options(form, quality))
    return file.getvalue()


@lru_cache
def _versions() -> str:
    """Those of the libraries that have a part in the bytes."""
    from PIL import __version__, features

    parts = ("avif", "webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2")
    return " ".join([__version__, *(str(features.version(part)) for part in parts)])


def _options(form: str, quality: int) -> dict[str, Any]:
    options: dict[str, dict[str, Any]] = {
        "avif": {"quality": quality, "speed": 8, "subsampling": "4:2:0", "codec": "aom", "max_threads": 1},
        "webp": {"quality": quality, "method": 4},
        "jpeg": {"quality": quality, "subsampling": "4:2:0", "optimize": True, "progressive": True},
        "png": {"optimize": True},
    }  # fmt: skip
    return options[form]


@lru_cache(maxsize=2)
def _upright(content: bytes) -> Image:
    """The picture as it is meant to be seen, in sRGB; kept, since its sizes are made one by one."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(BytesIO(content)) as picture:
            picture.load()
            profile = picture.info.get("icc_profile")
            return _in_srgb(ImageOps.exif_transpose(picture), profile)


def _in_srgb(picture: Image, profile: bytes | None) -> Image:
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode.startswith("I"):
        # 16 bits a channel: Pillow would cut off what is above 255 instead of scaling.
        return (
            picture.convert("I").point(lambda value: value * (1 / 257)).convert("L").convert("RGB")
        )
    if picture.mode not in ("RGB", "RGBA", "CMYK", "L"):
        picture = picture.convert(mode)
    if not profile:
        return picture.convert(mode)
    return _converted(picture, profile, mode)


def _converted(picture: Image, profile: bytes, mode: str) -> Image:
    from PIL import ImageCms

    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        shown = ImageCms.profileToProfile(picture, own, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, ValueError, OSError):  # a profile that does not fit its picture
        return picture.convert(mode)
    return shown if shown else picture.convert(mode)
