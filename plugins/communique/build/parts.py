"""Parts that several files hold, such as an event in every calendar: made once, and kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from communique.build.ledger import Answer
from communique.build.store import Store
from communique.model.asking import Held, Question

Grounds = tuple[tuple[Question, Any], ...]
"""The questions that a part's making asked, with the answers it got."""


Fresh = dict[Any, Held[Any]]


@dataclass
class Parts:
    """Parts by what they are. One is as good as new while its questions have the same answers."""

    store: Store | None
    answer: Answer | None = None
    fresh: Fresh = field(default_factory=dict)
    """Parts that this build has made, with the questions they asked."""
    is_unsaved: bool = False

    @cached_property
    def kept(self) -> dict[Any, tuple[Any, Grounds]]:
        return (self.store.load("parts") if self.store else None) or {}

    def known(self, key: Any) -> Held[Any] | None:
        """A part that need not be made again, with the questions it asked."""
        if key in self.fresh:
            return self.fresh[key]
        answer, kept = self.answer, self.kept.get(key)
        if answer is None or kept is None:
            return None
        value, grounds = kept
        if all(answer(question) == before for question, before in grounds):
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
        answer = self.answer
        if answer is None:
            return
        for key, (value, questions) in self.fresh.items():
            self.kept[key] = (value, tuple((asked, answer(asked)) for asked in questions))
            self.is_unsaved = True
        self.fresh = {}

    def save(self) -> None:
        """Keep what was made for the next process."""
        if self.store and self.is_unsaved:
            self.store.save("parts", self.kept)
        self.is_unsaved = False
