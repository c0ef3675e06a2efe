"""What is kept between builds: values in checked files, and bodies in volumes.

Nothing in the store is trusted blindly: each value carries the key of what it was made with (code,
settings, versions) and a digest of itself. What does not fit is as good as not there, and is made anew.
"""

from __future__ import annotations

import gc
import os
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cached_property, lru_cache
from hashlib import sha1
from pathlib import Path
from typing import IO, Any, TypeVar

from msgspec import Struct

from communique.model.body import Body, Folded

T = TypeVar("T")
_DIGEST = 16
LOCK = "lock"


class Damaged(Exception):
    """A body that was kept cannot be read any more."""


class Store(Struct, frozen=True):
    """A folder of values by name. `key` says what they were made with."""

    folder: Path
    key: bytes

    def load(self, name: str) -> Any:
        """The value of that name; None where there is none that fits."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        rest = memoryview(content)[_DIGEST:]
        if _digest(self.key, rest) != content[:_DIGEST]:
            return None
        return without_collector(lambda: pickle.loads(rest))

    def save(self, name: str, value: Any) -> None:
        """Keep a value; in its place at once or not at all."""
        content = without_collector(lambda: pickle.dumps(value, protocol=5))
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.folder / f"{name}.new"
        with fresh.open("wb") as file:
            file.write(_digest(self.key, content))
            file.write(content)
        fresh.replace(self.folder / name)

    def mark(self, name: str) -> bytes:
        """Tells a value of that name from others that were kept; empty where there is none."""
        try:
            with (self.folder / name).open("rb") as file:
                return file.read(_DIGEST)
        except OSError:
            return b""

    def writer(self) -> Writer:
        """Takes the bodies that a process reads, in a volume of its own."""
        return Writer(self.folder)

    def keep_volumes(self, used: Iterable[str]) -> None:
        """Remove the volumes that nothing lies in any more."""
        names = {Path(path).name for path in used}
        for file in self.folder.glob("bodies-*.bin"):
            if file.name not in names:
                file.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget everything."""
        _opened.cache_clear()
        _fetched.cache_clear()
        for file in self.folder.glob("*"):
            with suppress(OSError):
                if file.name != LOCK:
                    file.unlink()


class Writer:
    """Fills a volume; what was put is there once it is flushed. A process that is forked before
    anything is put fills one of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._contents: list[bytes] = []
        self._length = 0

    @cached_property
    def _volume(self) -> Volume:
        self._folder.mkdir(parents=True, exist_ok=True)
        return Volume(f"{self._folder}/bodies-{os.getpid()}-{time.monotonic_ns()}.bin")

    def put(self, body: Body) -> Folded:
        """Lay a body down."""
        content = pickle.dumps(body, protocol=5)
        place = (self._length, len(content), _digest(b"", content))
        self._contents.append(content)
        self._length += len(content)
        return Folded(body.lead, body.stamp, self._volume, place)

    def flush(self) -> None:
        with open(self._volume.path, "ab") as file:
            file.write(b"".join(self._contents))
        self._contents.clear()


class Volume(Struct, frozen=True):
    """A file of bodies one after the other. What lies in it never changes; more may follow."""

    path: str

    def fetch(self, place: tuple[int, int, bytes]) -> Body:
        """The body that lies there. Raises Damaged."""
        return _fetched(self.path, *place)


@lru_cache(maxsize=128)
def _fetched(path: str, at: int, length: int, digest: bytes) -> Body:
    """The body at that place. A page asks for it several times, one after the other."""
    try:
        content = os.pread(_opened(path).fileno(), length, at)
    except OSError as error:
        raise Damaged(path) from error
    if _digest(b"", content) != digest:
        raise Damaged(path)
    body: Body = pickle.loads(content)
    return body


@lru_cache(maxsize=128)
def _opened(path: str) -> IO[bytes]:
    return open(path, "rb")


def _digest(key: bytes, content: bytes | memoryview) -> bytes:
    # Against accidents, not against enemies; most processors have it built in.
    found = sha1(key, usedforsecurity=False)
    found.update(content)
    return found.digest()[:_DIGEST]


def without_collector(work: Callable[[], T]) -> T:
    """Do something that makes many lasting values, with the garbage collector at rest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        return work()
    finally:
        if was_on:
            gc.enable()


@contextmanager
def only_one(folder: Path) -> Iterator[bool]:
    """Hold a folder for this process; false where another process holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("wb") as file:
        yield _locked(file)


def _locked(file: IO[bytes]) -> bool:
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # a system without such locks
        return True
    except OSError:
        return False
    return True
