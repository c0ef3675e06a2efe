"""One file of the output: its address and what its bytes are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to be made: `make(view)` gives its bytes, and nothing else goes into them."""

    path: str
    """Below the output folder, with forward slashes."""
    make: Callable[[Any], bytes]
    view: Any

    def content(self) -> bytes:
        return self.make(self.view)


def file_sheet(path: str, file: Path) -> Sheet:
    """A file that is published as it is. Its size and time are part of the view, so that a
    changed file is seen."""
    stat = file.stat()
    return Sheet(path, _read, (file, stat.st_mtime_ns, stat.st_size))


def _read(view: tuple[Path, int, int]) -> bytes:
    return view[0].read_bytes()
