"""The search page, and the index of everything by year and by letter, which needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from msgspec import Struct

from communique.collections.alphabet import DIGITS, OTHERS
from communique.collections.index import Index
from communique.collections.order import moment_of
from communique.model.moments import Moment
from communique.model.site import Site
from communique.views.cards import Link, link_to
from communique.views.head import Head, Page, list_head, list_page, local

ADDRESS = "/search/"
Counts = Mapping[int | str, int]


class Shelf(Struct, frozen=True):
    """A year or a letter of the index. How much stands under it is told on one page alone: else each
    new item would make all pages of the index again."""

    link: Link
    count: int | None


class CatalogueEntry(Struct, frozen=True):
    """An item of the index. `date` is its day, or an event's start."""

    link: Link
    kind: str
    date: Moment | None


class CatalogueGroup(Struct, frozen=True):
    """What stands together: the items of a month, or all of a letter, where `month` is None."""

    month: date | None
    entries: tuple[CatalogueEntry, ...]


class SearchView(Struct, frozen=True):
    """The search. `bundle_url` is the program that the script fetches when the reader begins."""

    head: Head
    bundle_url: str
    years: tuple[Shelf, ...]
    letters: tuple[Shelf, ...]


class CatalogueView(Struct, frozen=True):
    """A year or a letter of the index, and the way to all others."""

    head: Head
    groups: tuple[CatalogueGroup, ...]
    years: tuple[Shelf, ...]
    letters: tuple[Shelf, ...]


def pages(index: Index, lang: str) -> Iterator[Page]:
    site = index.site
    yield list_page(site, lang, ADDRESS, "search.html", search)
    for number in index.catalogue_years(lang):
        yield list_page(site, lang, _year_address(number), "catalogue.html", year, number,
                        languages=_languages_with(index, number))  # fmt: skip
    for name in index.catalogue_letters(lang):
        yield list_page(site, lang, _letter_address(name), "catalogue.html", letter, name,
                        languages=[lang])  # fmt: skip


def search(index: Index, lang: str) -> SearchView:
    site = index.site
    _ = site.words.say(lang)
    return SearchView(
        head=list_head(site, lang, ADDRESS, _("Search"), section="search"),
        bundle_url=site.settings.href("/pagefind/pagefind.js"),
        years=_years(index, lang, index.catalogue_counts(lang)),
        letters=_letters(index, lang, index.catalogue_counts(lang)),
    )


def year(index: Index, lang: str, number: int) -> CatalogueView:
    site = index.site
    title = site.words.say(lang)("Everything of %(year)s") % {"year": number}
    entries = _entries(index, index.catalogue_year(lang, number), lang)
    groups = groupby(entries, lambda entry: entry.date and entry.date.day.replace(day=1))
    return _catalogue(
        index, lang, _year_address(number), title, _languages_with(index, number),
        tuple(CatalogueGroup(month or None, tuple(found)) for month, found in groups),
    )  # fmt: skip


def letter(index: Index, lang: str, name: str) -> CatalogueView:
    site = index.site
    title = site.words.say(lang)("Everything under %(letter)s") % {
        "letter": letter_name(site, lang, name)
    }
    entries = _entries(index, index.catalogue_letter(lang, name), lang)
    return _catalogue(
        index, lang, _letter_address(name), title, [lang], (CatalogueGroup(None, entries),)
    )


def search_link(site: Site, lang: str) -> Link:
    return Link(site.words.say(lang)("Search"), local(site, lang, ADDRESS))


def _catalogue(
    index: Index, lang: str, address: str, title: str, languages: list[str],
    groups: tuple[CatalogueGroup, ...],
) -> CatalogueView:  # fmt: skip
    head = list_head(
        index.site, lang, address, title, section="search",
        crumbs=[search_link(index.site, lang)], languages=languages,
    )  # fmt: skip
    return CatalogueView(head, groups, _years(index, lang, {}), _letters(index, lang, {}))


def _entries(index: Index, keys: tuple[str, ...], lang: str) -> tuple[CatalogueEntry, ...]:
    items = (index.site.best(key, lang) for key in keys)
    return tuple(
        CatalogueEntry(link_to(index.site, item, lang), item.kind, moment_of(item))
        for item in items
    )


def _years(index: Index, lang: str, counts: Counts) -> tuple[Shelf, ...]:
    return tuple(
        Shelf(Link(str(number), local(index.site, lang, _year_address(number))), counts.get(number))
        for number in index.catalogue_years(lang)
    )


def _letters(index: Index, lang: str, counts: Counts) -> tuple[Shelf, ...]:
    site = index.site
    return tuple(
        Shelf(
            Link(letter_name(site, lang, name), local(site, lang, _letter_address(name))),
            counts.get(name),
        )
        for name in index.catalogue_letters(lang)
    )


def _languages_with(index: Index, number: int) -> list[str]:
    """The languages in which that year has anything."""
    return [lang for lang in index.site.languages if number in index.catalogue_years(lang)]


def letter_name(site: Site, lang: str, name: str) -> str:
    """What readers call a letter of the index."""
    if name == OTHERS:
        return site.words.say(lang)("other signs")
    return "0\N{EN DASH}9" if name == DIGITS else name


def _year_address(number: int) -> str:
    return f"{ADDRESS}year/{number}/"


def _letter_address(name: str) -> str:
    return f"{ADDRESS}letter/{name.lower()}/"
