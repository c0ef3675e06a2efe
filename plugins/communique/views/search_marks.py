"""What the search is told of an item's page, beside its text."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from communique.collections.order import moment_of
from communique.model.site import Item, Site
from communique.views.cards import Card, Link


class SearchMarks(Struct, frozen=True):
    """By what results can be narrowed down, in the reader's words: `year` and `when` are empty where
    the item has no day."""

    year: str
    when: str
    topics: tuple[str, ...]
    countries: tuple[str, ...]


def search_marks(site: Site, item: Item, card: Card, topics: Iterable[Link]) -> SearchMarks:
    moment = moment_of(item)
    language = site.language(item.lang)
    day = ""
    if moment:
        day = language.month(moment.day) if moment.is_month else language.day(moment.day)
    where = getattr(card, "where", None)
    country = where.country if where else getattr(card, "country", "")
    return SearchMarks(
        year=str(moment.first.year) if moment else "",
        when=day,
        topics=tuple(topic.title for topic in topics),
        countries=(country,) if country else (),
    )
