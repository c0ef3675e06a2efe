"""Markdown to the HTML of a body: smart quotes, sanitised, headings fitted, cut at its links."""

from __future__ import annotations

import re
import sys
from html import unescape

from communique.model.body import Body, Link
from communique.reading.allowed import is_clean, removed, sanitised
from communique.reading.markdown_html import Unrenderable, converted, plain
from communique.reading.python_markdown import Extensions
from communique.reading.text import BOX, CONTROL

__all__ = ["Unrenderable", "read_body"]

_REFERENCE = re.compile(r"&#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));")
_LINK = re.compile(
    r"<(a|img|q|blockquote)(?=\s)((?:\s[^\s=>\"]+=\"[^\"]*\")*?)\s(href|src|cite)=\"([^\"]*)\""
)
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_ALIGNED = re.compile(r"<(t[dh])((?:\s[^\s=>\"]+=\"[^\"]*\")*?)\salign=\"(\w+)\"")
_NOTE_SIGN = re.compile(r"<sup id=\"fnref.*?</sup>")
_TAG = re.compile(r"<[^>]+>")
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_ID = re.compile(r"<[a-z][a-z0-9]*(?:\s[^\s=>\"]+=\"[^\"]*\")*?\sid=\"([^\"]*)\"")
LEAD_LENGTH = 300


def read_body(markdown: str, lang: str, extra: Extensions = ()) -> tuple[Body, tuple[str, ...]]:
    """The body of a text in `lang`, and what sanitising removed, as it was written.

    `extra` are further Markdown extensions with their configuration, from Pelican's MARKDOWN.
    Raises Unrenderable.
    """
    if not markdown.strip():
        return Body(), ()
    short = None if extra else plain(markdown, lang)
    if short is not None and is_clean(short):
        return _cut(_fitted(short)), ()
    raw = converted(markdown, lang, extra) if short is None else short
    clean = CONTROL.sub(BOX, sanitised(raw))
    return _cut(_fitted(clean)), (*removed(markdown, raw), *_written_controls(markdown))


def _written_controls(markdown: str) -> tuple[str, ...]:
    """Control characters that are written as references, such as `&#1;`."""
    found = (match for match in _REFERENCE.finditer(markdown) if CONTROL.match(_character(match)))
    return tuple(dict.fromkeys(match[0] for match in found))


def _character(match: re.Match[str]) -> str:
    number = int(match[2], 16) if match[2] else int(match[1])
    return chr(number) if number <= sys.maxunicode else ""


def _fitted(html: str) -> str:
    if "<h" in html:
        html = _outlined(html)
    if " align=" in html:
        html = _ALIGNED.sub(_with_class, html)
    html = html.replace("<table", '<div class="table-scroll" tabindex="0"><table')
    return html.replace("</table>", "</table></div>")


def _with_class(match: re.Match[str]) -> str:
    """A cell whose `align` has become a class, beside those it has."""
    tag, others, side = match[1], match[2], match[3]
    if ' class="' in others:
        return f"<{tag}" + others.replace(' class="', f' class="align-{side} ', 1)
    return f'<{tag}{others} class="align-{side}"'


def _outlined(html: str) -> str:
    """Headings begin at level 2, under the page's title, and never skip a level downwards."""
    levels: list[int] = []

    def fit(match: re.Match[str]) -> str:
        closing, level = match[1], int(match[2])
        if not closing:
            while levels and levels[-1] >= level:
                levels.pop()
            levels.append(level)
        return f"<{closing}h{min(len(levels) + 1, 6)}"

    return _HEADING.sub(fit, html)


def _cut(html: str) -> Body:
    parts, links, end = [], [], 0
    for match in _LINK.finditer(html):
        parts.append(html[end : match.start(4)])
        links.append(Link(match[1], match[3], unescape(match[4])))
        end = match.end(4)
    return Body(
        parts=(*parts, html[end:]),
        links=tuple(links),
        lead=_lead(html),
        anchors=frozenset(_ID.findall(html) if " id=" in html else ()),
    )


def _lead(html: str) -> str:
    match = _FIRST_PARAGRAPH.search(html)
    if not match:
        return ""
    html = match[1]
    if "<" in html:
        html = _TAG.sub("", _NOTE_SIGN.sub("", html))
    text = " ".join(unescape(html).split())
    if len(text) <= LEAD_LENGTH:
        return text
    return text[:LEAD_LENGTH].rpartition(" ")[0].rstrip(",;:.") + "…"
