"""Follows every link of a built site: to pages, files, subscriptions and places in pages and drawings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from tests.tools.pages import page_file

_LINKS = ("href", "src", "poster", "action", "content")


def broken_links(folder: Path, site_url: str) -> list[str]:
    """Return `page: link` for every link within the site, written in full or short, that leads nowhere."""
    return [
        f"{file.relative_to(folder)}: {link}"
        for file in sorted(folder.rglob("*.html"))
        for link in sorted(set(_links(tree(file))))
        if not _leads(folder, site_url, file, link)
    ]


def _links(tree: html.HtmlElement) -> Iterator[str]:
    for element in tree.iter("*"):
        for name in _LINKS:
            value = element.get(name, "")
            # `content` is a link in some metas only.
            if value and (name != "content" or value.startswith(("https://", "/"))):
                yield value
        for candidate in element.get("srcset", "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def target_of(folder: Path, site_url: str, file: Path, link: str) -> tuple[Path | None, str]:
    """The file that a link means and the place in it; None where the link leads to another site."""
    own = f"{site_url}/{file.relative_to(folder).as_posix().removesuffix('index.html')}"
    parts = urlsplit(urljoin(own, re.sub("^webcal:", "https:", link)))
    if f"{parts.scheme}://{parts.netloc}" != site_url:
        return None, ""
    return page_file(folder, parts.path), unquote(parts.fragment)


def _leads(folder: Path, site_url: str, file: Path, link: str) -> bool:
    """Whether a link leads somewhere; those to other sites are taken to."""
    target, place = target_of(folder, site_url, file, link)
    if target is None:
        return True
    if not target.is_file():
        return False
    return not place or target.suffix not in (".html", ".svg") or place in _places(target)


@cache
def tree(file: Path) -> html.HtmlElement:
    """A page, read once."""
    return html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def _places(file: Path) -> frozenset[str]:
    return frozenset(tree(file).xpath("//@id"))
