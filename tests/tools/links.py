"""Follows every link of a built site: to pages, files and places in pages."""

from __future__ import annotations

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
        for link in sorted(set(_links(_tree(file))))
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


def _leads(folder: Path, site_url: str, file: Path, link: str) -> bool:
    """Whether a link leads somewhere; those to other sites are taken to."""
    own = f"{site_url}/{file.relative_to(folder).as_posix().removesuffix('index.html')}"
    parts = urlsplit(urljoin(own, link))
    if f"{parts.scheme}://{parts.netloc}" != site_url:
        return True
    target = page_file(folder, parts.path)
    if not target.is_file():
        return False
    place = unquote(parts.fragment)
    return not place or target.suffix != ".html" or place in _places(target)


@cache
def _tree(file: Path) -> html.HtmlElement:
    return html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def _places(file: Path) -> frozenset[str]:
    return frozenset(_tree(file).xpath("//@id"))
