"""The seal on a finished build: while all that went into it and came of it is as it was, nothing need
be loaded.

A build that finds its seal whole ends before Pelican, templates or content are looked at. One that
finds nothing but documents edited need look at those only (see `build.recalled`).
"""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from json import dumps
from pathlib import Path
from typing import Any

from msgspec import MsgspecError, Struct, json, to_builtins

from communique.adapter.keys import libraries
from communique.findings import Finding

Overrides = Mapping[str, Any]
Stamp = tuple[int, int]
"""A file's size and the time of its last change, in nanoseconds."""
Ingoing = tuple[str, dict[str, str]]


class Seal(Struct, frozen=True):
    """What a build went by and what it left: a digest of all that went in but what stands in the
    documents, those with size and times, the files that came out, its findings, and between which
    moments they stay right. `sources` and `output` are folders; the content is the first source.
    `edition` is that of the ledger."""

    went_in: str
    documents: dict[str, str]
    sources: tuple[str, ...]
    output: str
    files: dict[str, Stamp]
    edition: str
    findings: tuple[Finding, ...]
    since: str
    until: str | None

    def edited(
        self, settings_file: Path, overrides: Overrides, now: datetime
    ) -> tuple[str, ...] | None:
        """The documents that were written since; none where a build at that moment would change
        nothing. None where anything else is not as it was."""
        is_over = self.until is not None and now >= datetime.fromisoformat(self.until)
        if is_over or now < datetime.fromisoformat(self.since):
            return None
        went_in, documents = ingoing(settings_file, overrides, self.sources)
        if went_in != self.went_in or not all(
            _is_left(f"{self.output}/{path}", *stamp) for path, stamp in self.files.items()
        ):
            return None
        return tuple(path for path, stamp in documents.items() if self.documents[path] != stamp)


def last_build(
    settings_file: Path, overrides: Overrides, now: datetime
) -> tuple[Seal, tuple[str, ...]] | None:
    """The seal of the last build and the documents that were written since, where at that moment
    nothing else can have changed."""
    try:
        seal = json.decode(_file(settings_file, overrides).read_bytes(), type=Seal)
        edited = seal.edited(settings_file, overrides, now)
    except (OSError, ValueError, KeyError, MsgspecError):
        return None
    return None if edited is None else (seal, edited)


def put(settings_file: Path, overrides: Overrides, seal: Seal) -> None:
    """Put the seal on a build that came to its end."""
    file = _file(settings_file, overrides)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    # Python's own writer takes file names that are no UTF-8, too.
    fresh.write_text(dumps(to_builtins(seal)), encoding="utf-8")
    fresh.replace(file)


@lru_cache(maxsize=2)
def _ingoing(settings_file: Path, overrides: tuple[Any, ...], sources: tuple[str, ...]) -> Ingoing:
    settings = sorted((name, repr(value)) for name, value in _evaluated(settings_file).items())
    known = (sys.version, str(Path.cwd()), settings, overrides, libraries())
    content, *others = sources
    documents: dict[str, str] = {}
    files = (_files(_code()), _beside(content, documents), *map(_files, others))
    return _digest(repr(known), *files), documents


def ingoing(settings_file: Path, overrides: Overrides, sources: Iterable[str]) -> Ingoing:
    """A digest of what goes into a build: the settings as they come out, where we stand, our code and
    the libraries that are there, and the size and times of every file below `sources`, of documents
    the names alone; and the size and times of each document. Worked out once, before anything is
    read: what is saved while we build is for the next build."""
    return _ingoing(settings_file, tuple(sorted(overrides.items())), tuple(sources))


def _is_left(file: str, size: int, time: int) -> bool:
    stat = os.stat(file)
    return stat.st_size == size and stat.st_mtime_ns == time


def _digest(known: str, *lines: Iterator[str]) -> str:
    digest = blake2b(known.encode("utf-8", "surrogateescape"), digest_size=16)
    for part in lines:
        digest.update("\n".join(part).encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()


def _code() -> str:
    return str(Path(__file__).parent.parent)


def _evaluated(settings_file: Path) -> Mapping[str, Any]:
    """The names in capitals of a settings file, as Pelican reads them."""
    file = settings_file.resolve()
    return _run(str(file), file.stat().st_mtime_ns)


@lru_cache(maxsize=2)
def _run(file: str, _mtime: int) -> Mapping[str, Any]:
    folder = str(Path(file).parent)
    sys.path.insert(0, folder)
    try:
        names = runpy.run_path(file)
    except Exception as error:
        raise ValueError("the settings cannot be read") from error
    finally:
        sys.path.remove(folder)
    return {name: value for name, value in names.items() if name.isupper()}


def _beside(folder: str, documents: dict[str, str]) -> Iterator[str]:
    """A line for every file below a folder, in order; what the system says of documents is put into
    `documents`, by path."""
    for path, stamp in _stamped(folder):
        if path.endswith(".md"):
            documents[path] = stamp
            yield path
        else:
            yield f"{path} {stamp}"


def _files(folder: str) -> Iterator[str]:
    """A line for every file below a folder, in order."""
    return (f"{path} {stamp}" for path, stamp in _stamped(folder))


def _stamped(folder: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Every file below a folder by its path, in order, with its size and times; the folders too,
    compiled Python files not."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield f"{path}{entry.name}/", ""
                yield from _stamped(entry.path, f"{path}{entry.name}/")
        else:
            stat = entry.stat()
            known = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"
            yield f"{path}{entry.name}", known


def _file(settings_file: Path, overrides: Overrides) -> Path:
    """Where the seal lies: in the cache folder, by the settings file and what is set over it."""
    name = repr((str(settings_file.resolve()), sorted(overrides.items())))
    digest = blake2b(name.encode(), digest_size=8).hexdigest()
    return cache_of(settings_file) / f"seal-{digest}.json"


def cache_of(settings_file: Path) -> Path:
    """The cache folder that a settings file names."""
    cache: str = _evaluated(settings_file).get("CACHE_PATH", "cache")
    return settings_file.resolve().parent / cache
