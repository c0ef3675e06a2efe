"""Where an item was written: a file of the content tree."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Source(Struct, frozen=True):
    """A file of the content tree. `path` is relative to it, with forward slashes."""

    root: Path
    path: str

    @property
    def file(self) -> Path:
        return self.root / self.path

    @property
    def folder(self) -> str:
        """The folder of the file, relative to the content tree."""
        return self.path.rpartition("/")[0]
