"""Cards: the little that lists, feeds and calendars show of an item, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.agenda import Phase, phase_of
from communique.collections.agreements import Standing, standing
from communique.collections.assets import asset_address, beside, may_show, photos_of
from communique.collections.pictures import renditions
from communique.collections.posts import is_held
from communique.collections.revisions import updated_at
from communique.model.asking import note
from communique.model.moments import Moment, Span, zone
from communique.model.site import File, Item, Site, original
from communique.model.values import Photo, Venue
from communique.views.often import often
from communique.views.recurrence import next_date
from communique.views.zones import zone_label


class Link(Struct, frozen=True):
    """A name with an address; `lang` where the target is in another language than the page."""

    title: str
    url: str = ""
    lang: str = ""


class Source(Struct, frozen=True):
    """A format in which browsers may have a picture: its media type and `srcset`."""

    type: str
    srcset: str


class Original(Struct, frozen=True):
    """A picture's own file, for readers to take. `length` in bytes; `format` is its extension."""

    url: str
    length: int
    format: str


class Picture(Struct, frozen=True):
    """A picture that may be shown, with its rights. `url` is what every browser and other site can
    show, `sources` what browsers choose from before. Width and height in pixels, 0 if unknown."""

    path: str
    """The content path of its file."""
    url: str
    absolute_url: str
    sources: tuple[Source, ...]
    alt: str
    caption: str
    credit: str
    rights: str
    width: int
    height: int
    focus: str
    original: Original | None

    @property
    def across(self) -> int:
        """What to keep when it is cropped, in steps of 5 per cent: the style sheet has a class each."""
        return _step(self.focus.split()[0])

    @property
    def down(self) -> int:
        return _step(self.focus.split()[1])


class Where(Struct, frozen=True):
    """A venue in words. `link` is the place's page where it has one."""

    name: str
    address: str
    city: str
    country: str
    country_code: str
    room: str
    link: Link | None
    latitude: float | None
    longitude: float | None
    comma: str = ", "

    @property
    def line(self) -> str:
        """Name, city and country, each once."""
        parts = dict.fromkeys(part for part in (self.name, self.city, self.country) if part)
        return self.comma.join(parts)

    @property
    def whole_line(self) -> str:
        """With room and address, as calendars tell it."""
        parts = (self.room, self.name, self.address, self.city, self.country)
        return ", ".join(dict.fromkeys(part for part in parts if part))


class Card(Struct, frozen=True):
    """What a list shows of any item. `lang` is the language it is shown in, `foreign_lang` the
    same where it differs from the list's, for the `lang` attribute. `key` is its identity."""

    key: str
    kind: str
    lang: str
    dir: str
    foreign_lang: str
    url: str
    title: str
    summary: str
    date: Moment | None
    published_at: datetime | None
    updated_at: datetime | None
    picture: Picture | None


class EventCard(Card, frozen=True):
    span: Span
    zone: str
    """What readers call its time zone: `Geneva, UTC+1`; empty for whole days."""
    phase: Phase
    state: str
    former_start: Moment | None
    format: str
    where: Where | None
    online: str
    sequence: int
    edition: int | None
    repeats: str = ""
    """How often, of an event that repeats; the span is that of its next date."""


class AgreementCard(Card, frozen=True):
    type: str
    parties: tuple[Link, ...]
    standing: Standing
    expected: Moment | None
    signed: Moment | None
    ends: Moment | None


class CoverageCard(Card, frozen=True):
    publisher: str
    link: str
    language: str


class PersonCard(Card, frozen=True):
    role: str


class OrganisationCard(Card, frozen=True):
    short: str
    type: str
    city: str
    country: str


class PlaceCard(Card, frozen=True):
    city: str
    country: str


def card(site: Site, item: Item, lang: str) -> Card:
    """The card of `item` for a page in `lang`."""
    return site.once((card, item.key, item.lang, lang), lambda: _card(site, item, lang))


def _card(site: Site, item: Item, lang: str) -> Card:
    # It is kept for others, who need not have looked the item up.
    note("item", item.key)
    kind, own = _OWN.get(item.kind, _plain)(site, item, lang)
    return kind(**_common(site, item, lang), **own)


def cards(site: Site, keys: Iterable[str], lang: str) -> tuple[Card, ...]:
    """The cards of items, each in the reader's language where there is one."""
    return tuple(card(site, site.best(key, lang), lang) for key in keys)


def event_cards(site: Site, keys: Iterable[str], lang: str) -> tuple[EventCard, ...]:
    """The cards of events."""
    return cast(tuple[EventCard, ...], cards(site, keys, lang))


def link_to(site: Site, item: Item, lang: str) -> Link:
    """A link to an item from a page in `lang`."""
    return Link(
        item.title, site.settings.href(item.address), item.lang if item.lang != lang else ""
    )


def reference(site: Site, name: str, lang: str, *kinds: str) -> Link | None:
    """A link to the item that a reference names; None where it is held back or none is named."""
    item = site.referred(name, lang, kinds) if name else None
    return link_to(site, item, lang) if item else None


def links(site: Site, names: tuple[str, ...], lang: str, *kinds: str) -> tuple[Link, ...]:
    """Links to the items that references name, without those held back."""
    found = (reference(site, name, lang, *kinds) for name in names)
    return tuple(link for link in found if link)


