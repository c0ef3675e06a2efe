"""The few places where Hugo's Markdown (CommonMark) and ours (Python-Markdown) read the same text differently."""

import re

from msgspec import Struct

_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<text>\S.*)$"
)
_RULE = re.compile(r"^[ ]{0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_NO_PARAGRAPH = re.compile(r"^[ ]{0,3}(?:#{1,6}\s|>|\||\ue000\w+\ue001[ \t]*$)")


class _Level(Struct, frozen=True):
    """One level of a list in the source: where its marker stands and where its text begins."""

    marker: int
    text: int


def in_our_dialect(text: str) -> str:
    """Lists begin after a blank line, are nested by four spaces and numbered with full stops; rules stand alone."""
    lines: list[str] = []
    levels: list[_Level] = []
    for line in text.expandtabs(4).split("\n"):
        levels = _next_line(line, lines, levels)
    return "\n".join(lines)


def _next_line(line: str, lines: list[str], levels: list[_Level]) -> list[_Level]:
    """Add the line as we write it; give the levels that are open after it."""
    if not line.strip():
        lines.append("")
        return levels
    if _RULE.match(line):
        lines += ["", line.strip()] if levels and lines[-1].strip() else [line.strip()]
        return []
    item = _ITEM.match(line)
    if item:
        return _add_item(item, lines, levels)
    if _stands_apart(line, lines):
        lines += ["", line]
        return []
    return _add_text(line, lines, levels)


def _stands_apart(line: str, lines: list[str]) -> bool:
    """A heading, or the first row of a table, right under other text: ours want a blank line there."""
    above = lines[-1] if lines else ""
    first_row = line.startswith("|") and not above.startswith("|")
    return bool(above.strip()) and (first_row or bool(re.match(r"#{1,6}\s", line)))


def _add_item(item: re.Match[str], lines: list[str], levels: list[_Level]) -> list[_Level]:
    indent = len(item["indent"])
    if not levels and (indent > 3 or not _may_begin(item, lines)):
        lines.append(item[0])
        return levels
    outer = [level for level in levels if indent >= level.text]
    if not levels and lines and lines[-1].strip() and not _NO_PARAGRAPH.match(lines[-1]):
        lines.append("")
    marker = item["marker"].replace(")", ".")
    lines.append(f"{'    ' * len(outer)}{marker} {item['text']}")
    return [*outer, _Level(indent, indent + len(item["marker"]) + min(len(item["gap"]), 4))]


def _may_begin(item: re.Match[str], lines: list[str]) -> bool:
    """CommonMark 5.2: within a paragraph, only a bullet or the number one begins a list."""
    within = bool(lines and lines[-1].strip()) and not _NO_PARAGRAPH.match(lines[-1])
    return not within or item["marker"] in ("-", "*", "+", "1.", "1)")


def _add_text(line: str, lines: list[str], levels: list[_Level]) -> list[_Level]:
    indent = len(line) - len(line.lstrip())
    after_blank = not lines or not lines[-1].strip()
    inner = (
        [level for level in levels if indent >= min(level.text, level.marker + 2)]
        if after_blank
        else levels
    )
    if levels and inner:
        spare = max(0, indent - inner[-1].text) if after_blank else 0
        lines.append("    " * len(inner) + " " * (spare if spare >= 4 else 0) + line.lstrip())
        return inner
    lines.append(line.lstrip() if indent < 4 else line)
    return []
