"""Work for as many processes as there are cores. What comes of it does not hang on their number."""

from __future__ import annotations

import gc
import os
import pickle
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

J = TypeVar("J")
R = TypeVar("R")

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


def spread(
    jobs: Sequence[J], work: Callable[[Sequence[J]], R], workers: int, tell: Tell | None = None
) -> list[R]:
    """What `work` makes of shares of the jobs: one result per share, the first done by this process.

    Each worker is a copy of this process, so `work` sees all that is here. Without `os.fork`, beside
    other threads (a lock that one of them holds would stay shut in the copy), with few jobs or one
    worker everything is one share. What a worker raises is raised here.
    """
    count = min(workers, len(jobs) // FEWEST)
    if count < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(_Share(jobs, 1, tell))]
    with tempfile.TemporaryDirectory(prefix="communique-") as folder:
        gc.freeze()
        others = [_forked(work, jobs[n::count], Path(folder) / str(n)) for n in range(1, count)]
        try:
            first = work(_Share(jobs[::count], count, tell))
        finally:
            for child, _ in others:
                os.waitpid(child, 0)
            gc.unfreeze()
        return [
            first,
            *(_result(file, work, jobs[n::count]) for n, (_, file) in enumerate(others, 1)),
        ]


class _Share(list[J]):
    """Jobs of which those are told of that have been begun; the other workers are as far."""

    def __init__(self, jobs: Sequence[J], count: int, tell: Tell | None) -> None:
        super().__init__(jobs)
        self._count, self._tell = count, tell

    def __iter__(self) -> Iterator[J]:
        for number, job in enumerate(super().__iter__()):
            if self._tell and number % 16 == 0:
                self._tell(number * self._count, len(self) * self._count)
            yield job


def _forked(work: Callable[[Sequence[J]], R], share: Sequence[J], file: Path) -> tuple[int, Path]:
    """Start a worker; its result comes in a file, which stays empty where it raised something."""
    child = os.fork()
    if child:
        return child, file
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
