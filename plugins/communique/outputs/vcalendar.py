"""A calendar as bytes: the frame, its time zones, its events (RFC 5545, RFC 7986)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from communique.model.moments import Span
from communique.outputs.content_lines import day_line, line, text_line, time_line
from communique.outputs.vtimezone import is_universal, zone_lines, zones_in_use
from communique.views.calendars import CalendarEntry, CalendarFile
from communique.views.cards import Where

_PRODID = "-//Communique//Newsroom//EN"


def vcalendar(file: CalendarFile) -> bytes:
    """RFC 5545 3.4. Properties of all components are in the order in which icalendar writes them."""
    return b"".join(_lines(file))


def _lines(file: CalendarFile) -> Iterator[bytes]:
    yield b"BEGIN:VCALENDAR\r\n"
    yield from _frame(file)
    yield from _zones(file)
    yield from map(vevent, file.entries)
    yield b"END:VCALENDAR\r\n"


def _frame(file: CalendarFile) -> Iterator[bytes]:
    yield line("VERSION", "2.0")
    yield line("PRODID", _PRODID)
    yield line("CALSCALE", "GREGORIAN")
    yield line("METHOD", "PUBLISH")
    # RFC 7986 5.1 and 5.2, and the older names that programs read.
    for name in ("DESCRIPTION", "X-WR-CALDESC"):
        yield text_line(name, file.description)
    for name in ("NAME", "X-WR-CALNAME"):
        yield text_line(name, file.title)
    yield line("REFRESH-INTERVAL;VALUE=DURATION", _duration(file.refresh_hours))
    yield line("SOURCE;VALUE=URI", file.source_url)
    yield line("X-PUBLISHED-TTL", f"PT{file.refresh_hours}H")
    yield text_line("X-WR-TIMEZONE", file.zone_name)


def _duration(hours: int) -> str:
    """RFC 5545 3.3.6: `PT12H`, `P1D`, `P1DT12H`."""
    days, rest = divmod(hours, 24)
    return "P" + (f"{days}D" if days else "") + (f"T{rest}H" if rest else "")


def _zones(file: CalendarFile) -> Iterator[bytes]:
    """The zones in use. RFC 5545 3.6: a calendar holds at least one component, so one without
    events shows the site's zone."""
    if not file.entries:
        yield zone_lines(file.zone_name, file.since, file.since)
    spans = (entry.span for entry in file.entries if entry.span.starts.has_time)
    for use in zones_in_use(spans):
        yield zone_lines(*use)


def vevent(entry: CalendarEntry) -> bytes:
    """RFC 5545 3.6.1."""
    return b"".join(_event_lines(entry))


def _event_lines(entry: CalendarEntry) -> Iterator[bytes]:
    yield b"BEGIN:VEVENT\r\n"
    yield text_line(f"SUMMARY;LANGUAGE={entry.lang}", entry.summary)
    yield from _times(entry.span)
    yield time_line("DTSTAMP", entry.stamp)
    yield text_line("UID", entry.uid)
    yield line("SEQUENCE", str(entry.sequence))
    yield text_line("CATEGORIES", *entry.categories)
    if entry.organiser:
        yield text_line("CONTACT", entry.organiser)
    if entry.created:
        yield time_line("CREATED", min(entry.created, entry.stamp).astimezone(UTC))
    yield text_line("DESCRIPTION", entry.description)
    if entry.where and entry.where.latitude is not None:
        yield line("GEO", f"{entry.where.latitude};{entry.where.longitude}")
    yield time_line("LAST-MODIFIED", entry.stamp)
    yield from _location(entry)
    yield line("STATUS", _status(entry.state))
    if entry.span.is_all_day:
        yield line("TRANSP", "TRANSPARENT")
    yield line("URL", entry.url)
    yield b"END:VEVENT\r\n"


def _times(span: Span) -> Iterator[bytes]:
    if span.is_all_day:
        yield day_line("DTSTART", span.first_day)
        # RFC 5545 3.6.1: DTEND is exclusive, so a one-day event ends on the next day.
        yield day_line("DTEND", span.last_day + timedelta(days=1))
        return
    yield time_line("DTSTART", _written(span.begin, span.zone_name))
    if span.ends:
        yield time_line("DTEND", _written(span.end, span.zone_name))


def _written(at: datetime, zone_name: str) -> datetime:
    """Wall time with its zone, a time that the clocks skip moved to the one they show.

    In UTC where the zone is UTC or another name for it (Dakar), and for the second of two equal
    wall times in autumn: RFC 5545 3.3.5 has words for the first only.
    """
    universal = at.astimezone(UTC)
    wall = universal.astimezone(at.tzinfo)
    return universal if wall.fold or is_universal(zone_name) else wall


def _location(entry: CalendarEntry) -> Iterator[bytes]:
    if entry.where is None:
        if entry.online:
            yield text_line("LOCATION", entry.online)
    elif told := _place(entry.where):
        yield text_line(f"LOCATION;LANGUAGE={entry.lang}", told)


def _place(place: Where) -> str:
    parts = (place.room, place.name, place.address, place.city, place.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _status(state: str) -> str:
    """RFC 5545 3.8.1.11 knows no "postponed": tentative until the date is known."""
    return {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}.get(state, "CONFIRMED")
