"""A bar in the terminal while a build takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

PATIENCE = 1.0
"""After so many seconds a bar is shown."""


class Progress(Protocol):
    def __call__(self, stage: str, done: int, total: int) -> None:
        """So much of a stage is done."""


@contextmanager
def bar() -> Iterator[Progress]:
    """Tell of progress on the standard error stream, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    shown = _Bar()
    try:
        yield shown
    finally:
        shown.close()


class _Bar:
    """Drawn by whoever works, now and then: no thread of its own, since a build copies its process."""

    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._progress: Any = None
        self._tasks: dict[str, Any] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + 0.1
        progress = self._progress = self._progress or _drawn()
        if stage not in self._tasks:
            self._tasks[stage] = progress.add_task(stage, total=total)
        progress.update(self._tasks[stage], completed=done, total=total)
        progress.refresh()

    def close(self) -> None:
        if self._progress:
            self._progress.stop()


def _drawn() -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    progress.start()
    return progress
