"""iCalendar files (RFC 5545, RFC 7986): of every scope, of each event, of each programme."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.calendar_parts import Calendar, calendar_of, kept, of_scope, part_of
from communique.outputs.sheet import Sheet
from communique.outputs.vcalendar import END, head
from communique.views.calendars import (
    event_calendar,
    event_calendar_address,
    full_entry,
)
from communique.views.programme_calendars import (
    programme_address,
    programme_calendar,
    programme_scopes,
)
from communique.views.scopes import calendar_address


def files(index: Index) -> Iterator[Sheet]:
    site = index.site
    for event in site.of("event"):
        if event.facts.span.is_announced:
            for lang, version in site.items[event.key].items():
                path = event_calendar_address(version).lstrip("/")
                yield Sheet(path, ics, of_event, index, (event.key, lang))
        if event.facts.programme:
            yield from _programmes(index, event.key)
    scopes = index.calendars()
    for lang in site.languages:
        for scope in scopes:
            for name in (scope, *site.settings.former_names(scope, scopes)):
                path = calendar_address(site, lang, name).lstrip("/")
                yield Sheet(path, ics, of_scope, index, (lang, scope), is_joined=True)


def _programmes(index: Index, key: str) -> Iterator[Sheet]:
    for lang, version in index.site.items[key].items():
        for track in programme_scopes(index.site, version):
            path = programme_address(version, track).lstrip("/")
            yield Sheet(path, ics, of_programme, index, (key, lang, track))


def of_event(index: Index, key: str, lang: str) -> Calendar:
    """The calendar beside an event's page: it tells more than those that many subscribe to.

    What those hold is made here too, where many processes are at work, and kept for them: the event,
    and not the single dates of one that repeats.
    """
    if index.site.items[key][lang].one_of is None:
        kept(index, key, lang)
    entry = full_entry(index.site, key, lang)
    parts = (part_of(entry),) if entry else ()
    return calendar_of(index, event_calendar(index, key, lang), parts)


def of_programme(index: Index, key: str, lang: str, track: str) -> Calendar:
    """The calendar of an event's sessions, or of those of a track."""
    programme = programme_calendar(index, key, lang, track)
    return calendar_of(index, programme.file, tuple(map(part_of, programme.entries)))


def ics(calendar: Calendar) -> bytes:
    """The calendar's bytes: CRLF, folded at 75 octets, time zones before events."""
    return b"".join([head(calendar), *(part.text for part in calendar.parts), END])
