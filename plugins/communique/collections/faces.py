"""The faces that social cards are set in, and whether they have the letters of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FACES = {
    "sans": ("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf"),
    "serif": ("fontpkg_noto_serif", "files/NotoSerif[wdth,wght].ttf"),
    "arabic": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf"),
    "korean": ("pylopdf_fonts_ko", "NotoSansKR-Regular.otf"),
}
"""The package and the file of each face."""
EM = 100
_SCRIPTS = {
    "arabic": re.compile("[\u0600-\u08ff\ufb50-\ufeff]"),
    "korean": re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ud7ff\uf900-\ufaff]"),
}
"""The letters for which a face is there."""
_KNOWN = re.compile(
    "[\u0000-\u024f\u0370-\u03e1\u03f0-\u052f\u0620-\u06d3\u1e00-\u1eff\uac00-\ud7a3]*"
)
"""Letters that the faces surely have, without a look into them: Latin, Greek, Cyrillic, Arabic, Hangul."""
_NOBODYS = "\ufffe"
"""No character at all: a face draws for it what it draws for all that it lacks."""


def face_files(text: str) -> list[str]:
    """The files of the faces that a text needs: to read them all takes longer than to draw."""
    return [_file(name) for name in _wanted(text)]


@lru_cache(maxsize=4096)
def are_there(text: str) -> bool:
    """Whether the faces have every letter of a text; one that they lack would be a blank."""
    faces = list(_wanted(text))
    return all(
        any(_has(name, letter) for name in faces)
        for letter in _KNOWN.sub("", text)
        if category(letter).startswith("L")
    )


def _wanted(text: str) -> Iterator[str]:
    yield from ("sans", "serif")
    yield from (name for name, form in _SCRIPTS.items() if form.search(text))


@cache
def _has(face: str, letter: str) -> bool:
    return _outline(face, letter) != _outline(face, _NOBODYS)


def _outline(face: str, letter: str) -> bytes:
    return bytes(font(face).getmask(letter))


@cache
def font(face: str) -> FreeTypeFont:
    from PIL import ImageFont

    # Pillow's own joining of letters would ask the machine for a library.
    found = ImageFont.truetype(_file(face), EM, layout_engine=ImageFont.Layout.BASIC)
    if face != "korean":
        found.set_variation_by_name("Bold")
    return found


def _file(face: str) -> str:
    package, name = FACES[face]
    return str(files(package) / name)
