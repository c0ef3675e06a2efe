"""A short way for plain front matter: what YAML would give, several times as quickly.

Keys with words, texts in quotation marks, lists in brackets, and lists and groups below each
other, moved in by spaces. All else, and all that holds a fault, is left to the YAML reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from communique.reading.plain_lines import NotPlain
from communique.reading.text import is_blank

DEEPEST = 8
_LINE = re.compile(
    r"(?P<indent> *)(?P<hyphen>(?:- +)?)"
    r"(?:(?P<key>[A-Za-z_][A-Za-z0-9_-]{0,60}):(?: +(?P<value>\S.*)| *)|(?P<entry>\S.*))"
)
_WORD = r"\w[\w.-]*(?: \w[\w.-]*)*"
_VALUE = re.compile(
    r"\"(?P<double>[^\"\\]*)\" *|'(?P<single>[^']*)' *"
    rf"|\[ *(?P<list>{_WORD}(?: *, *{_WORD})*) *\] *"
    r"|(?P<plain>[^\s?:,\[\]{}#&*!|>'\"%@`-].*)"
)
_NOT_IN_WORDS = re.compile(r":(?: |\Z)| #")
_COMMA = re.compile(" *, *")


class _Line(NamedTuple):
    """A key with its value, or with a hyphen before it an entry of a list, at a column from 0.
    `value` is None where nothing stands behind the key, `key` where only a value stands."""

    column: int
    is_entry: bool
    key: str | None
    value: str | None


def plain_front(front: str) -> dict[str, Any] | None:
    """The data of plain front matter, empty values left out; None for what is not surely plain."""
    if "\t" in front:
        return None
    try:
        lines = _Lines(
            [line for written in front.split("\n") if written for line in _read(written)]
        )
        data = lines.group(0, 0)
    except NotPlain:
        return None
    return data if data and lines.are_read else None


def _read(written: str) -> Iterator[_Line]:
    """A line, and what stands behind its hyphen as a line of its own."""
    match = _LINE.fullmatch(written)
    if not match or (match["entry"] and not match["hyphen"]):
        raise NotPlain
    column = len(match["indent"])
    if match["hyphen"]:
        yield _Line(column, True, None, None)
        column += len(match["hyphen"])
    yield _Line(column, False, match["key"], match["value"] or match["entry"])


class _Lines:
    """The lines, read one after the other."""

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = lines
        self.at = 0

    @property
    def are_read(self) -> bool:
        return self.at == len(self.lines)

    def group(self, column: int, depth: int) -> dict[str, Any]:
        """The keys that stand at that column, as long as they go on."""
        data: dict[str, Any] = {}
        seen: set[str] = set()
        while not self.are_read:
            line = self.lines[self.at]
            if line.column != column or line.is_entry:
                break
            if line.key is None or line.key in seen:
                raise NotPlain
            seen.add(line.key)
            self.at += 1
            value = self._below(column, depth) if line.value is None else _value(line.value)
            if value:
                data[line.key] = value
        return data

    def _below(self, column: int, depth: int) -> Any:
        """What the lines below a key hold: a list at its column or further in, a group further in."""
        if self.are_read or depth == DEEPEST:
            return None
        line = self.lines[self.at]
        if line.is_entry and line.column >= column:
            return self._entries(line.column, depth + 1)
        return self.group(line.column, depth + 1) if line.column > column else None

    def _entries(self, column: int, depth: int) -> list[Any]:
        entries: list[Any] = []
        while not self.are_read and self.lines[self.at][:2] == (column, True):
            line = self.lines[self.at + 1]
            self.at += 1
            entry = self._entry(line, depth)
            if not entry:
                raise NotPlain
            entries.append(entry)
        return entries

    def _entry(self, line: _Line, depth: int) -> Any:
        if line.key is not None:
            return self.group(line.column, depth + 1)
        self.at += 1
        return _value(line.value or "")


def _value(written: str) -> Any:
    """A text or list; empty where a reader would see nothing."""
    match = _VALUE.fullmatch(written)
    if not match:
        raise NotPlain
    if match["list"]:
        entries = _COMMA.split(match["list"])
        if any(map(is_blank, entries)):
            raise NotPlain
        return entries
    text = match[match.lastgroup or 0]
    if match["plain"]:
        text = text.rstrip(" ")
        if _NOT_IN_WORDS.search(text):
            raise NotPlain
    return "" if is_blank(text) else text
