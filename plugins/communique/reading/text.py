"""The text of a content file: decoded, cut into front matter and body, faults found."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.findings import Finding
from communique.model.source import Source
from communique.settings import project_path

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Text:
    """A file cut in two. `front_line` and `body_line` are the lines, from 1, where each begins."""

    front: str
    front_line: int
    body: str
    body_line: int


class Unreadable(Exception):
    """A file that cannot be cut in two: carries one finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.what)
        self.finding = finding


def read_text(source: Source, content: bytes) -> Text:
    """Cut a file. Raises Unreadable when it is no UTF-8, holds control characters or no front matter.

    A byte order mark, blank lines before the fence, spaces after it and any line ending are taken.
    """
    text = _decoded(source, content)
    control = _CONTROL.search(text)
    if control:
        raise Unreadable(_control_finding(source, text, control))
    return _cut(source, text)


def plain_text(content: bytes) -> str:
    """The text of a file with `\\n` line ends and without a byte order mark."""
    text = content.decode("utf-8-sig", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(source: Source, content: bytes) -> str:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        raise Unreadable(
            _at(
                source, before, content.decode("utf-8", errors="replace"), "encoding",
                f"there is a byte that is no UTF-8 text (0x{content[error.start]:02x})",
                "Files are saved in UTF-8, so that every script can be written.",
                "Save the file again with the encoding UTF-8.",
            )
        ) from None  # fmt: skip
    return plain_text(content)


def _control_finding(source: Source, text: str, match: re.Match[str]) -> Finding:
    return _at(
        source, text[: match.start()], text, "control-character",
        f"there is an invisible control character (U+{ord(match[0]):04X})",
        "Such characters come in with copied text; feeds and calendars break on them.",
        "Delete it: put the cursor behind the place shown and press backspace once.",
    )  # fmt: skip


def _cut(source: Source, text: str) -> Text:
    blank = len(text) - len(text.lstrip(" \t\n"))
    opening = _FENCE.match(text, blank)
    if not opening:
        raise Unreadable(
            _at(
                source, text[:blank], text, "front-matter-missing",
                "the file does not begin with front matter",
                "Title, date and other facts stand at the top, between two lines of three hyphens.",
                "Begin the file with  ---  then  title: …  then  ---  each on a line of its own.",
            )
        )  # fmt: skip
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise Unreadable(
            _at(
                source, text[:blank], text, "front-matter-open",
                "the front matter is not closed",
                "A second line of three hyphens ends it; the text follows.",
                "Write  ---  on a line of its own after the last fact.",
            )
        )  # fmt: skip
    return Text(
        front=text[opening.end() : closing.start()],
        front_line=text.count("\n", 0, opening.end()) + 1,
        body=text[closing.end() :],
        body_line=text.count("\n", 0, closing.end()) + 1,
    )


def _at(source: Source, before: str, text: str, code: str, what: str, why: str, mend: str) -> Finding:
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Finding(
        project_path(source.file), line, column, code, what, why, mend, excerpt=line_of(text, line)
    )


def line_of(text: str, line: int) -> str:
    """The line of that number, from 1, fit to be printed: control characters are shown as a box."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    shown = lines[line - 1] if 0 < line <= len(lines) else ""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", shown).rstrip()
