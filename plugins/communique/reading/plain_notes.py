"""Footnotes of one paragraph each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from communique.reading.plain_boxes import MOVED_IN
from communique.reading.plain_inline import Inline
from communique.reading.plain_lines import NotPlain, words
from communique.reading.smart_marks import HIDDEN

_NOTE = re.compile(r"\[\^([\w-]+)\]: +(\S.*)")


def taken_notes(blocks: list[str]) -> Iterator[tuple[str, str]]:
    """The footnotes by their names, in the order in which they stand; they leave `blocks`."""
    names: set[str] = set()
    followed = [*pairwise(blocks), (blocks[-1], "")] if blocks else []
    for block, following in followed:
        if not block.startswith("[^"):
            continue
        if MOVED_IN.match(following):
            raise NotPlain
        blocks.remove(block)
        for line in block.split("\n"):
            match = _NOTE.fullmatch(line)
            if not match or match[1] in names:
                raise NotPlain
            names.add(match[1])
            yield match[1], match[2].rstrip()


def notes_html(notes: Mapping[str, str], inline: Inline, way_back: str) -> str:
    """The notes at the foot of the page, each with a link back to its number."""
    shown = "\n".join(
        _note(name, words(text), inline, way_back.format(inline.notes[name]))
        for name, text in notes.items()
    )
    return f'<div class="footnote">\n<hr>\n<ol>\n{shown}\n</ol>\n</div>'


def _note(name: str, text: str, inline: Inline, way_back: str) -> str:
    back = f'<a class="footnote-backref" href="#fnref:{name}" title="{way_back}">&#8617;</a>'
    return f'<li id="fn:{name}">\n<p>{inline.html(text + HIDDEN)}&#160;{back}</p>\n</li>'
