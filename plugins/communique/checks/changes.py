"""Announced changes tell something: what was is not what is, nothing is told before its day, and a
translation tells the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.collections.registration import last_day
from communique.findings import Finding
from communique.model.site import Item, Site, Versions, original
from communique.model.zones import zone
from communique.reading.places import finding_in, has

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
"""What looks like the name of a file."""


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    if item.kind == "event" and item.facts.changes:
        yield from _unchanged(item)
        yield from _not_extended(item)
        yield from _ahead(site, item)
        for version in versions.values():
            yield from _otherwise(item, version)
            yield from _nowhere(site, version)
    if item.kind == "prize":
        yield from _calls_not_extended(site, item)


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
    last = changes[-1]
    if last.occurrence is not None:
        return
    is_told = last.was_ends not in (None, item.facts.ends)
    # A postponed event keeps its day while nobody knows the new one.
    if last.what == "rescheduled" and last.former_start == item.facts.starts and not is_told:
        yield finding_in(
            item.source, "change-was", f'was is "{changes[-1].was}", the same as starts',
            "It is the start that was announced before; starts is the new one.",
            "Write the new start in  starts:  and the former one in  was:", ("changes", len(changes) - 1, "was"),
        )  # fmt: skip


def _not_extended(item: Item) -> Iterator[Finding]:
    """The last extension tells the day before the one that counts now."""
    extended = [(n, one) for n, one in enumerate(item.facts.changes) if one.what == "extended"]
    if not extended:
        return
    number, change = extended[-1]
    closes, its_zone = last_day(item.facts, change), item.facts.span.zone
    if closes is None:
        yield finding_in(
            item.source, "change-was", "registration was extended, and registration.closes says no day",
            "Readers are told until when they may register now.",
            "Write the new last day:  registration: {closes: …}", ("changes", number),
        )  # fmt: skip
    elif closes.until(its_zone) <= change.former_time.until(its_zone):
        yield finding_in(
            item.source, "change-was", f'was is "{change.was}", and registration closes on {closes}: it is not extended',
            "It is the last day that was announced before; registration.closes is the new one.",
            "Write the new day in  registration.closes:  and the former one in  was:", ("changes", number, "was"),
        )  # fmt: skip


def _calls_not_extended(site: Site, item: Item) -> Iterator[Finding]:
    its_zone = zone(site.settings.timezone)
    for index, edition in enumerate(item.facts.editions):
        call = edition.call
        if not (call and call.extended):
            continue
        was, at = call.extended[-1].was, ("editions", index, "call", "extended", len(call.extended) - 1)  # fmt: skip
        if call.closes is None or call.closes.until(its_zone) <= was.until(its_zone):
            told = f"closes on {call.closes}" if call.closes else "says no day"
            yield finding_in(
                item.source, "change-was", f'was is "{was}", and the call {told}: it is not extended',
                "It is the last day that was announced before; closes is the new one.",
                "Write the new day in  closes:  and the former one in  was:", (*at, "was"),
            )  # fmt: skip


def _otherwise(item: Item, version: Item) -> Iterator[Finding]:
    """A former time is a fact, though a former place may be told in words of each language."""
    changes = zip(item.facts.changes, version.facts.changes, strict=True)
    for index, (change, told) in enumerate(changes):
        if told.former_time != change.former_time:
            yield finding_in(
                version.source, "change-was", f'was is "{told.was}", and "{change.was}" in the original',
                "A former time is a fact; a translation may only tell the former place in its own words.",
                "Delete the line here.", ("changes", index, "was"),
            )  # fmt: skip


def _nowhere(site: Site, item: Item) -> Iterator[Finding]:
    for index, change in enumerate(item.facts.changes):
        is_name = _NAME.fullmatch(change.was) and change.former_time is None
        if (
            is_name
            and not site.find(change.was, ("place",))
            and has(item.source, ("changes", index, "was"))
        ):
            yield finding_in(
                item.source, "change-was", f'was is "{change.was}", and there is no such place',
                "Readers see the name of the former place: that of a file in places/, else what is written here.",
                "Write the name of the place's file, or what the place is called:  was: Seoul City Hall",
                ("changes", index, "was"), rank="warning",
            )  # fmt: skip
