"""How workers tell what they asked, and what the answers were, to the process that keeps the ledger."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any

from msgspec import Struct

from communique.ledger.entries import Answer
from communique.ledger.ledger import Ledger
from communique.ledger.numbers import Numbers, packed
from communique.model.asking import DERIVED, Held, Question


class Told(Struct, frozen=True):
    """Answers that a worker gave to questions, for the process that keeps them."""

    teller: int
    """The worker's process."""
    questions: tuple[Question, ...]
    """Those that it had not told of before."""
    answers: dict[Question, Any]
    derived: dict[Question, Held[Any]]

    def __call__(self, question: Question) -> Any:
        return self.answers[question]

    def derive(self, question: Question) -> Held[Any]:
        return self.derived[question]


class Teller:
    """Gives the questions of each share their places, in the order in which this process asks them,
    and tells each of them once, with answers to those that are not in the ledger."""

    def __init__(self, answer: Answer, ledger: Ledger) -> None:
        self._answer = answer
        self._known = ledger.by_question
        self._places: dict[Question, int] = {}
        self._told = 0

    def placed(self, questions: Iterable[Question]) -> array[int]:
        """The places of questions; new ones come last."""
        places = self._places
        return array("I", [places.setdefault(question, len(places)) for question in questions])

    def told(self) -> Told:
        """What was asked since this was last told, and what follows from it."""
        answer, asked = self._answer, tuple(islice(self._places, self._told, None))
        self._told = len(self._places)
        fresh = [one for one in asked if one not in self._known]
        derived = {one: answer.derive(one) for one in fresh if one[0] in DERIVED}
        plain = {one for one in fresh if one not in derived}
        plain.update(*(grounds for _, grounds in derived.values()))
        answers = {one: answer(one) for one in plain if one not in self._known}
        return Told(os.getpid(), asked, answers, derived)


class Hearer:
    """Finds the numbers that questions have in a ledger by the places that workers gave them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._numbers: dict[int, list[int]] = {}

    def numbers(self, told: Told) -> Callable[[Iterable[int]], Numbers]:
        """What makes the numbers of that worker's places; its shares are heard in their order."""
        known = self._numbers.setdefault(told.teller, [])
        known += [self._ledger.number(question, told) for question in told.questions]
        return lambda places: packed([known[place] for place in places])
