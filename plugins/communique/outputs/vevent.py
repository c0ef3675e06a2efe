"""An event as a VEVENT (RFC 5545 3.6.1, RFC 7986, RFC 9073)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from communique.model.zones import UTC_NAMES
from communique.outputs import recurrence
from communique.outputs.contentline import Component, Line, Params, when
from communique.outputs.media_types import media_type
from communique.outputs.structured import structured
from communique.views.calendars import CalendarEntry


def vevent(entry: CalendarEntry) -> Component:
    """The event with all that its entry says; RFC 9073's parts where it has guests or HTML."""
    lines = [
        *_identity(entry),
        *_words(entry),
        *_times(entry),
        *recurrence.lines(entry),
        *_place(entry),
        *_people(entry),
        *_links(entry),
    ]
    return Component("VEVENT", lines, (*_alarm(entry), *structured(entry)))


def _identity(entry: CalendarEntry) -> Iterator[Line]:
    """UID 3.8.4.7, SEQUENCE 3.8.7.4, DTSTAMP 3.8.7.2, LAST-MODIFIED 3.8.7.3, CREATED 3.8.7.1,
    STATUS 3.8.1.11, RELATED-TO 3.8.4.5."""
    yield Line("UID", entry.uid)
    yield Line("SEQUENCE", entry.sequence, "integer")
    yield when("DTSTAMP", entry.stamp)
    yield when("LAST-MODIFIED", entry.stamp)
    if entry.created:
        yield when("CREATED", min(entry.created, entry.stamp).astimezone(UTC))
    yield Line("STATUS", status(entry.state))
    if entry.parent:
        yield Line("RELATED-TO", entry.parent, params={"RELTYPE": "PARENT"})


def _words(entry: CalendarEntry) -> Iterator[Line]:
    """SUMMARY 3.8.1.12, DESCRIPTION 3.8.1.5, CATEGORIES 3.8.1.2, COLOR (RFC 7986 5.9).

    RFC 9073 6.5: beside a STYLED-DESCRIPTION, DESCRIPTION says that it is derived from that.
    """
    yield Line("SUMMARY", entry.summary, params={"LANGUAGE": entry.lang})
    if entry.html:
        yield Line("DESCRIPTION", entry.description, params={"DERIVED": "TRUE"})
        yield Line("STYLED-DESCRIPTION", entry.html, params={"FMTTYPE": "text/html"})
    else:
        yield Line("DESCRIPTION", entry.description)
    if entry.categories:
        yield Line("CATEGORIES", list(entry.categories))
    if entry.colour:
        yield Line("COLOR", entry.colour)


def _times(entry: CalendarEntry) -> Iterator[Line]:
    """DTSTART 3.8.2.4, DTEND 3.8.2.2, TRANSP 3.8.2.7."""
    starts, ends = times(entry)
    yield when("DTSTART", starts)
    if ends:
        yield when("DTEND", ends)
    if entry.span.is_all_day:
        yield Line("TRANSP", "TRANSPARENT")


def times(entry: CalendarEntry) -> tuple[date | datetime, date | datetime | None]:
    """Start and end as calendars write them; without an end nothing is invented."""
    span, repeats = entry.span, bool(entry.recurrence and entry.recurrence.rule)
    if span.is_all_day:
        # RFC 5545 3.6.1: DTEND is exclusive, so a one-day event ends on the next day.
        return span.first_day, span.last_day + timedelta(days=1)
    ends = _written(span.end, span.zone_name, repeats) if span.ends else None
    return _written(span.begin, span.zone_name, repeats), ends


def _written(at: datetime, zone_name: str, repeats: bool) -> datetime:
    """Wall time with its zone, a time that the clocks skip moved to the one they show.

    In UTC where the zone is UTC, and for both of two equal wall times in autumn: RFC 5545 3.3.5 has
    words for the first only, and ical.js (Thunderbird, Nextcloud) takes them for the second. What
    repeats stays wall time, which its rule counts in.
    """
    wall = at.astimezone(UTC).astimezone(at.tzinfo)
    is_twice = wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()
    is_plain = zone_name not in UTC_NAMES and (repeats or not is_twice)
    return wall if is_plain else wall.astimezone(UTC)


def _place(entry: CalendarEntry) -> Iterator[Line]:
    """LOCATION 3.8.1.7, GEO 3.8.1.6, CONFERENCE (RFC 7986 5.11)."""
    place = entry.where
    if place is None:
        if entry.online:
            yield Line("LOCATION", entry.online)
    else:
        if place.whole_line:
            yield Line("LOCATION", place.whole_line, params={"LANGUAGE": entry.lang})
        if place.latitude is not None and place.longitude is not None:
            yield Line("GEO", (place.latitude, place.longitude), "float")
    for call in entry.conferences:
        params: Params = {"FEATURE": ("AUDIO", "VIDEO"), "LABEL": call.name}
        yield Line("CONFERENCE", call.url, "uri", params)


def _people(entry: CalendarEntry) -> Iterator[Line]:
    """ORGANIZER 3.8.4.3, which is a mail address; CONTACT 3.8.4.2."""
    organiser = next((one for one in entry.organisers if one.mail), None)
    if organiser:
        yield Line("ORGANIZER", f"mailto:{organiser.mail}", "cal-address", {"CN": organiser.name})
    if entry.organisers:
        yield Line("CONTACT", ", ".join(one.name for one in entry.organisers))


def _links(entry: CalendarEntry) -> Iterator[Line]:
    """URL 3.8.4.6, IMAGE (RFC 7986 5.10), ATTACH 3.8.1.1 with FILENAME (RFC 8607)."""
    yield Line("URL", entry.url, "uri")
    if entry.picture:
        params = {"DISPLAY": "BADGE", "FMTTYPE": media_type(entry.picture)}
        yield Line("IMAGE", entry.picture, "uri", params)
    for one in entry.documents:
        yield Line("ATTACH", one.url, "uri", {"FMTTYPE": media_type(one.url), "FILENAME": one.name})


def _alarm(entry: CalendarEntry) -> Iterator[Component]:
    """VALARM 3.6.6, where the office asks for one; never for what does not take place."""
    if entry.alarm_hours and status(entry.state) == "CONFIRMED":
        lines = [
            Line("ACTION", "DISPLAY"),
            Line("TRIGGER", f"-PT{entry.alarm_hours}H", "duration"),
            Line("DESCRIPTION", entry.summary),
        ]
        yield Component("VALARM", lines)


def status(state: str) -> str:
    """RFC 5545 3.8.1.11 knows no "postponed": tentative until the date is known."""
    return {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}.get(state, "CONFIRMED")
