"""Event, with its sessions as events of their own; EventSeries, where it repeats."""

from __future__ import annotations

from typing import cast

from communique.model.moments import Moment
from communique.model.site import Site, original
from communique.outputs.json_ld.offers import offers
from communique.outputs.json_ld.parts import (
    Data,
    filled,
    images,
    lasting,
    organisations,
    page_of,
    people,
    time,
    whole,
)
from communique.outputs.json_ld.schedule import schedule, series_of
from communique.outputs.json_ld.series import series_at
from communique.outputs.json_ld.sessions import sessions
from communique.outputs.json_ld.taking_place import status, taking_place
from communique.views.cards import EventCard, Link
from communique.views.event import EventView
from communique.views.recurrence import DateLine

DATES = 10
"""So many of the dates to come are named, as many as the page shows unfolded; each has a page."""


def event(site: Site, view: EventView) -> Data:
    """A deadline is none: nothing takes place, and Google asks not to mark it as one."""
    card, facts = cast(EventCard, view.card), site.items[view.card.key][view.card.lang].facts
    if card.format == "deadline":
        return page_of(site, view, "WebPage")
    at = taking_place(card, view.livestream, view.head.canonical)
    return {
        **page_of(site, view, "EventSeries" if view.dates else "Event"),
        "sameAs": view.website,
        "inLanguage": list(facts.languages),
        **_when(card),
        "eventStatus": status(card.state),
        **at.told,
        "image": images(view),
        "organizer": organisations(site, view.organisers),
        "contributor": organisations(site, view.partners),
        "performer": people(site, view.people),
        "offers": offers(view.registration, _fee(site, card), card.span),
        "subEvent": _dates(site, view, at.told) or sessions(site, view, at),
        "superEvent": _whole(site, view),
        "eventSchedule": schedule(facts) if view.dates else None,
    }


def _when(card: EventCard) -> Data:
    """A postponed event keeps the start that was announced, until another day is known; a former
    start is told of rescheduled ones alone. Both is what Google asks for."""
    span, former = card.span, card.former_start
    if former is None or former == span.starts:
        return lasting(span)
    if card.state == "postponed":
        return {"startDate": time(span, former)}
    previous: Moment | None = former if card.state == "rescheduled" else None
    return {**lasting(span), "previousStartDate": time(span, previous)}


def _fee(site: Site, card: EventCard) -> str:
    registration = original(site.items[card.key]).facts.registration
    return registration.fee if registration else ""


def _dates(site: Site, view: EventView, told: Data) -> list[Data]:
    """The next dates of an event that repeats."""
    coming = view.dates.coming if view.dates else ()
    return [_date(site, view, line, told) for line in coming if line.url][:DATES]


def _date(site: Site, view: EventView, line: DateLine, told: Data) -> Data:
    return filled(
        {
            "@type": "Event",
            "name": line.title or view.card.title,
            "url": whole(site, Link(view.card.title, line.url)),
            **lasting(line.span),
            "eventStatus": status(line.state),
            **told,
        }
    )


def _whole(site: Site, view: EventView) -> Data | None:
    """What it is a part of: the event that repeats, else the series."""
    if view.one_of_many:
        return series_of(site, view.one_of_many.key, view.card.lang)
    name = site.items[view.card.key][view.card.lang].facts.series
    return series_at(site, name, view.series.link) if view.series else None
