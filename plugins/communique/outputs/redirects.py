"""_redirects: former addresses for hosts that send readers on themselves (Netlify, Cloudflare, GitLab)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.redirects import former, target_of

Lines = tuple[tuple[str, str], ...]
"""(former address, address), as links take them."""


def files(index: Index) -> Iterator[Sheet]:
    if known := tuple(sorted(former(index))):
        yield Sheet("_redirects", redirects, lines, index, known)


def lines(index: Index, *known: tuple[str, str, str]) -> Lines:
    href = index.site.settings.href
    return tuple((href(old), href(target_of(index.site, key, lang)[1])) for lang, old, key in known)


def redirects(lines: Lines) -> bytes:
    """A rule a line: 301 says that it is for good (RFC 9110 15.4.2)."""
    return "".join(f"{old} {new} 301\n" for old, new in lines).encode()
