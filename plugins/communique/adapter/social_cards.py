"""Social cards drawn: the theme's `social_card.svg` filled in, then made a PNG by resvg."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

from jinja2 import Environment, StrictUndefined
from msgspec import Struct

from communique.adapter.closures import Closures
from communique.adapter.colours import colours_of
from communique.adapter.theme_files import ThemeFiles
from communique.adapter.typesetting import lines_that_fit, shortened
from communique.collections.faces import face_files
from communique.collections.index import Index
from communique.collections.social_cards import (
    PACKAGES,
    are_drawn,
    card_address,
    has_card,
    has_site_card,
    is_blank,
    site_card_address,
)
from communique.keeping.larder import kept
from communique.model.site import Site
from communique.outputs.sheet import Sheet
from communique.views.cards import shared_picture
from communique.views.social_card import SocialCard, site_card, social_card

log = logging.getLogger(__name__)
TEMPLATE = "social_card.svg"
MARGIN, WIDTH = 80, 1200
_SIZES = (72, 64, 56, 48, 42)
"""Sizes of titles; the largest that fits is taken."""
_ROOM, _LINE = 350, 52
"""The height that a title has, and what each line below it takes of that."""


def card_sheets(host: Environment, index: Index, files: ThemeFiles) -> Iterator[Sheet]:
    """A card for each item that shows no picture, in each of its languages, and one for lists."""
    site = index.site
    if not are_drawn(site.settings):
        return
    draw = artist(host, files.tokens)
    for lang in site.languages:
        if has_site_card(site.settings, lang):
            path = site_card_address(site.settings, lang).lstrip("/")
            yield Sheet(path, draw, site_card, index, (lang,))
    _tell_of_blanks(site)
    for item in site.all_items():
        if has_card(site.settings, item) and not item.one_of and not shared_picture(site, item):
            path = card_address(item).lstrip("/")
            yield Sheet(path, draw, social_card, index, (item.key, item.lang))


def _tell_of_blanks(site: Site) -> None:
    """Say which titles no card can hold."""
    blank = [item for item in site.all_items() if is_blank(site.settings, item)]
    if blank:
        log.warning(
            "%s of the titles cannot be drawn on a social card, since the packaged faces lack letters of them;"
            " their pages show the site's card. The first is that of %s.",
            len(blank),
            min(item.source.path for item in blank),
        )


def artist(host: Environment, tokens: str) -> Artist:
    env = host.overlay(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    colours = colours_of(tokens)
    return Artist(env, colours, f"card {Closures(host).digest(TEMPLATE)} {sorted(colours.items())}")


class Artist(Struct, frozen=True):
    """What makes a card's bytes. `key` differs when it would make others of the same view."""

    env: Environment
    colours: dict[str, str]
    key: str

    def __call__(self, card: SocialCard) -> bytes:
        return png(self.env.get_template(TEMPLATE).render(**self._given(card)))

    def _given(self, card: SocialCard) -> dict[str, Any]:
        """What the template is given: the words as they stand on the card, sizes, colours."""
        serif = card.lang.partition("-")[0] not in ("ko", "ar", "ja", "zh", "fa", "ur")
        leading = 1.2 if serif else 1.45 if card.dir == "rtl" else 1.35
        size, title = _fitted(card, serif, leading)
        lines = [_shortened_line(line, 34) for line in card.lines]
        return {
            "card": card,
            "title": [_in_order(line, card.dir) for line in title],
            "title_size": size,
            "leading": leading,
            "title_face": "Noto Serif" if serif else _FACES.get(card.lang, "Noto Sans"),
            "text_face": _FACES.get(card.lang.partition("-")[0], "Noto Sans"),
            "lines": [_in_order(line, card.dir) for line in lines],
            "label": _in_order(card.label, card.dir),
            "site_name": _in_order(card.site_name, card.dir),
            "colours": self.colours,
            "colour": self.colours["accent" if card.kind == "page" else card.kind],
        }


_FACES = {"ko": "Noto Sans KR", "ar": "Noto Sans Arabic", "fa": "Noto Sans Arabic", "ur": "Noto Sans Arabic"}  # fmt: skip


def _fitted(card: SocialCard, serif: bool, leading: float) -> tuple[int, list[str]]:
    """The size of the title, and its lines."""
    room = _ROOM - len(card.lines) * _LINE
    for size in _SIZES:
        width, most = (WIDTH - 2 * MARGIN) / size, int(room / (size * leading))
        lines = lines_that_fit(card.title, width, most, serif)
        if lines:
            return size, lines
    return size, shortened(card.title, width, most, serif)


def _shortened_line(line: str, size: int) -> str:
    """A line that fits on the card."""
    width = (WIDTH - 2 * MARGIN) / size
    fitting = lines_that_fit(line, width, 1, serif=False) or shortened(line, width, 1, serif=False)
    return fitting[0] if fitting else ""


def _in_order(text: str, direction: str) -> str:
    # resvg takes every line for left-to-right; U+2067 to U+2069 isolates one that is not.
    return f"\u2067{text}\u2069" if direction == "rtl" and text else text


def png(drawing: str) -> bytes:
    """A drawing as PNG, by the faces of our packages and no others."""
    return kept(f"{_versions()} {drawing}".encode(), lambda: _drawn(drawing))


@cache
def _versions() -> str:
    return " ".join(version(name.replace("_", "-")) for name in PACKAGES)


def _drawn(drawing: str) -> bytes:
    import resvg_py

    # Its PNG is small as it is; to find a palette took twice as long as the drawing.
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing, skip_system_fonts=True, font_files=face_files(drawing)
        )
    )
