"""The files of one feed format, for every scope and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.feed_files import FeedFile, feed_file
from communique.views.feeds import feed_address, scopes


def feed_sheets(index: Index, extension: str, make: Callable[[FeedFile], bytes]) -> Iterator[Sheet]:
    """A sheet for each feed that is written with this extension."""
    for lang in index.site.languages:
        for scope in scopes():
            path = feed_address(index.site, lang, scope, extension).lstrip("/")
            yield Sheet(path, make, feed_file, index, (lang, scope, extension))
