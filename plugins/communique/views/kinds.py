"""What the page of each kind of item shows beyond the common."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from communique.collections.assets import photos_of
from communique.collections.calls import is_open
from communique.collections.index import Index
from communique.collections.posts import is_held
from communique.model.languages import utc_offset
from communique.model.moments import Moment
from communique.model.site import Item, Site
from communique.model.values import Contact, Coordinates
from communique.model.zones import offsets, zone
from communique.views.appearances import Appearances, appearances
from communique.views.cards import (
    Card,
    Link,
    PersonCard,
    Picture,
    Where,
    card,
    cards,
    link_to,
    picture,
    reference,
)
from communique.views.event import event_view
from communique.views.head import Page
from communique.views.item import Download, ItemView, PersonLine, common, download, without
from communique.views.lifecycle import ChangeLine, call_line
from communique.views.named import actors, occasions
from communique.views.world_map import Inset, inset
from communique.views.zones import zone_city


class NewsView(ItemView, frozen=True):
    subtitle: str
    dateline: str
    contacts: tuple[Contact, ...]
    boilerplate: str
    occasions: tuple[Card, ...]
    """What it belongs to."""
    actors: tuple[Link, ...]
    """Whom its text names."""
    newer: Link | None
    older: Link | None


class AgreementView(ItemView, frozen=True):
    place: Where | Link | None
    signatories: tuple[PersonLine, ...]
    renewed: Moment | None
    document: Download | None


class Round(Struct, frozen=True):
    """One round of a prize."""

    year: int
    opens: Moment | None
    closes: Moment | None
    call_url: str
    shortlist: tuple[str, ...]
    ceremony: Card | None
    winners: tuple[tuple[Link, str, str], ...]
    """(winner, category, for what)"""
    is_open: bool
    """Whether its call takes entries at the moment of the build."""
    extended: tuple[ChangeLine, ...] = ()
    """That its call was extended, the last one first."""


class PrizeView(ItemView, frozen=True):
    given_by: tuple[Link, ...]
    established: Moment | None
    rounds: tuple[Round, ...]


class CoverageView(ItemView, frozen=True):
    rights: str
    excerpt: str


class Post(Struct, frozen=True):
    """A post that a person holds or held."""

    title: str
    at: Link
    starts: Moment | None
    ends: Moment | None
    is_held: bool
    """At the moment of the build."""


class PersonView(ItemView, frozen=True):
    appearances: Appearances
    portrait: Picture | None
    posts: tuple[Post, ...]
    website: str


class OrganisationView(ItemView, frozen=True):
    appearances: Appearances
    map: Inset | None
    logo: Picture | None
    joined: Moment | None
    website: str
    email: str
    coordinates: Coordinates | None
    people: tuple[PersonLine, ...]
    members: tuple[PersonCard, ...]
    """People who hold or held a post in it."""
    offices: tuple[Card, ...]
    """The offices of whoever publishes the site."""


class PlaceView(ItemView, frozen=True):
    appearances: Appearances
    map: Inset | None
    organisations: tuple[Card, ...]
    """Those in its city."""
    address: str
    coordinates: Coordinates | None
    timezone: str
    zone_city: str
    """The city that the zone is named after."""
    offsets: tuple[str, ...]
    """How far its clocks are from UTC in the course of a year: UTC+1, UTC+2."""


class StandingView(ItemView, frozen=True):
    contacts: tuple[Contact, ...]
    boilerplate: str
    kit: tuple[Picture, ...]
    """Pictures that others may take."""


def _news(index: Index, item: Item) -> NewsView:
    facts = item.facts
    newer, older = (
        _neighbour(index, key, item.lang) for key in index.neighbours(item.key, item.lang)
    )
    fields, its_occasions = common(index, item, "news"), occasions(index.site, item)
    told = {card.key for card in its_occasions}
    fields["related"] = tuple(c for c in fields["related"] if c.key not in told)
    fields["mentions"] = tuple(without(fields["mentions"], told))
    return NewsView(
        **fields,
        subtitle=facts.subtitle,
        dateline=facts.dateline,
        contacts=facts.contacts,
        boilerplate=facts.boilerplate,
        occasions=its_occasions,
        actors=actors(index.site, item),
        newer=newer,
        older=older,
    )


def _neighbour(index: Index, key: str | None, lang: str) -> Link | None:
    return link_to(index.site, index.site.items[key][lang], lang) if key else None


def _agreement(index: Index, item: Item) -> AgreementView:
    site, facts, lang = index.site, item.facts, item.lang
    signers = (
        (reference(site, s.person, lang, "person"), reference(site, s.party, lang, "organisation"))
        for s in facts.signatories
    )
    return AgreementView(
        **common(index, item, "agreements"),
        place=reference(site, facts.place, lang, "place"),
        signatories=tuple(
            PersonLine(person, party.title if party else "", False)
            for person, party in signers
            if person
        ),
        renewed=facts.renewed,
        document=download(site, item, facts.document) if facts.document else None,
    )


def _prize(index: Index, item: Item) -> PrizeView:
    site, lang = index.site, item.lang
    given_by = (reference(site, name, lang, "organisation") for name in item.facts.given_by)
    return PrizeView(
        **common(index, item, "prizes"),
        given_by=tuple(link for link in given_by if link),
        established=item.facts.established,
        rounds=tuple(_round(index, item, edition, lang) for edition in item.facts.editions),
    )


def _round(index: Index, item: Item, edition: Any, lang: str) -> Round:
    site, call = index.site, edition.call
    ceremony = site.referred(edition.ceremony, lang, ("event",)) if edition.ceremony else None
    return Round(
        year=edition.year,
        opens=call.opens if call else None,
        closes=call.closes if call else None,
        call_url=call.link if call else "",
        shortlist=edition.shortlist,
        ceremony=card(site, ceremony, lang) if ceremony else None,
        winners=tuple(
            (
                reference(site, w.organisation, lang, "organisation") or Link(w.name),
                w.category,
                w.note,
            )
            for w in edition.winners
        ),
        is_open=is_open(call, site.has_passed, zone(site.settings.timezone)),
        extended=tuple(
            call_line(site, item, edition.year, number, lang)
            for number in range(len(call.extended) if call else 0, 0, -1)
        ),
    )


def _coverage(index: Index, item: Item) -> CoverageView:
    return CoverageView(
        **common(index, item, "coverage"), rights=item.facts.rights, excerpt=item.facts.excerpt
    )


def _person(index: Index, item: Item) -> PersonView:
    site, facts = index.site, item.facts
    fields = common(index, item, "people")
    return PersonView(
        **fields,
        appearances=appearances(index, item, fields["mentions"]),
        portrait=picture(site, item, facts.photo) if facts.photo else None,
        posts=tuple(
            Post(
                role.title,
                reference(site, role.organisation, item.lang, "organisation") or Link(role.at),
                role.starts,
                role.ends,
                is_held(role, site),
            )
            for role in facts.roles
        ),
        website=facts.website,
    )


def _organisation(index: Index, item: Item) -> OrganisationView:
    site, facts = index.site, item.facts
    fields = common(index, item, "organisations")
    held = next((m.cards for m in fields["mentions"] if m.kind == "person"), ())
    fields["mentions"] = tuple(m for m in fields["mentions"] if m.kind != "person")
    return OrganisationView(
        **fields,
        appearances=appearances(index, item, fields["mentions"]),
        map=_map(site, facts.coordinates, fields["card"]),
        logo=picture(site, item, facts.logo) if facts.logo else None,
        joined=facts.joined,
        website=facts.website,
        email=facts.email,
        coordinates=facts.coordinates,
        members=held,
        offices=_offices(index, item),
    )


def _offices(index: Index, item: Item) -> tuple[Card, ...]:
    site = index.site
    publisher = site.publisher(item.lang)
    is_publisher = publisher is not None and publisher.key == item.key
    return cards(site, index.offices(), item.lang) if is_publisher else ()


def _map(site: Site, point: Coordinates | None, shown: Any) -> Inset | None:
    """The land around something, named with its city and country."""
    if point is None:
        return None
    parts = dict.fromkeys(part for part in (shown.title, shown.city, shown.country) if part)
    label = site.language(shown.lang).comma.join(parts)
    return inset(site, point.latitude, point.longitude, label)


def _place(index: Index, item: Item) -> PlaceView:
    site, facts = index.site, item.facts
    fields = common(index, item, "places")
    timezone = facts.timezone or site.settings.timezone
    return PlaceView(
        **fields,
        appearances=appearances(index, item, fields["mentions"]),
        map=_map(site, facts.coordinates, fields["card"]),
        organisations=cards(site, index.organisations_at(item.key), item.lang),
        address=facts.address,
        coordinates=facts.coordinates,
        timezone=timezone,
        zone_city=zone_city(site, item),
        offsets=tuple(utc_offset(offset) for offset in offsets(timezone)),
    )


def _page(index: Index, item: Item) -> StandingView:
    site, facts = index.site, item.facts
    return StandingView(
        **common(index, item, item.slug),
        contacts=facts.contacts,
        boilerplate=facts.boilerplate,
        kit=tuple(
            shown
            for at, photo in photos_of(facts)
            if at[0] == "kit" and (shown := picture(site, item, photo))
        ),
    )


VIEWS: dict[str, Callable[[Index, Item], ItemView]] = {
    "news": _news,
    "event": event_view,
    "agreement": _agreement,
    "prize": _prize,
    "coverage": _coverage,
    "person": _person,
    "organisation": _organisation,
    "place": _place,
    "page": _page,
}
"""The view of each kind's page; its template has the kind's name."""


def pages(index: Index, lang: str) -> Iterator[Page]:
    """The page of every item that is written in `lang`."""
    for key, versions in index.site.items.items():
        if lang in versions:
            item = versions[lang]
            addresses = tuple((tag, version.address) for tag, version in versions.items())
            yield Page(
                item.address, lang, template_of(item.kind), item_view, (key, lang), addresses, key
            )


def item_view(index: Index, key: str, lang: str) -> ItemView:
    """What the page of an item shows."""
    item = index.site.items[key][lang]
    return VIEWS[item.kind](index, item)


def template_of(kind: str) -> str:
    """A kind's template. Pelican has a `page.html` of its own, for content outside of our folders."""
    return "standing_page.html" if kind == "page" else f"{kind}.html"
