"""Tables whose lines all begin and end with a bar."""

from __future__ import annotations

import re
from collections.abc import Iterable

from communique.reading.plain_inline import Inline
from communique.reading.plain_lines import NotPlain

_COLUMNS = re.compile(r"\|(?: *:?-+:? *\|)+")
_SIDES = {(True, True): "center", (True, False): "left", (False, True): "right"}


def table_html(block: str, inline: Inline) -> str:
    """A table as Python-Markdown prints it. Raises NotPlain for all but the usual form."""
    lines = [line.strip(" ") for line in block.split("\n")]
    is_plain = all(line.startswith("|") and line.endswith("|") for line in lines)
    if not is_plain or len(lines) < 3 or not _COLUMNS.fullmatch(lines[1]) or "``" in block:
        raise NotPlain
    rows = [[cell.strip(" ") for cell in line[1:-1].split("|")] for line in lines]
    columns = [_SIDES.get((cell.startswith(":"), cell.endswith(":")), "") for cell in rows[1]]
    has_bar_in_code = any(cell.count("`") % 2 for row in rows for cell in row)
    if len(columns) != len(rows[0]) or has_bar_in_code:
        raise NotPlain
    head = _row("th", rows[0], columns, inline)
    body = "".join(_row("td", row, columns, inline) for row in rows[2:])
    return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>"


def _row(tag: str, cells: list[str], columns: Iterable[str], inline: Inline) -> str:
    """A row has as many cells as the table has columns, however many are written."""
    shown = ""
    for number, side in enumerate(columns):
        text = inline.html(cells[number]) if number < len(cells) else ""
        attribute = f' align="{side}"' if side else ""
        shown += f"<{tag}{attribute}>{text}</{tag}>\n"
    return f"<tr>\n{shown}</tr>\n"
