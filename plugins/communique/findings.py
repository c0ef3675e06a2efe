"""Findings: what is wrong in the content, where, why, and how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict

Rank = Literal["error", "warning"]
WIDTH = 100
"""How many letters of an offending line are shown."""


class Finding(Struct, frozen=True):
    """One thing that a writer can mend.

    `path` is as the writer would type it, from the folder where the command runs. `line` and
    `column` count from 1; 0 where the finding is about a file as a whole. `excerpt` is the
    offending line. Findings of rank "error" stop a build, those of rank "warning" do not.
    """

    path: str
    line: int
    column: int
    code: str
    what: str
    why: str
    mend: str
    rank: Rank = "error"
    excerpt: str = ""

    @property
    def is_error(self) -> bool:
        return self.rank == "error"

    @property
    def where(self) -> str:
        """`path:line:column`, as editors and terminals turn it into a link."""
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


class Unfit(ValueError):
    """A value that its field cannot take: raised while reading, turned into a Finding.

    `{field}` in `what` and `{key}` in `mend` stand for the field's name, as the writer typed it.
    `at` leads from the value to the key in it that is wrong.
    """

    def __init__(self, code: str, what: str, why: str, mend: str, at: tuple[str, ...] = ()) -> None:
        super().__init__(what)
        self.code, self.what, self.why, self.mend, self.at = code, what, why, mend, at

    def within(self, key: str) -> Unfit:
        """The same, told of the group that holds `key`."""
        return Unfit(self.code, self.what, self.why, self.mend, (key, *self.at))


class Unbuildable(Exception):
    """The content has findings of rank "error"; nothing may be written."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = in_order(findings)
        super().__init__(closing_line(self.findings))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether one of them stops a build."""
    return any(finding.is_error for finding in findings)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by file, line and column, each once."""
    return sorted(set(findings), key=lambda f: (f.path, f.line, f.column, f.code, f.what))


def closing_line(findings: Iterable[Finding]) -> str:
    """The sentence that ends a report: how many errors and warnings."""
    ranks = [finding.rank for finding in findings]
    if not ranks:
        return "No findings."
    counts = [(ranks.count(rank), rank) for rank in ("error", "warning") if rank in ranks]
    return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in counts) + "."


def as_text(finding: Finding) -> str:
    """A finding as a writer reads it in the terminal: an indented block."""
    head = "" if finding.is_error else "warning: "
    lines = [f"{finding.where}: {head}{finding.what}"]
    if finding.excerpt and finding.line:
        excerpt, column = _window(finding.excerpt, finding.column)
        lines += [f"    | {excerpt}"]
        if column:
            lines += ["    | " + _under(excerpt, column) + "^"]
    lines += [f"    {text}" for text in (finding.why, finding.mend) if text]
    return "\n".join(lines)


def _window(excerpt: str, column: int) -> tuple[str, int]:
    """As much of a long line as a terminal shows, and the column in it."""
    if len(excerpt) <= WIDTH:
        return excerpt, column
    start = max(0, min(column - WIDTH // 2, len(excerpt) - WIDTH))
    shown = excerpt[start : start + WIDTH]
    before, after = "…" if start else "", "…" if start + WIDTH < len(excerpt) else ""
    return before + shown + after, column - start + len(before) if column else 0


def _under(excerpt: str, column: int) -> str:
    """White space as wide as what stands before `column`: tabs kept, wide letters doubled,
    combining marks left out."""
    from unicodedata import category, east_asian_width

    def blank(letter: str) -> str:
        if letter == "\t":
            return letter
        if category(letter) in ("Mn", "Me", "Cf"):
            return ""
        return "  " if east_asian_width(letter) in "WF" else " "

    return "".join(blank(letter) for letter in excerpt[: column - 1])


def as_json(findings: Iterable[Finding]) -> str:
    """All findings as one JSON list, for tools."""
    return json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2)


def as_github(finding: Finding) -> str:
    """A finding as a GitHub Actions annotation (workflow command `::error file=…`)."""
    place = f"file={_property(finding.path)},line={finding.line or 1},col={finding.column or 1}"
    message = "\n".join(text for text in (finding.what, finding.why, finding.mend) if text)
    return f"::{finding.rank} {place},title={_property(finding.code)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
