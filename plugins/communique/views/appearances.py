"""Everything that names a person, an organisation or a place: by kind and year."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from communique.collections.index import Index
from communique.model.site import Item
from communique.views.cards import EventCard, event_cards
from communique.views.item import Mentions
from communique.views.subscribing import CalendarLine, calendar_of
from communique.views.years import YearOf, by_year

ORDER = ("event", "agreement", "news", "prize", "coverage", "place", "page")


class Appearances(Struct, frozen=True):
    """What names an item: the events to come, then the past and the other kinds, newest first."""

    coming: tuple[EventCard, ...]
    calendar: CalendarLine | None
    """That of its events; None where it has none."""
    kinds: tuple[tuple[str, tuple[YearOf, ...]], ...]
    """(kind, its years)"""


def appearances(index: Index, item: Item, mentions: Iterable[Mentions]) -> Appearances:
    """Those of an item, from what names it; `mentions` may be without kinds that stand elsewhere."""
    coming, past = (
        event_cards(index.site, keys, item.lang) for keys in index.events_with(item.key)
    )
    by_kind = {group.kind: group.cards for group in mentions} | {"event": past}
    order = sorted(by_kind, key=lambda kind: (ORDER.index(kind) if kind in ORDER else 99, kind))
    return Appearances(
        coming,
        calendar_of(index, item.lang, item.key),
        tuple((kind, by_year(by_kind[kind])) for kind in order if by_kind[kind]),
    )
