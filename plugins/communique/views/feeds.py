"""Feeds as pages list them: their titles, addresses and formats."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from communique.collections.index import Index
from communique.collections.scopes import family_of
from communique.collections.told import FOLDERS, SOON
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
from communique.views.scopes import family_title, scope_page, scope_title

FORMATS = (
    ("Atom", "application/atom+xml", "atom.xml"),
    ("RSS", "application/rss+xml", "rss.xml"),
    ("JSON Feed", "application/feed+json", "json"),
)
"""Name, media type and extension of each format in which a feed is written."""


class FeedLine(Struct, frozen=True):
    """A feed in the directory: what it is of, the page that shows the same, and its address in each
    format."""

    title: str
    page_url: str
    links: tuple[FeedLink, ...]


class FeedGroup(Struct, frozen=True):
    """The feeds of a family."""

    title: str
    feeds: tuple[FeedLine, ...]


class FeedsView(Struct, frozen=True):
    head: Head
    feeds: tuple[FeedLine, ...]
    """Those of everything, of each kind and of what starts soon."""
    groups: tuple[FeedGroup, ...]
    opml_url: str
    subscribe_url: str
    """The page of all calendars."""
    partners_url: str
    """The page of lists for programs of partners."""


def feed_title(site: Site, scope: str, lang: str) -> str:
    """What a feed reader shows in its list: "City Network: Climate"."""
    name = site.settings.name(lang)
    return name if scope == "all" else f"{name}: {told_of(site, scope, lang)}"


def told_of(site: Site, scope: str, lang: str) -> str:
    """What a feed is of, in the reader's language."""
    _ = site.words.say(lang)
    if scope in FOLDERS:
        return section_title(site, scope, lang)
    fixed = {"all": _("Everything new"), SOON: _("Starting soon")}
    return fixed.get(scope) or scope_title(site, scope, lang)


def feed_page(site: Site, scope: str, lang: str) -> str:
    """The address of the page that shows the same, or most of it: the feed's twin for people."""
    if scope == "all" or scope in FOLDERS:
        return f"{site.settings.prefix(lang)}/" + ("" if scope == "all" else f"{scope}/")
    return scope_page(site, scope, lang)


def feed_address(site: Site, lang: str, scope: str, extension: str) -> str:
    return f"{site.settings.prefix(lang)}/feeds/{scope}.{extension}"


def extensions(site: Site, scope: str) -> tuple[str, ...]:
    """Those of the formats in which a feed is written."""
    if scope == "all" or scope in FOLDERS:
        return tuple(extension for _, _, extension in FORMATS)
    return chosen_extensions(site)


def archive_address(site: Site, lang: str, scope: str, number: int, extension: str) -> str:
    """An archive of a feed, by its number from 1 for the oldest."""
    return feed_address(site, lang, f"{scope}/{number}", extension)


def has_archives_in(site: Site, extension: str) -> bool:
    """Whether archives are written in a format: Atom has words for them in any case (RFC 5005); in
    JSON Feed they would be made for nothing unless the site asks for more of it. RSS has none."""
    return extension == "atom.xml" or (extension == "json" and extension in chosen_extensions(site))


def chosen_extensions(site: Site) -> tuple[str, ...]:
    """Those of the formats that the settings choose for the families of feeds."""
    chosen, known = site.settings.feed_formats, (extension for _, _, extension in FORMATS)
    return tuple(extension for extension in known if extension.partition(".")[0] in chosen)


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
        if extension in extensions(site, scope)
    )


def feeds_of(index: Index, lang: str, scope: str) -> tuple[FeedLink, ...]:
    """Links to the feed of a scope, for the page that shows the same; none where it has none."""
    return feed_links(index.site, lang, scope) if index.has_feed(scope) else ()


def pages(index: Index, lang: str) -> Iterator[Page]:
    yield list_page(index.site, lang, "/feeds/", "feeds.html", feeds)


def feeds(index: Index, lang: str) -> FeedsView:
    """The directory of all feeds."""
    site = index.site
    head = list_head(
        site, lang, "/feeds/", section_title(site, "feeds", lang),
        section="feeds", feeds=feed_links(site, lang, "all"),
    )  # fmt: skip
    scopes = index.feeds()
    others = (scope for scope in scopes if "/" in scope)
    return FeedsView(
        head,
        tuple(feed_line(site, lang, scope) for scope in scopes if "/" not in scope),
        tuple(
            _group(site, lang, family, tuple(scopes))
            for family, scopes in groupby(others, family_of)
        ),
        site.settings.href(opml_address(site, lang)),
        local(site, lang, "/calendar/subscribe/"),
        local(site, lang, "/api/"),
    )


def feed_line(site: Site, lang: str, scope: str) -> FeedLine:
    page = site.settings.href(feed_page(site, scope, lang))
    return FeedLine(told_of(site, scope, lang), page, feed_links(site, lang, scope))


def opml_address(site: Site, lang: str) -> str:
    """The list of all feeds, for feed readers."""
    return f"{site.settings.prefix(lang)}/feeds/feeds.opml"


def _group(site: Site, lang: str, family: str, scopes: tuple[str, ...]) -> FeedGroup:
    lines = (feed_line(site, lang, scope) for scope in scopes)
    ordered = tuple(sorted(lines, key=lambda line: line.title.casefold()))
    return FeedGroup(family_title(site, family, lang), ordered)
