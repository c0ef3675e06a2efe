"""Work for as many processes as there are cores. What comes of it does not hang on their number."""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

J = TypeVar("J")
R = TypeVar("R")
Spread = Callable[[Sequence[Any], Callable[[Sequence[Any]], Any]], Iterable[Any]]
"""Does work in shares: the jobs, and what makes something of a share of them."""

FEWEST = 48
"""So many jobs are worth a process of their own."""


def number_of_workers(environment: dict[str, str]) -> int:
    """COMMUNIQUE_WORKERS, else the number of cores this process may use."""
    given = environment.get("COMMUNIQUE_WORKERS", "")
    if given.isdigit():
        return max(1, int(given))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


Tell = Callable[[int, int], Any]
"""Is told how many jobs of how many are done, as far as this process can know."""


def in_one(jobs: Sequence[Any], work: Callable[[Sequence[Any]], Any]) -> list[Any]:
    """All work in one share."""
    return [work(jobs)]


def spread(
    jobs: Sequence[J], work: Callable[[Sequence[J]], R], workers: int, tell: Tell | None = None
) -> Iterator[R]:
    """What `work` makes of shares of the jobs, one result per share.

    Each share is done by a copy of this process, so `work` sees all that is here, and what it keeps
    in memory goes with the copy. Without `os.fork`, beside other threads (a lock that one of them holds
    would stay shut in the copy), with few jobs or one worker everything is one share, done here. What
    a worker raises is raised here.
    """
    count = min(workers, len(jobs) // FEWEST)
    if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        yield work(_Share(jobs, tell and (lambda done: tell(done, len(jobs)))))
        return
    shares = [jobs[n::count] for n in range(count)]
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        files = [Path(folder) / str(n) for n in range(count)]
        for done in _done(shares, work, files):
            if tell:
                tell(min(done * count, len(jobs)), len(jobs))
        for share, file in zip(shares, files, strict=True):
            yield _result(file, work, share)


class _Share(list[J]):
    """Jobs of which it is told how many have been begun."""

    def __init__(self, jobs: Sequence[J], tell: Callable[[int], Any] | None) -> None:
        super().__init__(jobs)
        self._tell = tell

    def __iter__(self) -> Iterator[J]:
        for number, job in enumerate(super().__iter__()):
            if self._tell and number % 16 == 0:
                self._tell(number)
            yield job


def _done(
    shares: Sequence[Sequence[J]], work: Callable[[Sequence[J]], R], files: Sequence[Path]
) -> Iterator[int]:
    """Have each share done by a process, to the end of all; how far the first one is, now and then."""
    reader, writer = os.pipe()
    gc.freeze()
    first = _Share(shares[0], lambda done: os.write(writer, done.to_bytes(4)))
    children = [_forked(work, *one) for one in zip((first, *shares[1:]), files, strict=True)]
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as told:
            while number := told.read(4):
                yield int.from_bytes(number)
    finally:
        for child in children:
            os.waitpid(child, 0)
        gc.unfreeze()


def _forked(work: Callable[[Sequence[J]], R], share: Sequence[J], file: Path) -> int:
    """Start a worker; its result comes in a file, which stays empty where it raised something."""
    child = os.fork()
    if child:
        return child
    gc.disable()
    try:
        content = b""
        with suppress(Exception):
            content = pickle.dumps(work(share), protocol=5)
        file.write_bytes(content)
    finally:
        os._exit(0)


def _result(file: Path, work: Callable[[Sequence[J]], R], share: Sequence[J]) -> R:
    """What a worker gave. Where it raised something the work is done here, so that it is raised here,
    with its place."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise RuntimeError("a worker process ended before its work was done") from None
    if not content:
        return work(share)
    result: R = pickle.loads(content)
    return result
