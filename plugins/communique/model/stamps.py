"""What the system says of a file that goes into the site: it differs when the file was written."""

from __future__ import annotations

import os

Stamp = tuple[int, ...]
"""A file's size, and the times of its last change and of the last change of its entry, in
nanoseconds: the second one cannot be set back."""


def stamp(stat: os.stat_result) -> Stamp:
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns


def stamp_of(file: str | os.PathLike[str]) -> Stamp | None:
    """A file's stamp; None where there is none, or where there can be none of that name."""
    try:
        return stamp(os.stat(file))  # noqa: PTH116  a Path for each of thousands costs more than this
    except (OSError, ValueError):
        return None
