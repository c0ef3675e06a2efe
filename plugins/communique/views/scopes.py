"""Calendars of a scope: how they are called, where they lie, which page shows the same."""

from __future__ import annotations

from communique.collections.index import Index
from communique.model.site import Site
from communique.views.cards import Link
from communique.views.formats import format_name


def calendar_address(site: Site, lang: str, scope: str) -> str:
    """Without the site's own address: /ko/calendar/topic/climate.ics"""
    return f"{site.settings.prefix(lang)}/calendar/{scope}.ics"


def calendar_title(site: Site, scope: str, lang: str) -> str:
    """What a calendar program shows in its list: "City Network: Climate"."""
    name = site.settings.name(lang)
    return name if scope == "all" else f"{name}: {scope_title(site, scope, lang)}"


def scope_title(site: Site, scope: str, lang: str) -> str:
    """What a scope is called in the reader's language."""
    _, settings, (family, _slash, name) = site.words.say(lang), site.settings, scope.partition("/")
    match family:
        case "all":
            return _("All events")
        case "format":
            return format_name(site, name, lang)
        case "topic":
            return settings.topic_name(name, lang)
        case "series":
            return settings.series_name(name, lang)
        case "country":
            return site.language(lang).country(name.upper())
        case "deadlines":
            return _("Registrations and calls")
        case "agreements":
            return _("Ends of agreements")
        case _:
            return site.best(scope, lang).title


def scope_page(site: Site, scope: str, lang: str) -> str:
    """The address of the page that shows the same, or most of it."""
    family, _, name = scope.partition("/")
    pages = {
        "topic": f"/topics/{name}/",
        "series": f"/series/{name}/",
        "agreements": "/agreements/",
    }
    if family in ("organisation", "person", "place"):
        return site.best(scope, lang).address
    return site.settings.prefix(lang) + pages.get(family, "/calendar/")


def family_title(site: Site, family: str, lang: str) -> str:
    """What the calendars of a family have in common."""
    _ = site.words.say(lang)
    titles = {
        "format": _("By format"), "topic": _("By topic"), "series": _("By series"),
        "organisation": _("By organisation"), "person": _("By person"), "place": _("By place"),
        "country": _("By country"), "deadlines": _("Deadlines"), "agreements": _("For the office"),
    }  # fmt: skip
    return titles[family]


def subscribe_link(index: Index, lang: str, scope: str) -> Link | None:
    """The way from a page to the calendar of its scope; None where it has none."""
    site = index.site
    if not index.has_calendar(scope):
        return None
    address = site.settings.absolute(calendar_address(site, lang, scope))
    return Link(scope_title(site, scope, lang), webcal(address))


def webcal(address: str) -> str:
    """The form of a calendar's whole address that opens a calendar program."""
    return "webcal:" + address.partition(":")[2]
