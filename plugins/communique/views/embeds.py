"""Lists of events to come for the pages of other sites: small pages of their own, for an `iframe`."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.collections.scopes import family_of
from communique.model.site import Site
from communique.views.cards import EventCard, Link, event_cards
from communique.views.head import Head, Page, list_head
from communique.views.lifecycle import state_word
from communique.views.scopes import scope_page, scope_title

MOST = 12
"""How many events a list shows; the page that it leads to has all."""


class EmbedLine(Struct, frozen=True):
    """An event, and its state in a word; empty while it takes place as announced."""

    card: EventCard
    state: str


class EmbedView(Struct, frozen=True):
    """The events under way and to come. `more` leads to the page that shows all."""

    head: Head
    lines: tuple[EmbedLine, ...]
    is_compact: bool
    more: Link


class EmbedCode(Struct, frozen=True):
    """A list to embed: its address, and what its frame is called."""

    url: str
    absolute_url: str
    title: str


def pages(index: Index, lang: str) -> Iterator[Page]:
    if not index.site.of("event"):
        return
    for scope in scopes(index):
        for is_compact in (False, True):
            address = index.site.settings.prefix(lang) + embed_address(scope, is_compact)
            args = (lang, scope, is_compact)
            yield Page(address, lang, "embed.html", embed, args, is_indexed=False)


def scopes(index: Index) -> Iterator[str]:
    """`all`, and those of the families that the settings want."""
    families = ("all", *index.site.settings.embeds)
    yield from (scope for scope in index.calendars() if family_of(scope) in families)


def embed_address(scope: str, is_compact: bool = False) -> str:
    """Without the language's prefix. Variants differ in the path: a static host knows no queries."""
    name = "events" if scope == "all" else scope
    return f"/embed/{name}/{'compact/' if is_compact else ''}"


def embed(index: Index, lang: str, scope: str, is_compact: bool) -> EmbedView:
    """The list of a scope; a compact one is without summaries."""
    site = index.site
    head = list_head(site, lang, embed_address(scope, is_compact), _title(site, scope, lang))
    cards = event_cards(site, _coming(index, scope)[:MOST], lang)
    page = site.settings.href(scope_page(site, scope, lang))
    return EmbedView(
        head=replace(head, is_indexed=False, alternates=()),
        lines=tuple(EmbedLine(card, state_word(site, card.state, lang)) for card in cards),
        is_compact=is_compact,
        more=Link(site.words.say(lang)("All events"), page),
    )


def embed_code(site: Site, lang: str, scope: str, is_compact: bool = False) -> EmbedCode:
    """What staff of other sites need to show a list."""
    address = site.settings.prefix(lang) + embed_address(scope, is_compact)
    title = f"{site.settings.name(lang)}: {_title(site, scope, lang)}"
    return EmbedCode(site.settings.href(address), site.settings.absolute(address), title)


def _title(site: Site, scope: str, lang: str) -> str:
    if scope == "all":
        return site.words.say(lang)("Current and coming events")
    return scope_title(site, scope, lang)


def _coming(index: Index, scope: str) -> tuple[str, ...]:
    """The events under way and to come, in order of time."""
    family, _, name = scope.partition("/")
    match family:
        case "all":
            return (*index.under_way(), *index.upcoming(MOST))
        case "topic":
            under_way, upcoming = index.topic_events(name)
            return (*under_way, *upcoming)
        case "series":
            return index.series_events(name)[0]
        case _:
            return index.events_with(scope)[0]
