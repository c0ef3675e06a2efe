"""The files of one feed format, for every scope and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.collections.index import Index
from communique.outputs.feed_parts import Feed, of_scope
from communique.outputs.sheet import Sheet
from communique.views.feeds import extensions, feed_address


def feed_sheets(index: Index, extension: str, make: Callable[[Feed], bytes]) -> Iterator[Sheet]:
    """A sheet for each feed that is written with this extension."""
    scopes = [scope for scope in index.feeds() if extension in extensions(index.site, scope)]
    for lang in index.site.languages:
        for scope in scopes:
            path = feed_address(index.site, lang, scope, extension).lstrip("/")
            yield Sheet(path, make, of_scope, index, (lang, scope, extension))
