"""What is to be built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from communique.collections.index import Index
from communique.findings import Finding
from communique.model.site import Site
from communique.outputs.sheet import Printer, Sheet
from communique.settings import Settings
from communique.views.chrome import Chrome
from communique.words import Words


class Order(Struct, frozen=True):
    """An order for a site. `theme` gives the theme's own files and what stands on every page by
    language, `printer` makes pages with that, and while files are planned is `prepared` for it; `clashes` are
    findings about planned paths that others want too."""

    content: Path
    settings: Settings
    built_at: datetime
    words: Words
    theme: Callable[[Index], tuple[Iterable[Sheet], Mapping[str, Chrome]]]
    printer: Callable[[Site, Mapping[str, Chrome]], Printer]
    clashes: Callable[[Collection[str]], Iterable[Finding]]
    prepared: Callable[[Site], AbstractContextManager[None]] = lambda site: nullcontext()
