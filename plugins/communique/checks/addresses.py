"""No two items want one address, and none the address of a page of ours."""

from __future__ import annotations

from collections.abc import Iterator

from communique.findings import Finding
from communique.model.kinds import KINDS
from communique.model.site import Item, Site, Versions
from communique.reading.places import finding_in
from communique.settings import project_path

RESERVED = frozenset(
    {kind.folder for kind in KINDS}
    | {"calendar", "topics", "series", "feeds", "theme", "page", "search", "pagefind"}
    | {"api", "embed"}
)


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    for item in versions.values():
        if item.kind == "page" and (item.slug in RESERVED or item.slug in site.languages):
            yield _reserved(item)


def check_site(site: Site) -> Iterator[Finding]:
    yield from _two_at_one(site)
    yield from _former(site)


def _former(site: Site) -> Iterator[Finding]:
    """No item has an address that another one had before, so that old links lead where they did."""
    moved = [item for item in site.all_items() if item.is_original and item.facts.was_at]
    taken = {item.address: item for item in site.all_items()} if moved else {}
    for item in moved:
        for index, address in enumerate(item.facts.was_at):
            other = taken.setdefault(address, item)
            if other.key != item.key or other.address == address:
                yield finding_in(
                    item.source, "former-address", f"the former address {address} is taken",
                    f"{project_path(other.source.file)} has it, and one address leads to one page.",
                    "Take the line out here, or give the other one another name.", ("was_at", index),
                )  # fmt: skip


def _two_at_one(site: Site) -> Iterator[Finding]:
    wanted = [item.address for versions in site.items.values() for item in versions.values()]
    if len(set(wanted)) == len(wanted):
        return
    taken: dict[str, Item] = {}
    for item in site.all_items():
        other = taken.setdefault(item.address, item)
        if other is not item:
            yield _same(item, other)


def _same(item: Item, other: Item) -> Finding:
    return finding_in(
        item.source, "same-address", f"the address {item.address} is taken",
        f"{project_path(other.source.file)} has it too.", f"Write  slug: {item.slug}-2  or another name in one of them.", ("slug",),
    )  # fmt: skip


def _reserved(item: Item) -> Finding:
    return finding_in(
        item.source, "reserved-address", f"the address {item.address} belongs to a part of the site",
        "Lists, calendars and languages have their own addresses.", f"Write  slug: about-{item.slug}  or another name.", ("slug",),
    )  # fmt: skip
