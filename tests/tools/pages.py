"""Which pages a built site has: one of each kind, known by the class of their body."""

from __future__ import annotations

import re
from pathlib import Path

_BODY = re.compile(r'<html lang="([\w-]+)".*?<body class="page page--([\w -]+)"', re.DOTALL)


def pages_by_kind(folder: Path, lang: str) -> dict[str, str]:
    """Kind of page -> address of the page of that kind in `lang` that shows the most.

    Kinds are `home`, `news`, `list-news`, `month` …, in alphabetical order.
    """
    found: dict[str, tuple[int, str]] = {}
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        match = _BODY.search(html)
        if match is None or match[1] != lang:
            continue
        kind = match[2].replace("list kind--", "list-").partition(" ")[0]
        address = "/" + file.relative_to(folder).as_posix().removesuffix("index.html")
        found[kind] = max(found.get(kind, (0, "")), (len(html), address))
    return {kind: found[kind][1] for kind in sorted(found)}
