"""Everything there is in a language, by year and by letter, as the index of a book has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from communique.collections.alphabet import letter, order, place
from communique.collections.order import moment_of
from communique.model.site import Item, Site


@dataclass(frozen=True)
class Catalogue:
    """All that readers of a language see, each item in their language where there is one. `everything`
    are the site's items, newest first."""

    site: Site
    lang: str
    everything: tuple[Item, ...]

    @cached_property
    def years(self) -> Mapping[int, tuple[Item, ...]]:
        """Year, the last one first -> what is dated in it, newest first."""
        found: dict[int, list[Item]] = {}
        for item in self._items:
            moment = moment_of(item)
            if moment and not item.dates:
                found.setdefault(moment.first.year, []).append(item)
        return {year: tuple(items) for year, items in found.items()}

    @cached_property
    def letters(self) -> Mapping[str, tuple[Item, ...]]:
        """Letter, those of the language's script first -> what begins with it, in the order of names."""
        found: dict[str, list[Item]] = {}
        named = (item for item in self._items if not item.one_of)
        for item in sorted(named, key=lambda item: (order(item.title, self.lang), item.key)):
            found.setdefault(letter(item.title, self.lang), []).append(item)
        own = self.site.language(self.lang).own_name
        ordered = sorted(found, key=lambda name: place(name, self.lang, own))
        return {name: tuple(found[name]) for name in ordered}

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        """As readers see them, newest first."""
        unseen = self.site.unseen(self.lang)
        seen = (item.key for item in self.everything if item.key not in unseen)
        return tuple(self.site.best(key, self.lang) for key in seen)
