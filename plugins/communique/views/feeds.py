"""Feeds as pages list them: their titles, addresses and formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.collections.index import Index
from communique.model.kinds import KINDS
from communique.model.site import Site
from communique.views.head import (
    FeedLink,
    Head,
    Page,
    list_head,
    list_page,
    local,
    section_title,
)

FORMATS = (
    ("Atom", "application/atom+xml", "atom.xml"),
    ("RSS", "application/rss+xml", "rss.xml"),
    ("JSON Feed", "application/feed+json", "json"),
)
"""Name, media type and extension of each format in which a feed is written."""


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed in the directory: what it is of, and its address in each format."""

    title: str
    links: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class FeedsView:
    head: Head
    feeds: tuple[FeedLine, ...]
    subscribe_url: str
    """The page of all calendars."""
    partners_url: str
    """The page of lists for programs of partners."""


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


def format_name(site: Site, name: str, lang: str) -> str:
    """What a format of event is called in the reader's language."""
    _ = site.words.say(lang)
    names = {
        "forum": _("Forum"), "assembly": _("Assembly"), "ceremony": _("Ceremony"),
        "conference": _("Conference"), "summit": _("Summit"), "workshop": _("Workshop"),
        "webinar": _("Webinar"), "training": _("Training"), "meeting": _("Meeting"),
        "exhibition": _("Exhibition"), "deadline": _("Deadline"), "other": _("Event"),
    }  # fmt: skip
    return names[name]


def pages(index: Index, lang: str) -> Iterator[Page]:
    yield list_page(index.site, lang, "/feeds/", "feeds.html", feeds)


def feeds(index: Index, lang: str) -> FeedsView:
    """The directory of all feeds."""
    site = index.site
    head = list_head(
        site, lang, "/feeds/", section_title(site, "feeds", lang),
        section="feeds", feeds=feed_links(site, lang, "all"),
    )  # fmt: skip
    lines = tuple(
        FeedLine(feed_title(site, scope, lang), feed_links(site, lang, scope)) for scope in scopes()
    )
    return FeedsView(
        head, lines, local(site, lang, "/calendar/subscribe/"), local(site, lang, "/api/")
    )
