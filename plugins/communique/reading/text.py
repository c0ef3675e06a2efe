"""The text of a content file: decoded, cut into front matter and body, faults found."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from communique.findings import Finding
from communique.model.source import Source
from communique.settings import project_path

CONTROL = re.compile(
    "[^\t\n\r -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd"
    + "".join(f"{chr(plane << 16)}-{chr(plane << 16 | 0xFFFD)}" for plane in range(1, 17))
    + "]"
)
"""Characters that nobody sees and that feeds, calendars or HTML cannot carry; line separators of
word processors and byte order marks inside a text are among them. Written as all but the others,
the commonest first: so it is found many times as quickly that a text holds none."""

BOX = "\N{REPLACEMENT CHARACTER}"
_BOM = b"\xef\xbb\xbf"
_BLANK = re.compile(r"[\s\u00ad\u034f\u200b-\u200f\u2060-\u2064\u3164]*")
_FENCE = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_LIKE_A_FENCE = re.compile(r"^[ \t]*[-\u2010-\u2015\u2212=+~*_]{2,}[ \t]*$", re.MULTILINE)


class Text(Struct, frozen=True):
    """A file cut in two. `front_line` and `body_line` are the lines, from 1, where each begins.

    `findings` are about characters that cannot be used; a box stands in their place.
    """

    front: str
    front_line: int
    body: str
    body_line: int
    findings: tuple[Finding, ...] = ()


class Unreadable(Exception):
    """A file that cannot be cut in two: carries the findings that say why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].what)
        self.findings = findings


def read_text(source: Source, content: bytes) -> Text:
    """Cut a file. Raises Unreadable when it has no front matter.

    Byte order marks, blank lines before the fence, spaces after it and any line ending are taken.
    """
    text = plain_text(content)
    wrong = tuple(_wrong_bytes(source, content))
    if not CONTROL.search(text):
        return _cut(source, text, wrong)
    return _cut(source, CONTROL.sub(BOX, text), wrong or tuple(_controls(source, text)))


def plain_text(content: bytes) -> str:
    """The text of a file with `\\n` line ends and without byte order marks; a box stands for each
    byte that is no UTF-8."""
    text = _without_boms(content).decode("utf-8", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def line_of(text: str, line: int) -> str:
    """The line of that number, from 1, fit to be printed: control characters are shown as a box."""
    lines = text.split("\n", line)
    return CONTROL.sub(BOX, lines[line - 1]).rstrip() if 0 < line <= len(lines) else ""


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing of it."""
    return _BLANK.fullmatch(text) is not None


def _without_boms(content: bytes) -> bytes:
    while content.startswith(_BOM):
        content = content[len(_BOM) :]
    return content


def _wrong_bytes(source: Source, content: bytes) -> Iterator[Finding]:
    content = _without_boms(content)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = plain_text(content[: error.start])
        yield _at(
            source, before, plain_text(content), "encoding",
            f"there is a byte that is no UTF-8 text (0x{content[error.start]:02x})",
            "Files are saved in UTF-8, so that every script can be written.",
            "Save the file again with the encoding UTF-8.",
        )  # fmt: skip


def _controls(source: Source, text: str) -> Iterator[Finding]:
    """The first such character of each line."""
    start = 0
    for line in text.split("\n"):
        match = CONTROL.search(line)
        if match:
            yield _at(
                source, text[: start + match.start()], text, "control-character",
                f"there is an invisible control character (U+{ord(match[0]):04X})",
                "Such characters come in with copied text; feeds and calendars break on them.",
                "Delete it: put the cursor behind the place shown and press backspace once.",
            )  # fmt: skip
        start += len(line) + 1


def _cut(source: Source, text: str, findings: tuple[Finding, ...]) -> Text:
    blank = len(text) - len(text.lstrip())
    opening = _FENCE.match(text, blank)
    if not opening:
        raise Unreadable(findings or (_no_front(source, text, blank),))
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise Unreadable(findings or (_open_front(source, text, opening),))
    return Text(
        front=text[opening.end() : closing.start()],
        front_line=text.count("\n", 0, opening.end()) + 1,
        body=text[closing.end() :],
        body_line=text.count("\n", 0, closing.end()) + 1,
        findings=findings,
    )


def _no_front(source: Source, text: str, blank: int) -> Finding:
    return _at(
        source, text[:blank], text, "front-matter-missing",
        "the file does not begin with front matter" if text.strip() else "the file is empty",
        "Title, date and other facts stand at the top, between two lines of three hyphens.",
        "Begin the file with  ---  then  title: …  then  ---  each on a line of its own.",
    )  # fmt: skip


def _open_front(source: Source, text: str, opening: re.Match[str]) -> Finding:
    """Points at a line that was perhaps meant to end it, else at its beginning."""
    meant = _LIKE_A_FENCE.search(text, opening.end())
    place = meant.start() if meant else opening.start()
    return _at(
        source, text[:place], text, "front-matter-open", "the front matter is not closed",
        "A second line of three hyphens ends it; the text follows.",
        "Write this line as  ---" if meant else "Write  ---  on a line of its own after the last fact.",
    )  # fmt: skip


def _at(
    source: Source, before: str, text: str, code: str, what: str, why: str, mend: str
) -> Finding:
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Finding(
        project_path(source.file), line, column, code, what, why, mend, excerpt=line_of(text, line)
    )
