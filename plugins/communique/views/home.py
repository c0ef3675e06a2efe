"""The home page, and the pages that stand in for others: not found, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.collections.index import Index
from communique.model.site import Site
from communique.views.cards import Card, EventCard, card, event_cards
from communique.views.feeds import feed_links
from communique.views.head import Head, Page, list_head, local

NEWS = 6
EVENTS = 5
OTHERS = 3


@dataclass(frozen=True, slots=True)
class HomeView:
    """The lead story, news, what comes, and the newest of the rest."""

    head: Head
    lead: Card | None
    news: tuple[Card, ...]
    under_way: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    agreements: tuple[Card, ...]
    prizes: tuple[Card, ...]
    coverage: tuple[Card, ...]
    calendar_url: str
    subscribe_url: str
    feeds_url: str


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A page that stands in for another one. `sections` lead on."""

    head: Head
    home_url: str


def pages(index: Index, lang: str) -> Iterator[Page]:
    yield _home(index, lang)
    yield from _not_found(index.site, lang)
    taken = {item.address for item in index.site.all_items()}
    for address, withdrawn_lang in index.site.withdrawn:
        if withdrawn_lang == lang and address not in taken:
            yield _withdrawn(index.site, lang, address)


def _home(index: Index, lang: str) -> Page:
    site = index.site
    head = list_head(
        site,
        lang,
        "/",
        site.settings.name(lang),
        section="home",
        feeds=feed_links(site, lang, "all"),
    )
    news = _newest(index, "news", lang, NEWS + 1)
    view = HomeView(
        head=head,
        lead=news[0] if news else None,
        news=news[1:],
        under_way=event_cards(site, index.agenda.under_way[:EVENTS], lang),
        upcoming=event_cards(site, index.agenda.upcoming[:EVENTS], lang),
        agreements=_newest(index, "agreement", lang, OTHERS),
        prizes=_newest(index, "prize", lang, OTHERS),
        coverage=_newest(index, "coverage", lang, OTHERS),
        calendar_url=local(site, lang, "/calendar/"),
        subscribe_url=local(site, lang, "/calendar/subscribe/"),
        feeds_url=local(site, lang, "/feeds/"),
    )
    return Page(head.address, "home.html", view)


def _newest(index: Index, kind: str, lang: str, count: int) -> tuple[Card, ...]:
    items = index.in_language(index.newest.get(kind, ()), lang)[:count]
    return tuple(card(index.site, item, lang) for item in items)


def _not_found(site: Site, lang: str) -> Iterator[Page]:
    _ = site.words.say(lang)
    head = list_head(site, lang, "/404.html", _("Page not found"))
    yield Page(
        head.address,
        "404.html",
        _notice(site, head),
    )


def _notice(site: Site, head: Head) -> NoticeView:
    """A page that no search engine keeps and no other language points at."""
    unlisted = replace(head, is_indexed=False, alternates=())
    return NoticeView(unlisted, local(site, head.lang, "/"))


def _withdrawn(site: Site, lang: str, address: str) -> Page:
    _ = site.words.say(lang)
    bare = address.removeprefix(site.settings.prefix(lang))
    head = list_head(site, lang, bare, _("Withdrawn"))
    return Page(
        address,
        "withdrawn.html",
        _notice(site, head),
    )
