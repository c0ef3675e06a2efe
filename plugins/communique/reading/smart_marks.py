"""Quotation marks, dashes and dots in a piece of plain text, as Python-Markdown's smarty sets them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from markdown import Markdown

HIDDEN = "\x02\x03"
"""Stands for what smarty does not see, such as the space before a note's way back."""

_APOSTROPHE = re.compile(r"(?<=[^\W_])'(?=[^\W\d_])")
_ENTITY = re.compile(r"&\w+;")
_STOOD = re.compile("\x02(\\d+)\x03")
_LONE_AMPERSAND = re.compile(r"&(?!(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);)", re.IGNORECASE)


def escaped(text: str) -> str:
    """Text fit for HTML. Entities stay as they are written."""
    if "&" in text:
        text = _LONE_AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    return text.replace(">", "&gt;") if ">" in text else text


class Marks(Struct, frozen=True):
    """The marks of a language. `rules` are smarty's own, in its order: a pattern, and what takes
    the place of a match (a number is a group of the pattern)."""

    apostrophe: str
    rules: tuple[tuple[re.Pattern[str], Sequence[int | str]], ...]

    @classmethod
    def of(cls, converter: Markdown, apostrophe: str) -> Marks:
        """The rules that a converter works by."""
        smarty: Any = converter.treeprocessors["smarty"]
        rules = [(re.compile(one.pattern, re.DOTALL), one.replace) for one in smarty.inlinePatterns]
        return cls(apostrophe, tuple(rules))

    def set_in(self, text: str) -> str:
        """A piece of text between two tags as HTML, with the marks set."""
        if '"' in text or "--" in text or "..." in text:
            return self._set_by_rules(text)
        if "'" in text:
            simple = _APOSTROPHE.sub(self.apostrophe, text)
            if "'" in simple:
                return self._set_by_rules(text)
            text = simple
        return escaped(text).replace(HIDDEN, "")

    def _set_by_rules(self, text: str) -> str:
        """What a rule sets, and every entity, is a number between two control characters until
        the end: so smarty does it, and what stands beside such a place is matched otherwise."""
        stood: list[str] = []

        def stand(html: str) -> str:
            stood.append(html)
            return f"\x02{len(stood) - 1}\x03"

        text = _ENTITY.sub(lambda match: stand(match[0]), text)
        for pattern, parts in self.rules:
            start = 0
            while match := pattern.search(text, start):
                html = "".join(match[part] if isinstance(part, int) else part for part in parts)
                before = text[: match.start()] + stand(html)
                text, start = before + text[match.end() :], len(before)
        return _STOOD.sub(lambda match: stood[int(match[1])], escaped(text)).replace(HIDDEN, "")
