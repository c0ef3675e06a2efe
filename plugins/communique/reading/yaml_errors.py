"""What made YAML give up, in words for writers, with the line as it should be written."""

from __future__ import annotations

import re

import yaml

from communique.reading.faults import LINE, Fault, quoted

_NO_SPACE = re.compile(r"\s*([\w-]+):(\S.*)")
_SIGNS = {
    **dict.fromkeys("\"'", ("a quotation mark ends before the value does, or never", "A value that begins with a quotation mark ends with the same one.")),
    **dict.fromkeys("[{", ("a bracket or brace ends before the value does, or never", "It begins a list or a group of keys, and ends with its counterpart.")),
    "-": ("a value begins with a hyphen", "A hyphen and a space begin an entry of a list."),
    **dict.fromkeys("@`%&*!|>?,]}", ("a value begins with {sign}", "YAML keeps that sign for itself.")),
}  # fmt: skip


def explained(error: yaml.YAMLError, lines: list[str]) -> Fault:
    """The fault behind an error. `lines` are those of the YAML."""
    problem = str(getattr(error, "problem", error))
    number, column = _where(error, problem)
    line = lines[number] if number < len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _fault(
            number,
            0,
            "there is a tab",
            "Lines are moved in with spaces, never with tabs.",
            "Replace the tab with two spaces.",
        )
    match = LINE.fullmatch(line)
    if match and match["sign"] in _SIGNS and "escape" not in problem:
        what, why = _SIGNS[match["sign"]]
        return _fault(
            number, match.start("value"), what.format(sign=match["sign"]), why, quoted(line)
        )
    return _fault(number, column, *_told(problem, line, column))


def _where(error: yaml.YAMLError, problem: str) -> tuple[int, int]:
    """Where the writer went wrong: often the start of what could not be ended."""
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    context = getattr(error, "context", None) or ""
    if "expected ':'" in problem or "flow" in context or "quoted" in context:
        marks.reverse()
    mark = next((mark for mark in marks if mark), None)
    return (mark.line, mark.column) if mark else (0, 0)


def _told(problem: str, line: str, column: int) -> tuple[str, str, str]:
    if "mapping values" in problem and LINE.fullmatch(line) and ": " in line[:column]:
        return "a colon and a space stand inside a value", "They end a key.", quoted(line)
    if "expected ':'" in problem:
        match = _NO_SPACE.fullmatch(line)
        mend = f"Write  {match[1]}: {match[2]}" if match else "Write  key: value"
        return (
            "the line has no colon and space",
            "Each line is a key, a colon, a space and a value.",
            mend,
        )
    if "escape" in problem:
        return (
            "a backslash stands in double quotes",
            "There it begins a sign of its own.",
            "Write it twice.",
        )
    if "expected key" in problem or "mapping values" in problem:
        return (
            "the line does not fit: it stands too far in or out, or quotation marks or brackets before it are not closed",
            "Keys of one group stand under each other.", "Line it up with the keys above.",
        )  # fmt: skip
    return (
        "the front matter cannot be read here", "It is written in YAML: key, colon, space, value.",
        "Put the value in double quotes, or compare with the examples in docs/front-matter.md.",
    )  # fmt: skip


def _fault(line: int, column: int, what: str, why: str, mend: str) -> Fault:
    return Fault(line, column, "yaml", what, why, mend)
