"""Feeds and calendars as pages list them, and as the files hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from communique.collections.index import Index
from communique.collections.uris import as_uri
from communique.model.kinds import KINDS
from communique.model.site import Item, Site
from communique.views.cards import updated_at
from communique.views.feed_entries import FeedEntry, entry
from communique.views.head import FeedLink, Head, Page, list_head, section_link, section_title

FORMATS = (
    ("Atom", "application/atom+xml", "atom.xml"),
    ("RSS", "application/rss+xml", "rss.xml"),
    ("JSON Feed", "application/feed+json", "json"),
)
"""Name, media type and extension of each format in which a feed is written."""


@dataclass(frozen=True, slots=True)
class FeedFile:
    """A feed in one format. `scope` is `all` or a kind's folder; the entry that was
    published or changed last comes first."""

    scope: str
    lang: str
    dir: str
    title: str
    description: str
    id: str
    address: str
    media_type: str
    self_url: str
    home_url: str
    site_name: str
    updated: datetime
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed in the directory: what it is of, and its address in each format."""

    title: str
    links: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A calendar to subscribe to: the `webcal:` address opens a calendar program."""

    title: str
    url: str
    absolute_url: str
    webcal_url: str


@dataclass(frozen=True, slots=True)
class FeedsView:
    head: Head
    feeds: tuple[FeedLine, ...]
    calendars: tuple[CalendarLine, ...]


@dataclass(frozen=True, slots=True)
class SubscribeView:
    head: Head
    calendars: tuple[CalendarLine, ...]
    refresh_hours: int


def scopes() -> tuple[str, ...]:
    """`all`, then the folder of each kind that feeds tell of."""
    return ("all", *(kind.folder for kind in KINDS if kind.is_told_in_feeds))


def feed_title(site: Site, scope: str, lang: str) -> str:
    name = site.settings.name(lang)
    return name if scope == "all" else f"{name}: {section_title(site, scope, lang)}"


def feed_address(site: Site, lang: str, scope: str, extension: str) -> str:
    return f"{site.settings.prefix(lang)}/feeds/{scope}.{extension}"


def feed_links(site: Site, lang: str, *wanted: str) -> tuple[FeedLink, ...]:
    """Links to the feeds of a page: those of its scope."""
    return tuple(
        FeedLink(
            f"{feed_title(site, scope, lang)} ({name})",
            kind,
            site.settings.href(feed_address(site, lang, scope, extension)),
        )
        for scope in wanted
        for name, kind, extension in FORMATS
    )


def calendar_address(site: Site, lang: str, scope: str) -> str:
    """`scope` is `all` or `format/FORMAT`."""
    return f"{site.settings.prefix(lang)}/calendar/{scope}.ics"


def calendar_title(site: Site, scope: str, lang: str) -> str:
    name = site.settings.name(lang)
    return (
        name
        if scope == "all"
        else f"{name}: {format_name(site, scope.removeprefix('format/'), lang)}"
    )


def format_name(site: Site, name: str, lang: str) -> str:
    """What a format of event is called in the reader's language."""
    _ = site.words.say(lang)
    names = {
        "forum": _("Forum"), "assembly": _("Assembly"), "ceremony": _("Ceremony"), "conference": _("Conference"),
        "summit": _("Summit"), "workshop": _("Workshop"), "webinar": _("Webinar"), "training": _("Training"),
        "meeting": _("Meeting"), "exhibition": _("Exhibition"), "deadline": _("Deadline"), "other": _("Event"),
    }  # fmt: skip
    return names[name]


def calendar_lines(index: Index, lang: str) -> tuple[CalendarLine, ...]:
    site = index.site
    lines = []
    for scope in ("all", *(f"format/{name}" for name in index.formats)):
        address = calendar_address(site, lang, scope)
        whole = site.settings.absolute(address)
        webcal = "webcal:" + whole.partition(":")[2]
        lines.append(
            CalendarLine(
                calendar_title(site, scope, lang), site.settings.href(address), whole, webcal
            )
        )
    return tuple(lines)


def feed_files(index: Index, lang: str) -> tuple[tuple[str, FeedFile], ...]:
    """(extension, feed) for every scope and format in `lang`; worked out once for all formats."""
    memory = index.site.memory
    if (feed_files, lang) not in memory:
        memory[feed_files, lang] = tuple(_feed_files(index.site, lang))
    known: tuple[tuple[str, FeedFile], ...] = memory[feed_files, lang]
    return known


def _feed_files(site: Site, lang: str) -> Iterator[tuple[str, FeedFile]]:
    made: dict[str, FeedEntry] = {}
    for scope in scopes():
        items = _told(site, scope, lang)[: site.settings.feed_size]
        for item in items:
            if item.key not in made:
                made[item.key] = entry(site, item, lang)
        entries = tuple(made[item.key] for item in items)
        for _, media_type, extension in FORMATS:
            yield extension, _file(site, lang, scope, extension, media_type, entries)


def _told(site: Site, scope: str, lang: str) -> list[Item]:
    """The items a feed tells of: those with a date, the last published or changed first, so that
    a cancelled event comes back to readers however long ago it was announced."""
    kinds = [k.kind for k in KINDS if k.is_told_in_feeds and scope in ("all", k.folder)]
    items = [item for kind in kinds for item in site.in_language(kind, lang) if item.facts.date]
    return sorted(items, key=lambda item: (updated_at(site, item), item.key), reverse=True)


def _file(
    site: Site,
    lang: str,
    scope: str,
    extension: str,
    media_type: str,
    entries: tuple[FeedEntry, ...],
) -> FeedFile:
    settings, prefix = site.settings, site.settings.prefix(lang)
    address, title = feed_address(site, lang, scope, extension), feed_title(site, scope, lang)
    never = datetime(settings.authority_since, 1, 1, tzinfo=UTC)
    return FeedFile(
        scope=scope,
        lang=lang,
        dir=site.language(lang).dir,
        title=title,
        description=settings.tagline(lang) or title,
        id=settings.tag_uri(f"feed/{lang}/{scope}"),
        address=address,
        media_type=media_type,
        self_url=as_uri(settings.absolute(address)),
        home_url=as_uri(settings.absolute(f"{prefix}/" + ("" if scope == "all" else f"{scope}/"))),
        site_name=settings.name(lang),
        updated=max((entry.updated for entry in entries), default=never),
        entries=entries,
    )


def pages(index: Index, lang: str) -> Iterator[Page]:
    site = index.site
    head = list_head(
        site,
        lang,
        "/feeds/",
        section_title(site, "feeds", lang),
        section="feeds",
        feeds=feed_links(site, lang, "all"),
    )
    lines = tuple(
        FeedLine(feed_title(site, scope, lang), feed_links(site, lang, scope)) for scope in scopes()
    )
    yield Page(head.address, "feeds.html", FeedsView(head, lines, calendar_lines(index, lang)))
    _ = site.words.say(lang)
    title = _("Subscribe to the calendar")
    crumb = [section_link(site, "calendar", lang)]
    head = list_head(site, lang, "/calendar/subscribe/", title, section="calendar", crumbs=crumb)
    yield Page(
        head.address,
        "subscribe.html",
        SubscribeView(head, calendar_lines(index, lang), site.settings.calendar_refresh_hours),
    )
