"""The registry of outputs: each module says which files it makes from a site."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs import (
    api,
    atom,
    calendar_json,
    facts,
    ics,
    json_feed,
    next_change,
    opml,
    pictures,
    redirects,
    robots,
    rss,
    sitemap,
    sitemap_news,
)
from communique.outputs.sheet import Sheet

OUTPUTS = (
    pictures.files,
    ics.files,
    calendar_json.files,
    atom.files,
    rss.files,
    json_feed.files,
    api.files,
    opml.files,
    sitemap.files,
    sitemap_news.files,
    robots.files,
    next_change.files,
    facts.files,
    redirects.files,
)


def sheets(index: Index) -> Iterator[Sheet]:
    """Every file of every output, in every language."""
    for files in OUTPUTS:
        yield from files(index)
