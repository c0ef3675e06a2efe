"""Markdown to the HTML of a body: smart quotes, sanitised, headings fitted, cut at its links."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, Any

from communique.model.body import Body, Link

if TYPE_CHECKING:
    from markdown import Markdown

_QUOTES = {
    "es": ("«", "»"), "fr": ("«\N{NARROW NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}»"), "ar": ("«", "»"),
    "ru": ("«", "»"), "de": ("„", "“"),
}  # fmt: skip
"""Quotation marks of a language (CLDR delimiters), English ones elsewhere. Single marks stay
English everywhere: Python-Markdown takes the closing one for the apostrophe too."""

_BACK_TO_TEXT = {
    "en": "Back to the text, note {}", "ko": "본문으로 돌아가기, 주 {}",
    "es": "Volver al texto, nota {}", "ar": "العودة إلى النص، الحاشية {}",
}  # fmt: skip

ALLOWED: dict[str, frozenset[str]] = {
    "*": frozenset({"class", "id", "lang", "dir", "title"}),
    "a": frozenset({"href", "hreflang"}),
    "img": frozenset({"src", "alt", "width", "height"}),
    "td": frozenset({"colspan", "rowspan", "headers", "align"}),
    "th": frozenset({"colspan", "rowspan", "scope", "headers", "align", "abbr"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "time": frozenset({"datetime"}),
    "blockquote": frozenset({"cite"}),
    "q": frozenset({"cite"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
}
"""Attributes that survive in a body; docs/bodies.md names them. All others are removed."""

TAGS = frozenset(
    "a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr".split()
)
"""Tags that survive in a body."""

SCHEMES = frozenset({"https", "http", "mailto", "tel"})

_TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^\s=>\"]+=\"[^\"]*\")*)\s*/?>")
_LINK = re.compile(r"<(a|img|q|blockquote)(?=\s)((?:\s[^\s=>\"]+=\"[^\"]*\")*?)\s(href|src|cite)=\"([^\"]*)\"")
_HEADING = re.compile(r"<(/?)h([1-6])(?=[\s>])")
_ALIGNED = re.compile(r"<(t[dh])((?:\s[^\s=>\"]+=\"[^\"]*\")*?)\salign=\"(\w+)\"")
_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_ID = re.compile(r"<[a-z][a-z0-9]*(?:\s[^\s=>\"]+=\"[^\"]*\")*?\sid=\"([^\"]*)\"")
LEAD_LENGTH = 300


def read_body(markdown: str, lang: str, extra: tuple[tuple[str, Any], ...] = ()) -> tuple[Body, tuple[str, ...]]:
    """The body of a text in `lang`, and the names of the tags that sanitising removed.

    `extra` are further Markdown extensions with their configuration, from Pelican's MARKDOWN.
    """
    if not markdown.strip():
        return Body(), ()
    raw = _converter(lang, _frozen(extra)).reset().convert(markdown)
    clean = _sanitised(raw)
    return _cut(_fitted(clean)), _removed(raw, clean)


@lru_cache
def _converter(lang: str, extra: str) -> Markdown:
    """One converter per language and process: making one costs more than a document."""
    import json

    from markdown import Markdown

    more = dict(json.loads(extra))
    configs: dict[str, Any] = {
        "smarty": {"substitutions": _substitutions(lang)},
        "toc": {"slugify": _heading_id, "permalink": False},
        "footnotes": {"BACKLINK_TITLE": _BACK_TO_TEXT.get(lang, _BACK_TO_TEXT["en"]), "UNIQUE_IDS": False},
        "tables": {"use_align_attribute": True},
    }
    names = [
        "tables", "footnotes", "def_list", "admonition", "attr_list", "abbr", "md_in_html",
        "fenced_code", "sane_lists", "smarty", "toc",
    ]  # fmt: skip
    return Markdown(extensions=[*names, *more], extension_configs={**configs, **more}, output_format="html")


def _frozen(extra: tuple[tuple[str, Any], ...]) -> str:
    import json

    return json.dumps(extra)


def _heading_id(text: str, separator: str) -> str:
    from communique.model.fields import slugified

    return slugified(text)


def _substitutions(lang: str) -> dict[str, str]:
    left, right = _QUOTES.get(lang.partition("-")[0], ("“", "”"))
    return {
        "left-double-quote": left,
        "right-double-quote": right,
        "left-single-quote": "‘",
        "right-single-quote": "’",
        "ellipsis": "…",
        "ndash": "–",
        "mdash": "—",
    }


def _sanitised(raw: str) -> str:
    import nh3

    return nh3.clean(
        raw,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ALLOWED.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags={"script", "style", "template"},
        strip_comments=True,
    )


def _removed(raw: str, clean: str) -> tuple[str, ...]:
    """Tags and address schemes that were written and did not survive."""
    tags = set(re.findall(r"<([a-z][a-z0-9-]*)", raw.lower())) - set(re.findall(r"<([a-z][a-z0-9-]*)", clean))
    schemes = set(re.findall(r"(?:href|src)=[\"']?\s*([a-z][a-z0-9+.-]*):", raw.lower())) - SCHEMES
    return tuple(sorted({f"<{tag}>" for tag in tags} | {f"{scheme}:" for scheme in schemes}))


def _fitted(html: str) -> str:
    html = _ALIGNED.sub(r'<\1\2 class="align-\3"', _outlined(html))
    html = html.replace("<table", '<div class="table-scroll" tabindex="0"><table')
    return html.replace("</table>", "</table></div>")


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
        anchors=frozenset(_ID.findall(html)),
    )


def _lead(html: str) -> str:
    match = _FIRST_PARAGRAPH.search(html)
    if not match:
        return ""
    without_notes = re.sub(r"<sup id=\"fnref.*?</sup>", "", match[1])
    text = " ".join(unescape(re.sub(r"<[^>]+>", "", without_notes)).split())
    if len(text) <= LEAD_LENGTH:
        return text
    return text[:LEAD_LENGTH].rpartition(" ")[0].rstrip(",;:.") + "…"
