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
from communique.outputs.json_ld.schedule import schedule, series_of
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
    shared = _shared(view, card)
    return {
        "@type": "EventSeries" if view.dates else "Event",
        "@id": site.settings.tag_uri(card.key),
        "name": card.title,
        "description": card.summary,
        "url": view.head.canonical,
        "inLanguage": card.lang,
        "startDate": time(card.span, card.span.starts),
        "endDate": time(card.span, card.span.ends),
        "previousStartDate": _former_start(card),
        **shared,
        "image": [picture.absolute_url for picture in (*view.pictures, *view.placed)],
        "organizer": [organisation_at(site, link) for link in view.organisers],
        "performer": people(site, view.people),
        "subEvent": [
            _session(site, line, shared) for day in view.programme for line in day.sessions
        ],
        "superEvent": _series(site, view),
        "eventSchedule": schedule(site.items[card.key][card.lang].facts) if view.dates else None,
    }


def _session(site: Site, line: SessionLine, shared: Data) -> Data:
    return filled(
        {
            "@type": "Event",
            "name": line.title,
            "description": line.summary,
            "startDate": time(line.span, line.span.starts),
            "endDate": time(line.span, line.span.ends),
            **shared,
            "performer": people(site, line.people),
        }
    )


def _shared(view: EventView, card: EventCard) -> Data:
    """What an event's sessions have from it: whether and how it takes place, and where."""
    at = place(card.where) if card.where else {}
    online = _online(view, card)
    return {
        "eventStatus": f"https://schema.org/{_STATES[card.state]}",
        "eventAttendanceMode": _attendance(bool(at), bool(online)),
        "location": [found for found in (at, online) if found],
    }


def _former_start(card: EventCard) -> str | None:
    """schema.org wants it of both; a postponed event keeps its start while no other is known."""
    is_told = card.state in ("rescheduled", "postponed")
    return time(card.span, card.former_start) if is_told else None


def _attendance(is_there: bool, is_online: bool) -> str | None:
    """How one takes part; None where neither a place nor an address is known."""
    if not (is_there or is_online):
        return None
    mode = "Mixed" if is_there and is_online else "Online" if is_online else "Offline"
    return f"https://schema.org/{mode}EventAttendanceMode"


def _online(view: EventView, card: EventCard) -> Data:
    """The address at which it can be followed, the page's own where none is public; empty where
    nobody can follow it from afar."""
    if not (card.online or view.livestream):
        return {}
    public = card.online if card.online != "yes" else ""
    url = public or view.livestream or view.head.canonical
    return {"@type": "VirtualLocation", "url": url}


def _series(site: Site, view: EventView) -> Data | None:
    if view.one_of_many:
        return series_of(site, view.one_of_many.key, view.card.lang)
    if view.series is None:
        return None
    link = view.series.link
    return {"@type": "EventSeries", "name": link.title, "url": whole(site, link)}
