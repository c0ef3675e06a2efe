"""EventSeries: a series of events with its editions."""

from __future__ import annotations

from msgspec.structs import replace

from communique.model.site import Site
from communique.outputs.json_ld.parts import Data, filled, lasting, whole
from communique.outputs.json_ld.taking_place import status, taking_place
from communique.views.cards import EventCard, Link
from communique.views.lists import SeriesView


def series_at(site: Site, name: str, link: Link) -> Data:
    """A series, as the pages of its events name it."""
    return {
        "@type": "EventSeries",
        "@id": site.settings.tag_uri(f"series/{name}"),
        "name": link.title,
        "url": whole(site, link),
    }


def series(site: Site, view: SeriesView) -> Data:
    """The page of a series, with the editions that it lists."""
    head = view.head
    name = head.address.rstrip("/").rpartition("/")[2]
    return {
        **series_at(site, name, Link(head.title, head.url)),
        "description": view.about,
        "subEvent": [_edition(site, card) for card in (*view.coming, *view.past)],
    }


def _edition(site: Site, card: EventCard) -> Data:
    """As its card shows it: without the street."""
    if card.where:
        card = replace(card, where=replace(card.where, address=""))
    url = whole(site, Link(card.title, card.url))
    return filled(
        {
            "@type": "Event",
            "@id": site.settings.tag_uri(card.key),
            "name": card.title,
            "url": url,
            **lasting(card.span),
            "eventStatus": status(card.state),
            **taking_place(card, "", url).told,
        }
    )
