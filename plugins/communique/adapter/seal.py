"""The seal on a finished build: while all that went into it and came of it is as it was, nothing need
be loaded.

A build that finds its seal whole ends before Pelican, templates or content are looked at.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from communique.adapter.keys import libraries
from communique.findings import Finding

Overrides = Mapping[str, Any]
Stamp = tuple[int, int]
"""A file's size and the time of its last change, in nanoseconds."""


@dataclass(frozen=True)
class Seal:
    """What a build went by and what it left: a digest of all that went in, the files that came out
    with their size and time, its findings, and between which moments they stay right. `sources` and
    `output` are folders."""

    went_in: str
    sources: tuple[str, ...]
    output: str
    files: dict[str, Stamp]
    findings: tuple[Finding, ...]
    since: str
    until: str | None

    def holds(self, settings_file: Path, overrides: Overrides, now: datetime) -> bool:
        """Whether a build at that moment would change nothing."""
        is_over = self.until is not None and now >= datetime.fromisoformat(self.until)
        if is_over or now < datetime.fromisoformat(self.since):
            return False
        is_same = self.went_in == ingoing(settings_file, overrides, self.sources)
        return is_same and all(
            _is_left(f"{self.output}/{path}", *stamp) for path, stamp in self.files.items()
        )


def whole_seal(settings_file: Path, overrides: Overrides, now: datetime) -> Seal | None:
    """The seal of the last build, where it holds at that moment."""
    try:
        given = json.loads(_file(settings_file, overrides).read_text(encoding="utf-8"))
        findings = tuple(Finding(**one) for one in given.pop("findings"))
        seal = Seal(**{**given, "sources": tuple(given["sources"])}, findings=findings)
        return seal if seal.holds(settings_file, overrides, now) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def put(settings_file: Path, overrides: Overrides, seal: Seal) -> None:
    """Put the seal on a build that came to its end."""
    file = _file(settings_file, overrides)
    file.parent.mkdir(parents=True, exist_ok=True)
    findings = [asdict(finding) for finding in seal.findings]
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps({**vars(seal), "findings": findings}), encoding="utf-8")
    fresh.replace(file)


@lru_cache(maxsize=2)
def _ingoing(settings_file: Path, overrides: tuple[Any, ...], sources: tuple[str, ...]) -> str:
    settings = sorted((name, repr(value)) for name, value in _evaluated(settings_file).items())
    known = (sys.version, str(Path.cwd()), settings, overrides, libraries())
    return _digest(repr(known), *(_files(source) for source in (_code(), *sources)))


def ingoing(settings_file: Path, overrides: Overrides, sources: Iterable[str]) -> str:
    """A digest of what goes into a build: the settings as they come out, where we stand, our code and
    the libraries that are there, and the size and times of every file below `sources`. Worked out
    once, before anything is read: what is saved while we build is for the next build."""
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


def _files(folder: str) -> Iterator[str]:
    """A line for every file below a folder, in order; compiled Python files apart."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield f"{entry.name}/"
                yield from _files(entry.path)
                yield "/"
        else:
            stat = entry.stat()
            yield f"{entry.name} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}"


def _file(settings_file: Path, overrides: Overrides) -> Path:
    """Where the seal lies: in the cache folder, by the settings file and what is set over it."""
    name = repr((str(settings_file.resolve()), sorted(overrides.items())))
    digest = blake2b(name.encode(), digest_size=8).hexdigest()
    return cache_of(settings_file) / f"seal-{digest}.json"


def cache_of(settings_file: Path) -> Path:
    """The cache folder that a settings file names."""
    cache: str = _evaluated(settings_file).get("CACHE_PATH", "cache")
    return settings_file.resolve().parent / cache
