"""News of the last two days: what a news site map holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from communique.model.site import Item, Site

WINDOW = timedelta(days=2)
"""How long an article is told of after its publication (developers.google.com, "News sitemaps")."""


def old_at(site: Site, item: Item) -> datetime | None:
    """The instant from which on it is no longer recent; None where it has no date."""
    published = site.published_at(item)
    return published + WINDOW if published else None


def recent_news(site: Site) -> list[Item]:
    """Newest first."""
    return sorted(_recent(site), key=lambda item: (site.published_at(item), item.key), reverse=True)


def _recent(site: Site) -> Iterator[Item]:
    for item in site.late("news", WINDOW.days):
        at = old_at(site, item)
        if at is not None and not site.has_passed(at):
            yield item
