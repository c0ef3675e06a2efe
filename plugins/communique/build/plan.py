"""The plan: every page, output and asset of a site as a sheet, none of them made yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.collections.assets import published_files
from communique.collections.index import Index
from communique.outputs import registry
from communique.outputs.sheet import Printer, Sheet, file_sheet
from communique.views.pages import pages


def plan(
    index: Index, content: Path, printer: Printer, theme_files: Iterable[Sheet]
) -> list[Sheet]:
    """All sheets of the site, assets first, so that no page is in place before what it shows."""
    return [
        *theme_files,
        *_beside(index, content),
        *registry.sheets(index),
        *(
            Sheet(page.path, printer(page.template, page.lang), page.look, index, page.args)
            for page in pages(index)
        ),
    ]


def _beside(index: Index, content: Path) -> Iterator[Sheet]:
    for address, source in sorted(published_files(index.site).items()):
        yield file_sheet(address.lstrip("/"), content / source, index)
