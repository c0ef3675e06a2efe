"""Copies of the site's files: what is gone from the site is put back, and not made again.

A copy is a second name of the file that was made (a hard link), so it takes no room while the site is
there. It is called by a digest of its bytes and looked at before it is used: who alters a file of the
site in its place alters its copy too.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from hashlib import sha1
from pathlib import Path

from msgspec import Struct


class Copies(Struct, frozen=True):
    """A folder of copies; without a folder none are kept."""

    folder: Path | None = None

    def add(self, file: str, content: bytes) -> str:
        """Keep a copy of a file with these bytes. Its name; empty where the system allows none."""
        if self.folder is None:
            return ""
        name = _digest(content)
        try:
            self._link(file, name)
        except FileExistsError:
            return name
        except OSError:
            return ""
        return name

    def content(self, name: str) -> bytes | None:
        """The bytes of a copy; None where there is none that is good."""
        if self.folder is None or not name:
            return None
        place = self._place(name)
        try:
            with open(place, "rb") as copy:
                content = copy.read()
            if _digest(content) == name:
                return content
            os.unlink(place)
        except OSError:
            pass
        return None

    def put_back(self, name: str, file: str) -> bool:
        """Give a copy the name of a file that is not there; false where the system does not allow it."""
        try:
            os.link(self._place(name), file)
        except OSError:
            return False
        return True

    def keep(self, names: Collection[str]) -> None:
        """Remove all copies but these."""
        if self.folder is None or not self.folder.is_dir():
            return
        for part in os.scandir(self.folder):
            for copy in os.scandir(part.path):
                if copy.name not in names:
                    os.unlink(copy.path)

    def _link(self, file: str, name: str) -> None:
        place = self._place(name)
        try:
            os.link(file, place)
        except FileNotFoundError:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            os.link(file, place)

    def _place(self, name: str) -> str:
        return f"{self.folder}/{name[:2]}/{name}"


def _digest(content: bytes) -> str:
    return sha1(content, usedforsecurity=False).hexdigest()
