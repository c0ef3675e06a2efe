"""The order of names and the letter that each stands under, in every script: for directories and the index."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import name, normalize

from communique.model.fields import slugified

DIGITS, OTHERS = "0-9", "other"
"""What stands for a letter where a title begins with a digit, or with a sign of another sort."""
_ARABIC_ARTICLE = re.compile("^ال(?=..)")
"""It counts for nothing in the order of names. ألمانيا, Germany, begins with another alef."""
_AFTER_N = "n\N{LATIN SMALL LETTER THORN}"
"""Spanish has one letter more than others (RAE, Ortografía de la lengua española, 2010): Ñ follows N."""
_FIRST_SYLLABLE, _LAST_SYLLABLE = "가", "힣"
_SYLLABLES_EACH = 588
_CONSONANTS = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""By the order of Hangul syllables; tense ones stand with the plain ones, as in Korean dictionaries."""


def a_to_z(titles: Iterable[str], lang: str, own: str) -> list[str]:
    """Titles in the order of a directory. Those in the script of the text `own` come first, those
    under no letter last."""
    return sorted(
        titles, key=lambda title: (place(letter(title, lang), lang, own), order(title, lang), title)
    )


def place(letter: str, lang: str, own: str) -> tuple[int, str]:
    """Where a letter stands among the letters."""
    if letter in (DIGITS, OTHERS):
        return 2, letter
    return int(_script(letter) != _script(own)), order(letter, lang)


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
    if korean := _consonant(first):
        return korean
    # From there on come the signs of East Asia, which are no alphabet.
    return first.upper()[0] if ord(first) < 0x2E80 else OTHERS


def _consonant(letter: str) -> str:
    """The first consonant of a Korean syllable (Unicode 3.12); empty for every other letter."""
    if not _FIRST_SYLLABLE <= letter <= _LAST_SYLLABLE:
        return ""
    return _CONSONANTS[(ord(letter) - ord(_FIRST_SYLLABLE)) // _SYLLABLES_EACH]


def _script(text: str) -> str:
    """The script of the first letter as Unicode names it: LATIN, HANGUL, ARABIC."""
    return name(text[0], "").partition(" ")[0]
