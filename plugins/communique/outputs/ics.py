"""iCalendar files (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from communique.collections.index import Index
from communique.model.moments import Span
from communique.outputs.sheet import Sheet
from communique.views.calendars import (
    CalendarFile,
    calendar_file,
    entry_of,
    event_calendar,
    event_calendar_address,
)
from communique.views.feeds import calendar_address, calendar_scopes


@dataclass(frozen=True, slots=True)
class EventPart:
    """An event as every calendar holds it: its place in their order, its time, its bytes."""

    begin: datetime
    uid: str
    span: Span
    text: bytes


Calendar = tuple[CalendarFile, tuple[EventPart, ...]]


def files(index: Index) -> Iterator[Sheet]:
    site = index.site
    for event in site.of("event"):
        if event.facts.span.is_announced:
            for lang, version in site.items[event.key].items():
                path = event_calendar_address(version).lstrip("/")
                yield Sheet(path, ics, of_event, index, (event.key, lang))
    for lang in site.languages:
        for scope in calendar_scopes(index):
            path = calendar_address(site, lang, scope).lstrip("/")
            yield Sheet(path, ics, of_scope, index, (lang, scope), is_joined=True)


def of_event(index: Index, key: str, lang: str) -> Calendar:
    """The calendar beside an event's page."""
    return _with_parts(index, event_calendar(index, key, lang))


def of_scope(index: Index, lang: str, scope: str) -> Calendar:
    """The calendar of a scope."""
    return _with_parts(index, calendar_file(index, lang, scope))


def ics(calendar: Calendar) -> bytes:
    """The calendar's bytes: CRLF, folded at 75 octets, time zones before events."""
    from communique.outputs.vcalendar import frame

    file, parts = calendar
    before, end = frame(file, [part.span for part in parts])
    return b"".join([before, *(part.text for part in parts), end])


def _with_parts(index: Index, file: CalendarFile) -> Calendar:
    found = (_part(index, key, file.lang) for key in file.keys)
    parts = sorted((part for part in found if part), key=lambda part: (part.begin, part.uid))
    return file, tuple(parts)


def _part(index: Index, key: str, lang: str) -> EventPart | None:
    return index.site.part(("event in calendars", key, lang), lambda: _made(index, key, lang))


def _made(index: Index, key: str, lang: str) -> EventPart | None:
    from communique.outputs.recurrence import reach, vevents
    from communique.outputs.vcalendar import vevent

    entry = entry_of(index.site, key, lang)
    if entry is None:
        return None
    return EventPart(entry.span.begin, entry.uid, reach(entry), vevents(entry, vevent))
