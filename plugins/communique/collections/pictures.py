"""The sizes and formats in which a raster picture is published, and their addresses."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from html import escape
from typing import NamedTuple

from msgspec import Struct

from communique.collections.assets import beside, may_show, photos_of
from communique.model.fields import slugified
from communique.model.site import File, Item, Site, original
from communique.settings import Settings

RECIPE = 1
"""Raised when pictures are made otherwise, so that their addresses change with their bytes."""
LEAST_GAIN = 1.15
"""A width is left out when the next larger one is less than so many times as wide."""
MAIL_WIDTH = 1200
"""The most that an email needs: it is 600 pixels wide, and screens show two for each."""
IN_TEXT = "(min-width: 60rem) min(46rem, calc(100vw - 29rem)), (min-width: 45rem) 42rem, calc(100vw - 2rem)"
"""How wide a picture in the column of a text is shown, as the attribute `sizes` says it."""
_EXTENSIONS = {"jpeg": "jpg"}


class Rendition(NamedTuple):
    """One file that is made from a picture. `address` is not yet a URI."""

    address: str
    width: int
    height: int
    format: str
    quality: int


class Renditions(Struct, frozen=True):
    """What is made from a picture: per format all widths, narrow ones first, and one JPEG, or PNG
    where it is transparent, for old browsers and other sites; another one for emails where that is
    too large for them."""

    modern: tuple[tuple[Rendition, ...], ...]
    plain: Rendition
    mail: Rendition

    def sources(self, settings: Settings) -> tuple[tuple[str, str], ...]:
        """Media type and `srcset` of each format, best first."""
        return tuple((f"image/{row[0].format}", _srcset(settings, row)) for row in self.modern)

    def all(self) -> Iterator[Rendition]:
        for row in self.modern:
            yield from row
        yield self.plain
        if self.mail != self.plain:
            yield self.mail


def renditions(settings: Settings, file: File, name: str) -> Renditions | None:
    """What is made from a picture of that name; None for what is published as it is."""
    if not file.digest:
        return None
    made = f"{file.digest} {RECIPE} {sorted(settings.qualities.items())}"
    stem = slugified(name.rpartition("/")[2].rpartition(".")[0]) or "picture"
    base = f"/pictures/{stem}-{blake2b(made.encode(), digest_size=5).hexdigest()}"

    def rendition(width: int, form: str) -> Rendition:
        height = max(1, round(file.height * width / file.width))
        address = f"{base}-{width}.{_EXTENSIONS.get(form, form)}"
        return Rendition(address, width, height, form, settings.qualities.get(form, 0))

    widths = widths_of(settings, file)
    form = "png" if file.is_clear else "jpeg"
    plain = rendition(min(file.width, settings.picture_share_width), form)
    return Renditions(
        tuple(tuple(rendition(w, form) for w in widths) for form in settings.picture_formats),
        plain,
        plain if plain.width <= MAIL_WIDTH else rendition(MAIL_WIDTH, form),
    )


def widths_of(settings: Settings, file: File) -> tuple[int, ...]:
    """The widths in which a picture is made, never wider than it is."""
    widest = min(file.width, max(settings.picture_widths))
    narrower = {width for width in settings.picture_widths if width * LEAST_GAIN <= widest}
    return (*sorted(narrower), widest)


def shown_pictures(site: Site) -> Iterator[tuple[Item, str, Renditions]]:
    """Every raster picture that may be shown: its item, its content path, what is made from it."""
    for versions in site.items.values():
        item = original(versions)
        for _, photo in photos_of(item.facts):
            path = beside(item, photo.file)
            file = site.files.get(path) if may_show(photo, site) else None
            made = renditions(site.settings, file, photo.file) if file else None
            if made:
                yield item, path, made


def in_text(settings: Settings, made: Renditions, attributes: str) -> str:
    """The `picture` element for a picture in a text. `attributes` are those of its `img`, all but
    the size."""
    sources = "".join(
        f'<source type="{type_}" srcset="{escape(srcset)}" sizes="{IN_TEXT}">'
        for type_, srcset in made.sources(settings)
    )
    size = f'width="{made.plain.width}" height="{made.plain.height}"'
    return f'<picture>{sources}<img{attributes} {size} loading="lazy" decoding="async"></picture>'


def _srcset(settings: Settings, row: tuple[Rendition, ...]) -> str:
    return ", ".join(f"{settings.href(one.address)} {one.width}w" for one in row)
