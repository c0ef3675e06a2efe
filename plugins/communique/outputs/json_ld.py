"""Structured data (schema.org as JSON-LD) of a page, from what the page itself shows."""

from __future__ import annotations

import json
from typing import Any

from communique.model.moments import Moment, Span
from communique.model.site import Site
from communique.views.cards import EventCard, Link, Picture, Where
from communique.views.event import EventView, SessionLine
from communique.views.head import Head
from communique.views.home import HomeView
from communique.views.kinds import NewsView, OrganisationView, PersonView

Data = dict[str, Any]
_STATES = {
    "scheduled": "EventScheduled",
    "rescheduled": "EventRescheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "moved-online": "EventMovedOnline",
}


def script_text(site: Site, view: Any) -> str:
    """The text of a `script type="application/ld+json"` element, safe inside HTML; empty for pages
    that have no structured data."""
    graph = [data for data in (_thing(site, view), _breadcrumbs(site, view.head)) if data]
    if not graph:
        return ""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _thing(site: Site, view: Any) -> Data | None:
    for kind, make in _MAKERS:
        if isinstance(view, kind):
            return _filled(make(site, view))
    return None


def _news(site: Site, view: NewsView) -> Data:
    card = view.card
    return {
        "@type": "NewsArticle",
        "@id": site.settings.tag_uri(card.key),
        "headline": card.title,
        "description": card.summary,
        "url": view.head.canonical,
        "mainEntityOfPage": view.head.canonical,
        "inLanguage": card.lang,
        "datePublished": card.published_at and card.published_at.isoformat(),
        "dateModified": card.updated_at and card.updated_at.isoformat(),
        "image": [picture.absolute_url for picture in view.pictures],
        "author": _publisher(site, card.lang),
        "publisher": _publisher(site, card.lang),
        "about": [_filled({"@type": "Person", "name": line.link.title, "url": _whole(site, line.link)}) for line in view.people],
    }


def _event(site: Site, view: EventView) -> Data:
    card = view.card
    assert isinstance(card, EventCard)
    return {
        "@type": "Event",
        "@id": site.settings.tag_uri(card.key),
        "name": card.title,
        "description": card.summary,
        "url": view.head.canonical,
        "inLanguage": card.lang,
        "startDate": _time(card.span, card.span.starts),
        "endDate": _time(card.span, card.span.ends),
        "previousStartDate": _time(card.span, card.former_start) if card.state == "rescheduled" else None,
        "eventStatus": f"https://schema.org/{_STATES[card.state]}",
        "eventAttendanceMode": f"https://schema.org/{_attendance(card)}",
        "location": _locations(view, card),
        "image": [picture.absolute_url for picture in view.pictures],
        "organizer": [_organisation(site, link) for link in view.organisers] or [_publisher(site, card.lang)],
        "performer": [_filled({"@type": "Person", "name": line.link.title, "url": _whole(site, line.link)}) for line in view.people],
        "subEvent": [_session(view, line) for day in view.programme for line in day.sessions],
        "superEvent": {"@type": "EventSeries", "name": view.series.link.title} if view.series else None,
    }


def _session(view: EventView, line: SessionLine) -> Data:
    card = view.card
    assert isinstance(card, EventCard)
    return _filled(
        {
            "@type": "Event",
            "name": line.title,
            "description": line.summary,
            "startDate": _time(line.span, line.span.starts),
            "endDate": _time(line.span, line.span.ends),
            "eventStatus": f"https://schema.org/{_STATES[card.state]}",
            "location": _locations(view, card),
            "performer": [{"@type": "Person", "name": person.link.title} for person in line.people],
        }
    )


def _person(site: Site, view: PersonView) -> Data:
    return {
        "@type": "Person",
        "@id": site.settings.tag_uri(view.card.key),
        "name": view.card.title,
        "description": view.card.summary,
        "url": view.head.canonical,
        "image": _image(view.portrait),
        "jobTitle": [post.title for post in view.posts if not post.ends],
        "worksFor": [_organisation(site, post.at) for post in view.posts if post.at.title and not post.ends],
        "sameAs": view.website,
    }


