"""robots.txt (RFC 9309): everything may be read, and here is the site map."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet("robots.txt", robots, _sitemap_url, index)


def _sitemap_url(index: Index) -> str:
    return index.site.settings.absolute("/sitemap.xml")


def robots(sitemap_url: str) -> bytes:
    return f"User-agent: *\nAllow: /\n\nSitemap: {sitemap_url}\n".encode()
