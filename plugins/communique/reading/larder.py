"""The larder: bytes that take long to make and are always the same, such as pictures.

What a build knows of its files is forgotten with another setting or another line of our code; this
is not, since it is called by all that it is made from.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SIZE = 16
_folder: Path | None = None
"""Where it lies; None where nothing is kept."""


def lies_in(folder: Path | None) -> None:
    """Say where it lies, once, before anything is made."""
    global _folder
    _folder = folder


def kept(made_from: bytes, make: Callable[[], bytes]) -> bytes:
    """What `make` gives. `made_from` holds all that its bytes follow from, versions too."""
    if _folder is None:
        return make()
    name = _digest(made_from).hex()
    file = _folder / name[:2] / name
    content = _good(file)
    if content is None:
        content = make()
        _put(file, content)
    return content


def _good(file: Path) -> bytes | None:
    """What a file holds; None where there is none that is whole."""
    try:
        held = file.read_bytes()
    except OSError:
        return None
    content = held[_SIZE:]
    return content if held[:_SIZE] == _digest(content) else None


def _put(file: Path, content: bytes) -> None:
    fresh = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(_digest(content) + content)
        fresh.replace(file)
    except OSError:  # a full disk, or one that may not be written: it is made again next time
        with suppress(OSError):
            fresh.unlink()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=_SIZE).digest()
