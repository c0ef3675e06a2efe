"""Parts that many files hold are made once, and again when an answer they follow from has changed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from communique.keeping.store import Store
from communique.ledger.parts import Parts
from communique.model.asking import Held, Question

PART = ("event in calendars", "event/forum", "en")
PLACE = ("item", "place/hall")
EVENT = ("item", "event/forum")


class Answering:
    """Answers by a table; counts how often each question was asked."""

    def __init__(self, **answers: str) -> None:
        self.table = {EVENT: "a", PLACE: "b", **{("item", key): v for key, v in answers.items()}}
        self.asked: Counter[Question] = Counter()

    def __call__(self, question: Question) -> Any:
        self.asked[question] += 1
        return self.table[question]

    def derive(self, question: Question) -> Held[Any]:
        raise NotImplementedError


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept", b"key")


def built(parts: Parts, *keys: Any, answering: Answering | None = None) -> None:
    """A build that made these parts, of which each asked two questions."""
    parts.begin(answering or Answering())
    for key in keys:
        parts.add(key, (b"BEGIN:VEVENT", (EVENT, PLACE)))
    parts.settle()
    parts.save()


def test_the_next_process_has_what_was_made(store: Store) -> None:
    built(Parts(store), PART)

    later = Parts(store)
    later.begin(Answering())

    assert later.known(PART) == (b"BEGIN:VEVENT", (EVENT, PLACE))


def test_a_part_is_made_again_when_an_answer_has_changed(store: Store) -> None:
    parts = Parts(store)
    built(parts, PART)

    parts.begin(Answering(**{"place/hall": "moved"}))

    assert parts.known(PART) is None


def test_a_change_that_is_taken_back_makes_it_good_again(store: Store) -> None:
    parts = Parts(store)
    built(parts, PART)
    built(parts, answering=Answering(**{"place/hall": "moved"}))

    parts.begin(Answering())

    assert parts.known(PART) is not None


def test_thousands_of_parts_ask_once(store: Store) -> None:
    keys = [("event in calendars", f"event/{n}") for n in range(50)]
    built(Parts(store), *keys)
    later, answering = Parts(store), Answering()
    later.begin(answering)

    assert all(later.known(key) for key in keys)

    assert answering.asked == {EVENT: 1, PLACE: 1}


def test_between_builds_nothing_is_known(store: Store) -> None:
    """Answers of the last build may be wrong by then."""
    parts = Parts(store)
    built(parts, PART)

    assert parts.known(PART) is None
