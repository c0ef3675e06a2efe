"""What a social card shows: names the item, its kind, its time and place, and the site."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from communique.collections.index import Index
from communique.model.kinds import BY_NAME
from communique.model.site import Site
from communique.views.cards import (
    Card,
    CoverageCard,
    EventCard,
    OrganisationCard,
    PersonCard,
    PlaceCard,
    card,
)
from communique.views.formats import format_name
from communique.views.head import section_title
from communique.views.lifecycle import told_title


class SocialCard(Struct, frozen=True):
    """The words of a card, in one language. `kind` gives it its colour, `label` is its name."""

    lang: str
    dir: str
    kind: str
    label: str
    title: str
    lines: tuple[str, ...]
    """Time and place, or what else says most in a line; at most two."""
    site_name: str


def social_card(index: Index, key: str, lang: str) -> SocialCard:
    """The card of an item in a language in which it is told."""
    site = index.site
    shown = card(site, site.items[key][lang], lang)
    return SocialCard(
        lang=lang,
        dir=shown.dir,
        kind=shown.kind,
        label=_label(site, shown, lang),
        title=_title(site, shown, lang),
        lines=tuple(line for line in _lines(site, shown, lang) if line)[:2],
        site_name=site.settings.name(lang),
    )


def site_card(index: Index, lang: str) -> SocialCard:
    """The card of the site, for its lists and the home page."""
    settings = index.site.settings
    return SocialCard(
        lang=lang,
        dir=index.site.language(lang).dir,
        kind="page",
        label="",
        title=settings.tagline(lang) or settings.name(lang),
        lines=(),
        site_name=settings.name(lang),
    )


def _label(site: Site, shown: Card, lang: str) -> str:
    if shown.kind == "event":
        return format_name(site, cast(EventCard, shown).format, lang)
    return "" if shown.kind == "page" else section_title(site, BY_NAME[shown.kind].folder, lang)


def _title(site: Site, shown: Card, lang: str) -> str:
    if isinstance(shown, EventCard):
        return told_title(site, shown.title, shown.state, lang)
    return shown.title


def _lines(site: Site, shown: Card, lang: str) -> tuple[str, ...]:
    language = site.language(lang)
    match shown:
        case EventCard():
            online = site.words.say(lang)("Online") if shown.online else ""
            when = shown.repeats or language.span(shown.span)
            return when, shown.where.line if shown.where else online
        case PersonCard():
            return (shown.role,)
        case OrganisationCard() | PlaceCard():
            return (language.comma.join(part for part in (shown.city, shown.country) if part),)
    date = shown.date if shown.kind != "page" else None
    day = "" if date is None else language.day(date.day) if date.has_time else language.moment(date)
    return (shown.publisher, day) if isinstance(shown, CoverageCard) else (day,)
