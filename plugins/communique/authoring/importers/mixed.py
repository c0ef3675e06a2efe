"""Bodies in which Markdown and HTML are mixed: finds the HTML and has it converted, leaves the Markdown alone."""

import re

from communique.authoring.importers.html_inline import KEPT_INLINE, MARKS, Remarks, anchor_mark
from communique.authoring.importers.html_markdown import (
    BLOCKS,
    DROPPED,
    html_to_markdown,
    inline_html_to_markdown,
)
from communique.authoring.importers.shelf import Shelf

_BLOCK_START = re.compile(
    rf"^[ \t]*<({'|'.join(sorted(BLOCKS | set(DROPPED) - {'link'}))})\b[^>]*>",
    re.MULTILINE | re.IGNORECASE,
)
_INLINE = (
    "a",
    "span",
    "font",
    "u",
    "code",
    "tt",
    "big",
    "strike",
    "s",
    "label",
    *KEPT_INLINE,
    *MARKS,
)
_INLINE_START = re.compile(rf"<({'|'.join(_INLINE)})\b[^>]*?>", re.IGNORECASE)
_STRAY = re.compile(
    rf"</?(?:{'|'.join((*_INLINE, *BLOCKS, *DROPPED))})\b(?:\s[^>]*)?/?>", re.IGNORECASE
)
_UNKNOWN_TAG = re.compile(
    r"<(?!(?:https?|mailto|ftp):|[^\s<>]+@[^\s<>]+>|br\b|/?(?:sup|sub|kbd|abbr|del|ins|mark|small|q|cite)>)(?=[a-zA-Z/!])"
)
# Within these a blank line does not bring Markdown back.
_CLOSED = ("table", "ul", "ol", "pre", "dl", "script", "style")


def without_html(text: str, shelf: Shelf, remarks: Remarks) -> str:
    """Markdown only, but for the few inline elements that Markdown has no mark for."""
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = _without_blocks(text, shelf, remarks)
    text = _without_pictures(text, remarks)
    text = re.sub(r"[ \t]*<br\s*/?>[ \t]*(\n?)", _line_break, text, flags=re.IGNORECASE)
    text = _without_inline(text, remarks)
    return _UNKNOWN_TAG.sub("&lt;", _STRAY.sub(_stray, text))


def _without_blocks(text: str, shelf: Shelf, remarks: Remarks) -> str:
    done, rest = "", text
    while start := _BLOCK_START.search(rest):
        end = _end_of(start[1], rest, start.start())
        done += rest[: start.start()].rstrip(" ")
        piece = rest[start.start() : end]
        markdown = html_to_markdown(
            piece if start[1].lower() in _CLOSED else _markdown_shelved(piece, shelf), remarks
        )
        done = (
            done.rstrip("\n") + "\n\n" + shelf.put(markdown) + "\n\n"
            if markdown
            else done.rstrip("\n") + "\n\n"
        )
        rest = rest[end:]
    return done + rest


def _end_of(name: str, text: str, start: int) -> int:
    """Where the element that starts here ends; the end of the text when it is never closed."""
    depth = 0
    for tag in re.finditer(rf"<(/?){name}\b[^>]*?(/?)>", text[start:], re.IGNORECASE):
        if name.lower() in ("hr", "meta", "link", "embed") or (depth == 0 and tag[2]):
            return start + tag.end()
        depth += -1 if tag[1] else int(not tag[2])
        if depth == 0:
            return start + tag.end()
    return len(text)


def _markdown_shelved(piece: str, shelf: Shelf) -> str:
    """CommonMark 4.6: after a blank line within an element, text that does not begin with a tag is Markdown again."""
    chunks = re.split(r"(\n[ \t]*\n)", piece)
    for number, chunk in enumerate(chunks):
        core = chunk.strip()
        if (
            number
            and core
            and not core.startswith("<")
            and not re.search(r"</(?:p|div|li|td|section)>", core)
        ):
            chunks[number] = f"<div>{shelf.put(_dedented(chunk))}</div>"
    return "".join(chunks)


def _dedented(chunk: str) -> str:
    lines = chunk.strip("\n").split("\n")
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[depth:] for line in lines)


def _without_pictures(text: str, remarks: Remarks) -> str:
    return re.sub(
        r"<img\b[^>]*>",
        lambda tag: inline_html_to_markdown(tag[0], remarks),
        text,
        flags=re.IGNORECASE,
    )


def _line_break(found: re.Match[str]) -> str:
    """A line break within a table or a heading stays a tag; elsewhere it is two spaces before a line's end."""
    text = found.string
    line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].lstrip()
    if line.startswith(("|", "#")):
        return "<br>" + found[1]
    return "  \n" if line.strip() else found[1]


def _without_inline(text: str, remarks: Remarks) -> str:
    done, rest = "", text
    while start := _INLINE_START.search(rest):
        name = start[1].lower()
        end = _end_of(name, _paragraph_of(rest, start.start()), start.start())
        element = rest[start.start() : end]
        done += rest[: start.start()]
        if element.lower().endswith(f"</{name}>"):
            done += inline_html_to_markdown(element, remarks)
            rest = rest[end:]
        else:
            done += _stray(start)
            rest = rest[start.end() :]
    return done + rest


def _paragraph_of(text: str, at: int) -> str:
    blank = re.compile(r"\n[ \t]*\n").search(text, at)
    return text[: blank.start()] if blank else text


def _stray(tag: re.Match[str]) -> str:
    """A tag that was never closed, or never opened, goes; the place it names stays. A kept one stays as it is."""
    if (
        re.match(rf"</?({'|'.join(KEPT_INLINE)})>", tag[0], re.IGNORECASE)
        and not tag.re is _INLINE_START
    ):
        return tag[0]
    named = re.search(r"""\b(?:name|id)=["']?([\w-]+)""", tag[0])
    return anchor_mark(named[1]) if named else ""