def _organisation_page(site: Site, view: OrganisationView) -> Data:
    card = view.card
    return {
        "@type": "Organization",
        "@id": site.settings.tag_uri(card.key),
        "name": card.title,
        "alternateName": getattr(card, "short", ""),
        "description": card.summary,
        "url": view.head.canonical,
        "sameAs": view.website,
        "logo": _image(view.logo),
        "address": _filled({"@type": "PostalAddress", "addressLocality": getattr(card, "city", ""), "addressCountry": getattr(card, "country", "")}),
    }


def _home(site: Site, view: HomeView) -> Data:
    return {
        "@type": "WebSite",
        "name": site.settings.name(view.head.lang),
        "description": site.settings.tagline(view.head.lang),
        "url": view.head.canonical,
        "inLanguage": view.head.lang,
        "publisher": _publisher(site, view.head.lang),
    }


_MAKERS: tuple[tuple[type, Any], ...] = (
    (NewsView, _news),
    (EventView, _event),
    (PersonView, _person),
    (OrganisationView, _organisation_page),
    (HomeView, _home),
)


def _breadcrumbs(site: Site, head: Head) -> Data | None:
    if not head.crumbs:
        return None
    trail = [*((link.title, _whole(site, link)) for link in head.crumbs), (head.title, head.canonical)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": url}
            for number, (name, url) in enumerate(trail, 1)
        ],
    }


def _publisher(site: Site, lang: str) -> Data:
    item = site.referred(site.settings.publisher, lang, ("organisation",)) if site.settings.publisher else None
    if item is None:
        return {"@type": "Organization", "name": site.settings.name(lang)}
    return {"@type": "Organization", "@id": site.settings.tag_uri(item.key), "name": item.title, "url": site.settings.absolute(item.address)}


def _organisation(site: Site, link: Link) -> Data:
    return _filled({"@type": "Organization", "name": link.title, "url": _whole(site, link)})


def _locations(view: EventView, card: EventCard) -> Data | list[Data] | None:
    found = []
    if card.where and card.state != "moved-online":
        found.append(_place(card.where))
    if card.online or view.livestream or card.state == "moved-online":
        url = view.livestream or (card.online if card.online != "yes" else "") or view.head.canonical
        found.append({"@type": "VirtualLocation", "url": url})
    return found[0] if len(found) == 1 else found or None


def _place(where: Where) -> Data:
    address = {
        "@type": "PostalAddress",
        "streetAddress": where.address,
        "addressLocality": where.city,
        "addressCountry": where.country_code,
    }
    geo = {"@type": "GeoCoordinates", "latitude": where.latitude, "longitude": where.longitude}
    return _filled(
        {
            "@type": "Place",
            "name": where.name or where.city,
            "address": _filled(address),
            "geo": geo if where.latitude is not None else None,
        }
    )


def _attendance(card: EventCard) -> str:
    if card.state == "moved-online" or (card.online and not card.where):
        return "OnlineEventAttendanceMode"
    return "MixedEventAttendanceMode" if card.online else "OfflineEventAttendanceMode"


def _time(span: Span, moment: Moment | None) -> str | None:
    """A date, a month, or a wall time with the offset that its zone has on that day."""
    if moment is None:
        return None
    return moment.at(span.zone).isoformat() if moment.has_time else moment.isoformat()


def _image(picture: Picture | None) -> str | None:
    return picture.absolute_url if picture else None


def _whole(site: Site, link: Link) -> str:
    if not link.url.startswith("/"):
        return link.url
    return site.settings.absolute(link.url.removeprefix(site.settings.base))


def _filled(data: Data) -> Data:
    """Without what is empty; an object of which only its type is left is empty too."""
    kept = {key: value for key, value in data.items() if value not in (None, "", [], {}, ())}
    return kept if set(kept) - {"@type"} else {}
