"""Which pages a built site has: one of each kind, known by the class of their body."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

_BODY = re.compile(r'<html lang="([\w-]+)".*?<body class="page page--([\w -]+)"', re.DOTALL)


def pages_by_kind(folder: Path, lang: str) -> dict[str, str]:
    """Kind of page -> address of the page of that kind in `lang` that shows the most.

    Kinds are `home`, `news`, `list-news`, `month` …, in alphabetical order.
    """
    found: dict[str, tuple[int, str]] = {}
    for its_lang, kind, size, address in _pages(folder):
        if its_lang == lang:
            found[kind] = max(found.get(kind, (0, "")), (size, address))
    return {kind: found[kind][1] for kind in sorted(found)}


def page_file(folder: Path, address: str) -> Path:
    """The file that a host sends for an address."""
    file = folder / unquote(address).lstrip("/")
    return file / "index.html" if file.is_dir() else file


@cache
def _pages(folder: Path) -> list[tuple[str, str, int, str]]:
    """Language, kind, size and address of every page; of a site that is built, so read once."""
    pages = []
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        if match := _BODY.search(html):
            kind = match[2].replace("list kind--", "list-").partition(" ")[0]
            address = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
            pages.append((match[1], kind, len(html), address))
    return pages
