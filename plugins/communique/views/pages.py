"""The registry of pages: every module here says which pages it has in a language."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.views import calendar, feeds, home, kinds, lists
from communique.views.head import Page

PAGES = (home.pages, kinds.pages, lists.pages, calendar.pages, feeds.pages)


def pages(index: Index) -> Iterator[Page]:
    """Every page of the site in every language."""
    for lang in index.site.languages:
        for of in PAGES:
            yield from of(index, lang)
