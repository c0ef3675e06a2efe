"""Pictures and documents beside items are there, and their rights have not run out."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.assets import asset_address, beside, files_of, may_show, photos_of
from communique.findings import Finding
from communique.model.site import Item, Site
from communique.reading.places import finding_in

_PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg")


def check(site: Site) -> Iterator[Finding]:
    for items in site.originals.values():
        for item in items:
            yield from _missing(site, item)
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
        elif (at, file) in pictures and (not known.width or not file.lower().endswith(_PICTURES)):
            yield finding_in(
                item.source, "not-a-picture", f'"{file}" is no picture that browsers show',
                f"Pictures end in {', '.join(_PICTURES)}.", "Save it as JPEG or PNG.", at,
            )  # fmt: skip


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