def picture(site: Site, item: Item, photo: Photo) -> Picture | None:
    """A photo as it may be shown; None where its rights have run out."""
    first = original(site.items[item.key])
    path = beside(first, photo.file)
    file = site.files.get(path)
    if file is None or not may_show(photo, site):
        return None
    own = asset_address(site, item.key, photo.file)
    made = renditions(site.settings, file, photo.file)
    address = made.plain.address if made else own
    return Picture(
        path=path,
        url=site.settings.href(address),
        absolute_url=site.settings.absolute(address),
        sources=tuple(Source(*one) for one in made.sources(site.settings)) if made else (),
        alt=photo.alt,
        caption=photo.caption,
        credit=photo.credit,
        rights=photo.rights,
        width=made.plain.width if made else file.width,
        height=made.plain.height if made else file.height,
        focus=photo.focus,
        original=_original(site, own, file) if photo.download else None,
    )


def lead_picture(site: Site, item: Item) -> Picture | None:
    """The first picture of an item that may be shown."""
    pictures = (picture(site, item, photo) for _, photo in photos_of(item.facts))
    return next((shown for shown in pictures if shown), None)


def shared_picture(site: Site, item: Item) -> Picture | None:
    """The first picture of an item that other sites can show: they take no SVG."""
    pictures = (picture(site, item, photo) for _, photo in photos_of(item.facts))
    return next((one for one in pictures if one and not one.url.lower().endswith(".svg")), None)


def _original(site: Site, address: str, file: File) -> Original:
    return Original(site.settings.href(address), file.length, address.rpartition(".")[2].upper())


def _step(per_cent: str) -> int:
    return (int(per_cent) + 2) // 5 * 5


def where(site: Site, venue: Venue | None, lang: str) -> Where | None:
    """A venue in words, the facts of its place filled in."""
    if venue is None:
        return None
    language = site.language(lang)
    place = site.referred(venue.place, lang, ("place",)) if venue.place else None
    facts = place.facts if place else None
    code = venue.country or (facts.country if facts else "")
    point = venue.coordinates or (facts.coordinates if facts else None)
    return Where(
        name=venue.name or (place.title if place else ""),
        address=venue.address or (facts.address if facts else ""),
        city=venue.city or (facts.city if facts else ""),
        country=language.country(code) if code else "",
        country_code=code,
        room=venue.room,
        link=link_to(site, place, lang) if place else None,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        comma=language.comma,
    )


def _common(site: Site, item: Item, lang: str) -> dict[str, Any]:
    return {
        "key": item.key,
        "kind": item.kind,
        "lang": item.lang,
        "dir": site.language(item.lang).dir,
        "foreign_lang": item.lang if item.lang != lang else "",
        "url": site.settings.href(item.address),
        "title": item.title,
        "summary": item.summary,
        "date": item.facts.date,
        "published_at": site.published_at(item),
        "updated_at": updated_at(site, item),
        "picture": lead_picture(site, item),
    }


Own = tuple[type[Card], dict[str, Any]]
"""The class of a card, and what it has beyond the common fields."""


def _plain(site: Site, item: Item, lang: str) -> Own:
    return Card, {}


def _event(site: Site, item: Item, lang: str) -> Own:
    facts = item.facts
    if facts.repeats:
        return EventCard, _repeating(site, item, lang)
    return EventCard, {
        "span": facts.span,
        "zone": zone_label(site, item, lang) if facts.starts.has_time else "",
        "phase": phase_of(facts, site.has_passed),
        "state": facts.state,
        "former_start": facts.former_start,
        "format": facts.format,
        "where": None if facts.has_moved_online else where(site, facts.venue, lang),
        "online": facts.online or ("yes" if facts.has_moved_online else ""),
        "sequence": facts.sequence,
        "edition": facts.edition,
    }


def _repeating(site: Site, item: Item, lang: str) -> dict[str, Any]:
    """An event that repeats: its next date, and how often it takes place."""
    date = next_date(site, item)
    _, own = _event(
        site, replace(date, facts=date.facts.model_copy(update={"repeats": None})), lang
    )
    facts = item.facts
    return {
        **own,
        "state": facts.state,
        "former_start": facts.former_start,
        "where": None if facts.has_moved_online else where(site, facts.venue, lang),
        "online": facts.online or ("yes" if facts.has_moved_online else ""),
        "sequence": facts.sequence,
        "repeats": often(site, facts, lang),
    }


def _agreement(site: Site, item: Item, lang: str) -> Own:
    facts = item.facts
    return AgreementCard, {
        "type": facts.type,
        "parties": links(site, facts.parties, lang, "organisation"),
        "standing": standing(facts, site.has_passed, zone(site.settings.timezone)),
        "expected": facts.expected,
        "signed": facts.signed,
        "ends": facts.ends,
    }


def _coverage(site: Site, item: Item, lang: str) -> Own:
    facts = item.facts
    return CoverageCard, {
        "publisher": facts.publisher,
        "link": facts.link,
        "language": facts.language,
    }


def _person(site: Site, item: Item, lang: str) -> Own:
    role = next((role for role in item.facts.roles if is_held(role, site)), None)
    at = reference(site, role.organisation, lang, "organisation") if role else None
    parts = [role.title, at.title if at else role.at] if role else []
    return PersonCard, {"role": ", ".join(part for part in parts if part)}


def _organisation(site: Site, item: Item, lang: str) -> Own:
    facts = item.facts
    return OrganisationCard, {"short": facts.short, "type": facts.type, **_seat(site, facts, lang)}


def _place(site: Site, item: Item, lang: str) -> Own:
    return PlaceCard, _seat(site, item.facts, lang)


def _seat(site: Site, facts: Any, lang: str) -> dict[str, str]:
    country = site.language(lang).country(facts.country) if facts.country else ""
    return {"city": facts.city, "country": country}


_OWN = {
    "event": _event,
    "agreement": _agreement,
    "coverage": _coverage,
    "person": _person,
    "organisation": _organisation,
    "place": _place,
}
