"""The search while a site is served: made in the background, when nobody has saved for a while."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any


class Searching:
    """The search of the site in `output`; that of the last build stays until the new one is ready."""

    def __init__(self, output: Path, cache: Path, say: Callable[[str], Any]) -> None:
        self._output, self._cache, self._say = output, cache, say
        self._is_old = False
        self._thread = Thread(target=self._update, daemon=True)

    def has_changed(self) -> None:
        """The site has been built again."""
        self._is_old = True

    def begin(self) -> None:
        """Bring it up to date, unless it is or somebody is at it."""
        if self._is_old and not self._thread.is_alive():
            self._is_old = False
            self._thread = Thread(target=self._update, daemon=True)
            self._thread.start()

    def _update(self) -> None:
        from communique.publishing.search import update

        try:
            told = update(self._output, self._cache)
        except OSError:
            # A build took a page away while it was read; there is another search after that build.
            self._is_old = True
            return
        if told:
            self._say(told)
