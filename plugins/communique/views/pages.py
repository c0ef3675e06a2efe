"""The registry of pages: every module here says which pages it has in a language."""

from __future__ import annotations

from typing import cast

from communique.collections.index import Index
from communique.views import calendar, feeds, home, kinds, lists
from communique.views.head import Page

PAGES = (home.pages, kinds.pages, lists.pages, calendar.pages, feeds.pages)


def pages(index: Index) -> tuple[Page, ...]:
    """Every page of the site in every language, worked out once."""
    known = index.site.memory.get(pages)
    if known is None:
        known = tuple(
            page for lang in index.site.languages for of in PAGES for page in of(index, lang)
        )
        index.site.memory[pages] = known
    return cast(tuple[Page, ...], known)
