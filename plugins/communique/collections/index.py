"""All derived values of a site, each worked out once and only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from communique.collections.agenda import Agenda, agenda, in_order_of_time
from communique.collections.backlinks import backlinks
from communique.collections.months import by_month
from communique.collections.order import newest_first
from communique.collections.related import related
from communique.model.site import Item, Site


@dataclass(frozen=True)
class Index:
    """A site with everything that is derived from it, items in their original language."""

    site: Site

    @cached_property
    def agenda(self) -> Agenda:
        return agenda(self.site.of("event"), self.site.built_at)

    @cached_property
    def months(self) -> Mapping[date, tuple[Item, ...]]:
        """The first day of each month that has events -> its events."""
        return by_month(self.site.of("event"))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have events, in order."""
        return tuple(sorted({month.year for month in self.months}))

    @cached_property
    def topics(self) -> Mapping[str, tuple[Item, ...]]:
        """Topic -> its items, newest first."""
        return self._grouped(lambda item: item.facts.topics)

    @cached_property
    def series(self) -> Mapping[str, tuple[Item, ...]]:
        """Series -> its events in order of time."""
        found = self._grouped(lambda item: (getattr(item.facts, "series", None),))
        return {series: tuple(in_order_of_time(events)) for series, events in found.items()}

    @cached_property
    def series_places(self) -> Mapping[tuple[str, str], int]:
        """(series, key) -> where the event stands in its series."""
        return {
            (name, e.key): n for name, events in self.series.items() for n, e in enumerate(events)
        }

    @cached_property
    def formats(self) -> Mapping[str, tuple[Item, ...]]:
        """Format -> its events, newest first."""
        return self._grouped(lambda item: (getattr(item.facts, "format", None),))

    @cached_property
    def backlinks(self) -> Mapping[str, tuple[Item, ...]]:
        return backlinks(self.site)

    @cached_property
    def related(self) -> Mapping[str, tuple[str, ...]]:
        places = {
            (topic, item.key): n
            for topic, items in self.topics.items()
            for n, item in enumerate(items)
        }
        return related(self.site, self.topics, places)

    @cached_property
    def newest(self) -> Mapping[str, tuple[Item, ...]]:
        """Kind -> its items, newest first."""
        return {kind: newest_first(items) for kind, items in self.site.originals.items()}

    @cached_property
    def _news_places(self) -> Mapping[tuple[str, str], tuple[Item | None, Item | None]]:
        places = {}
        for lang in self.site.languages:
            told = self.in_language(self.newest.get("news", ()), lang)
            for newer, item, older in zip((None, *told), told, (*told[1:], None), strict=False):
                places[lang, item.key] = (newer, older)
        return places

    def neighbours(self, item: Item) -> tuple[Item | None, Item | None]:
        """The next newer and the next older news in the same language."""
        return self._news_places[item.lang, item.key]

    def in_language(self, items: tuple[Item, ...], lang: str) -> tuple[Item, ...]:
        """The same items as readers of `lang` see them; news that is not told in it is left out."""
        best = (self.site.best(item.key, lang) for item in items)
        return tuple(
            item for item in best if item.lang == lang or not item.facts.is_told_per_language
        )

    def _grouped(
        self, groups_of: Callable[[Item], Iterable[str | None]]
    ) -> Mapping[str, tuple[Item, ...]]:
        found: dict[str, list[Item]] = {}
        for items in self.site.originals.values():
            for item in items:
                for group in dict.fromkeys(groups_of(item)):
                    if group:
                        found.setdefault(group, []).append(item)
        return {group: newest_first(found[group]) for group in sorted(found)}
