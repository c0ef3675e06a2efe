"""The answers of a site to the questions that pages and checks ask (see `model.asking`)."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from msgspec import Struct

from communique.build.ledger import Answer, Ledger, Numbers, packed
from communique.collections.index import Index
from communique.model.asking import DERIVED, Held, Question
from communique.model.site import Site
from communique.model.stamps import stamp_of

GONE = "gone"
"""The answer to a question about what is not there any more."""


class Answers:
    """Answers small enough to be kept: digests for items and texts, else the value itself."""

    def __init__(self, index: Index, whole: Site, planned: Collection[str]) -> None:
        """`whole` is the site with what waits for its time, as checks see it; `planned` are the paths
        of all files of the site."""
        site = index.site
        self._index = index
        self._whole = whole
        self._texts = whole.items.values_by_key  # type: ignore[attr-defined]
        self._by_kind: dict[str, Callable[[Any], Any]] = {
            "item": _digests(site.items.values_by_key),  # type: ignore[attr-defined]
            "item, or coming": _digests(self._texts),
            "name": site.names.values_by_key.get,  # type: ignore[attr-defined]
            "path": site.paths.values_by_key.get,  # type: ignore[attr-defined]
            "file": site.files.values_by_key.get,  # type: ignore[attr-defined]
            "held": site.held.members.__contains__,  # type: ignore[attr-defined]
            "unread": site.unread.members.__contains__,  # type: ignore[attr-defined]
            "planned": frozenset(planned).__contains__,
            "passed": self._has_passed,
            "stamp": stamp_of,
        }

    def __call__(self, question: Question) -> Any:
        kind = question[0]
        answer = self._by_kind.get(kind)
        if answer:
            return answer(question[1])
        if kind == "text":
            return self._text(question[1], question[2])
        try:
            return getattr(self._index if hasattr(Index, kind) else self._whole, kind)(
                *question[1:]
            )
        except KeyError:
            return GONE

    def derive(self, question: Question) -> Held[Any]:
        """The answer to a derived question, and the questions that it follows from."""
        kind, *args = question
        getattr(self._index, kind)(*args)
        return self._index.derivations[question]

    def _has_passed(self, at: datetime) -> bool:
        return at <= self._whole.built_at

    def _text(self, key: str, lang: str) -> str:
        version = self._texts.get(key, {}).get(lang)
        return version.text.stamp if version else GONE


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


def _digests(items: Mapping[str, Any]) -> Callable[[str], Any]:
    def digest(key: str) -> str:
        versions = items.get(key)
        return "".join([item.stamp for item in versions.values()]) if versions else GONE

    return digest
