"""Networks on which an office posts: how long a text may be there, and how each counts."""

from __future__ import annotations

from collections.abc import Callable
from unicodedata import normalize

import regex
from msgspec import Struct

Count = Callable[[str], int]

_CHARACTER = regex.compile(r"\X")
_EMOJI = regex.compile(
    r"\p{Extended_Pictographic}|\p{Regional_Indicator}|\N{COMBINING ENCLOSING KEYCAP}"
)
# Names of hosts too: networks make links of them.
_LINK = regex.compile(r"https?://\S+|\b(?:[\w-]+\.)+\p{L}{2,}(?:/\S*)?")
_SHORTENED = 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Where the letters lie that X counts as one (twitter-text, config/v3.json); all others are two."""


class Network(Struct, frozen=True):
    """`limit` is the longest text by its own `count`. `source` is where it says so."""

    name: str
    limit: int
    count: Count
    source: str


def characters(text: str) -> int:
    """As people count: grapheme clusters (UAX 29)."""
    return len(_CHARACTER.findall(text))


def within_bytes(text: str) -> int:
    """Characters, or a tenth of the bytes in UTF-8 where that is more: 300 of the one may be there,
    and 3000 of the other."""
    return max(characters(text), -(-len(text.encode()) // 10))


def with_short_links(text: str) -> int:
    """Characters, each link as 23 of them."""
    return _linked(text, characters, shortest=0)


def weighed(text: str) -> int:
    """As twitter-text does: Hangul, Han and emoji are two, a link is 23. A host's name without
    `https:` may be a link or none, and counts as what is more."""
    return _linked(normalize("NFC", text), _weight, shortest=_SHORTENED)


def _linked(text: str, count: Count, shortest: int) -> int:
    rest, links = [], 0
    end = 0
    for found in _LINK.finditer(text):
        rest.append(text[end : found.start()])
        is_sure = found[0].startswith("http")
        links += _SHORTENED if is_sure else max(count(found[0]), shortest)
        end = found.end()
    return sum(map(count, [*rest, text[end:]])) + links


def _weight(text: str) -> int:
    return sum(_weight_of(each) for each in _CHARACTER.findall(text))


def _weight_of(character: str) -> int:
    if _EMOJI.search(character) and not character.isascii():
        return 2
    return sum(1 if any(a <= ord(c) <= b for a, b in _LIGHT) else 2 for c in character)


def utf16(text: str) -> int:
    """Units of UTF-16: what programs for the web call the length of a text."""
    return len(text.encode("utf-16-le")) // 2


def emoji_by_bytes(text: str) -> int:
    """Characters, emoji by their bytes in UTF-8."""
    return sum(
        len(each.encode()) if _EMOJI.search(each) else len(each)
        for each in _CHARACTER.findall(text)
    )


NETWORKS = (
    Network("Mastodon", 500, with_short_links, "docs.joinmastodon.org/user/posting; servers may allow more"),
    Network("Bluesky", 300, within_bytes, "lexicon app.bsky.feed.post: maxGraphemes, maxLength"),
    Network("X", 280, weighed, "docs.x.com/fundamentals/counting-characters"),
    Network("Threads", 500, emoji_by_bytes, "developers.facebook.com/documentation/threads/posts"),
    Network("LinkedIn", 3000, utf16, "linkedin.com/help, posts; developers.buffer.com/guides/character-limits"),
)  # fmt: skip
