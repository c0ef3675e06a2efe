"""Pictures and documents beside items are there, and their rights have not run out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from communique.collections.assets import beside, files_of, may_show, photos_of
from communique.findings import Finding
from communique.model.asking import note
from communique.model.site import File, Item, Site, Versions, original
from communique.model.values import Photo
from communique.reading.places import finding_in
from communique.reading.raster import MOST_PIXELS

_FIELDS = ("photos", "photo", "logo", "attachments", "document")
"""Where front matter names files, a quick look: most items name none."""

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")

_ACTIVE = (".md", ".markdown", ".html", ".htm", ".xhtml", ".xht", ".js", ".mjs")
_SCRIPT = re.compile(r"<script|\son\w+\s*=|javascript:|<foreignObject", re.IGNORECASE)


class _Named(NamedTuple):
    """A file that front matter names, and the path of keys to its name."""

    at: tuple[str | int, ...]
    file: str
    is_picture: bool


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    if not any(map(vars(item.facts).get, _FIELDS)):
        return
    photos = tuple(photos_of(item.facts))
    named = [_Named((*at, "file"), photo.file, True) for at, photo in photos]
    named += [_Named(at, file, False) for at, file in files_of(item.facts)]
    for one in named:
        yield from _missing(site, item, one)
        yield from _active_drawing(site, item, one)
    for at, photo in photos:
        if not may_show(photo, site):
            yield _expired(item, at, photo)
    yield from _same_name(item, named)


def _missing(site: Site, item: Item, named: _Named) -> Iterator[Finding]:
    at, file, is_picture = named
    known = site.files.get(beside(item, file))
    if known is None:
        yield finding_in(
            item.source, "file-missing", f'there is no file "{file}" beside this one',
            "Pictures and documents lie in the same folder.", "Put it there, or mend its name (capitals count).", at,
        )  # fmt: skip
    elif file.startswith("/") or ".." in file.split("/") or file.lower().endswith(_ACTIVE):
        yield finding_in(
            item.source, "not-beside", f'"{file}" cannot be published beside the page',
            "Only pictures and documents in the same folder are: no texts of the site, no pages or scripts.",
            "Put a copy of the picture, or the document as PDF, in this folder.", at,
        )  # fmt: skip
    elif is_picture and known.fault:
        yield _unreadable(item, at, file, known)
    elif is_picture and (not known.width or not file.lower().endswith(_PICTURES)):
        yield finding_in(
            item.source, "not-a-picture", f'"{file}" is no picture that browsers show',
            f"Pictures end in {', '.join(_PICTURES)}.", "Save it as JPEG or PNG.", at,
        )  # fmt: skip


def _unreadable(item: Item, at: tuple[str | int, ...], file: str, known: File) -> Finding:
    if known.fault == "too large":
        size = (
            f"{known.width} × {known.height} pixels" if known.width else "more pixels than can be"
        )
        return finding_in(
            item.source, "picture-too-large", f'"{file}" has {size}',
            f"Pictures of more than {MOST_PIXELS // 1_000_000} million pixels would fill the machine's memory.",
            "Save it smaller: 2,400 pixels across are plenty.", at,
        )  # fmt: skip
    return finding_in(
        item.source, "broken-picture", f'"{file}" cannot be read as a picture',
        "It is damaged, ends too early, or is no picture at all.",
        "Save it again as JPEG or PNG, or fetch it once more from where it came.", at,
    )  # fmt: skip


def _active_drawing(site: Site, item: Item, named: _Named) -> Iterator[Finding]:
    """An SVG file that holds a script: it would run when a reader opens the picture by itself."""
    at, file, _ = named
    if not file.lower().endswith(".svg") or not site.files.get(beside(item, file)):
        return
    if _is_active(item.source.root / beside(item, file)):
        yield finding_in(
            item.source, "active-picture", f'"{file}" holds a script',
            "It would run on readers' machines when they open the picture.",
            "Save the drawing again as plain SVG, or as PNG.", at,
        )  # fmt: skip


def _is_active(drawing: Path) -> bool:
    note("stamp", str(drawing))
    return bool(_SCRIPT.search(drawing.read_text(encoding="utf-8", errors="replace")))


def _expired(item: Item, at: tuple[str | int, ...], photo: Photo) -> Finding:
    return finding_in(
        item.source, "expired-picture", f"the rights of {photo.file} ran out on {photo.expires}",
        "It is not published any more.", "Renew the rights and write the new day, or take the picture out.",
        (*at, "expires"), rank="warning",
    )  # fmt: skip


def _same_name(item: Item, named: list[_Named]) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for at, file, _ in named:
        other = taken.setdefault(file.rpartition("/")[2], file)
        if other != file:
            yield finding_in(
                item.source, "same-address", f"{file} and {other} would have the same address",
                "Files are published beside the page, by their names.", "Rename one of them.", at,
            )  # fmt: skip
