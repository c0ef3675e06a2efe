"""The register of agreements: in which state each one stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from zoneinfo import ZoneInfo

from communique.collections.agenda import HasPassed
from communique.model.agreement import Agreement
from communique.model.site import Item

Standing = Literal["planned", "in force", "ended"]


def standing(agreement: Agreement, has_passed: HasPassed, zone: ZoneInfo) -> Standing:
    """Planned until it is signed, ended after its last day, in force between."""
    if agreement.signed is None or not has_passed(agreement.signed.at(zone)):
        return "planned"
    return "ended" if agreement.ends and has_passed(agreement.ends.until(zone)) else "in force"


def register(agreements: Iterable[Item]) -> tuple[Item, ...]:
    """Agreements by the time of signing, or of its expectation, newest first."""

    def order(item: Item) -> tuple[str, str]:
        when = item.facts.signed or item.facts.expected or item.facts.date
        return (when.first.isoformat() if when else "", item.key)

    return tuple(sorted(agreements, key=order, reverse=True))
