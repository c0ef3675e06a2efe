"""What things of several types hold: times, places, links, the publisher."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from communique.model.moments import Moment, Span
from communique.model.site import Site
from communique.outputs.json_ld.licences import licence
from communique.views.cards import Link, Picture, Where
from communique.views.item import ItemView, PersonLine

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


def lasting(span: Span) -> Data:
    """When something begins and ends."""
    return {"startDate": time(span, span.starts), "endDate": time(span, span.ends)}


def image(picture: Picture | None) -> Data:
    """A picture with who made it and on what terms."""
    if picture is None:
        return {}
    return filled(
        {
            "@type": "ImageObject",
            "contentUrl": picture.absolute_url,
            "creditText": picture.credit,
            "license": licence(picture.rights),
        }
    )


def images(view: ItemView) -> list[Data]:
    """Those of an item's page in their order, those in the text last."""
    return [image(picture) for picture in (*view.pictures, *view.placed)]


def page_of(site: Site, view: ItemView, type_: str) -> Data:
    """What every item's page tells of its item: what it is, and where it stands."""
    return {
        "@type": type_,
        "@id": site.settings.tag_uri(view.card.key),
        "name": view.card.title,
        "description": view.card.summary,
        "url": view.head.canonical,
    }


def dated(view: ItemView) -> Data:
    """When a text was published, and when it last changed in substance."""
    card = view.card
    return {
        "datePublished": card.published_at and card.published_at.isoformat(),
        "dateModified": card.updated_at and card.updated_at.isoformat(),
    }


def whole(site: Site, link: Link) -> str:
    """The whole address of a link; those to the outside are whole already."""
    if not link.url.startswith("/"):
        return link.url
    return site.settings.absolute(link.url.removeprefix(site.settings.base))


def publisher(site: Site, lang: str) -> Data:
    """Who publishes the site: the organisation that the settings name, else the site by its name."""
    return site.once((publisher, lang), lambda: _publisher(site, lang))


def _publisher(site: Site, lang: str) -> Data:
    item = site.publisher(lang)
    if item is None:
        home = site.settings.absolute(site.settings.prefix(lang) + "/")
        return {"@type": "Organization", "name": site.settings.name(lang), "url": home}
    return {
        "@type": "Organization",
        "@id": site.settings.tag_uri(item.key),
        "name": item.title,
        "url": site.settings.absolute(item.address),
    }


def organisation_at(site: Site, link: Link) -> Data:
    return filled({"@type": "Organization", "name": link.title, "url": whole(site, link)})


def organisations(site: Site, links: Iterable[Link]) -> list[Data]:
    return [organisation_at(site, link) for link in links]


def people(site: Site, lines: Iterable[PersonLine]) -> list[Data]:
    links = (line.link for line in lines)
    return [filled({"@type": "Person", "name": at.title, "url": whole(site, at)}) for at in links]


def place(where: Where, room: str = "") -> Data:
    """A venue; with a room it is that room, in the venue. One that has nothing but a name has its
    name for an address, which no place of an event may lack."""
    name = where.name or where.city or where.country
    address = {
        "@type": "PostalAddress",
        "streetAddress": where.address,
        "addressLocality": where.city,
        "addressCountry": where.country_code,
    }
    return filled(
        {
            "@type": "Place",
            "name": room or name,
            "address": filled(address) or name,
            "geo": {} if room else point(where.latitude, where.longitude),
            "containedInPlace": {"@type": "Place", "name": name} if room else None,
        }
    )


def point(latitude: float | None, longitude: float | None) -> Data:
    if latitude is None:
        return {}
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
