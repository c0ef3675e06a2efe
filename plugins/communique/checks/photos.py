"""Pictures and documents beside items are there, and their rights have not run out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from communique.collections.assets import asset_address, beside, files_of, may_show, photos_of
from communique.findings import Finding
from communique.model.site import Item, Site
from communique.reading.places import finding_in

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")

_ACTIVE = (".md", ".markdown", ".html", ".htm", ".xhtml", ".xht", ".js", ".mjs")
_SCRIPT = re.compile(r"<script|\son\w+\s*=|javascript:|<foreignObject", re.IGNORECASE)


def check(site: Site) -> Iterator[Finding]:
    for items in site.originals.values():
        for item in items:
            yield from _missing(site, item)
            yield from _active_drawings(site, item)
            yield from _expired(site, item)
            yield from _same_name(site, item)


def _missing(site: Site, item: Item) -> Iterator[Finding]:
    pictures = [((*at, "file"), photo.file) for at, photo in photos_of(item.facts)]
    for at, file in [*pictures, *files_of(item.facts)]:
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
        elif (at, file) in pictures and (not known.width or not file.lower().endswith(_PICTURES)):
            yield finding_in(
                item.source, "not-a-picture", f'"{file}" is no picture that browsers show',
                f"Pictures end in {', '.join(_PICTURES)}.", "Save it as JPEG or PNG.", at,
            )  # fmt: skip


def _active_drawings(site: Site, item: Item) -> Iterator[Finding]:
    """SVG files that hold a script: it would run when a reader opens the picture by itself."""
    pictures = [((*at, "file"), photo.file) for at, photo in photos_of(item.facts)]
    for at, file in [*pictures, *files_of(item.facts)]:
        known, drawing = site.files.get(beside(item, file)), item.source.root / beside(item, file)
        if file.lower().endswith(".svg") and known and _is_active(drawing):
            yield finding_in(
                item.source, "active-picture", f'"{file}" holds a script',
                "It would run on readers' machines when they open the picture.",
                "Save the drawing again as plain SVG, or as PNG.", at,
            )  # fmt: skip


def _is_active(drawing: Path) -> bool:
    return bool(_SCRIPT.search(drawing.read_text(encoding="utf-8", errors="replace")))


def _expired(site: Site, item: Item) -> Iterator[Finding]:
    for at, photo in photos_of(item.facts):
        if not may_show(photo, site):
            yield finding_in(
                item.source, "expired-picture", f"the rights of {photo.file} ran out on {photo.expires}",
                "It is not published any more.", "Renew the rights and write the new day, or take the picture out.",
                (*at, "expires"), rank="warning",
            )  # fmt: skip


def _same_name(site: Site, item: Item) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for at, file in [
        *(((*at, "file"), photo.file) for at, photo in photos_of(item.facts)),
        *files_of(item.facts),
    ]:
        address = asset_address(site, item.key, file)
        if taken.setdefault(address, file) != file:
            yield finding_in(
                item.source, "same-address", f"{file} and {taken[address]} would have the same address",
                "Files are published beside the page, by their names.", "Rename one of them.", at,
            )  # fmt: skip
