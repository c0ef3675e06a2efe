"""Further forms under which words of Korean and Arabic texts are looked for.

Pagefind finds a word by its beginning, in Arabic by its stem (Snowball: articles, endings, alef and
hamza, vowel marks). What stands inside a word it does not find:

- Korean writes compounds as one word (정상회의: summit + meeting) and particles at the end of words.
  The forms are the ends of longer words; the particles, for which the query is looked for without
  (theme/static/js/search-words.js), are those of the Standard Korean Language Dictionary, 조사.
- Arabic writes the article, "and", "so", "by", "to" and "like" at the beginning of words (ال و ف ب ل ك; Ryding,
  A Reference Grammar of Modern Standard Arabic, 2005, chapters 16 and 18). The forms are the words
  without them; Snowball takes some off, but not all, and a letter of the word
  itself at times (بيئة). Where such a letter belongs to the word the form is none, and nobody looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

SHORTEST = 2
"""Syllables of the shortest end of a Korean word that is a form."""
_HANGUL = re.compile(r"[가-힣]{4,}")
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
"""The lengthening stroke and the vowel marks."""
_ARABIC = re.compile(r"\b([وف]?)([بلك]?)([\u0621-\u064a]{3,})\b")
_ARTICLE = "ال"


def forms(lang: str, text: str) -> str:
    """The forms of all words of a text in that language, each once; empty for other languages."""
    found = _FORMS.get(lang.partition("-")[0])
    return " ".join(dict.fromkeys(found(text))) if found else ""


def _korean(text: str) -> Iterator[str]:
    for word in _HANGUL.findall(text):
        yield from (word[at:] for at in range(1, len(word) - SHORTEST + 1))


def _arabic(text: str) -> Iterator[str]:
    """Without "and", without what is tied to the word after it, and without the article; three letters
    or more."""
    for joined, tied, rest in _ARABIC.findall(_MARKS.sub("", text)):
        if joined:
            yield tied + rest
        # "To the" is written لل: the article loses its alef.
        word = _ARTICLE + rest[1:] if tied == rest[0] == "ل" else rest
        if tied:
            yield word
        if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2:
            yield word.removeprefix(_ARTICLE)


_FORMS: dict[str, Callable[[str], Iterator[str]]] = {"ko": _korean, "ar": _arabic}
