"""Files that are saved while we look."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path


class Saved:
    """Paths of files that were saved and not yet built."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paths: set[Path] = set()

    def add(self, paths: Iterable[Path]) -> None:
        with self._changed:
            self._paths.update(paths)
            self._changed.notify_all()

    def take(self, timeout: float | None = None) -> set[Path]:
        """All of them, as soon as there are any; none where so many seconds pass without."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._paths), timeout)
            taken, self._paths = self._paths, set()
            return taken


def watched(folders: Sequence[Path], settings_folder: Path) -> Saved:
    """What is saved below `folders`, and the settings files. Watching has begun when this returns,
    so that what is saved during a build is not lost."""
    saved = Saved()
    for paths, whole in ((folders, True), ([settings_folder], False)):
        ready = threading.Event()
        threading.Thread(target=_watch, args=(paths, whole, saved, ready), daemon=True).start()
        ready.wait()
    return saved


def _watch(paths: Sequence[Path], whole: bool, saved: Saved, ready: threading.Event) -> None:
    """Watch folders with all below them, or only the Python files that lie in them. A file is
    watched by its folder: editors put a new file in the old one's place."""
    from watchfiles import watch

    for changes in watch(
        *paths, recursive=whole, debounce=50, step=10, rust_timeout=100, yield_on_timeout=True
    ):
        ready.set()
        found = [Path(path) for _, path in changes if whole or path.endswith(".py")]
        if found:
            saved.add(found)
