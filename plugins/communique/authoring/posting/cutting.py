"""Shortening a text for readers of any script: between words, never within one or within a character."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

import regex

ELLIPSIS = "…"
# Scripts that put no space between words; there every boundary of UAX 29 will do.
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_STOP = regex.compile(rf"\s+|(?<={_UNSPACED})\b(?={_UNSPACED})", regex.WORD)
_TRAILING = regex.compile(r"[\s\p{Pd}\p{Ps}\p{Pi},;:،؛、·&/]+$")


def shortened(text: str, fits: Callable[[str], bool]) -> str:
    """`text`, or as many of its words as fit with an ellipsis behind them; empty where not one does."""
    if fits(text):
        return text
    cuts = [_TRAILING.sub("", text[:end]) + ELLIPSIS for end in _stops(text)]
    known = bisect_left(cuts, True, key=lambda cut: not fits(cut))
    # A cut within a link may count for more than a longer one.
    found = (cut for cut in reversed(cuts[:known]) if len(cut) > 1 and fits(cut))
    return next(found, "")


def _stops(text: str) -> Iterator[int]:
    """Where it may be cut, in order."""
    for found in _STOP.finditer(text):
        if found.start() > 0:
            yield found.start()
