"""The text of a calendar's event as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from communique.authoring.importers.html_inline import Remarks
from communique.authoring.importers.html_markdown import html_to_markdown

Note = Callable[[str, str, str], None]
"""Told of a subject of the report, what happened, and why."""

_HTML = re.compile(
    r"<(?:p|br|a|b|i|u|ul|ol|li|div|span|strong|em|html|table|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_ADDRESS = re.compile(r"\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")
_BULLET = re.compile(r"^[-*•–]\s+")
_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_OPENING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$|[-=])", re.MULTILINE)


def body_of(event: Any, note: Note) -> str:
    """The description as Markdown, ending in a line feed, or empty. Where there is one in HTML
    (`STYLED-DESCRIPTION` of RFC 9073, `X-ALT-DESC` of Outlook, tags in Google's), it is taken."""
    html, plain = _styled(event), str(event.get("DESCRIPTION", "")).replace("\r\n", "\n").strip()
    if not html and _HTML.search(plain):
        html = plain.replace("\n", "<br>")
    if not html:
        text = "\n\n".join(_paragraphs(plain))
        return f"{text}\n" if text else ""
    remarks = Remarks()
    text = html_to_markdown(html, remarks).strip()
    for _, what in remarks.found:
        note("html", what, "It cannot be shown on a page of ours.")
    return f"{text}\n" if text else ""


def _styled(event: Any) -> str:
    for name in ("STYLED-DESCRIPTION", "X-ALT-DESC"):
        given = event.get(name, [])
        for one in given if isinstance(given, list) else [given]:
            kind = str(getattr(one, "params", {}).get("FMTTYPE", "")).lower()
            if kind == "text/html" and str(one).strip():
                return str(one)
    return ""


def _paragraphs(text: str) -> Iterator[str]:
    """Plain text as Markdown that looks like it: lines stay lines, and no sign is taken for a mark."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        for is_list, group in groupby(lines, lambda line: bool(_BULLET.match(line))):
            if is_list:
                yield "\n".join(f"- {_escaped(_BULLET.sub('', line))}" for line in group)
            else:
                yield "  \n".join(_escaped(line) for line in group)


def _escaped(line: str) -> str:
    """A line with the signs of Markdown escaped and web addresses made links."""
    parts, end = [], 0
    for found in _ADDRESS.finditer(line):
        parts += [_SIGNS.sub(r"\\\1", line[end : found.start()]), f"<{found[0]}>"]
        end = found.end()
    whole = "".join([*parts, _SIGNS.sub(r"\\\1", line[end:])])
    return _OPENING.sub(_kept, whole)


def _kept(found: re.Match[str]) -> str:
    """The beginning of what would be a list or a rule, as text."""
    mark = found[2]
    return f"{found[1]}{mark[:-1]}\\{mark[-1]}"
