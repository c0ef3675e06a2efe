"""Work shared among processes comes out as if one had done it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from communique.keeping.workers import FEWEST, SHARES, beside, number_of_workers, spread
from tests.deep import examples

MANY = FEWEST * 3
"""So many jobs that three workers get a share each."""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests before may have left a browser or a server open: their threads hold no lock that is wanted
    here."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


def test_beside_other_threads_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that one of them holds would stay shut in a copy of this process."""
    monkeypatch.setattr(threading, "active_count", lambda: 2)

    assert list(spread(range(MANY), processes, 3)) == [os.getpid()]


def squares(jobs: Sequence[int]) -> list[tuple[int, int]]:
    return [(job, job * job) for job in jobs]


def processes(jobs: Sequence[int]) -> int:
    return os.getpid()


@given(st.lists(st.integers(), max_size=6 * FEWEST), st.integers(1, 6))
@how(max_examples=examples(40))
def test_the_number_of_workers_does_not_matter(jobs: list[int], workers: int) -> None:
    shares = spread(jobs, squares, workers)

    assert sorted(found for share in shares for found in share) == sorted(squares(jobs))


@given(st.integers(0, 6 * FEWEST), st.integers(1, 6))
@how(max_examples=examples(30))
def test_no_process_is_started_for_few_jobs(count: int, workers: int) -> None:
    done_by = list(spread(range(count), processes, workers))

    assert len(set(done_by)) <= max(1, min(workers, count // FEWEST))


def test_shares_are_done_by_processes_of_their_own() -> None:
    all_here = multiprocessing.get_context("fork").Barrier(3)

    def work(jobs: Sequence[int]) -> int:
        all_here.wait(timeout=20)
        return os.getpid()

    others = list(spread(range(MANY), work, 3))

    assert len({os.getpid(), *others}) == 4


def test_who_is_done_with_a_share_takes_the_next() -> None:
    """What comes of the first is here while others are still at work."""
    reader, writer = os.pipe()

    def work(jobs: Sequence[int]) -> int:
        if 0 not in jobs and 1 not in jobs:
            os.read(reader, 1)
        return len(jobs)

    shares = spread(range(2 * FEWEST * SHARES), work, 2)

    first = next(shares)
    os.write(writer, bytes(2 * SHARES))
    assert first + sum(shares) == 2 * FEWEST * SHARES


def test_shares_come_in_order() -> None:
    """Whoever did them, and however long that took."""

    def work(jobs: Sequence[int]) -> int:
        time.sleep(0.02 if 0 in jobs else 0)
        return jobs[0]

    firsts = list(spread(range(MANY), work, 3))

    assert firsts == sorted(firsts)
    assert len(firsts) == 3 * SHARES


def test_few_jobs_stay_here() -> None:
    assert list(spread(range(FEWEST), processes, 8)) == [os.getpid()]
    assert list(spread(range(MANY), processes, 1)) == [os.getpid()]


def test_a_few_large_jobs_are_shared() -> None:
    """Each is more than a document: their size is told."""
    done_by = set(spread(range(4), processes, 2, size=4 * FEWEST))

    assert os.getpid() not in done_by


def test_after_an_error_nobody_takes_another_share(tmp_path: Path) -> None:
    """A mistake in a template is told at once, not when ten thousand pages are made."""

    def work(jobs: Sequence[int]) -> None:
        (tmp_path / str(jobs[0])).touch()
        if 0 in jobs:
            raise ValueError("first")
        time.sleep(0.02)

    with pytest.raises(ValueError, match="first"):
        list(spread(range(4 * FEWEST), work, 2))

    assert len(list(tmp_path.iterdir())) < SHARES


def test_a_system_without_fork_does_all_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")

    assert list(spread(range(MANY), processes, 3)) == [os.getpid()]


def test_workers_see_all_that_is_here() -> None:
    """A site is not packed up for them, and what they do to it stays with them."""
    seen: list[int] = []

    def look(jobs: Sequence[int]) -> int:
        seen.extend(jobs)
        return len(jobs)

    shares = list(spread(range(MANY), look, 3))

    assert sum(shares) == MANY
    assert not seen


class Wrong(Exception):
    """What a template may raise: with more to it than a text."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(f"{what}, line {line}")
        self.what, self.line = what, line


@pytest.mark.parametrize("at", range(3))
def test_what_a_worker_raises_is_raised_here(at: int) -> None:
    """Whichever share it is in."""

    def work(jobs: Sequence[int]) -> None:
        if at in jobs:
            raise ValueError(f"job {at}")

    with pytest.raises(ValueError, match=f"job {at}"):
        list(spread(range(MANY), work, 3))


def test_an_error_keeps_all_that_belongs_to_it() -> None:
    def work(jobs: Sequence[int]) -> None:
        if 1 in jobs:
            raise Wrong("a mistake", 3)

    with pytest.raises(Wrong) as raised:
        list(spread(range(MANY), work, 3))
    assert (raised.value.what, raised.value.line) == ("a mistake", 3)


def test_an_error_has_the_place_where_it_was_made() -> None:
    """A mistake in a template is told with the template's name and line."""

    def work(jobs: Sequence[int]) -> None:
        if 1 in jobs:
            raise ValueError("job 1")

    with pytest.raises(ValueError, match="job 1") as raised:
        list(spread(range(MANY), work, 3))
    assert raised.traceback[-1].name == "work"


def test_a_worker_that_is_killed_is_told() -> None:
    """As by a system that is short of memory."""
    here = os.getpid()

    def work(jobs: Sequence[int]) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(jobs)

    with pytest.raises(RuntimeError, match="ended before its work was done"):
        list(spread(range(MANY), work, 3))


def test_it_is_told_how_far_the_work_is() -> None:
    told: list[tuple[int, int]] = []

    shares = spread(range(MANY), squares, 3, lambda done, total: told.append((done, total)))

    assert sum(map(len, shares)) == MANY
    assert told == sorted(told)
    assert len(told) > 3
    assert told[-1] == (MANY, MANY)


def test_a_share_whose_result_cannot_be_sent_is_done_here() -> None:
    results = spread(range(MANY), lambda jobs: lambda: list(jobs), 2)

    assert sorted(job for result in results for job in result()) == list(range(MANY))


def test_an_error_waits_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """No process is left behind, and the collector works as before."""
    import gc

    forked, fork = [], os.fork

    def noted() -> int:
        forked.append(fork())
        return forked[-1]

    monkeypatch.setattr(os, "fork", noted)

    def work(jobs: Sequence[int]) -> None:
        if 0 in jobs:
            raise ValueError("first")

    frozen = gc.get_freeze_count()
    with pytest.raises(ValueError, match="first"):
        list(spread(range(MANY), work, 3))

    assert len(forked) == 3
    for child in forked:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
    assert gc.get_freeze_count() == frozen


@pytest.mark.parametrize(("given", "number"), [("1", 1), ("3", 3), ("0", 1)])
def test_the_number_can_be_given(given: str, number: int) -> None:
    assert number_of_workers({"COMMUNIQUE_WORKERS": given}) == number


@pytest.mark.parametrize("given", ["", "many", "-2", "1.5"])
def test_else_it_is_that_of_the_cores(given: str) -> None:
    assert number_of_workers({"COMMUNIQUE_WORKERS": given}) == len(os.sched_getaffinity(0))


@pytest.mark.parametrize(("workers", "is_here"), [(1, True), (2, False)])
def test_work_beside_is_done_at_the_end_of_the_block(
    workers: int, is_here: bool, tmp_path: Path
) -> None:
    with beside(lambda: (tmp_path / "done").write_text(str(os.getpid())), workers):
        pass

    assert ((tmp_path / "done").read_text() == str(os.getpid())) is is_here


@pytest.mark.parametrize("fault", [OSError, KeyboardInterrupt])
def test_what_the_copy_could_not_do_is_done_here(
    fault: type[BaseException], tmp_path: Path
) -> None:
    """And a mistake is raised here, with its place. The copy ends there, whatever it was."""
    here = os.getpid()

    def work() -> None:
        if os.getpid() != here:
            raise fault
        (tmp_path / "done").write_text("here")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), beside(work, 2):
        pass
    assert (tmp_path / "done").read_text() == "here"


def test_a_mistake_in_the_block_is_the_one_that_is_told(tmp_path: Path) -> None:
    with pytest.raises(KeyError), beside(lambda: (tmp_path / "done").write_text(""), 2):
        raise KeyError
    assert (tmp_path / "done").exists()
