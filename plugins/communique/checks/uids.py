"""No two events have one UID: calendars would show one of them only."""

from __future__ import annotations

from collections.abc import Iterator

from communique.findings import Finding
from communique.model.site import Item, Site
from communique.reading.places import finding_in
from communique.settings import project_path


def check_site(site: Site) -> Iterator[Finding]:
    taken: dict[str, Item] = {}
    for event in site.originals.get("event", ()):
        if event.facts.imported is None or event.one_of:
            continue
        other = taken.setdefault(event.facts.imported.uid, event)
        if other is not event:
            yield _same(event, other)


def _same(event: Item, other: Item) -> Finding:
    return finding_in(
        event.source, "same-uid", f'the UID "{event.facts.imported.uid}" is taken',
        f"{project_path(other.source.file)} was imported with it too.", "Delete one of the two files.", ("imported", "uid"),
    )  # fmt: skip
