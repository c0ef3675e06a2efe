"""The pages that the search finds: those that mark their article for it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from msgspec import Struct

from communique.publishing.forms import forms

FOLDER = "pagefind"
"""Where the search lies in the site."""
_MARK = "data-pagefind-body"
_LANG = re.compile(r'<html[^>]*\blang="([^"]+)"')


class FoundPage(Struct, frozen=True):
    """A page that marks its article. `path` is that of its file in the site."""

    path: str
    html: str

    @property
    def with_forms(self) -> str:
        """The page as Pagefind is given it: with the forms of its words, which readers need not load."""
        lang = _LANG.search(self.html)
        more = forms(lang[1], _text(self.html)) if lang else ""
        tag = f'<meta name="forms" content="{escape(more)}" data-pagefind-meta="forms[content]">'
        return self.html.replace("</head>", f"{tag}</head>", 1) if more else self.html


def found_pages(output: Path) -> Iterator[FoundPage]:
    """The marked pages of a built site, in the order of their paths."""
    for path in html_files(output):
        html = (output / path).read_text(encoding="utf-8", errors="replace")
        if _MARK in html:
            yield FoundPage(path, html)


def html_files(output: Path) -> list[str]:
    """The paths of all HTML files of a site, in order."""
    found = []
    for folder, folders, names in os.walk(output):
        if Path(folder) == output and FOLDER in folders:
            folders.remove(FOLDER)
        below = Path(folder).relative_to(output)
        found += [(below / name).as_posix() for name in names if name.endswith(".html")]
    return sorted(found)


def _text(html: str) -> str:
    """The text of the marked article."""
    from lxml.html import document_fromstring  # type: ignore[import-untyped]

    [article, *_] = document_fromstring(html).xpath(f"//*[@{_MARK}]")
    return str(article.text_content())
