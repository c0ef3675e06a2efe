"""Cards year by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct

from communique.views.cards import AgreementCard, Card, EventCard


class YearOf(Struct, frozen=True):
    """What is of a year; None where it is not known."""

    year: int | None
    cards: tuple[Card, ...]


def by_year(cards: Iterable[Card]) -> tuple[YearOf, ...]:
    """The last year first, what is of none at the end; within a year the order stays."""
    ordered = sorted(cards, key=lambda card: _year(card) or 0, reverse=True)
    return tuple(YearOf(year, tuple(group)) for year, group in groupby(ordered, _year))


def _year(card: Card) -> int | None:
    if isinstance(card, EventCard):
        return card.span.first_day.year
    if isinstance(card, AgreementCard):
        when = card.signed or card.expected or card.date
        return when.day.year if when else None
    return card.date.day.year if card.date else None
