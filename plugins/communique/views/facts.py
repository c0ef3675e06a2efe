"""What an event promises those who come, and a call those who enter: time, place and state, in no
language."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import fields

from communique.collections.calls import call_of
from communique.collections.index import Index
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site, original
from communique.model.values import Venue
from communique.views.calendars import uid

VERSION = 1


class EventFacts(Struct, frozen=True):
    """`starts` and `ends` as writers type them, `place` the key of the place's file or its name in
    words, `online` whether it can be followed from afar, `closes` the last day of registration. `ends`,
    `place`, `room` and `closes` may be empty."""

    uid: str
    key: str
    url: str
    starts: str
    ends: str
    timezone: str
    place: str
    room: str
    online: bool
    state: str
    sequence: int
    closes: str = ""

    @property
    def span(self) -> Span:
        ends = Moment.read(self.ends) if self.ends else None
        return Span(Moment.read(self.starts), ends, self.timezone)


class CallFacts(Struct, frozen=True):
    """A prize's call for entries by its round, with its last day as writers type it."""

    key: str
    year: int
    url: str
    closes: str


class Facts(Struct, frozen=True):
    """What a site promises."""

    events: tuple[EventFacts, ...]
    calls: tuple[CallFacts, ...] = ()


class UnfitFacts(ValueError):
    """What is no file of facts of ours."""


def all_facts(index: Index) -> Facts:
    """Those of every published event and call, in the order of their keys."""
    site = index.site
    return Facts(
        tuple(_facts(index, key) for key in sorted(index.events())),
        tuple(call_facts(site, original(site.items[k]), year) for k, year in index.dated_calls()),
    )


def call_facts(site: Site, prize: Item, year: int) -> CallFacts:
    url = site.settings.absolute(prize.address)
    return CallFacts(prize.key, year, url, str(call_of(prize, year).closes))


def _facts(index: Index, key: str) -> EventFacts:
    site = index.site
    return site.part(("event facts", key), lambda: event_facts(site, original(site.items[key])))


def event_facts(site: Site, item: Item) -> EventFacts:
    event = item.facts
    venue = None if event.has_moved_online else event.venue
    return EventFacts(
        uid=uid(site, item),
        key=item.key,
        url=site.settings.absolute(item.address),
        starts=str(event.starts),
        ends=str(event.ends) if event.ends else "",
        timezone=event.span.zone_name,
        place=_place(site, venue) if venue else "",
        room=venue.room if venue else "",
        online=bool(event.online or event.livestream or event.has_moved_online),
        state=event.state,
        sequence=event.sequence,
        closes=_closes(event),
    )


def _closes(event: Any) -> str:
    closes = event.registration.closes if event.registration else None
    return str(closes) if closes else ""


def _place(site: Site, venue: Venue) -> str:
    keys = site.find(venue.place, ("place",)) if venue.place else ()
    words = dict.fromkeys((venue.place, venue.name, venue.address, venue.city, venue.country))
    return keys[0] if keys else ", ".join(word for word in words if word)


def read_facts(data: Any) -> Facts:
    """The facts in what a file of them holds. Raises UnfitFacts."""
    try:
        if data["version"] != VERSION:
            raise UnfitFacts("it is of another version")
        # Files of before there were any do not tell when registrations and calls close.
        events = ({"closes": "", **one} for one in data["events"])
        names = [field.name for field in fields(EventFacts)]
        found = tuple(EventFacts(*(one[name] for name in names)) for one in events)
        calls = tuple(CallFacts(**one) for one in data.get("calls", ()))
        _ = [(facts.span.begin, facts.sequence + 1) for facts in found]
        _ = [(Moment.read(call.closes), call.year + 1) for call in calls]
    except UnfitFacts:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UnfitFacts("it does not hold the facts of a site") from error
    return Facts(found, calls)
