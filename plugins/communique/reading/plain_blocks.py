"""A short way for plain texts: the HTML that Python-Markdown would give, many times as quickly.

Most texts of a newsroom hold paragraphs, headings, lists, quotations, tables, boxes, links, pictures,
emphasis and notes, each written in its usual form. They are read here; at the first sign that
could be read in another way the whole text is left to Python-Markdown. The tests compare both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from communique.model.fields import slugified
from communique.reading.plain_boxes import (
    BOX_BEGINS,
    DEFINITION_BEGINS,
    MOVED_IN,
    box_html,
    definitions_html,
)
from communique.reading.plain_inline import Inline
from communique.reading.plain_lines import ITEM, NotPlain, has_sign, words
from communique.reading.plain_lists import List
from communique.reading.plain_notes import notes_html, taken_notes
from communique.reading.plain_tables import table_html
from communique.reading.smart_marks import Marks

_NEVER = re.compile(r"[<\\\t\x00-\x08\x0b-\x1f\x7f-\x9f]")
_NEVER_WORDS = ("&#", "```", "~~~", "///F")
_TABLE_THEN_HEADING = re.compile(r"\| *\n#")
_BLANK_LINE = re.compile(r"\n +(?=\n)")
_HEADING_LINE = re.compile(r"\n(#{1,6} [^#\n]*[^#\s])[^\S\n]*(?=\n)")
_HEADING = re.compile(r"(#{1,6}) (.*[^#\s])")
_RULE = re.compile(r"-{3,}|\*{3,}|_{3,}")
_QUOTED = re.compile(r" {0,3}> ?(.*)")
_GOING_ON = (
    (_QUOTED, _QUOTED, "\n>\n"),
    (DEFINITION_BEGINS, DEFINITION_BEGINS, "\n\n"),
    (BOX_BEGINS, MOVED_IN, "\n\n"),
)
_TAG = re.compile(r"<[^>]*>")


def plain_html(markdown: str, marks: Marks, way_back: str) -> str | None:
    """The HTML of a plain text, not yet sanitised; None for a text that is not surely plain.

    `way_back` is the title of the link that leads from a footnote back to its number.
    """
    if _NEVER.search(markdown) or any(word in markdown for word in _NEVER_WORDS):
        return None
    if (markdown[:1].isspace() and markdown[0] != "\n") or _TABLE_THEN_HEADING.search(markdown):
        return None
    blocks = [block for part in _spaced(markdown).split("\n\n") if (block := part.strip("\n"))]
    try:
        notes = dict(taken_notes(blocks)) if "[^" in markdown else {}
        return _Page(marks, notes, way_back).html(blocks)
    except NotPlain:
        return None


def _spaced(markdown: str) -> str:
    """The text with nothing in its empty lines, and empty lines around each heading."""
    text = f"\n{markdown}\n\n"
    if "\n " in text:
        text = _BLANK_LINE.sub("\n", text)
    return _HEADING_LINE.sub(r"\n\n\1\n", text) if "\n#" in text else text


def _joined(blocks: list[str]) -> Iterator[str | List]:
    """The blocks, with those that go on with the list or quotation before them added to it."""
    last: str | List = ""
    for block in blocks:
        if ITEM.match(block):
            if has_sign(block):
                raise NotPlain
            if isinstance(last, List) and last.goes_on_in(block):
                last.take(block)
                continue
            following: str | List = List.read(block)
        elif isinstance(last, str) and (between := _going_on(last, block)):
            last += between + block
            continue
        else:
            following = block
        if last:
            yield last
        last = following
    yield last


def _going_on(last: str, block: str) -> str:
    """What joins a block to the one that it goes on with; nothing where it begins anew."""
    for beginning, following, between in _GOING_ON:
        if following.match(block) and beginning.match(last):
            return between
    return ""


class _Page:
    """The blocks of one text on their way to HTML."""

    def __init__(self, marks: Marks, notes: Mapping[str, str], way_back: str) -> None:
        self.inline = Inline(marks, {name: number for number, name in enumerate(notes, start=1)})
        self.notes = notes
        self.way_back = way_back
        self.ids: set[str] = set()

    def html(self, blocks: list[str]) -> str:
        made = [
            block.html(self.inline) if isinstance(block, List) else self._block(block)
            for block in _joined(blocks)
            if block
        ]
        if self.notes:
            made.append(notes_html(self.notes, self.inline, self.way_back))
        return "\n".join(made)

    def _block(self, block: str) -> str:
        if match := _HEADING.fullmatch(block):
            return self._heading(len(match[1]), match[2].strip())
        if block[0] == "|":
            return table_html(block, self.inline)
        if _QUOTED.match(block):
            return self._quotation(block)
        if BOX_BEGINS.match(block):
            return box_html(block, self.inline)
        if DEFINITION_BEGINS.match(block):
            return definitions_html(block, self.inline)
        return "<hr>" if _RULE.fullmatch(block) else self._paragraph(block)

    def _paragraph(self, text: str) -> str:
        return f"<p>{self.inline.html(words(text))}</p>"

    def _heading(self, level: int, text: str) -> str:
        html = self.inline.html(text)
        name = slugified(unescape(_TAG.sub("", html)))
        if name in self.ids or "<sup" in html:
            raise NotPlain
        self.ids.add(name)
        return f'<h{level} id="{name}">{html}</h{level}>'

    def _quotation(self, block: str) -> str:
        lines = [_QUOTED.match(line) for line in block.split("\n")]
        if not all(lines):
            raise NotPlain
        text = "\n".join(line[1] if line and line[1].strip() else "" for line in lines)
        if "\n\n\n" in text or text != text.strip("\n"):
            raise NotPlain
        inner = "\n".join(map(self._paragraph, text.split("\n\n")))
        return f"<blockquote>\n{inner}\n</blockquote>"
