"""Which lines of a text are words, and nothing else."""

from __future__ import annotations

import re

ITEM = re.compile(r" {0,3}(?:[*+-]|\d+\.) ")
"""How an item of a list begins."""

_BEGINNING = r"(?: *(?:[#>:]|!!!)|[-=_* ]+(?:\n|\Z))"
_FIRST = re.compile(_BEGINNING)
_LATER = re.compile(rf"\n{_BEGINNING}")


class NotPlain(Exception):
    """A text for Python-Markdown itself."""


def has_sign(text: str) -> bool:
    """Whether a line begins with a sign that means something else than words or a list."""
    is_first = _FIRST.match(text)
    return bool(is_first or "|" in text or ("\n" in text and _LATER.search(text)))


def words(text: str) -> str:
    """The words of a paragraph or item. Raises NotPlain where they could be something else."""
    begins_otherwise = ITEM.match(text) or text.startswith(("    ", "\n"))
    may_define = "]:" in text or "] :" in text  # even in code
    if begins_otherwise or may_define or has_sign(text) or not text.strip():
        raise NotPlain
    return text.lstrip()
