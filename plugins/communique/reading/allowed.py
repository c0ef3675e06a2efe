"""What HTML may stand in a body: the list, the cleaning, and what the cleaning took out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

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
"""How the address of a link may begin; addresses without a scheme are files of ours."""

_ADDRESSES = frozenset({"href", "src", "cite"})
_HAND_MADE = re.compile(r"<[a-zA-Z!?]|\{")
"""Where a writer may have typed a tag, or attributes in braces."""

_ODD_ADDRESS = re.compile(
    r"=\"(?:(?<=href=\")|(?<=src=\")|(?<=cite=\"))(?!(?:"
    r"https?://(?!xn--)(?:[a-zA-Z0-9-]+\.(?!xn--))+[a-zA-Z]{2,}(?:[/?#][^\"]*)?"
    r"|#[^\"&]*"
    r"|(?:\w|\.\.?/)[^\":&\t\n\r]*"
    r")\")"
)
"""An address of which it is not plain at first sight that it may stand: elsewhere, in the text
itself, or a file beside, above or below this one."""

_SCHEME = re.compile(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")


def is_clean(html: str) -> bool:
    """Whether sanitising surely leaves HTML as it is that we have written ourselves, with no tag or
    attribute but those that are allowed: it would write some characters otherwise, and look at addresses."""
    is_plain = html.count("&") == html.count("&amp;") and "\xa0" not in html
    return is_plain and not _ODD_ADDRESS.search(html)


def sanitised(raw: str) -> str:
    """HTML with nothing in it but what is allowed."""
    return _cleaner().clean(raw)


@lru_cache
def _cleaner() -> nh3.Cleaner:
    """One for the process: making it takes as long as a document does."""
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ALLOWED.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        clean_content_tags={"script", "style", "template"},
        strip_comments=True,
    )


def removed(markdown: str, raw: str) -> tuple[str, ...]:
    """What sanitising takes out of `raw`, as it was written: `<script`, `onclick`, `javascript:`.

    `markdown` is the text before. What Markdown itself makes of it can hold nothing unsafe but
    addresses; most texts have plain ones and need no second look.
    """
    if not _HAND_MADE.search(markdown) and not _ODD_ADDRESS.search(raw):
        return ()
    parser = _Unsafe()
    try:
        parser.feed(raw)
        parser.close()
    except AssertionError:
        return ("<!",)  # html.parser gives up on marked sections that nobody knows
    return tuple(dict.fromkeys(parser.found))


class _Unsafe(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.found.append(f"<{tag}")
            return
        for name, value in attrs:
            self.found += _unsafe_attribute(tag, name, value or "")


def _unsafe_attribute(tag: str, name: str, value: str) -> Iterator[str]:
    if name not in ALLOWED["*"] | ALLOWED.get(tag, frozenset()):
        yield name
    scheme = _SCHEME.match(value) if name in _ADDRESSES else None
    if scheme and scheme[1].lower() not in SCHEMES:
        yield f"{scheme[1].lower()}:"
    elif name in _ADDRESSES and not is_address(value):
        yield value


def is_address(text: str) -> bool:
    """Whether an address can be taken apart: `http://[` cannot."""
    from urllib.parse import urlsplit

    try:
        urlsplit(text)
    except ValueError:
        return False
    return True
