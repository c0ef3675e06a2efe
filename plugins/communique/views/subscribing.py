"""How readers take calendars over: the page that explains it, and the ways in of each program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import quote, urlencode

from msgspec import Struct

from communique.collections.index import Index
from communique.collections.scopes import family_of
from communique.model.site import Site
from communique.views.cards import Link
from communique.views.head import Head, Page, list_head, list_page, section_link
from communique.views.qr_code import QrCode, qr_code
from communique.views.scopes import (
    calendar_address,
    calendar_title,
    family_title,
    scope_title,
    webcal,
)

GOOGLE = "https://calendar.google.com/calendar/r?"
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?"
MICROSOFT_365 = "https://outlook.office.com/calendar/0/addfromweb?"


class CalendarLine(Struct, frozen=True):
    """A calendar to subscribe to. `webcal_url` opens a calendar program, `ways` are the pages of those
    on the web, which ask before they add it."""

    title: str
    url: str
    absolute_url: str
    webcal_url: str
    ways: tuple[Link, ...]


class CalendarGroup(Struct, frozen=True):
    """The calendars of a family. `is_for_staff` puts it last, behind the readers'."""

    title: str
    calendars: tuple[CalendarLine, ...]
    is_for_staff: bool


class SubscribeView(Struct, frozen=True):
    head: Head
    whole: CalendarLine
    """The calendar of all events."""
    groups: tuple[CalendarGroup, ...]
    refresh_hours: int
    code: QrCode
    """The page's own address, for telephones."""


def pages(index: Index, lang: str) -> Iterator[Page]:
    yield list_page(index.site, lang, "/calendar/subscribe/", "subscribe.html", subscribe)


def subscribe(index: Index, lang: str) -> SubscribeView:
    """All calendars, and how to subscribe to them."""
    site, _ = index.site, index.site.words.say(lang)
    head = list_head(
        site, lang, "/calendar/subscribe/", _("Subscribe to the calendar"),
        section="calendar", crumbs=[section_link(site, "calendar", lang)],
    )  # fmt: skip
    families = groupby((scope for scope in index.calendars() if scope != "all"), family_of)
    return SubscribeView(
        head=head,
        whole=calendar_line(site, lang, "all"),
        groups=tuple(_group(site, lang, family, tuple(scopes)) for family, scopes in families),
        refresh_hours=site.settings.calendar_refresh_hours,
        code=qr_code(head.canonical),
    )


def calendar_of(index: Index, lang: str, scope: str) -> CalendarLine | None:
    """The calendar of a scope, for the page that shows the same; None where it has none."""
    return calendar_line(index.site, lang, scope) if index.has_calendar(scope) else None


def calendar_line(site: Site, lang: str, scope: str) -> CalendarLine:
    address = calendar_address(site, lang, scope)
    whole, name = site.settings.absolute(address), calendar_title(site, scope, lang)
    return CalendarLine(
        title=scope_title(site, scope, lang),
        url=site.settings.href(address),
        absolute_url=whole,
        webcal_url=webcal(whole),
        ways=tuple(_ways(whole, name)),
    )


def _ways(address: str, name: str) -> Iterator[Link]:
    """Google takes the address in the form of `webcal:` only; the others by https."""
    yield Link("Google", GOOGLE + urlencode({"cid": webcal(address)}, quote_via=quote))
    for program, page in (("Outlook.com", OUTLOOK), ("Microsoft 365", MICROSOFT_365)):
        asked = {"url": address, "name": name}
        yield Link(program, page + urlencode(asked, quote_via=quote))


def _group(site: Site, lang: str, family: str, scopes: tuple[str, ...]) -> CalendarGroup:
    lines = (calendar_line(site, lang, scope) for scope in scopes)
    ordered = tuple(sorted(lines, key=lambda line: line.title.casefold()))
    return CalendarGroup(family_title(site, family, lang), ordered, family == "agreements")
