"""Files beside items that are published with them: pictures in their rights, documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

from communique.model.moments import zone
from communique.model.site import File, Item, Site, original
from communique.model.values import Photo

_SINGLE = {"person": ("photo",), "organisation": ("logo",)}
"""The fields beside `photos` that hold a picture, by kind."""


def photos_of(facts: Any) -> Iterator[tuple[tuple[str | int, ...], Photo]]:
    """Every picture of an item with the path of keys to it."""
    for index, photo in enumerate(facts.photos):
        yield ("photos", index), photo
    for index, photo in enumerate(facts.kit if facts.kind == "page" else ()):
        yield ("kit", index), photo.model_copy(update={"download": True})
    for name in _SINGLE.get(facts.kind, ()):
        if getattr(facts, name):
            yield (name,), getattr(facts, name)


def files_of(facts: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every document of an item that lies beside it, with the path of keys to it."""
    for index, attachment in enumerate(facts.attachments):
        if attachment.file:
            yield ("attachments", index, "file"), attachment.file
    if facts.kind == "agreement" and facts.document and facts.document.file:
        yield ("document", "file"), facts.document.file


def may_show(photo: Photo, site: Site) -> bool:
    """Whether the rights to show it have not run out."""
    return photo.expires is None or not site.has_passed(expiry(photo, site))


def expiry(photo: Photo, site: Site) -> datetime:
    """The instant from which on it may not be shown. Only for photos that expire."""
    assert photo.expires is not None
    return photo.expires.until(zone(site.settings.timezone))


def beside(item: Item, file: str) -> str:
    """The content path of a file beside an item."""
    return f"{item.source.folder}/{file}"


def asset_address(site: Site, key: str, file: str) -> str:
    """The address of a file beside an item, below the page of its original: a URI's path."""
    return original(site.items[key]).home + quote(file.rpartition("/")[2], safe="")


def is_published(photo: Photo, files: Mapping[str, File], item: Item) -> bool:
    """Whether the file itself is published, not only what is made from it."""
    file = files.get(beside(item, photo.file))
    return photo.download or file is None or not file.digest


def published_files(site: Site) -> dict[str, str]:
    """Address, not yet a URI -> content path of every file that is published beside an item as it is.
    A picture of which smaller ones are made is, where it is offered for download; one whose rights
    have run out is not published as a document either."""
    found = {}
    for versions in site.items.values():
        item = original(versions)
        if item.one_of:
            continue
        photos = [photo for _, photo in photos_of(item.facts)]
        if not photos and not item.facts.attachments and item.kind != "agreement":
            continue
        expired = {photo.file for photo in photos if not may_show(photo, site)}
        for file in [
            *(photo.file for photo in photos if is_published(photo, site.files, item)),
            *(file for _, file in files_of(item.facts)),
        ]:
            if file not in expired:
                found[item.address + file.rpartition("/")[2]] = beside(item, file)
    return found
