"""Texts and groups of texts as a writer would type them in YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_PLAIN = re.compile(r"/?[^\W_](?:[^:#,\[\]{}\n]|:(?=\S)|(?<=\S)#)*")


def scalar(text: str) -> str:
    """A text as YAML takes it: bare where that is safe, else in double quotes."""
    is_plain = _PLAIN.fullmatch(text) and not text[-1].isspace()
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def flow(entry: Mapping[str, str]) -> str:
    """A group of keys on one line."""
    return "{" + ", ".join(f"{key}: {scalar(value)}" for key, value in entry.items()) + "}"
