"""What only the whole plan shows: addresses wanted twice, and links to addresses nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from communique.collections.index import Index
from communique.collections.links import destination
from communique.findings import Finding
from communique.model.body import Link
from communique.model.site import Item
from communique.outputs.sheet import Sheet
from communique.reading.places import findings_at_text

LONGEST_NAME = 255
"""Bytes that a file's name may have on common file systems."""


def address_findings(index: Index, sheets: Iterable[Sheet]) -> Iterator[Finding]:
    """Findings about the plan: clashes, names too long, links within the site that lead nowhere."""
    paths = [sheet.path for sheet in sheets]
    yield from _clashes(paths)
    yield from _too_long(paths)
    known = set(paths)
    for item in index.site.all_items():
        for link in dict.fromkeys(item.body.links):
            yield from _dead(index, item, link, known)


def _clashes(paths: list[str]) -> Iterator[Finding]:
    taken: set[str] = set()
    for path in paths:
        if path in taken:
            yield _finding(path, f"two things want the address /{path}")
        taken.add(path)
    for path in paths:
        above = path.rpartition("/")[0]
        while above:
            if above in taken:
                yield _finding(path, f"/{above} would be a file and a folder")
            above = above.rpartition("/")[0]


def _finding(path: str, what: str) -> Finding:
    return Finding(
        f"/{path}", 0, 0, "same-address", what,
        "One of them is a page or file of the site, the other perhaps a picture or document beside an item.",
        "Rename the picture or document, or give one of the items another slug.",
    )  # fmt: skip


def _too_long(paths: list[str]) -> Iterator[Finding]:
    for path in paths:
        if any(len(name.encode()) > LONGEST_NAME for name in path.split("/")):
            yield Finding(
                f"/{path[:60]}…", 0, 0, "address-too-long", "a part of this address is too long",
                f"Names of files have at most {LONGEST_NAME} bytes.", "Write a shorter  slug:  or rename the file.",
            )  # fmt: skip


def _dead(index: Index, item: Item, link: Link, known: set[str]) -> Iterator[Finding]:
    """An address within the site (`/calendar/`, or with the site's own host) that is not planned."""
    own, target = index.site.settings.site_url, link.target
    if own and (target == own or target.startswith(f"{own}/")):
        address = target.removeprefix(own)
    elif destination(index.site, item, link).outcome == "address":
        address = target
    else:
        return
    path = unquote(urlsplit(address).path).lstrip("/")
    if path in known or f"{path.rstrip('/')}/index.html".lstrip("/") in known:
        return
    yield from findings_at_text(
        item.source, link.target, "broken-link", f'the text refers to "{link.target}", and the site has no such page',
        "It is not published, or its address is another one.",
        "Link to its file by a path from this one, such as ../../events/2023/forum.md: such links follow every change.",
    )  # fmt: skip
