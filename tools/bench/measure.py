"""One run of a command, as the kernel counted it."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """`wall` and `cpu` in seconds, `peak` in MB (2^20 bytes).

    `cpu` is user and system time of the process and all it waited for; `peak` is that of the
    biggest single process among them.
    """

    wall: float
    cpu: float
    peak: float


class CommandFailed(Exception):
    """A build that is measured must succeed."""


def measured(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run `command` in `folder`. Raises CommandFailed with what it printed."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=as_usual(environment),
            stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            raise CommandFailed(f"{' '.join(command)}\n{printed.read()[-4000:]}")
    # Linux counts ru_maxrss in KiB, macOS in bytes.
    unit = 2**20 if os.uname().sysname == "Darwin" else 2**10
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def as_usual(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of a person who builds: this one, where Python keeps what it compiled."""
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **environment}


def middle(runs: Iterable[Run]) -> Run:
    """The median of each figure."""
    return Run(*(median(figures) for figures in zip(*map(astuple, runs), strict=True)))
