"""The days on which an item changed in substance, as its front matter tells."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from communique.model.moments import Moment, zone
from communique.model.site import Item, Site


def revisions(facts: Any) -> list[Moment]:
    """Its update, corrections and announced changes, in the order of the fields."""
    moments = [
        facts.updated,
        *(correction.on for correction in facts.corrections),
        *(change.on for change in getattr(facts, "changes", ())),
    ]
    return [moment for moment in moments if moment]


def updated_at(site: Site, item: Item) -> datetime | None:
    """When the item last changed in substance: its publication, update, corrections or changes."""
    published, later = site.published_at(item), revisions(item.facts)
    its_zone = zone(site.settings.timezone)
    known = [*([published] if published else []), *(moment.at(its_zone) for moment in later)]
    return max(filter(site.has_passed, known), default=None)
