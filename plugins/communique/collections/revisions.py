"""When an item changed in substance, and what was announced of it, as its front matter tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from communique.collections.calls import extensions
from communique.model.moments import Moment, zone
from communique.model.site import Item, Site
from communique.model.values import Change, Correction, Extension


def updates(facts: Any) -> list[Moment]:
    """Its update, corrections and extensions of calls."""
    moments = [facts.updated] if facts.updated else []
    moments += [correction.on for correction in facts.corrections]
    moments += [one.on for _, extended in extensions(facts) for one in extended]
    return moments


def revisions(facts: Any) -> list[Moment]:
    """The same, and the announced changes of an event."""
    changes = [change.on for change in facts.changes] if facts.kind == "event" else []
    return [*updates(facts), *changes]


def updated_at(site: Site, item: Item) -> datetime | None:
    """When the item last changed in substance: its publication, update, corrections or changes."""
    return changed_at(site, item, site.published_at(item))


def changed_at(site: Site, item: Item, published: datetime | None) -> datetime | None:
    """The same, of an item that was published at that instant."""
    later = revisions(item.facts)
    if not later:
        return published if published and site.has_passed(published) else None
    its_zone = zone(site.settings.timezone)
    known = [*([published] if published else []), *(moment.at(its_zone) for moment in later)]
    return max(filter(site.has_passed, known), default=None)


def announced(
    site: Site, item: Item, entries: Iterable[Change | Correction | Extension]
) -> Iterator[tuple[int, datetime, Change | Correction | Extension]]:
    """Those of its changes, corrections or extensions that readers were told of, with their numbers
    from 1 and their moments: not those before the item was published, nor those to come."""
    its_zone, published = zone(site.settings.timezone), item.facts.date
    for number, entry in enumerate(entries, 1):
        at = entry.on.at(its_zone)
        if site.has_passed(at) and not (published and entry.on.day < published.day):
            yield number, at, entry
