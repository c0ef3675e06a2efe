"""What a feed tells of."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from heapq import nlargest

from communique.collections.revisions import updated_at
from communique.model.kinds import KINDS
from communique.model.site import Item, Site


def told(site: Site, scope: str, lang: str) -> tuple[str, ...]:
    """The keys of the items that a feed holds: those with a date, the last published or changed
    first, so that a cancelled event comes back to readers however long ago it was announced.

    `scope` is `all`, or the folder of a kind.
    """
    kinds = (kind.kind for kind in KINDS if kind.is_told_in_feeds and scope in ("all", kind.folder))
    found = (entry for kind in kinds for entry in _last_first(site, kind, lang))
    return tuple(key for _, key in nlargest(site.settings.feed_size, found))


def _last_first(site: Site, kind: str, lang: str) -> list[tuple[datetime, str]]:
    """(time, key) of the items of a kind that a feed can hold, for all scopes at once."""
    return site.whole(
        (_last_first, kind, lang),
        lambda: nlargest(site.settings.feed_size, _dated(site, site.in_language(kind, lang))),
    )


def _dated(site: Site, items: Iterable[Item]) -> Iterable[tuple[datetime, str]]:
    for item in items:
        is_told = item.facts.date and not item.one_of
        updated = updated_at(site, item) if is_told else None
        if updated:
            yield updated, item.key
