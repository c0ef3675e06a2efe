"""iCalendar files (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.calendars import (
    CalendarFile,
    calendar_file,
    event_calendar,
    event_calendar_address,
)
from communique.views.feeds import calendar_address, calendar_scopes


def files(index: Index) -> Iterator[Sheet]:
    site = index.site
    for lang in site.languages:
        for scope in calendar_scopes(index):
            path = calendar_address(site, lang, scope).lstrip("/")
            yield Sheet(path, ics, calendar_file, index, (lang, scope))
    for event in site.of("event"):
        if event.facts.span.is_announced:
            for lang, version in site.items[event.key].items():
                path = event_calendar_address(version).lstrip("/")
                yield Sheet(path, ics, event_calendar, index, (event.key, lang))


def ics(file: CalendarFile) -> bytes:
    """The calendar's bytes: CRLF, folded at 75 octets, time zones before events."""
    from communique.outputs.vcalendar import vcalendar

    calendar: bytes = vcalendar(file).to_ical()
    return calendar
