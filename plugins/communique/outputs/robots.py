"""robots.txt (RFC 9309): everything may be read, and here are the site maps."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.outputs.sitemap_news import PATH


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet("robots.txt", robots, _sitemap_urls, index)


def _sitemap_urls(index: Index) -> tuple[str, ...]:
    return tuple(index.site.settings.absolute(f"/{path}") for path in ("sitemap.xml", PATH))


def robots(sitemap_urls: tuple[str, ...]) -> bytes:
    lines = "".join(f"Sitemap: {url}\n" for url in sitemap_urls)
    return f"User-agent: *\nAllow: /\n\n{lines}".encode()
