"""Calendar files as values: what each entry says, before any format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast
from urllib.parse import quote

from communique.collections.index import Index
from communique.collections.revisions import updated_at
from communique.collections.uris import as_uri
from communique.model.moments import Span
from communique.model.site import Item, Site
from communique.views.cards import EventCard, Where, card, links
from communique.views.feeds import calendar_address, calendar_title, format_name
from communique.views.lifecycle import told_title


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event. `uid` never changes; `sequence` counts the announced changes of time, place and
    state; `stamp` is when its content last changed, in UTC. All of it comes from the content.

    `where` is None for an event that is online only; `online` is the public address then, if any.
    """

    uid: str
    sequence: int
    stamp: datetime
    created: datetime | None
    span: Span
    summary: str
    description: str
    where: Where | None
    online: str
    url: str
    state: str
    categories: tuple[str, ...]
    organiser: str
    lang: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar in one language. `since` is a year that is the same in every build."""

    address: str
    title: str
    description: str
    lang: str
    zone_name: str
    since: int
    refresh_hours: int
    source_url: str
    keys: tuple[str, ...]
    """The events in it."""


def calendar_file(index: Index, lang: str, scope: str) -> CalendarFile:
    """The calendar of a scope: `all`, or `format/FORMAT`."""
    site = index.site
    keys = index.events() if scope == "all" else index.format_events(scope.partition("/")[2])
    address, title = calendar_address(site, lang, scope), calendar_title(site, scope, lang)
    return _file(site, lang, address, title, keys)


def event_calendar(index: Index, key: str, lang: str) -> CalendarFile:
    """The file beside the page of an event whose day is known."""
    site, event = index.site, index.site.items[key][lang]
    return _file(site, lang, event_calendar_address(event), event.title, (key,))


def event_calendar_address(event: Item) -> str:
    """The calendar file beside an event's page; empty while the event has no day."""
    return f"{event.address}event.ics" if event.facts.span.is_announced else ""


def entry_of(site: Site, key: str, lang: str) -> CalendarEntry | None:
    """The entry of an event for readers of `lang`; None while its day is not known: a month has no place in a calendar."""
    event = site.best(key, lang)
    return calendar_entry(site, event, lang) if event.facts.span.is_announced else None


def calendar_entry(site: Site, item: Item, lang: str) -> CalendarEntry:
    """The entry of an event for readers of `lang`; only for events whose day is known."""
    facts, settings = item.facts, site.settings
    organisers = links(site, facts.organisers, lang, "organisation")
    topics = (settings.topic_name(topic, lang) for topic in facts.topics)
    address = facts.livestream or facts.online
    return CalendarEntry(
        uid=uid(site, item),
        sequence=facts.sequence,
        stamp=_stamp(site, item),
        created=site.published_at(item),
        span=facts.span,
        summary=told_title(site, item.title, facts.state, lang),
        description=_description(site, item),
        where=cast(EventCard, card(site, item, lang)).where,
        online=as_uri(address) if address != "yes" else "",
        url=settings.absolute(item.address),
        state=facts.state,
        categories=tuple(dict.fromkeys((format_name(site, facts.format, lang), *topics))),
        organiser=", ".join(link.title for link in organisers),
        lang=item.lang,
    )


def uid(site: Site, item: Item) -> str:
    """KIND/ID@AUTHORITY: of the identity alone, so that it survives every edit (RFC 7986 5.3). An event
    that was taken from another calendar keeps the UID that it has there."""
    if item.facts.imported:
        return str(item.facts.imported.uid)
    return f"{quote(item.key)}@{site.settings.authority}"


def _stamp(site: Site, item: Item) -> datetime:
    """RFC 5545 3.8.7.2: DTSTAMP is in UTC; ours comes from the content, so that equal content
    gives equal bytes."""
    known = updated_at(site, item) or datetime(site.settings.authority_since, 1, 1, tzinfo=UTC)
    return known.astimezone(UTC)


def _description(site: Site, item: Item) -> str:
    """Plain text: why it changed, what it is, where to read more."""
    last_change = item.facts.changes[-1].note if item.facts.changes else ""
    parts = [last_change, item.summary, site.settings.absolute(item.address)]
    return "\n\n".join(part for part in parts if part)


def _file(site: Site, lang: str, address: str, title: str, keys: tuple[str, ...]) -> CalendarFile:
    settings = site.settings
    return CalendarFile(
        address=address,
        title=title,
        description=settings.tagline(lang) or title,
        lang=lang,
        zone_name=settings.timezone,
        since=settings.authority_since,
        refresh_hours=settings.calendar_refresh_hours,
        source_url=settings.absolute(address),
        keys=keys,
    )
