"""What a feed tells of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from heapq import nlargest

from communique.collections.revisions import updated_at
from communique.model.kinds import KINDS
from communique.model.site import Item, Site
from communique.model.zones import zone

Told = tuple[str, int]
"""An item's key, and the number of the change that is told, from 1; 0 for the item itself."""


def told(site: Site, scope: str, lang: str) -> tuple[Told, ...]:
    """What a feed holds: items that have a date, and each change of an event by itself; the last
    published or changed first, so that a cancellation reaches readers however long ago the event was
    announced.

    `scope` is `all`, or the folder of a kind.
    """
    kinds = (kind.kind for kind in KINDS if kind.is_told_in_feeds and scope in ("all", kind.folder))
    found = (entry for kind in kinds for entry in _last_first(site, kind, lang))
    return tuple((key, number) for _, key, number in nlargest(site.settings.feed_size, found))


def _last_first(site: Site, kind: str, lang: str) -> list[tuple[datetime, str, int]]:
    """(time, key, number) of all of a kind that a feed can hold, for all scopes at once."""
    return site.whole(
        (_last_first, kind, lang),
        lambda: nlargest(site.settings.feed_size, _dated(site, site.in_language(kind, lang))),
    )


def _dated(site: Site, items: Iterable[Item]) -> Iterable[tuple[datetime, str, int]]:
    for item in items:
        is_told = item.facts.date and not item.one_of
        updated = updated_at(site, item) if is_told else None
        if updated:
            yield updated, item.key, 0
            yield from _changes(site, item)


def _changes(site: Site, item: Item) -> Iterable[tuple[datetime, str, int]]:
    """The changes that were announced to readers: not those before the event was published."""
    its_zone = zone(site.settings.timezone)
    for number, change in enumerate(getattr(item.facts, "changes", ()), 1):
        at = change.on.at(its_zone)
        if change.on.day >= item.facts.date.day and site.has_passed(at):
            yield at, item.key, number
