"""Calendars as their formats share them: the file's own facts, and each event in bytes, made once
for all calendars that hold it."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from communique.collections.calendar_window import is_within
from communique.collections.index import Index
from communique.outputs.contentline import ical
from communique.outputs.jcal import jcal
from communique.outputs.jscalendar import event
from communique.outputs.json_text import dumped
from communique.outputs.recurrence import reach
from communique.outputs.vevent import vevent
from communique.outputs.vtimezone import ZoneUse, use_of, vtimezone, zone_uses
from communique.views.calendars import CalendarEntry, CalendarFile, calendar_file, entry_of
from communique.views.closing_days import closing_entry


class Part(Struct, frozen=True):
    """An event: its place in the order of a calendar, when it is over, the zone of its times, when it
    changed, and its bytes in each format; empty where the settings want no JSON."""

    begin: datetime
    uid: str
    end: datetime | None
    zone: ZoneUse | None
    stamp: datetime
    text: bytes
    jcal: bytes = b""
    jscalendar: bytes = b""


class Zone(Struct, frozen=True):
    """A zone for some years, in bytes; those of jCal are empty where only iCalendar is wanted."""

    text: bytes
    jcal: bytes = b""


class Calendar(Struct, frozen=True):
    """A calendar with its events in order of time."""

    file: CalendarFile
    parts: tuple[Part, ...]
    zones: tuple[Zone, ...]
    """Those that its events use, by name."""

    @property
    def modified(self) -> datetime | None:
        """When the newest of its events changed."""
        return max((part.stamp for part in self.parts), default=None)


def of_scope(index: Index, lang: str, scope: str) -> Calendar:
    """The calendar of a scope, without events that are past for so long that the office wants them
    there no more."""
    return index.site.once(
        (of_scope, lang, scope), lambda: joined(index, calendar_file(index, lang, scope))
    )


def joined(index: Index, file: CalendarFile) -> Calendar:
    """The same, of a file that says what it holds."""
    found = (kept(index, key, file.lang) for key in file.keys)
    held = (part for part in found if part and is_within(index.site, part.end))
    parts = sorted(held, key=lambda part: (part.begin.timestamp(), part.uid))
    return calendar_of(index, file, tuple(parts), _in_json(index))


def calendar_of(
    index: Index, file: CalendarFile, parts: tuple[Part, ...], in_json: bool = False
) -> Calendar:
    """A calendar of these events. RFC 5545 3.6: it holds at least one component, so one without
    events shows the site's zone."""
    uses = [part.zone for part in parts] or [(file.zone_name, file.since, file.since)]
    return Calendar(file, parts, tuple(_zone(index, use, in_json) for use in zone_uses(uses)))


def _in_json(index: Index) -> bool:
    return index.site.settings.calendar_json != "none"


def _zone(index: Index, use: ZoneUse, in_json: bool) -> Zone:
    def made() -> Zone:
        component = vtimezone(*use)
        return Zone(ical(component), dumped(jcal(component)) if in_json else b"")

    return index.site.part(("zone in calendars", *use, in_json), made)


def kept(index: Index, key: str, lang: str) -> Part | None:
    """An event as every calendar holds it; None while its day is not known."""
    in_json = _in_json(index)

    def made() -> Part | None:
        told = closing_entry if "#" in key else entry_of
        entry = told(index.site, key, lang)
        return part_of(entry, in_json) if entry else None

    return index.site.part(("event in calendars", key, lang, in_json), made)


def part_of(entry: CalendarEntry, in_json: bool = False) -> Part:
    """The entry in every format, with the dates that are told of by themselves. An event that repeats
    is never over."""
    components = [vevent(one) for one in (entry, *entry.told_dates)]
    span, repeats = entry.span, bool(entry.recurrence and entry.recurrence.rule)
    return Part(
        begin=span.begin,
        uid=entry.uid,
        end=None if repeats else span.end,
        zone=use_of(reach(entry)),
        stamp=entry.stamp,
        text=b"".join(map(ical, components)),
        jcal=b",\n".join([dumped(jcal(one)) for one in components]) if in_json else b"",
        jscalendar=dumped(event(entry)) if in_json else b"",
    )
