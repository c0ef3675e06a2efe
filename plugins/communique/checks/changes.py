"""Announced changes tell something: what was is not what is, and nothing is told before its day."""

from __future__ import annotations

from collections.abc import Iterator

from communique.findings import Finding
from communique.model.site import Item, Site, Versions, original
from communique.model.zones import zone
from communique.reading.places import finding_in


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    if item.kind == "event" and item.facts.changes:
        yield from _unchanged(item)
        yield from _ahead(site, item)


def _ahead(site: Site, item: Item) -> Iterator[Finding]:
    for index, change in enumerate(item.facts.changes):
        if not site.has_passed(change.on.at(zone(site.settings.timezone))):
            yield finding_in(
                item.source, "change-ahead", f"the change is dated {change.on}, a day to come",
                "Pages, calendars and feeds tell it from now on all the same.",
                "Write the day on which you announce it.", ("changes", index, "on"), rank="warning",
            )  # fmt: skip


def _unchanged(item: Item) -> Iterator[Finding]:
    changes = item.facts.changes
    if changes[-1].occurrence is None and changes[-1].former_start == item.facts.starts:
        yield finding_in(
            item.source, "change-was", f'was is "{changes[-1].was}", the same as starts',
            "It is the start that was announced before; starts is the new one.",
            "Write the new start in  starts:  and the former one in  was:", ("changes", len(changes) - 1, "was"),
        )  # fmt: skip
