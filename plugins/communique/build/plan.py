"""The plan: every page, output and asset of a site as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from communique.collections.assets import published_files
from communique.collections.index import Index
from communique.outputs import registry
from communique.outputs.sheet import Sheet, file_sheet
from communique.views.head import Page
from communique.views.pages import pages

Renderer = Callable[[Page], bytes]
"""Makes a page's bytes from its template and view."""


def plan(
    index: Index, content: Path, render: Renderer, theme_files: Iterable[Sheet]
) -> list[Sheet]:
    """All sheets of the site, assets first, so that no page is in place before what it shows."""
    return [
        *theme_files,
        *_beside(index, content),
        *registry.sheets(index),
        *(Sheet(page.path, render, page) for page in pages(index)),
    ]


def _beside(index: Index, content: Path) -> Iterator[Sheet]:
    for address, source in sorted(published_files(index.site).items()):
        yield file_sheet(address.lstrip("/"), content / source)
