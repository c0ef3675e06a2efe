"""Parts that several files hold, such as an event in every calendar: made once, and kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zlib import crc32

from communique.keeping.store import Store
from communique.ledger.entries import Answer
from communique.model.asking import Held, Question

Grounds = tuple[tuple[Question, Any], ...]
"""The questions that a part's making asked, with the answers it got."""
Box = dict[Any, tuple[Any, Grounds]]
BOXES = 64
"""Parts are kept in so many, so that an edit writes few."""
Fresh = dict[Any, Held[Any]]


@dataclass
class Parts:
    """Parts by what they are. One is as good as new while its questions have the same answers."""

    store: Store | None
    _now: Callable[[Question], Any] | None = None
    """Answers as they are now, each worked out once: thousands of parts ask the same. None between
    builds: nothing that is kept counts then."""
    fresh: Fresh = field(default_factory=dict)
    """Parts that this build has made, with the questions they asked."""
    _boxes: dict[int, Box] = field(default_factory=dict)
    _unsaved: set[int] = field(default_factory=set)
    """Numbers of boxes that hold what is not kept yet."""

    def begin(self, answer: Answer) -> None:
        """Say how questions are answered in the build that begins."""
        self._now = cache(answer)

    def _box(self, number: int) -> Box:
        """What is kept in one of the boxes, which are opened when something of theirs is wanted."""
        if number not in self._boxes:
            self._boxes[number] = (self.store.load(_name(number)) if self.store else None) or {}
        return self._boxes[number]

    def known(self, key: Any) -> Held[Any] | None:
        """A part that need not be made again, with the questions it asked."""
        if key in self.fresh:
            return self.fresh[key]
        now, kept = self._now, self._box(_number(key)).get(key)
        if now is None or kept is None:
            return None
        value, grounds = kept
        if all(now(question) == before for question, before in grounds):
            return value, tuple(question for question, _ in grounds)
        return None

    def add(self, key: Any, made: Held[Any]) -> None:
        self.fresh[key] = made

    def since(self, before: Collection[Any]) -> Fresh:
        """Those made beside these."""
        return {key: made for key, made in self.fresh.items() if key not in before}

    def merge(self, others: Fresh) -> None:
        """Take in what a worker made."""
        self.fresh.update(others)

    def settle(self) -> None:
        """Write down what was made with the answers it was made from, when a build has ended."""
        now = self._now
        if now is None:
            return
        for key, (value, questions) in self.fresh.items():
            number, grounds = _number(key), tuple((asked, now(asked)) for asked in questions)
            self._box(number)[key] = value, grounds
            self._unsaved.add(number)
        self.fresh, self._now = {}, None

    def save(self) -> None:
        """Keep what was made for the next process."""
        if self.store:
            for number in self._unsaved:
                self.store.save(_name(number), self._boxes[number])
        self._unsaved.clear()


def _number(key: Any) -> int:
    return crc32(repr(key).encode()) % BOXES


def _name(number: int) -> str:
    return f"parts-{number:02}"
