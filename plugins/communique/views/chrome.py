"""What stands on every page of a language: name, menu, languages, feet, style sheets."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.index import Index
from communique.views.cards import Link, link_to
from communique.views.head import local, section_link
from communique.views.licences import licence_link
from communique.views.search import search_link

MENU = ("news", "calendar", "agreements", "prizes", "coverage", "organisations", "people", "places")
NEEDS = {
    "calendar": "event",
    "agreements": "agreement",
    "prizes": "prize",
    "organisations": "organisation",
    "people": "person",
    "places": "place",
}


class MenuEntry(Struct, frozen=True):
    section: str
    link: Link


class LanguageEntry(Struct, frozen=True):
    tag: str
    dir: str
    own_name: str
    home_url: str


class Logo(Struct, frozen=True):
    """A picture that stands for the site's name. Width and height in pixels, 0 if unknown."""

    url: str
    width: int
    height: int


class Look(Struct, frozen=True):
    """Addresses of the theme's files: its style sheet, its scripts by name, its logo, the style sheet of
    pages for the frames of other sites."""

    style: str
    scripts: Mapping[str, str]
    logo: Logo | None
    embed_style: str = ""


class Chrome(Struct, frozen=True):
    """The same on every page of a language, so that it is part of every page's key."""

    lang: str
    locale: str
    """The locale of its dates as a language tag, for scripts: `en-GB`."""
    dir: str
    site_name: str
    tagline: str
    home_url: str
    theme_colour: str
    menu: tuple[MenuEntry, ...]
    footer: tuple[Link, ...]
    languages: tuple[LanguageEntry, ...]
    style_url: str
    embed_style_url: str
    scripts: Mapping[str, str]
    """Name of a script in the theme's `static/js` -> its address."""
    icon_url: str
    logo: Logo | None
    publisher: Link | None
    licence: Link | None
    """On what terms texts may be used that say nothing else."""
    search: Link


def chrome(index: Index, lang: str, look: Look) -> Chrome:
    site = index.site
    settings = site.settings
    publisher = site.publisher(lang)
    return Chrome(
        lang=lang,
        locale=settings.locale(lang).replace("_", "-"),
        dir=site.language(lang).dir,
        site_name=settings.name(lang),
        tagline=settings.tagline(lang),
        home_url=local(site, lang, "/"),
        theme_colour=settings.theme_colour,
        menu=tuple(MenuEntry(name, section_link(site, name, lang)) for name in _sections(index)),
        footer=_footer(index, lang),
        languages=tuple(
            LanguageEntry(
                tag, site.language(tag).dir, site.language(tag).own_name, local(site, tag, "/")
            )
            for tag in site.languages
        ),
        style_url=settings.href(look.style),
        embed_style_url=settings.href(look.embed_style),
        scripts={name: settings.href(look.scripts[name]) for name in sorted(look.scripts)},
        icon_url=settings.href("/theme/icon.svg"),
        logo=replace(look.logo, url=settings.href(look.logo.url)) if look.logo else None,
        publisher=link_to(site, publisher, lang) if publisher else None,
        licence=licence_link(site, settings.licence, lang),
        search=search_link(site, lang),
    )


def _sections(index: Index) -> list[str]:
    """The sections that hold something; an empty one is not in the menu."""
    return [name for name in MENU if index.site.of(NEEDS.get(name, name))]


def _footer(index: Index, lang: str) -> tuple[Link, ...]:
    site = index.site
    _ = site.words.say(lang)
    standing = [item for item in site.in_language("page", lang) if item.facts.menu]
    standing.sort(key=lambda item: (item.facts.menu, item.key))
    own = (section_link(site, "topics", lang), section_link(site, "feeds", lang))
    subscribe = Link(_("Subscribe to the calendar"), local(site, lang, "/calendar/subscribe/"))
    return (*(link_to(site, item, lang) for item in standing), *own, subscribe)
