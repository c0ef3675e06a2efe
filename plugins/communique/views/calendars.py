"""Calendar files as values: what each entry says, before any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from communique.collections.index import Index
from communique.model.moments import Span
from communique.model.site import Item, Site
from communique.views.cards import Where, links, updated_at, where
from communique.views.feeds import calendar_address, calendar_title, format_name
from communique.views.lifecycle import told_title


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event. `uid` never changes; `sequence` counts the announced changes of time, place and
    state; `stamp` is when its content last changed, in UTC. All of it comes from the content."""

    uid: str
    sequence: int
    stamp: datetime
    created: datetime | None
    span: Span
    summary: str
    description: str
    where: Where | None
    url: str
    state: str
    categories: tuple[str, ...]
    organiser: str
    lang: str


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar in one language."""

    address: str
    title: str
    description: str
    lang: str
    zone_name: str
    refresh_hours: int
    source_url: str
    entries: tuple[CalendarEntry, ...]


def calendar_files(index: Index, lang: str) -> Iterator[CalendarFile]:
    """The whole site's calendar, each format's, and the file beside each event's page."""
    site = index.site
    known = [event for event in site.of("event") if event.facts.span.is_announced]
    entries = {event.key: calendar_entry(site, site.best(event.key, lang), lang) for event in known}
    scopes = {"all": known, **{f"format/{name}": events for name, events in index.formats.items()}}
    for scope, events in scopes.items():
        chosen = (entries[event.key] for event in events if event.key in entries)
        ordered = sorted(chosen, key=lambda entry: (entry.span.begin, entry.uid))
        yield _file(site, lang, calendar_address(site, lang, scope), calendar_title(site, scope, lang), ordered)
    for event in site.of("event"):
        version = site.items[event.key].get(lang)
        if version:
            chosen = [entries[event.key]] if event.key in entries else []
            yield _file(site, lang, version.address + "event.ics", version.title, chosen)


def calendar_entry(site: Site, item: Item, lang: str) -> CalendarEntry:
    facts = item.facts
    organisers = links(site, facts.organisers, lang, "organisation")
    return CalendarEntry(
        uid=uid(site, item),
        sequence=facts.sequence,
        stamp=_stamp(site, item),
        created=site.published_at(item),
        span=facts.span,
        summary=told_title(site, item.title, facts.state, lang),
        description=_description(site, item, lang),
        where=where(site, facts.venue, lang),
        url=site.settings.absolute(item.address),
        state=facts.state,
        categories=(format_name(site, facts.format, lang), *(site.settings.topic_name(t, lang) for t in facts.topics)),
        organiser=", ".join(link.title for link in organisers),
        lang=item.lang,
    )


def uid(site: Site, item: Item) -> str:
    """KIND/ID@AUTHORITY: of the identity alone, so that it survives every edit (RFC 7986 5.3)."""
    return f"{item.key}@{site.settings.authority}"


def _stamp(site: Site, item: Item) -> datetime:
    """RFC 5545 3.8.7.2: DTSTAMP is in UTC; ours comes from the content, so that equal content
    gives equal bytes."""
    known = updated_at(site, item) or datetime(site.settings.authority_since, 1, 1, tzinfo=UTC)
    return known.astimezone(UTC)


def _description(site: Site, item: Item, lang: str) -> str:
    last_change = item.facts.changes[-1].note if item.facts.changes else ""
    parts = [last_change, item.summary, site.settings.absolute(item.address)]
    return "\n\n".join(part for part in parts if part)


def _file(site: Site, lang: str, address: str, title: str, entries: list[CalendarEntry]) -> CalendarFile:
    return CalendarFile(
        address=address,
        title=title,
        description=site.settings.tagline(lang) or title,
        lang=lang,
        zone_name=site.settings.timezone,
        refresh_hours=site.settings.calendar_refresh_hours,
        source_url=site.settings.absolute(address),
        entries=tuple(entries),
    )
