"""How long past events stay in the calendars that people subscribe to."""

from __future__ import annotations

from datetime import datetime, timedelta

from communique.model.site import Site


def leaves_at(site: Site, end: datetime | None) -> datetime | None:
    """The instant at which an event with that end leaves the calendars; None where it stays."""
    days = site.settings.calendar_past_days
    return None if days is None or end is None else end + timedelta(days=days)


def is_within(site: Site, end: datetime | None) -> bool:
    """Whether calendars hold it still."""
    at = leaves_at(site, end)
    return at is None or not site.has_passed(at)
