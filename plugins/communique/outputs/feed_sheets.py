"""The files of one feed format, for every scope and language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.collections.index import Index
from communique.collections.told import FOLDERS
from communique.outputs.feed_parts import Feed, of_archive, of_scope
from communique.outputs.sheet import Sheet
from communique.views.feeds import archive_address, extensions, feed_address, has_archives_in


def feed_sheets(index: Index, extension: str, make: Callable[[Feed], bytes]) -> Iterator[Sheet]:
    """A sheet for each feed that is written with this extension, and for each of its addresses."""
    site, scopes = index.site, index.feeds()
    for lang in site.languages:
        for scope in (scope for scope in scopes if extension in extensions(site, scope)):
            for name in (scope, *site.settings.former_names(scope, scopes)):
                path = feed_address(site, lang, name, extension).lstrip("/")
                yield Sheet(path, make, of_scope, index, (lang, scope, extension))


def archive_sheets(index: Index, extension: str, make: Callable[[Feed], bytes]) -> Iterator[Sheet]:
    """A sheet for each archive that is written with this extension."""
    if not has_archives_in(index.site, extension):
        return
    for lang in index.site.languages:
        for scope in ("all", *FOLDERS):
            for number in range(1, index.number_of_archives(scope, lang) + 1):
                address = archive_address(index.site, lang, scope, number, extension)
                args = (lang, scope, number, extension)
                yield Sheet(address.lstrip("/"), make, of_archive, index, args)
