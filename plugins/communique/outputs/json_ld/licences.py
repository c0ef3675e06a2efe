"""The address of the terms on which a picture may be used, where its rights name them."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.licences import ZERO, creative_commons

_CC = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)( IGO)?", re.IGNORECASE)
_ZERO = re.compile(r"CC0(?:[ -]1\.0)?", re.IGNORECASE)


@lru_cache(maxsize=1024)
def licence(rights: str) -> str:
    """Of Creative Commons by their short names, `CC BY-SA 3.0 IGO`, or as the rights give it; empty
    for rights that are told in words."""
    words = rights.strip()
    if words.startswith(("https://", "http://")) and " " not in words:
        return words
    if _ZERO.fullmatch(words):
        return ZERO
    if found := _CC.fullmatch(words):
        return creative_commons(found[1], found[2], (found[3] or "").strip())
    return ""
