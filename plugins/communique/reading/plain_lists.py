"""Lists of plain items, with lists in them, as Python-Markdown's sane lists read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.reading.plain_inline import Inline
from communique.reading.plain_lines import ITEM, NotPlain, words

DEEPEST = 8
"""How many lists may stand in each other."""

_FIRST = {"ul": re.compile(r" {0,3}[*+-] +(.*)"), "ol": re.compile(r" {0,3}\d+\. +(.*)")}
_INDENTED = re.compile(r" {4,7}(?:\d+\.|[*+-]) +")
_NUMBER = re.compile(r" *([1-9]\d*)\. ")


@dataclass(slots=True)
class _Item:
    """`text` as it is written; `is_apart` from the item before or after it by an empty line."""

    text: str
    is_apart: bool
    inner: List | None = None


@dataclass(slots=True)
class List:
    """A list that grows block by block. `start` is the number of its first item."""

    tag: str
    depth: int
    start: str = "1"
    items: list[_Item] = field(default_factory=list)

    @classmethod
    def read(cls, block: str, depth: int = 1) -> List:
        """The list of a block that begins with an item."""
        number = _NUMBER.match(block)
        made = cls("ol", depth, number[1]) if number else cls("ul", depth)
        return made.take(block, is_apart=False)

    def goes_on_in(self, block: str) -> bool:
        """Whether a block that begins with an item is of the same kind."""
        return _FIRST[self.tag].match(block) is not None

    def take(self, block: str, *, is_apart: bool = True) -> List:
        """Add the items of a block; an empty line before it sets both neighbours apart."""
        if is_apart:
            self.items[-1].is_apart = True
        for text in self._items(block):
            if text.startswith("    "):
                self._nest(text)
            else:
                self.items.append(_Item(words(text), is_apart))
                is_apart = False
        return self

    def _items(self, block: str) -> list[str]:
        items: list[str] = []
        first = _FIRST[self.tag]
        for line in block.split("\n"):
            match = first.match(line)
            if match:
                items.append(match[1])
            elif not items:
                raise NotPlain
            elif _INDENTED.match(line) and not items[-1].startswith("    "):
                items.append(line)
            else:
                items[-1] += f"\n{line}"
        return items

    def _nest(self, text: str) -> None:
        item = self.items[-1]
        lines = [line.removeprefix("    ") for line in text.split("\n")]
        if item.inner or not ITEM.match(lines[0]) or self.depth == DEEPEST:
            raise NotPlain
        item.inner = List.read("\n".join(lines), self.depth + 1)

    def html(self, inline: Inline) -> str:
        """The list as Python-Markdown prints it, block tags on lines of their own."""
        start = f' start="{self.start}"' if self.start != "1" else ""
        return f"<{self.tag}{start}>\n{''.join(self._shown(inline))}</{self.tag}>"

    def _shown(self, inline: Inline) -> Iterator[str]:
        for item in self.items:
            text = inline.html(item.text)
            inner = f"{item.inner.html(inline)}\n" if item.inner else ""
            shown = f"\n<p>{text}</p>\n" if item.is_apart else text
            yield f"<li>{shown}{inner}</li>\n"
