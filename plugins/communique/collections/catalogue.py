"""Everything there is in a language, by year and by letter, as the index of a book has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from unicodedata import normalize

from communique.collections.order import CONSONANTS, consonant, moment_of
from communique.model.fields import slugified
from communique.model.site import Item, Site

DIGITS, OTHERS = "0-9", "other"
"""What stands for a letter where a title begins with a digit, or with a sign of another sort."""
_ARABIC_ARTICLE = re.compile("^ال(?=..)")
"""It counts for nothing in the order of names. ألمانيا, Germany, begins with another alef."""
_AFTER_N = "n\N{LATIN SMALL LETTER THORN}"
"""Spanish has one letter more than others (RAE, Ortografía de la lengua española, 2010): Ñ follows N."""


@dataclass(frozen=True)
class Catalogue:
    """All that readers of a language see, each item in their language where there is one."""

    site: Site
    lang: str

    @cached_property
    def years(self) -> Mapping[int, tuple[Item, ...]]:
        """Year, the last one first -> what is dated in it, newest first."""
        in_time = (item for item in self._items if not item.dates)
        dated = ((moment, item) for item in in_time if (moment := moment_of(item)))
        found: dict[int, list[Item]] = {}
        newest_first = sorted(dated, key=lambda each: (each[0].first, each[1].key), reverse=True)
        for moment, item in newest_first:
            found.setdefault(moment.first.year, []).append(item)
        return {year: tuple(items) for year, items in found.items()}

    @cached_property
    def letters(self) -> Mapping[str, tuple[Item, ...]]:
        """Letter, those of the language's script first -> what begins with it, in the order of names."""
        found: dict[str, list[Item]] = {}
        named = (item for item in self._items if not item.one_of)
        for item in sorted(named, key=lambda item: (order(item.title, self.lang), item.key)):
            found.setdefault(letter(item.title, self.lang), []).append(item)
        return {name: tuple(found[name]) for name in sorted(found, key=self._place)}

    def _place(self, name: str) -> tuple[int, str]:
        if name in (DIGITS, OTHERS):
            return 2, name
        return _script(name) != _script_of(self.lang), order(name, self.lang)

    @property
    def _items(self) -> Iterable[Item]:
        for kind in self.site.originals:
            yield from self.site.in_language(kind, self.lang)


@lru_cache(maxsize=65536)
def order(title: str, lang: str) -> str:
    """What titles are put in order by: small letters without accents and the Arabic article."""
    text = normalize("NFC", title).lstrip(" «»\"'“”‘’¡¿([")
    if lang.partition("-")[0] == "es":
        text = text.casefold().replace("ñ", _AFTER_N)
    return slugified(_ARABIC_ARTICLE.sub("", text))


def letter(title: str, lang: str) -> str:
    """The letter of the alphabet under which a title stands: A, Ñ, ㄱ, م; or DIGITS or OTHERS."""
    key = order(title, lang)
    if key.startswith(_AFTER_N):
        return "Ñ"
    first = key[0]
    if first.isdecimal():
        return DIGITS
    if korean := consonant(first):
        return korean
    # From there on come the signs of East Asia, which are no alphabet.
    return first.upper()[0] if ord(first) < 0x2E80 else OTHERS


def _script_of(lang: str) -> str:
    return {"ko": "hangul", "ar": "arabic", "fa": "arabic", "ur": "arabic"}.get(
        lang.partition("-")[0], "latin"
    )


def _script(name: str) -> str:
    if name in CONSONANTS:
        return "hangul"
    return "arabic" if "\u0600" <= name <= "\u06ff" else "latin" if name < "\u0250" else "other"
