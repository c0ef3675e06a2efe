"""Whether, how and where an event takes place: what its sessions and dates have from it."""

from __future__ import annotations

from msgspec import Struct

from communique.outputs.json_ld.parts import Data, place
from communique.views.cards import EventCard, Where

_STATES = {
    "scheduled": "EventScheduled",
    "rescheduled": "EventRescheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "moved-online": "EventMovedOnline",
}


class TakingPlace(Struct, frozen=True):
    """Where one can go, and the address at which it can be followed; either may be missing."""

    where: Where | None
    address: str

    @property
    def told(self) -> Data:
        return self.at(self.address)

    def at(self, address: str, room: str = "") -> Data:
        """The same with another address to follow it at, and in a room."""
        there = place(self.where, room) if self.where else {}
        afar = {"@type": "VirtualLocation", "url": address} if address else {}
        return {
            "eventAttendanceMode": _attendance(bool(there), bool(afar)),
            "location": [found for found in (there, afar) if found],
        }


def taking_place(card: EventCard, livestream: str, page: str) -> TakingPlace:
    """The address is the page's own where none is public; empty where nobody can follow it."""
    if not (card.online or livestream):
        return TakingPlace(card.where, "")
    public = card.online if card.online != "yes" else ""
    return TakingPlace(card.where, public or livestream or page)


def status(state: str) -> str:
    return f"https://schema.org/{_STATES[state]}"


def _attendance(is_there: bool, is_online: bool) -> str | None:
    """How one takes part; None where neither a place nor an address is known."""
    if not (is_there or is_online):
        return None
    mode = "Mixed" if is_there and is_online else "Online" if is_online else "Offline"
    return f"https://schema.org/{mode}EventAttendanceMode"
