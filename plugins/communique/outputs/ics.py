"""iCalendar files (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.calendars import CalendarFile, calendar_files


def files(index: Index) -> Iterator[Sheet]:
    for lang in index.site.languages:
        for calendar in calendar_files(index, lang):
            yield Sheet(calendar.address.lstrip("/"), ics, calendar)


def ics(file: CalendarFile) -> bytes:
    """The calendar's bytes: CRLF, folded at 75 octets, time zones before events."""
    from communique.outputs.vcalendar import vcalendar

    return vcalendar(file)
