"""The ledger between builds: the whole as one build left it, and a page for each build since.

To keep a large ledger as a whole takes longer than to make what an edit touches.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from communique.keeping.store import Store
from communique.ledger.entries import Page
from communique.ledger.ledger import Ledger

MOST_PAGES = 40
MOST_OF_IT = 8
"""Pages are few while the whole is so many times as long."""


class Book:
    """The ledger with what is kept of it."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._pages: list[Page] = []
        self._whole = store.mark("ledger") if store else b""
        kept: Ledger | None = store.load("ledger") if store else None
        self.ledger = kept or Ledger()
        self.edition = ""
        """Differs whenever something else is kept; empty where nothing is."""
        if kept:
            self._pages = self._of_pages().load("pages") or []
            for page in self._pages:
                self.ledger.add(page)
            self._settle()

    def add(self, pages: Iterable[Page]) -> bool:
        """Keep what builds have written into the ledger: by itself, while such pages are few, else in
        the whole; whether it is that which was kept."""
        self._pages += pages
        if self._store and self.edition and self._are_few():
            self._of_pages().save("pages", self._pages)
            self._settle()
            return False
        self._save()
        return True

    def _are_few(self) -> bool:
        written = sum(len(page.sheets) + len(page.checks) for page in self._pages)
        return len(self._pages) <= MOST_PAGES and written * MOST_OF_IT <= len(self.ledger.sheets)

    def _save(self) -> None:
        # Those of a first build are all asked.
        self.ledger.fewest = self.ledger.fewest or len(self.ledger.questions)
        self.ledger, self._pages = self.ledger.compact(), []
        if self._store:
            self._store.save("ledger", self.ledger)
            self._whole = self._store.mark("ledger")
            self._settle()

    def _of_pages(self) -> Store:
        """Pages are of one whole: with another they are as good as not there."""
        assert self._store
        return replace(self._store, key=self._store.key + self._whole)

    def _settle(self) -> None:
        assert self._store
        last = self._store.mark("pages") if self._pages else b""
        self.edition = (self._whole + last).hex()
