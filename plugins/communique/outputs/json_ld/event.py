"""Event, with its sessions as events of their own."""

from __future__ import annotations

from typing import cast

from communique.model.site import Site
from communique.outputs.json_ld.parts import (
    Data,
    filled,
    organisation_at,
    people,
    place,
    time,
    whole,
)
from communique.views.cards import EventCard
from communique.views.event import EventView, SessionLine

_STATES = {
    "scheduled": "EventScheduled",
    "rescheduled": "EventRescheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "moved-online": "EventMovedOnline",
}


def event(site: Site, view: EventView) -> Data:
    card = cast(EventCard, view.card)
    return {
        "@type": "Event",
        "@id": site.settings.tag_uri(card.key),
        "name": card.title,
        "description": card.summary,
        "url": view.head.canonical,
        "inLanguage": card.lang,
        "startDate": time(card.span, card.span.starts),
        "endDate": time(card.span, card.span.ends),
        "previousStartDate": _former_start(card),
        "eventStatus": _status(card),
        "eventAttendanceMode": _attendance(view),
        "location": _locations(view),
        "image": [picture.absolute_url for picture in (*view.pictures, *view.placed)],
        "organizer": [organisation_at(site, link) for link in view.organisers],
        "performer": people(site, view.people),
        "subEvent": [_session(site, view, line) for day in view.programme for line in day.sessions],
        "superEvent": _series(site, view),
    }


def _session(site: Site, view: EventView, line: SessionLine) -> Data:
    return filled(
        {
            "@type": "Event",
            "name": line.title,
            "description": line.summary,
            "startDate": time(line.span, line.span.starts),
            "endDate": time(line.span, line.span.ends),
            "eventStatus": _status(cast(EventCard, view.card)),
            "eventAttendanceMode": _attendance(view),
            "location": _locations(view),
            "performer": people(site, line.people),
        }
    )


def _status(card: EventCard) -> str:
    return f"https://schema.org/{_STATES[card.state]}"


def _former_start(card: EventCard) -> str | None:
    return time(card.span, card.former_start) if card.state == "rescheduled" else None


def _attendance(view: EventView) -> str | None:
    """How one takes part; None where neither a place nor an address is known."""
    is_there, is_online = _is_there(view), _is_online(view)
    if not (is_there or is_online):
        return None
    mode = "Mixed" if is_there and is_online else "Online" if is_online else "Offline"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _locations(view: EventView) -> list[Data]:
    """The place, the address, or both: what the attendance mode says is what is listed here."""
    card = cast(EventCard, view.card)
    found = [place(card.where)] if card.where and _is_there(view) else []
    if _is_online(view):
        public = card.online if card.online != "yes" else ""
        url = public or view.livestream or view.head.canonical
        found.append({"@type": "VirtualLocation", "url": url})
    return found


def _is_there(view: EventView) -> bool:
    card = cast(EventCard, view.card)
    return bool(card.where and place(card.where))


def _is_online(view: EventView) -> bool:
    card = cast(EventCard, view.card)
    return bool(card.online or view.livestream)


def _series(site: Site, view: EventView) -> Data | None:
    if view.series is None:
        return None
    link = view.series.link
    return {"@type": "EventSeries", "name": link.title, "url": whole(site, link)}
