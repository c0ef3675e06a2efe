"""Work for as many processes as there are cores. What comes of it does not hang on their number."""

from __future__ import annotations

import gc
import os
import pickle
import struct
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol, TypeVar

J = TypeVar("J")
R = TypeVar("R")
FEWEST = 48
"""So many small things to do are worth a process of their own."""
SHARES = 32
"""So many shares for each worker: nobody waits long for the last, and results are taken in early."""
_TICKET = 2
"""Bytes of the number of a share."""
_MESSAGE = struct.Struct("=II")
"""The number of a share, and how many of its jobs are done."""
_LENGTH = _MESSAGE.size


def number_of_workers(environment: dict[str, str]) -> int:
    """COMMUNIQUE_WORKERS, else the number of cores this process may use."""
    given = environment.get("COMMUNIQUE_WORKERS", "")
    if given.isdigit():
        return max(1, int(given))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Spread(Protocol):
    """Does work in shares."""

    def __call__(
        self, jobs: Sequence[Any], work: Callable[[Sequence[Any]], Any], size: int | None = None
    ) -> Iterable[Any]:
        """What `work` makes of each share of the jobs, which are `size` small things: a document or a
        page each, where none is given."""


Tell = Callable[[int, int], Any]
"""Is told how many jobs of how many are done, as far as this process can know."""


def in_one(
    jobs: Sequence[Any], work: Callable[[Sequence[Any]], Any], size: int | None = None
) -> list[Any]:
    """All work in one share."""
    return [work(jobs)]


def spread(
    jobs: Sequence[J],
    work: Callable[[Sequence[J]], R],
    workers: int,
    tell: Tell | None = None,
    size: int | None = None,
) -> Iterator[R]:
    """What `work` makes of shares of the jobs, one result per share, in the order of the shares.

    Shares are done by copies of this process, so `work` sees all that is here, and what it keeps
    in memory goes with the copy. Who is done with one takes the next, and meanwhile this process goes
    on with what came of the first. Without `os.fork`, beside other threads, with few jobs or one worker
    everything is one share, done here.
    What a worker raises is raised here, and nobody takes another share.
    """
    count = min(workers, (len(jobs) if size is None else size) // FEWEST, len(jobs))
    if count < 2 or not _may_fork():
        yield work(_Share(jobs, tell and (lambda done: tell(done, len(jobs)))))
        return
    parts = min(count * SHARES, len(jobs))
    shares = [jobs[n::parts] for n in range(parts)]
    with (
        tempfile.TemporaryDirectory(prefix="communique-") as folder,
        _crew(shares, work, count, Path(folder)) as news,
    ):
        done = [0] * parts
        for number, share in enumerate(shares):
            while done[number] < len(share) and (message := news.read(_LENGTH)):
                at, so_many = _MESSAGE.unpack(message)
                done[at] = so_many
                if tell:
                    tell(sum(done), len(jobs))
            if done[number] < len(share):
                raise RuntimeError("a worker process ended before its work was done")
            yield _result(Path(folder) / str(number), work, share)


@contextmanager
def beside(work: Callable[[], object], workers: int) -> Iterator[None]:
    """Do what leaves its mark on the disk alone in a copy of this process, while this one goes on; it is
    done at the end of the block. One worker does it first, and what the copy could not do is done here."""
    if workers < 2 or not _may_fork():
        work()
        yield
        return
    child = _copied(work)
    try:
        yield
    finally:
        _, status = os.waitpid(child, 0)
    if status:
        work()


def _copied(work: Callable[[], object]) -> int:
    """Start a copy of this process that does some work and ends there, whatever befalls it; its number.
    Its exit status is 0 where it came to the end of its work."""
    child = os.fork()
    if child:
        return child
    gc.disable()
    failed = 1
    try:
        work()
        failed = 0
    finally:
        os._exit(failed)


def _may_fork() -> bool:
    """Not beside other threads: a lock that one of them holds would stay shut in the copy."""
    return hasattr(os, "fork") and threading.active_count() == 1


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


@contextmanager
def _crew(
    shares: Sequence[Sequence[J]], work: Callable[[Sequence[J]], R], count: int, folder: Path
) -> Iterator[IO[bytes]]:
    """So many workers, to the end of them all; where they tell what they have done."""
    tickets, news, tell = _written_pipe(range(len(shares))), *os.pipe()
    gc.freeze()
    children = [
        _copied(lambda: _work_off(shares, work, tickets, tell, folder)) for _ in range(count)
    ]
    os.close(tell)
    try:
        with os.fdopen(news, "rb") as told:
            yield told
    finally:
        # Where something went wrong here, the shares that nobody has begun are left.
        os.read(tickets, _TICKET * len(shares))
        os.close(tickets)
        for child in children:
            os.waitpid(child, 0)
        gc.unfreeze()


def _written_pipe(numbers: Iterable[int]) -> int:
    """A pipe from which each number is read by one process."""
    reader, writer = os.pipe()
    os.write(writer, b"".join([number.to_bytes(_TICKET) for number in numbers]))
    os.close(writer)
    return reader


def _work_off(
    shares: Sequence[Sequence[J]],
    work: Callable[[Sequence[J]], R],
    tickets: int,
    news: int,
    folder: Path,
) -> None:
    """Do shares as long as there are any. What comes of one is laid in a file, which stays empty where
    that raised something."""
    while ticket := os.read(tickets, _TICKET):
        number = int.from_bytes(ticket)

        def tell(done: int, number: int = number) -> None:
            os.write(news, _MESSAGE.pack(number, done))

        content = b""
        with suppress(Exception):
            content = pickle.dumps(work(_Share(shares[number], tell)), protocol=5)
        (folder / str(number)).write_bytes(content)
        tell(len(shares[number]))


def _result(file: Path, work: Callable[[Sequence[J]], R], share: Sequence[J]) -> R:
    """What a worker gave. Where it raised something the work is done here, so that it is raised here,
    with its place."""
    content = file.read_bytes()
    file.unlink()
    if not content:
        return work(share)
    result: R = pickle.loads(content)
    return result
