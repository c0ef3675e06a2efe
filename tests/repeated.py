"""What every small build of a run works out from a text alone, and nothing else: worked out once in a process."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType

import pytest
from jinja2 import Environment, FileSystemBytecodeCache

from communique.adapter import theme_files
from communique.adapter.loading import SharedLoader
from communique.views import subscribing


def remember(patch: pytest.MonkeyPatch, compiled: Path) -> None:
    """The style sheet made small, codes of addresses, and the code of templates that lies in `compiled`."""
    patch.setattr(theme_files, "small", cache(theme_files.small))
    patch.setattr(subscribing, "qr_code", cache(subscribing.qr_code))
    patch.setattr(SharedLoader, "code", _remembering(SharedLoader.code, compiled))


Code = Callable[[SharedLoader, Environment, str], CodeType]


def _remembering(read: Code, compiled: Path) -> Code:
    codes: dict[tuple[str, str], CodeType] = {}

    def code(loader: SharedLoader, environment: Environment, name: str) -> CodeType:
        kept = loader._compiled
        if not isinstance(kept, FileSystemBytecodeCache) or not compiled.samefile(kept.directory):
            return read(loader, environment, name)
        source = loader._host.get_source(environment, name)[0]
        if (name, source) not in codes:
            codes[name, source] = read(loader, environment, name)
        return codes[name, source]

    return code
