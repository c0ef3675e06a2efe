"""What things of several types hold: times, places, links, the publisher."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from communique.model.moments import Moment, Span
from communique.model.site import Site
from communique.views.cards import Link, Picture, Where
from communique.views.item import PersonLine

Data = dict[str, Any]


def filled(data: Data) -> Data:
    """Without what is empty; an object of which only its type is left is empty too."""
    kept = {key: value for key, value in data.items() if value or isinstance(value, (int, float))}
    return kept if kept.keys() - {"@type"} else {}


def time(span: Span, moment: Moment | None) -> str | None:
    """A date, a month, or a wall time with the offset that its zone has on that day."""
    if moment is None:
        return None
    return moment.at(span.zone).isoformat() if moment.has_time else moment.isoformat()


def image(picture: Picture | None) -> str | None:
    return picture.absolute_url if picture else None


def whole(site: Site, link: Link) -> str:
    """The whole address of a link; those to the outside are whole already."""
    if not link.url.startswith("/"):
        return link.url
    return site.settings.absolute(link.url.removeprefix(site.settings.base))


def publisher(site: Site, lang: str) -> Data:
    """Who publishes the site: the organisation that the settings name, else the site's name."""
    return site.once((publisher, lang), lambda: _publisher(site, lang))


def _publisher(site: Site, lang: str) -> Data:
    name = site.settings.publisher
    item = site.referred(name, lang, ("organisation",)) if name else None
    if item is None:
        return {"@type": "Organization", "name": site.settings.name(lang)}
    return {
        "@type": "Organization",
        "@id": site.settings.tag_uri(item.key),
        "name": item.title,
        "url": site.settings.absolute(item.address),
    }


def organisation_at(site: Site, link: Link) -> Data:
    return filled({"@type": "Organization", "name": link.title, "url": whole(site, link)})


def people(site: Site, lines: Iterable[PersonLine]) -> list[Data]:
    links = (line.link for line in lines)
    return [filled({"@type": "Person", "name": at.title, "url": whole(site, at)}) for at in links]


def place(where: Where) -> Data:
    address = {
        "@type": "PostalAddress",
        "streetAddress": where.address,
        "addressLocality": where.city,
        "addressCountry": where.country_code,
    }
    geo = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return filled(
        {
            "@type": "Place",
            "name": where.name or where.city or where.country,
            "address": filled(address),
            "geo": geo if where.latitude is not None else None,
        }
    )
