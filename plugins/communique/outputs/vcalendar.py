"""A calendar's own properties: VCALENDAR (RFC 5545 3.4, RFC 7986 5) with the zones it uses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from communique.outputs.calendar_parts import Calendar
from communique.outputs.contentline import Line, when, written
from communique.views.calendars import CalendarFile

PRODID = "-//Communique//Newsroom//EN"

BEGIN, END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


def head(calendar: Calendar) -> bytes:
    """What stands before the events of a calendar."""
    own = written(properties(calendar.file, calendar.modified))
    return b"".join([BEGIN, own, *(zone.text for zone in calendar.zones)])


def properties(file: CalendarFile, modified: datetime | None) -> Iterator[Line]:
    """`modified` is when the newest of its events changed."""
    yield Line("VERSION", "2.0")
    yield Line("PRODID", PRODID)
    yield Line("CALSCALE", "GREGORIAN")
    yield Line("METHOD", "PUBLISH")
    yield from _names(file)
    if modified:
        yield when("LAST-MODIFIED", modified)
    yield from _addresses(file)
    yield from _looks(file)


def _names(file: CalendarFile) -> Iterator[Line]:
    """NAME and DESCRIPTION (RFC 7986 5.1 and 5.2), and the older names that programs read."""
    for name in ("NAME", "X-WR-CALNAME"):
        yield Line(name, file.title)
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        yield Line(name, file.description)
    yield Line("X-WR-TIMEZONE", file.zone_name)


def _addresses(file: CalendarFile) -> Iterator[Line]:
    """URL, SOURCE and REFRESH-INTERVAL (RFC 7986 5.5, 5.8, 5.7); Outlook reads X-PUBLISHED-TTL."""
    yield Line("URL", file.url, "uri")
    yield Line("SOURCE", file.source_url, "uri")
    refresh = f"PT{file.refresh_hours}H"
    yield Line("REFRESH-INTERVAL", refresh, "duration")
    yield Line("X-PUBLISHED-TTL", refresh)


def _looks(file: CalendarFile) -> Iterator[Line]:
    """COLOR (RFC 7986 5.9) is a name of CSS3; Apple's is exact."""
    yield Line("COLOR", file.colour_name)
    yield Line("X-APPLE-CALENDAR-COLOR", file.colour)
