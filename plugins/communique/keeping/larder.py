"""The larder: bytes that take long to make and are always the same, such as pictures.

What a build knows of its files is forgotten with another setting or another line of our code; this
is not, since it is called by all that it is made from. It is held to a size: what was not used for
the longest time goes first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_SIZE = 16
_WEEK = 7 * 24 * 60 * 60.0
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
    else:
        _mark_as_used(file)
    return content


def sweep(limit: int) -> None:
    """Take out what was not used for the longest time where all is larger than `limit` bytes. It is
    looked at once in a week. Another process may use it meanwhile: what it misses it makes again."""
    if _folder is None or not _folder.is_dir() or not _is_due(_folder / "swept"):
        return
    found = sorted(_held(_folder))
    surplus = sum(size for _, size, _ in found) - limit
    for _, size, path in found if surplus > 0 else ():
        with suppress(OSError):
            path.unlink()
        surplus -= size
        # A tenth more, so that it is not full again at once.
        if surplus <= -limit // 10:
            return


def _is_due(mark: Path) -> bool:
    """Whether the last time is a week ago; if so, this is the last time from now on. The times are
    those of the disk."""
    try:
        last = mark.stat().st_mtime if mark.exists() else 0.0
        fresh = mark.with_suffix(f".{os.getpid()}")
        fresh.touch()
        if fresh.stat().st_mtime - last < _WEEK:
            fresh.unlink()
            return False
        fresh.replace(mark)
    except OSError:
        return False
    return True


def _held(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """(when it was last used, its size, its path) of all that lies there."""
    for shelf in os.scandir(folder):
        for file in os.scandir(shelf) if shelf.is_dir() else ():
            with suppress(OSError):
                about = file.stat()
                yield about.st_mtime, about.st_size, Path(file.path)


def _mark_as_used(file: Path) -> None:
    with suppress(OSError):
        os.utime(file)


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
