"""The registry of pages: every module here says which pages it has in a language."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.views import (
    calendar,
    embeds,
    feeds,
    home,
    kinds,
    lists,
    partners,
    redirects,
    search,
    subscribing,
)
from communique.views.head import Page

PAGES = (
    home.pages,
    kinds.pages,
    lists.pages,
    calendar.pages,
    feeds.pages,
    partners.pages,
    embeds.pages,
    subscribing.pages,
    search.pages,
    redirects.pages,
)


def pages(index: Index) -> tuple[Page, ...]:
    """Every page of the site in every language, planned once and not made."""
    return index.site.whole(pages, lambda: tuple(_pages(index)))


def _pages(index: Index) -> Iterator[Page]:
    for lang in index.site.languages:
        for of in PAGES:
            yield from of(index, lang)
