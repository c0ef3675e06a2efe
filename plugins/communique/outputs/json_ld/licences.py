"""The address of the terms on which a picture may be used, where its rights name them."""

from __future__ import annotations

import re
from functools import lru_cache

_CC = re.compile(r"CC[ -](BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)( IGO)?", re.IGNORECASE)
_ZERO = re.compile(r"CC0(?:[ -]1\.0)?", re.IGNORECASE)
_HOME = "https://creativecommons.org"


@lru_cache(maxsize=1024)
def licence(rights: str) -> str:
    """Of Creative Commons by their short names, `CC BY-SA 3.0 IGO`, or as the rights give it; empty
    for rights that are told in words."""
    words = rights.strip()
    if words.startswith(("https://", "http://")) and " " not in words:
        return words
    if _ZERO.fullmatch(words):
        return f"{_HOME}/publicdomain/zero/1.0/"
    if found := _CC.fullmatch(words):
        port = "igo/" if found[3] else ""
        return f"{_HOME}/licenses/{found[1].lower()}/{found[2]}/{port}"
    return ""
