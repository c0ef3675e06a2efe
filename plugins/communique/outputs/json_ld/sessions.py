"""The sessions of a programme, as parts of their event."""

from __future__ import annotations

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled, lasting, people
from communique.outputs.json_ld.taking_place import TakingPlace, status
from communique.views.cards import EventCard
from communique.views.event import EventView, SessionLine


def sessions(site: Site, view: EventView, at: TakingPlace) -> list[Data]:
    """In order of time. Where some say that they can be followed from afar, the others cannot."""
    lines = [line for day in view.programme for line in day.sessions]
    tell = any(line.online for line in lines)
    return [_session(site, view, line, at, tell) for line in lines]


def _session(site: Site, view: EventView, line: SessionLine, at: TakingPlace, tell: bool) -> Data:
    state = view.card.state if isinstance(view.card, EventCard) else "scheduled"
    return filled(
        {
            "@type": "Event",
            "name": line.title,
            "description": line.summary,
            "url": f"{view.head.canonical}#{line.anchor}",
            **lasting(line.span),
            "eventStatus": status(state),
            **at.at(_address(view, line, at, tell), line.room),
            "performer": people(site, line.people),
        }
    )


def _address(view: EventView, line: SessionLine, at: TakingPlace, tell: bool) -> str:
    """Where a session can be followed: at its own address, else at its event's."""
    if line.online == "yes":
        return at.address or view.head.canonical
    if line.online:
        return line.online
    return "" if tell and at.where else at.address
