"""People and place of an event as components (RFC 9073), for the programs that know them.

They are in the files of one event alone: nobody has told what each program makes of components
within events, and in a calendar that thousands subscribe to nothing is tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from communique.outputs.contentline import Component, Line
from communique.views.calendar_extras import Guest
from communique.views.calendars import CalendarEntry
from communique.views.cards import Where


def structured(entry: CalendarEntry) -> Iterator[Component]:
    """PARTICIPANT 7.1 for everybody named, VLOCATION 7.2 for the place."""
    if not entry.html:
        return
    for guest in entry.guests:
        yield Component("PARTICIPANT", list(_guest(entry, guest)))
    if entry.where and entry.where.line:
        yield Component("VLOCATION", list(_location(entry, entry.where)))


def _guest(entry: CalendarEntry, guest: Guest) -> Iterator[Line]:
    """PARTICIPANT-TYPE 6.2; the name is its SUMMARY, the role its DESCRIPTION."""
    yield Line("UID", f"{entry.uid}/{guest.kind.lower()}/{quote(guest.uid)}")
    yield Line("PARTICIPANT-TYPE", guest.kind)
    yield Line("SUMMARY", guest.name)
    if guest.role:
        yield Line("DESCRIPTION", guest.role)
    yield Line("URL", guest.url, "uri")


def _location(entry: CalendarEntry, place: Where) -> Iterator[Line]:
    yield Line("UID", f"{entry.uid}/place")
    yield Line("NAME", place.name or place.city)
    parts = (place.room, place.address, place.city, place.country)
    yield Line("DESCRIPTION", ", ".join(dict.fromkeys(part for part in parts if part)))
    if place.latitude is not None and place.longitude is not None:
        yield Line("GEO", (place.latitude, place.longitude), "float")
