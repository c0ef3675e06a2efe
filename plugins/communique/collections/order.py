"""The orders in which lists show items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from communique.model.moments import Moment
from communique.model.site import Item

NEVER = datetime(1, 1, 1)


def newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """By the day of publication, or the start of an event; items without either last."""
    return tuple(sorted(items, key=_when, reverse=True))


def by_name(items: Iterable[Item]) -> tuple[Item, ...]:
    """By title or name, accents set aside."""
    from communique.model.fields import slugified

    return tuple(sorted(items, key=lambda item: (slugified(item.title), item.key)))


def moment_of(item: Item) -> Moment | None:
    """The start of an event, the day of publication of all else."""
    return item.facts.starts if item.kind == "event" else item.facts.date  # type: ignore[no-any-return]


def _when(item: Item) -> tuple[datetime, str]:
    when = moment_of(item)
    return (when.first if when else NEVER, item.key)


def initial(name: str) -> str:
    """The letter under which a directory has a name: without accents and the Arabic article; of a
    Korean syllable its first consonant; # for what is no letter."""
    from communique.model.fields import slugified

    first = slugified(name).removeprefix(_ARTICLE)[:1]
    return consonant(first) or (first.upper() if first.isalpha() else "#")


def consonant(letter: str) -> str:
    """The first consonant of a Korean syllable (Unicode 3.12); empty for every other letter."""
    if not _FIRST_SYLLABLE <= letter <= _LAST_SYLLABLE:
        return ""
    return CONSONANTS[(ord(letter) - ord(_FIRST_SYLLABLE)) // _SYLLABLES_EACH]


_ARTICLE = "ال"
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_SYLLABLES_EACH = 588
CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""By the order of Hangul syllables; tense ones stand with the plain ones, as in Korean dictionaries."""


def alphabetical(names: Iterable[str], own: str) -> list[str]:
    """Names in the order of a directory. Those in the script of the text `own` come first."""
    from communique.model.fields import slugified

    script = _script(own)

    def order(name: str) -> tuple[bool, str, str, str]:
        letter = initial(name)
        return (_script(letter) != script, letter, slugified(name).removeprefix(_ARTICLE), name)

    return sorted(names, key=order)


def _script(text: str) -> str:
    """The script of the first letter as Unicode names it: LATIN, HANGUL, ARABIC."""
    from unicodedata import name

    return name(text[0], "").partition(" ")[0]
