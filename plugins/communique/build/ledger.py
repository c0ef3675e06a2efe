"""The ledger: what each file of the site was made from, and what each check looked at.

A file's key is its recipe and the answers to the questions that were asked while it was made. While
the answers are the same, so are its bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.findings import Finding
from communique.model.asking import Question

Answer = Callable[[Question], Any]
Stamp = tuple[int, int]
"""A file's size and the time of its last change, in nanoseconds."""
Numbers = bytes
"""Numbers of questions in the ledger, packed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the site as it was left."""

    recipe: tuple[Any, ...]
    questions: Numbers
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found on an item."""

    questions: Numbers
    findings: tuple[Finding, ...]


@dataclass
class Ledger:
    """Questions by number with their answers; files by path; checks by the item's key."""

    questions: list[Question] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    sheets: dict[str, Entry] = field(default_factory=dict)
    checks: dict[str, Checked] = field(default_factory=dict)
    fewest: int = 0
    """How many questions there were when the last unused ones were struck out."""

    def __post_init__(self) -> None:
        self._numbers = {question: n for n, question in enumerate(self.questions)}

    def changed(self, answer: Answer) -> dict[int, Any]:
        """Number -> answer of each question that is answered otherwise now."""
        answers = self.answers
        return {
            number: now
            for number, question in enumerate(self.questions)
            if (now := answer(question)) != answers[number]
        }

    def enter(
        self,
        changed: Mapping[int, Any],
        sheets: Mapping[str, Entry],
        checks: Mapping[str, Checked],
        planned: Collection[str],
        keys: Collection[str],
    ) -> None:
        """Write in what a build did that came to its end, and strike out what is gone. `planned` are
        the paths of all files of the site, `keys` those of all items."""
        for number, answer in changed.items():
            self.answers[number] = answer
        self.sheets.update(sheets)
        self.checks.update(checks)
        for path in self.sheets.keys() - set(planned):
            del self.sheets[path]
        for key in self.checks.keys() - set(keys):
            del self.checks[key]

    def numbers(self, questions: Collection[Question], answer: Answer) -> Numbers:
        """The questions as numbers; new ones are written in with their answers."""
        return array("I", sorted(self._number(one, answer) for one in questions)).tobytes()

    def _number(self, question: Question, answer: Answer) -> int:
        number = self._numbers.get(question)
        if number is None:
            number = self._numbers[question] = len(self.questions)
            self.questions.append(question)
            self.answers.append(answer(question))
        return number

    def asked(self, numbers: Numbers) -> Iterator[Question]:
        return (self.questions[number] for number in unpacked(numbers))

    def compact(self) -> Ledger:
        """The same without the questions that nobody asks any more, once they are many."""
        if len(self.questions) <= 2 * self.fewest:
            return self
        used = sorted({n for numbers in self._all_numbers() for n in unpacked(numbers)})
        place = {old: new for new, old in enumerate(used)}

        def moved(numbers: Numbers) -> Numbers:
            return array("I", (place[number] for number in unpacked(numbers))).tobytes()

        return Ledger(
            [self.questions[n] for n in used],
            [self.answers[n] for n in used],
            {p: Entry(e.recipe, moved(e.questions), e.stamp) for p, e in self.sheets.items()},
            {k: Checked(moved(c.questions), c.findings) for k, c in self.checks.items()},
            max(len(used), 1),
        )

    def _all_numbers(self) -> Iterable[Numbers]:
        yield from (entry.questions for entry in self.sheets.values())
        yield from (checked.questions for checked in self.checks.values())

    def as_value(self) -> tuple[Any, ...]:
        """What is kept of it."""
        sheets = {p: (e.recipe, e.questions, e.stamp) for p, e in self.sheets.items()}
        checks = {key: (c.questions, c.findings) for key, c in self.checks.items()}
        return self.questions, self.answers, sheets, checks, self.fewest

    @classmethod
    def of_value(cls, value: tuple[Any, ...] | None) -> Ledger:
        """The ledger that was kept, or an empty one."""
        if value is None:
            return cls()
        questions, answers, sheets, checks, fewest = value
        return cls(
            questions,
            answers,
            {path: Entry(*entry) for path, entry in sheets.items()},
            {key: Checked(*checked) for key, checked in checks.items()},
            fewest,
        )


def unpacked(numbers: Numbers) -> array[int]:
    found = array("I")
    found.frombytes(numbers)
    return found
