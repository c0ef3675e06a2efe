"""iCalendar files (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import icalendar

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.outputs.vtimezone import vtimezones
from communique.views.calendars import CalendarEntry, CalendarFile, calendar_files

_PRODID = "-//Communique//Newsroom//EN"


def files(index: Index) -> Iterator[Sheet]:
    for lang in index.site.languages:
        for calendar in calendar_files(index, lang):
            yield Sheet(calendar.address.lstrip("/"), ics, calendar)


def ics(file: CalendarFile) -> bytes:
    """The calendar's bytes: CRLF, folded at 75 octets, time zones before events."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", file.title)
    calendar.add("x-wr-calname", file.title)
    calendar.add("description", file.description)
    calendar.add("x-wr-caldesc", file.description)
    calendar.add("x-wr-timezone", file.zone_name)
    calendar.add("source", file.source_url, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", timedelta(hours=file.refresh_hours), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{file.refresh_hours}H")
    for component in vtimezones(entry.span for entry in file.entries if entry.span.starts.has_time):
        calendar.add_component(component)
    for entry in file.entries:
        calendar.add_component(vevent(entry))
    return calendar.to_ical()


def vevent(entry: CalendarEntry) -> icalendar.Event:
    """RFC 5545 3.6.1."""
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp)
    event.add("last-modified", entry.stamp)
    if entry.created:
        event.add("created", min(entry.created, entry.stamp).astimezone(entry.stamp.tzinfo))
    event.add("summary", entry.summary, parameters={"LANGUAGE": entry.lang})
    event.add("description", entry.description)
    event.add("url", entry.url)
    event.add("status", _status(entry.state))
    event.add("categories", list(entry.categories))
    _add_times(event, entry)
    _add_place(event, entry)
    if entry.organiser:
        event.add("contact", entry.organiser)
    return event


def _add_times(event: icalendar.Event, entry: CalendarEntry) -> None:
    span = entry.span
    if span.is_all_day:
        event.add("dtstart", span.first_day)
        # RFC 5545 3.6.1: DTEND is exclusive, so a one-day event ends on the next day.
        event.add("dtend", span.last_day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return
    event.add("dtstart", span.begin)
    if span.ends:
        event.add("dtend", span.end)


def _add_place(event: icalendar.Event, entry: CalendarEntry) -> None:
    place = entry.where
    if place is None:
        return
    parts = dict.fromkeys(p for p in (place.room, place.name, place.address, place.city, place.country) if p)
    event.add("location", ", ".join(parts), parameters={"LANGUAGE": entry.lang})
    if place.latitude is not None:
        event.add("geo", (place.latitude, place.longitude))


def _status(state: str) -> str:
    """RFC 5545 3.8.1.11 knows no "postponed": such an event is tentative until its date is known."""
    return {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}.get(state, "CONFIRMED")

