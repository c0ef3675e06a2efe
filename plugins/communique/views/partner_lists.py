"""The lists for programs of partners: an entry of each item, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

from msgspec import Struct

from communique.collections.agreements import standing
from communique.collections.index import Index
from communique.collections.revisions import updated_at
from communique.collections.uris import as_uri
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.model.zones import zone
from communique.views import partner_records as told
from communique.views.calendars import event_calendar_address, uid
from communique.views.cards import where
from communique.views.item import download
from communique.views.recurring_calendars import recurrence


class PartnerList(Struct, frozen=True):
    """A list in one language; `entries` are in JSON, made once for each item."""

    name: str
    lang: str
    url: str
    schema_url: str
    publisher: str
    entries: tuple[bytes, ...]


def list_address(site: Site, lang: str, name: str, extension: str) -> str:
    return f"{site.settings.prefix(lang)}/api/{name}.{extension}"


def schema_address(name: str) -> str:
    """One for all languages."""
    return f"/api/{name}.schema.json"


def list_names(index: Index) -> Iterator[str]:
    """The lists that hold something."""
    for name in told.LISTS:
        if keys_of(index, name, index.site.settings.default_lang):
            yield name


def partner_list(index: Index, name: str, lang: str) -> PartnerList:
    """A list as it is written."""
    site, settings = index.site, index.site.settings
    return PartnerList(
        name=name,
        lang=lang,
        url=settings.absolute(list_address(site, lang, name, "json")),
        schema_url=settings.absolute(schema_address(name)),
        publisher=settings.name(lang),
        entries=tuple(_in_json(site, name, key, lang) for key in keys_of(index, name, lang)),
    )


def keys_of(index: Index, name: str, lang: str) -> tuple[str, ...]:
    if name == "events":
        return index.events()
    return index.register() if name == "agreements" else index.directory("organisation", lang)


def _in_json(site: Site, name: str, key: str, lang: str) -> bytes:
    def made() -> bytes:
        return _ENTRIES[name](site, key, lang).model_dump_json(by_alias=True).encode()

    return site.part(("entry for partners", name, key, lang), made)


def event(site: Site, key: str, lang: str) -> told.Event:
    item = site.best(key, lang)
    facts, span = item.facts, item.facts.span
    calendar, rule = event_calendar_address(item), recurrence(item)
    online = facts.livestream or facts.online
    return told.Event(
        **_common(site, item),
        uid=uid(site, item),
        title=item.title,
        format=facts.format,
        starts=_time(span, span.starts),
        ends=_time(span, span.ends) if span.ends else None,
        state=facts.state,
        sequence=facts.sequence,
        venue=None if facts.has_moved_online else _venue(site, item, lang),
        online=_uri("" if online == "yes" else online),
        organisers=_organisations(site, facts.organisers, lang),
        partners=_organisations(site, facts.partners, lang),
        series=facts.series,
        registration=_uri(facts.registration.url if facts.registration else ""),
        website=_uri(facts.website),
        recording=_uri(facts.recording),
        repeats=";".join(f"{part}={','.join(values)}" for part, values in rule.rule)
        if rule
        else "",
        dates=tuple(_date(site, site.best(date, lang)) for date in item.dates),
        calendar=site.settings.absolute(calendar) if calendar else None,
    )


def agreement(site: Site, key: str, lang: str) -> told.Agreement:
    item = site.best(key, lang)
    facts = item.facts
    place = site.referred(facts.place, lang, ("place",)) if facts.place else None
    return told.Agreement(
        **_common(site, item),
        title=item.title,
        type=facts.type,
        standing=standing(facts, site.has_passed, zone(site.settings.timezone)),
        parties=_organisations(site, facts.parties, lang),
        expected=_day(facts.expected),
        signed=_day(facts.signed),
        renewed=_day(facts.renewed),
        ends=_day(facts.ends),
        place=_named(site, place) if place else None,
        document=_document(site, item),
    )


def organisation(site: Site, key: str, lang: str) -> told.Organisation:
    item = site.best(key, lang)
    facts, point = item.facts, item.facts.coordinates
    return told.Organisation(
        **_common(site, item),
        name=item.title,
        short=facts.short,
        type=facts.type,
        city=facts.city,
        country=facts.country,
        latitude=point.latitude if point else None,
        longitude=point.longitude if point else None,
        joined=_day(facts.joined),
        website=_uri(facts.website),
    )


_ENTRIES: dict[str, Callable[[Site, str, str], told.Record]] = {
    "events": event,
    "agreements": agreement,
    "organisations": organisation,
}


def _common(site: Site, item: Item) -> dict[str, object]:
    settings, versions = site.settings, site.items[item.key]
    return {
        "id": settings.tag_uri(item.key),
        "url": settings.absolute(item.address),
        "lang": item.lang,
        "versions": tuple(
            told.Version(lang=lang, url=settings.absolute(versions[lang].address))
            for lang in site.languages
            if lang in versions
        ),
        "summary": item.summary,
        "topics": item.facts.topics,
        "published": _in_utc(site.published_at(item)),
        "updated": _in_utc(updated_at(site, item)),
    }


def _date(site: Site, item: Item) -> told.EventDate:
    span = item.facts.span
    return told.EventDate(
        id=site.settings.tag_uri(item.key),
        url=site.settings.absolute(item.address),
        starts=_time(span, span.starts),
        ends=_time(span, span.ends) if span.ends else None,
        state=item.facts.state,
    )


def _time(span: Span, moment: Moment) -> told.Time:
    instant = _in_utc(moment.at(span.zone)) if moment.has_time else None
    return told.Time(local=moment.isoformat(), timezone=span.zone_name, instant=instant)


def _venue(site: Site, item: Item, lang: str) -> told.Venue | None:
    at = where(site, item.facts.venue, lang)
    if at is None:
        return None
    return told.Venue(
        name=at.name,
        address=at.address,
        city=at.city,
        country=at.country_code,
        latitude=at.latitude,
        longitude=at.longitude,
    )


def _organisations(site: Site, names: Iterable[str], lang: str) -> tuple[told.Named, ...]:
    """Those that are published."""
    found = (site.referred(name, lang, ("organisation",)) for name in names)
    return tuple(_named(site, item) for item in found if item)


def _named(site: Site, item: Item) -> told.Named:
    settings = site.settings
    return told.Named(
        id=settings.tag_uri(item.key), name=item.title, url=settings.absolute(item.address)
    )


def _document(site: Site, item: Item) -> str | None:
    if item.facts.document is None:
        return None
    url, settings = download(site, item, item.facts.document).url, site.settings
    if url.startswith("/"):
        return settings.site_url + url.removeprefix(settings.base)
    return as_uri(url)


def _uri(address: str) -> str | None:
    return as_uri(address) if address else None


def _day(moment: Moment | None) -> str | None:
    return moment.isoformat()[:10] if moment else None


def _in_utc(at: datetime | None) -> datetime | None:
    return at.astimezone(UTC) if at else None
