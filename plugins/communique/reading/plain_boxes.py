"""Boxes and definitions in their usual forms."""

from __future__ import annotations

import re

from communique.reading.plain_inline import Inline
from communique.reading.plain_lines import NotPlain, words

BOX_BEGINS = re.compile(r"!!! ?[a-z-]")
DEFINITION_BEGINS = re.compile(r"[^\n]+\n: ")
MOVED_IN = re.compile(" {4}")
_BOX = re.compile(r"!!! ?(?P<kind>[a-z-]+) +\"(?P<title>[^\"\s][^\"]*)\" *")
_DEFINITION = re.compile(r"(?P<term>\S[^\n]*)\n: {1,3}(?P<meaning>\S[^\n]*)")


def box_html(block: str, inline: Inline) -> str:
    """A box with a title: `!!! note "Title"`, and paragraphs moved in by four spaces."""
    line, _, below = block.partition("\n")
    match = _BOX.fullmatch(line)
    if not match or not all(MOVED_IN.match(line) for line in below.split("\n") if line):
        raise NotPlain
    shown = [f'<p class="admonition-title">{inline.html(match["title"])}</p>']
    for paragraph in below.split("\n\n"):
        moved_out = "\n".join(line[4:] for line in paragraph.split("\n"))
        shown.append(f"<p>{inline.html(words(moved_out))}</p>")
    inner = "\n".join(shown)
    return f'<div class="admonition {match["kind"]}">\n{inner}\n</div>'


def definitions_html(block: str, inline: Inline) -> str:
    """Definitions, an empty line between them: a term, and below it a colon and what it means."""
    shown = ""
    for definition in block.split("\n\n"):
        match = _DEFINITION.fullmatch(definition)
        if not match:
            raise NotPlain
        term, meaning = words(match["term"].strip()), words(match["meaning"])
        shown += f"<dt>{inline.html(term)}</dt>\n<dd>{inline.html(meaning)}</dd>\n"
    return f"<dl>\n{shown}</dl>"
