"""The name by which readers know a time zone: the city where it counts, and not the city by which the
database of zones happens to call it. Geneva has the time of Europe/Zurich, and its readers say Geneva."""

from __future__ import annotations

from communique.model import locales
from communique.model.event import Event
from communique.model.site import Item, Site


def zone_label(site: Site, item: Item, lang: str) -> str:
    """An event's zone: the event's own city where that is sure, else the zone's, and the distance
    from UTC on that day."""
    event: Event = item.facts
    return site.language(lang).zone_label(event.span, _own_city(site, event, item.lang, lang))


def zone_city(site: Site, place: Item) -> str:
    """The city that names the zone of a place, in the language of its page."""
    facts, settings = place.facts, site.settings
    city = facts.city if facts.timezone else ""
    return _in_language(site, city, place.lang, facts.timezone or settings.timezone, place.lang)


def _own_city(site: Site, event: Event, told_in: str, lang: str) -> str:
    """The city that the event is in; the zone's where its time may be another one."""
    venue, span = event.venue, event.span
    place = site.referred(venue.place, lang, ("place",)) if venue and venue.place else None
    city, country, is_there = (venue.city, venue.country, False) if venue else ("", "", False)
    if place and not city:
        city, country, told_in = place.facts.city, place.facts.country, place.lang
        is_there = place.facts.timezone == span.zone_name
    if not is_there and not locales.is_time_of(country, span.zone_name, span.begin):
        city = ""
    return _in_language(site, city, told_in, span.zone_name, lang)


def _in_language(site: Site, city: str, told_in: str, zone_name: str, lang: str) -> str:
    """The city as the language calls it, where it is the one that the zone is named after."""
    named_after = site.language(told_in).city_of(zone_name)
    return site.language(lang).city_of(zone_name) if city in ("", named_after) else city
