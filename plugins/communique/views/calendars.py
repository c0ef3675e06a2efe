"""Calendar files as values: what each entry says, before any format."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.collections.revisions import updated_at
from communique.collections.uris import as_uri
from communique.model.moments import Span
from communique.model.site import Item, Site
from communique.views.calendar_extras import (
    Guest,
    Named,
    Organiser,
    colour,
    conferences,
    documents,
    guests,
    helpers,
    organisers,
    styled,
)
from communique.views.cards import Where, lead_picture, where
from communique.views.colours import nearest_name
from communique.views.formats import format_name
from communique.views.lifecycle import told_title
from communique.views.recurring_calendars import Recurrence, recurrence, told_dates
from communique.views.scopes import calendar_address, calendar_title, scope_page


class CalendarEntry(Struct, frozen=True):
    """One event. `uid` never changes; `sequence` counts the announced changes of time, place and
    state; `stamp` is when its content last changed, in UTC. All of it comes from the content.

    `where` is None for an event that is online only; `online` is the public address then, if any.
    `parent` is the UID of the event that a session belongs to. `html` and `guests` are told in the
    file of one event alone.
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
    organisers: tuple[Organiser, ...]
    lang: str
    colour: str = ""
    picture: str = ""
    conferences: tuple[Named, ...] = ()
    documents: tuple[Named, ...] = ()
    alarm_hours: int = 0
    parent: str = ""
    html: str = ""
    guests: tuple[Guest, ...] = ()
    recurrence: Recurrence | None = None
    """Where it has several dates, or is one of them."""
    told_dates: tuple[CalendarEntry, ...] = ()
    """The dates of which something was announced, as entries of the same `uid`."""


class CalendarFile(Struct, frozen=True):
    """A calendar in one language. `since` is a year that is the same in every build."""

    address: str
    title: str
    description: str
    lang: str
    zone_name: str
    since: int
    refresh_hours: int
    url: str
    """The page that shows the same."""
    source_url: str
    colour: str
    colour_name: str
    keys: tuple[str, ...]
    """The events in it."""


def calendar_file(index: Index, lang: str, scope: str) -> CalendarFile:
    """The calendar of a scope (see `collections.scopes`)."""
    site, keys = index.site, index.in_calendar(scope)
    address, title = calendar_address(site, lang, scope), calendar_title(site, scope, lang)
    return file_of(site, lang, address, title, scope_page(site, scope, lang), keys)


def event_calendar(index: Index, key: str, lang: str) -> CalendarFile:
    """The file beside the page of an event whose day is known."""
    site, event = index.site, index.site.items[key][lang]
    address = event_calendar_address(event)
    return file_of(site, lang, address, event.title, event.address, (key,))


def event_calendar_address(event: Item) -> str:
    """The calendar file beside an event's page; empty while the event has no day."""
    return f"{event.address}event.ics" if event.facts.span.is_announced else ""


def entry_of(site: Site, key: str, lang: str) -> CalendarEntry | None:
    """The entry of an event for readers of `lang`; None while its day is not known: a month has no place in a calendar."""
    return site.once((entry_of, key, lang), lambda: _entry_of(site, key, lang))


def _entry_of(site: Site, key: str, lang: str) -> CalendarEntry | None:
    event = site.best(key, lang)
    return calendar_entry(site, event, lang) if event.facts.span.is_announced else None


def calendar_entry(site: Site, item: Item, lang: str) -> CalendarEntry:
    """The entry of an event for readers of `lang`; only for events whose day is known."""
    facts, settings = item.facts, site.settings
    topics = (settings.topic_name(topic, lang) for topic in facts.topics)
    address, picture = facts.livestream or facts.online, lead_picture(site, item)
    url, calls = settings.absolute(item.address), conferences(site, facts, lang)
    return CalendarEntry(
        uid=uid(site, item),
        sequence=facts.sequence,
        stamp=stamp(site, item),
        created=site.published_at(item),
        span=facts.span,
        summary=told_title(site, item.title, facts.state, lang),
        description=description(last_note(item), item.summary, calls, url),
        # Not by its card, which asks what is past: a calendar stays as it is when an event begins.
        where=None if facts.has_moved_online else where(site, facts.venue, lang),
        online=as_uri(address) if address != "yes" else "",
        url=url,
        state=facts.state,
        categories=tuple(dict.fromkeys((format_name(site, facts.format, lang), *topics))),
        organisers=organisers(site, facts.organisers, lang),
        lang=item.lang,
        colour=colour(site, facts.format),
        picture=picture.absolute_url if picture else "",
        conferences=calls,
        documents=documents(site, item),
        alarm_hours=settings.calendar_alarm_hours,
        recurrence=recurrence(item),
        told_dates=tuple(calendar_entry(site, one, lang) for one in told_dates(site, item, lang)),
    )


def full_entry(site: Site, key: str, lang: str) -> CalendarEntry | None:
    """The entry as the event's own file tells it: with people, and the description in HTML."""
    entry = entry_of(site, key, lang)
    if entry is None:
        return None
    item = site.best(key, lang)
    taking_part = (
        *helpers(site, item.facts.organisers, lang, "CONTACT"),
        *helpers(site, item.facts.partners, lang, "SPONSOR"),
        *guests(site, item.facts.people, lang),
    )
    html = styled(last_note(item), item.summary, entry.url, item.title)
    return replace(entry, html=html, guests=taking_part)


def uid(site: Site, item: Item, part: str = "") -> str:
    """KIND/ID@AUTHORITY: of the identity alone, so that it survives every edit (RFC 7986 5.3). An event
    that was taken from another calendar keeps the UID that it has there."""
    if item.kind == "event" and item.facts.imported and not part:
        return str(item.facts.imported.uid)
    # The sessions of one date of an event that repeats are its own.
    key = f"{item.key}/{part}" if part else item.file_key
    return f"{quote(key)}@{site.settings.authority}"


def stamp(site: Site, item: Item) -> datetime:
    """RFC 5545 3.8.7.2: DTSTAMP is in UTC; ours comes from the content, so that equal content
    gives equal bytes."""
    known = updated_at(site, item) or datetime(site.settings.authority_since, 1, 1, tzinfo=UTC)
    return known.astimezone(UTC)


def last_note(item: Item) -> str:
    """Why it changed last; why one may register longer is told with the deadline."""
    changes = [change for change in item.facts.own_changes if change.what != "extended"]
    return changes[-1].note if changes else ""


def description(note: str, summary: str, calls: tuple[Named, ...], url: str) -> str:
    """Plain text: why it changed, what it is, where to follow it and to read more. Few programs show
    CONFERENCE: its addresses stand here too."""
    follow = "\n".join(f"{call.name}: {call.url}" for call in calls)
    return "\n\n".join(part for part in (note, summary, follow, url) if part)


def file_of(
    site: Site, lang: str, address: str, title: str, page: str, keys: tuple[str, ...]
) -> CalendarFile:
    """A calendar file; `page` is the address of the page that shows the same."""
    settings = site.settings
    return CalendarFile(
        address=address,
        title=title,
        description=settings.tagline(lang) or title,
        lang=lang,
        zone_name=settings.timezone,
        since=settings.authority_since,
        refresh_hours=settings.calendar_refresh_hours,
        url=settings.absolute(page),
        source_url=settings.absolute(address),
        colour=settings.theme_colour,
        colour_name=nearest_name(settings.theme_colour),
        keys=keys,
    )
