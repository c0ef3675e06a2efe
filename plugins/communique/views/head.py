"""What stands around the content of a page: title, languages, path, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from communique.collections.social_cards import (
    HEIGHT,
    WIDTH,
    are_drawn,
    card_address,
    has_card,
    has_site_card,
    site_card_address,
)
from communique.model.site import Item, Site
from communique.views.cards import Link, shared_picture


class Alternate(Struct, frozen=True):
    """The same page in another language. `lang` is a tag or `x-default`."""

    lang: str
    url: str
    absolute_url: str


class FeedLink(Struct, frozen=True):
    """A feed that goes with the page. `type` is its media type."""

    title: str
    type: str
    url: str


class Shared(Struct, frozen=True):
    """The picture that other sites show with a link to the page: one of its own, or its social card."""

    absolute_url: str
    width: int
    height: int
    alt: str


class Head(Struct, frozen=True):
    """Common to all pages. `address` is the site-relative address (`/ko/news/`), `url` the link to
    it, `canonical` the whole one. `section` names the entry of the menu that the page belongs to."""

    lang: str
    dir: str
    address: str
    url: str
    canonical: str
    title: str
    description: str
    section: str
    crumbs: tuple[Link, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    picture: Shared | None = None
    is_article: bool = False
    is_indexed: bool = True

    @property
    def has_path(self) -> bool:
        """Whether it shows the way here from the home page: every page below it that is to be found."""
        return self.is_indexed and self.section != "home"


class Page(NamedTuple):
    """A page to be made: where, in which language, by which template, and how its view is made.

    `look` is given the index and the `args`, which are names and plain values; it is called when
    the page is made, and not before.
    """

    address: str
    lang: str
    template: str
    look: Callable[..., Any]
    args: tuple[Any, ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    """(language, address) of the page in every language in which there is one."""
    key: str = ""
    """The item that it is the page of; empty for lists."""
    is_indexed: bool = True

    @property
    def path(self) -> str:
        """The file's path below the output folder, relative."""
        address = self.address.lstrip("/")
        return f"{address}index.html" if address == "" or address.endswith("/") else address


def list_page(
    site: Site,
    lang: str,
    address: str,
    template: str,
    look: Callable[..., Any],
    *args: Any,
    languages: Iterable[str] | None = None,
) -> Page:
    """A page that exists at the same address in every language (or in `languages`). `look` is given
    the index, the language and `args`; `address` comes without the language's prefix."""
    others = tuple(languages if languages is not None else site.languages)
    return Page(
        address=site.settings.prefix(lang) + address,
        lang=lang,
        template=template,
        look=look,
        args=(lang, *args),
        versions=tuple((other, site.settings.prefix(other) + address) for other in others),
    )


def list_head(
    site: Site,
    lang: str,
    address: str,
    title: str,
    *,
    description: str = "",
    section: str = "",
    crumbs: Iterable[Link] = (),
    feeds: tuple[FeedLink, ...] = (),
    languages: Iterable[str] | None = None,
) -> Head:
    """The head of a page that exists at the same address in every language (or in `languages`).

    `address` comes without the language's prefix.
    """
    others = tuple(languages if languages is not None else site.languages)
    return Head(
        lang=lang,
        dir=site.language(lang).dir,
        address=site.settings.prefix(lang) + address,
        url=site.settings.href(site.settings.prefix(lang) + address),
        canonical=site.settings.absolute(site.settings.prefix(lang) + address),
        title=title,
        description=description or site.settings.tagline(lang),
        section=section,
        crumbs=tuple(crumbs),
        alternates=alternates(
            site, {other: site.settings.prefix(other) + address for other in others}
        ),
        feeds=feeds,
        picture=_site_card(site, lang),
    )


def item_head(
    site: Site,
    item: Item,
    section: str,
    crumbs: Iterable[Link],
    feeds: tuple[FeedLink, ...] = (),
) -> Head:
    """The head of an item's page."""
    versions = site.items[item.key]
    return Head(
        lang=item.lang,
        dir=site.language(item.lang).dir,
        address=item.address,
        url=site.settings.href(item.address),
        canonical=site.settings.absolute(item.address),
        title=_title(site, item),
        description=item.summary,
        section=section,
        crumbs=tuple(crumbs),
        alternates=alternates(site, {lang: version.address for lang, version in versions.items()}),
        feeds=feeds,
        picture=_shared(site, item),
        is_article=item.kind in ("news", "coverage"),
    )


def _title(site: Site, item: Item) -> str:
    """Pages of one event's dates are told apart by the day."""
    if not item.one_of:
        return item.title
    return f"{item.title}, {site.language(item.lang).day(item.facts.span.first_day)}"


def _shared(site: Site, item: Item) -> Shared | None:
    picture = shared_picture(site, item)
    if picture:
        return Shared(picture.absolute_url, picture.width, picture.height, picture.alt)
    if are_drawn(site.settings) and has_card(site.settings, item):
        return _card(site, card_address(item), item.title)
    return _site_card(site, item.lang)


def _site_card(site: Site, lang: str) -> Shared | None:
    if not (are_drawn(site.settings) and has_site_card(site.settings, lang)):
        return None
    return _card(site, site_card_address(site.settings, lang), site.settings.name(lang))


def _card(site: Site, address: str, title: str) -> Shared:
    return Shared(site.settings.absolute(address), WIDTH, HEIGHT, title)


def section_title(site: Site, folder: str, lang: str) -> str:
    """The name of a section in the reader's language."""
    _ = site.words.say(lang)
    titles: dict[str, Callable[[], str]] = {
        "news": lambda: _("News"),
        "events": lambda: _("Events"),
        "calendar": lambda: _("Calendar"),
        "agreements": lambda: _("Agreements"),
        "prizes": lambda: _("Prizes"),
        "coverage": lambda: _("In the press"),
        "people": lambda: _("People"),
        "organisations": lambda: _("Organisations"),
        "places": lambda: _("Places"),
        "topics": lambda: _("Topics"),
        "series": lambda: _("Series"),
        "feeds": lambda: _("Feeds"),
    }
    return titles[folder]()


def section_link(site: Site, folder: str, lang: str) -> Link:
    return Link(section_title(site, folder, lang), local(site, lang, f"/{folder}/"))


def local(site: Site, lang: str, address: str) -> str:
    """The link to an address that exists in every language, in `lang`."""
    return site.settings.href(site.settings.prefix(lang) + address)


def alternates(site: Site, addresses: Mapping[str, str]) -> tuple[Alternate, ...]:
    """Links both ways, with the page itself; `x-default` is the first language that there is."""
    if len(addresses) < 2:
        return ()
    known = [(lang, addresses[lang]) for lang in site.languages if lang in addresses]
    return tuple(
        Alternate(lang, site.settings.href(address), site.settings.absolute(address))
        for lang, address in [*known, ("x-default", known[0][1])]
    )
