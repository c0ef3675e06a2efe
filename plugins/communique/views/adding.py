"""How a reader puts one event into a calendar, once: a file, or the page of a program on the web."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from msgspec import Struct

from communique.collections.index import Index
from communique.model.moments import Span
from communique.model.site import Item, Site
from communique.views.calendars import event_calendar_address
from communique.views.cards import Link, where
from communique.views.scopes import subscribe_link

GOOGLE = "https://calendar.google.com/calendar/render?"
OUTLOOK = "https://outlook.live.com/calendar/0/action/compose?"
MICROSOFT_365 = "https://outlook.office.com/calendar/0/action/compose?"


class Adding(Struct, frozen=True):
    """`url` is the event's own file, `ways` lead to programs on the web, which take no rules of repeating.
    What is added so does not change any more: `calendars` are those that do."""

    url: str
    ways: tuple[Link, ...]
    calendars: tuple[Link, ...]


def adding(index: Index, item: Item) -> Adding | None:
    """None while the day is not known, and for what does not take place."""
    site, facts = index.site, item.facts
    address = event_calendar_address(item)
    if not address or facts.state in ("cancelled", "postponed"):
        return None
    scopes = (f"series/{facts.series}", "all") if facts.series else ("all",)
    links = (subscribe_link(index, item.lang, scope) for scope in scopes)
    return Adding(
        site.settings.href(address),
        () if facts.repeats else tuple(_ways(site, item)),
        tuple(link for link in links if link),
    )


def _ways(site: Site, item: Item) -> Iterator[Link]:
    url, span = site.settings.absolute(item.address), item.facts.span
    venue = None if item.facts.has_moved_online else where(site, item.facts.venue, item.lang)
    place = venue.line if venue else ""
    google = {
        "action": "TEMPLATE", "text": item.title, "dates": _dates(span), "ctz": span.zone_name,
        "details": url, "location": place,
    }  # fmt: skip
    yield Link("Google", GOOGLE + _query(google))
    outlook = {
        "path": "/calendar/action/compose", "rru": "addevent", "subject": item.title,
        **_outlook_times(span), "body": url, "location": place,
    }  # fmt: skip
    yield Link("Outlook.com", OUTLOOK + _query(outlook))
    yield Link("Microsoft 365", MICROSOFT_365 + _query(outlook))


def _query(parts: dict[str, str]) -> str:
    return urlencode({name: value for name, value in parts.items() if value}, quote_via=quote)


def _dates(span: Span) -> str:
    """Google's: wall times in `ctz`, or days with the day after the last."""
    if span.is_all_day:
        return f"{span.first_day:%Y%m%d}/{span.last_day + timedelta(days=1):%Y%m%d}"
    return f"{_in_zone(span, span.begin):%Y%m%dT%H%M%S}/{_in_zone(span, _end(span)):%Y%m%dT%H%M%S}"


def _outlook_times(span: Span) -> dict[str, str]:
    """Outlook's: instants, or days with the day after the last."""
    if span.is_all_day:
        after = span.last_day + timedelta(days=1)
        return {"startdt": f"{span.first_day}", "enddt": f"{after}", "allday": "true"}
    return {"startdt": _instant(span.begin), "enddt": _instant(_end(span))}


def _end(span: Span) -> datetime:
    """Both programs ask for an end: the start, where none is known."""
    return span.end if span.ends else span.begin


def _in_zone(span: Span, at: datetime) -> datetime:
    return at.astimezone(UTC).astimezone(span.zone)


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
