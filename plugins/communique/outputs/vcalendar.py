"""A calendar as icalendar's components: VCALENDAR with its time zones and events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import icalendar

from communique.model.moments import Span
from communique.outputs.vtimezone import UTC_NAMES, vtimezones, zone_text
from communique.views.calendars import CalendarEntry, CalendarFile

_PRODID = "-//Communique//Newsroom//EN"


END = b"END:VCALENDAR\r\n"


def frame(file: CalendarFile, spans: Sequence[Span]) -> tuple[bytes, bytes]:
    """What stands before and after the events of a calendar, with the zones of their times."""
    whole: bytes = _vcalendar(file).to_ical()
    return b"".join([whole.removesuffix(END), *_zones(file, spans)]), END


def _vcalendar(file: CalendarFile) -> icalendar.Calendar:
    """RFC 5545 3.4."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    _add_names(calendar, file)
    calendar.add("source", file.source_url, parameters={"VALUE": "URI"})
    refresh = timedelta(hours=file.refresh_hours)
    calendar.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{file.refresh_hours}H")
    return calendar


def _add_names(calendar: icalendar.Calendar, file: CalendarFile) -> None:
    """RFC 7986 5.1 and 5.2, and the older names that programs read."""
    for name in ("name", "x-wr-calname"):
        # Named as text, since icalendar does not escape the value of a property it does not know.
        calendar.add(name, icalendar.vText(file.title))
    for name in ("description", "x-wr-caldesc"):
        calendar.add(name, icalendar.vText(file.description))
    calendar.add("x-wr-timezone", file.zone_name)


def _zones(file: CalendarFile, spans: Sequence[Span]) -> list[bytes]:
    """The zones in use. RFC 5545 3.6: a calendar holds at least one component, so one without
    events shows the site's zone."""
    if not spans:
        return [zone_text(file.zone_name, file.since, file.since)]
    return vtimezones(span for span in spans if span.starts.has_time)


def vevent(entry: CalendarEntry) -> icalendar.Event:
    """RFC 5545 3.6.1."""
    event = icalendar.Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.stamp)
    event.add("last-modified", entry.stamp)
    if entry.created:
        event.add("created", min(entry.created, entry.stamp).astimezone(UTC))
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
    event.add("dtstart", _written(span.begin, span.zone_name))
    if span.ends:
        event.add("dtend", _written(span.end, span.zone_name))


def _written(at: datetime, zone_name: str) -> datetime:
    """Wall time with its zone, a time that the clocks skip moved to the one they show.

    In UTC where the zone is UTC, and for the second of two equal wall times in autumn: RFC 5545
    3.3.5 has words for the first only.
    """
    wall = at.astimezone(UTC).astimezone(at.tzinfo)
    return wall.astimezone(UTC) if wall.fold or zone_name in UTC_NAMES else wall


def _add_place(event: icalendar.Event, entry: CalendarEntry) -> None:
    place = entry.where
    if place is None:
        if entry.online:
            event.add("location", entry.online)
        return
    parts = (place.room, place.name, place.address, place.city, place.country)
    line = ", ".join(dict.fromkeys(part for part in parts if part))
    if line:
        event.add("location", line, parameters={"LANGUAGE": entry.lang})
    if place.latitude is not None:
        event.add("geo", (place.latitude, place.longitude))


def _status(state: str) -> str:
    """RFC 5545 3.8.1.11 knows no "postponed": tentative until the date is known."""
    return {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}.get(state, "CONFIRMED")
