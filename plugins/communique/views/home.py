"""The home page, and the pages that stand in for others: not found, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.model.moments import Moment
from communique.model.site import Site, original
from communique.views.calendar import MonthEntry, month_entry, weekdays_of
from communique.views.cards import Card, EventCard, cards, event_cards, link_to
from communique.views.feeds import feed_links
from communique.views.head import Head, Page, list_head, list_page, local

NEWS = 7
EVENTS = 5
OTHERS = 3


class OpenCall(Struct, frozen=True):
    """A call for entries that is open: the prize, in which language, until when, the prize's page."""

    title: str
    lang: str
    closes: Moment
    url: str


class HomeView(Struct, frozen=True):
    """The lead story, news, what comes, and the newest of the rest."""

    head: Head
    calls: tuple[OpenCall, ...]
    lead: Card | None
    news: tuple[Card, ...]
    under_way: tuple[EventCard, ...]
    upcoming: tuple[EventCard, ...]
    month: MonthEntry | None
    """The month of the next event, at a glance."""
    weekdays: tuple[tuple[str, str], ...]
    agreements: tuple[Card, ...]
    prizes: tuple[Card, ...]
    coverage: tuple[Card, ...]
    calendar_url: str
    subscribe_url: str
    feeds_url: str


class NoticeView(Struct, frozen=True):
    """A page that stands in for another one. `sections` lead on."""

    head: Head
    home_url: str


def pages(index: Index, lang: str) -> Iterator[Page]:
    site = index.site
    yield list_page(site, lang, "/", "home.html", home)
    missing = f"{site.settings.prefix(lang)}/404.html"
    yield Page(missing, lang, "404.html", not_found, (lang,), is_indexed=False)
    withdrawn = [address for address, its_lang in site.withdrawn if its_lang == lang]
    taken = {item.address for item in site.all_items()} if withdrawn else set()
    for address in withdrawn:
        if address not in taken:
            yield Page(address, lang, "withdrawn.html", notice, (lang, address), is_indexed=False)


def home(index: Index, lang: str) -> HomeView:
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
    return HomeView(
        head=head,
        calls=tuple(_call(index, lang, key, year) for key, year in index.open_calls()),
        lead=news[0] if news else None,
        news=news[1:],
        under_way=event_cards(site, index.under_way(EVENTS), lang),
        upcoming=event_cards(site, index.upcoming(EVENTS), lang),
        month=_next_month(index, lang),
        weekdays=weekdays_of(site, lang, "narrow"),
        agreements=_newest(index, "agreement", lang, OTHERS),
        prizes=_newest(index, "prize", lang, OTHERS),
        coverage=_newest(index, "coverage", lang, OTHERS),
        calendar_url=local(site, lang, "/calendar/"),
        subscribe_url=local(site, lang, "/calendar/subscribe/"),
        feeds_url=local(site, lang, "/feeds/"),
    )


def _next_month(index: Index, lang: str) -> MonthEntry | None:
    for key in index.upcoming(1):
        first = original(index.site.items[key]).facts.span.first_day
        return month_entry(index, lang, first.replace(day=1))
    return None


def _call(index: Index, lang: str, key: str, year: int) -> OpenCall:
    prize = index.site.best(key, lang)
    call = next(round_.call for round_ in prize.facts.editions if round_.year == year)
    page = link_to(index.site, prize, lang)
    return OpenCall(page.title, page.lang, call.closes, page.url)


def _newest(index: Index, kind: str, lang: str, count: int) -> tuple[Card, ...]:
    return cards(index.site, index.newest(kind, lang, count), lang)


def not_found(index: Index, lang: str) -> NoticeView:
    site = index.site
    return _notice(site, list_head(site, lang, "/404.html", site.words.say(lang)("Page not found")))


def notice(index: Index, lang: str, address: str) -> NoticeView:
    """What stands at the address of a withdrawn item."""
    site = index.site
    bare = address.removeprefix(site.settings.prefix(lang))
    return _notice(site, list_head(site, lang, bare, site.words.say(lang)("Withdrawn")))


def _notice(site: Site, head: Head) -> NoticeView:
    """A page that no search engine keeps and no other language points at."""
    unlisted = replace(head, is_indexed=False, alternates=())
    return NoticeView(unlisted, local(site, head.lang, "/"))
