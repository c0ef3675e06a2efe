"""The ledger: what each file of the site was made from, and what each check looked at.

A file's key is its recipe and the answers to the questions that were asked while it was made. While
the answers are the same, so are its bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Protocol

from communique.findings import Finding
from communique.model.asking import DERIVED, Held, Question
from communique.views.chrome import Chrome

Stamp = tuple[int, int]
"""A file's size and the time of its last change, in nanoseconds."""
Numbers = bytes
"""Numbers of questions in the ledger, packed."""
FEW = 16
"""Fewer changed questions than these are looked for one by one."""


class Entry(NamedTuple):
    """A file of the site as it was left."""

    recipe: tuple[Any, ...]
    questions: Numbers
    stamp: Stamp
    copy: str = ""
    """The name of its copy (see `build.copies`); empty where there is none."""


class Checked(NamedTuple):
    """What the checks found on an item."""

    questions: Numbers
    findings: tuple[Finding, ...]


class Frame(NamedTuple):
    """What was known of the site as a whole."""

    outline: str
    """The content's outline (see `Archive.outline`)."""
    findings: tuple[Finding, ...]
    """Those that are not of items."""
    chromes: Mapping[str, Chrome]
    """What stands on every page, by language."""
    waiting: tuple[datetime, ...]
    """The moments at which held items will be published."""


class Struck(NamedTuple):
    """What stands in the ledger no more: paths of files, keys of items."""

    paths: frozenset[str]
    keys: frozenset[str]


class Page(NamedTuple):
    """What a build wrote in."""

    questions: tuple[Question, ...]
    """New ones."""
    answers: Mapping[int, Any]
    """Those to new questions, and those that are others now."""
    grounds: Mapping[int, Numbers]
    sheets: Mapping[str, Entry]
    checks: Mapping[str, Checked]
    gone: Struck
    frame: Frame | None
    since: datetime | None
    until: datetime | None


class Answer(Protocol):
    """Answers questions about a site as it is now."""

    def __call__(self, question: Question) -> Any: ...

    def derive(self, question: Question) -> Held[Any]:
        """The answer to a derived question, and the questions that it follows from."""


@dataclass
class Changes:
    """Numbers of questions -> their answers, where they are others now, and for derived questions
    that were answered anew what they follow from."""

    answers: dict[int, Any] = field(default_factory=dict)
    grounds: dict[int, Iterable[Question]] = field(default_factory=dict)

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset(self.answers)


@dataclass
class Ledger:
    """Questions by number with their answers; files by path; checks by the item's key."""

    questions: list[Question] = field(default_factory=list)
    answers: list[Any] = field(default_factory=list)
    grounds: dict[int, Numbers] = field(default_factory=dict)
    """Number of a derived question -> the questions that its answer follows from."""
    sheets: dict[str, Entry] = field(default_factory=dict)
    checks: dict[str, Checked] = field(default_factory=dict)
    fewest: int = 0
    """How many questions there were when the last unused ones were struck out."""
    frame: Frame | None = None
    since: datetime | None = None
    until: datetime | None = None
    """Between these moments no answer changes with the time."""

    written: int = 0
    """How many questions there were when a build last came to its end."""

    @cached_property
    def by_question(self) -> dict[Question, int]:
        """The questions with their numbers."""
        return {question: n for n, question in enumerate(self.questions)}

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "by_question"}

    def holds_at(self, outline: str, at: datetime) -> bool:
        """Whether at that moment nothing but texts and files can be others, content being so."""
        if self.frame is None or self.frame.outline != outline or self.since is None:
            return False
        return self.since <= at and (self.until is None or at < self.until)

    def turns_after(self, at: datetime) -> Iterator[datetime]:
        """The moments to come at which an answer changes."""
        return (asked[1] for asked in self.questions if asked[0] == "passed" and asked[1] > at)

    def drop_unwritten(self) -> None:
        """Forget questions of a build that came to no end: their answers were those of then."""
        if len(self.questions) > self.written:
            del self.questions[self.written :], self.answers[self.written :]
            self.grounds = {n: grounds for n, grounds in self.grounds.items() if n < self.written}
            vars(self).pop("by_question", None)

    def changed(self, answer: Answer, kinds: Collection[str] | None = None) -> Changes:
        """The questions that are answered otherwise now. With `kinds` only those are asked: when it is
        known that no other answer can have changed."""
        answers, found = self.answers, Changes()
        for number, question in enumerate(self.questions):
            if question[0] not in DERIVED and (kinds is None or question[0] in kinds):
                now = answer(question)
                if now != answers[number]:
                    found.answers[number] = now
        if found.answers and kinds is None:
            self._derive(answer, found)
        return found

    def _derive(self, answer: Answer, found: Changes) -> None:
        unsure = found.numbers
        for number, grounds in self.grounds.items():
            if is_touched(grounds, unsure):
                now, found.grounds[number] = answer.derive(self.questions[number])
                if now != self.answers[number]:
                    found.answers[number] = now

    def numbers(self, asked: Iterable[Question], answer: Answer) -> Numbers:
        """The questions as numbers; new ones are written in with their answers."""
        return packed([self.number(one, answer) for one in asked])

    def number(self, question: Question, answer: Answer) -> int:
        """The question as a number; a new one is written in with its answer."""
        number = self.by_question.get(question)
        if number is None:
            number = self.by_question[question] = len(self.questions)
            self.questions.append(question)
            self.answers.append(None)
            if question[0] in DERIVED:
                self.answers[number], grounds = answer.derive(question)
                self.grounds[number] = self.numbers(grounds, answer)
            else:
                self.answers[number] = answer(question)
        return number

    def enter(
        self,
        changes: Changes,
        answer: Answer,
        sheets: Mapping[str, Entry],
        checks: Mapping[str, Checked],
    ) -> None:
        """Write in what a build did that came to its end."""
        for number, now in changes.answers.items():
            self.answers[number] = now
        for number, grounds in changes.grounds.items():
            self.grounds[number] = self.numbers(grounds, answer)
        self.sheets.update(sheets)
        self.checks.update(checks)
        self.written = len(self.questions)

    def page(
        self,
        changes: Changes,
        before: int,
        sheets: Mapping[str, Entry],
        checks: Mapping[str, Checked],
        gone: Struck,
    ) -> Page:
        """What was entered since there were so many questions."""
        fresh = range(before, len(self.questions))
        derived = (n for n in (*changes.grounds, *fresh) if n in self.grounds)
        return Page(
            questions=tuple(self.questions[before:]),
            answers={number: self.answers[number] for number in (*changes.answers, *fresh)},
            grounds={number: self.grounds[number] for number in derived},
            sheets=sheets,
            checks=checks,
            gone=gone,
            frame=self.frame,
            since=self.since,
            until=self.until,
        )

    def add(self, page: Page) -> None:
        """Write in what another process did."""
        self.questions += page.questions
        self.answers += [None] * len(page.questions)
        for number, answer in page.answers.items():
            self.answers[number] = answer
        self.grounds.update(page.grounds)
        self.sheets.update(page.sheets)
        self.checks.update(page.checks)
        self._strike_out(page.gone)
        self.frame, self.since, self.until = page.frame, page.since, page.until
        self.written = len(self.questions)

    def strike_out(self, paths: AbstractSet[str], keys: AbstractSet[str]) -> Struck:
        """Strike out files and items that are not among these."""
        gone = Struck(frozenset(self.sheets.keys() - paths), frozenset(self.checks.keys() - keys))
        self._strike_out(gone)
        return gone

    def _strike_out(self, gone: Struck) -> None:
        for path in gone.paths:
            del self.sheets[path]
        for key in gone.keys:
            del self.checks[key]

    def number_of(self, question: Question) -> int | None:
        """The number of a question; None where nobody has asked it."""
        return self.by_question.get(question)

    def asked(self, numbers: Numbers) -> Iterator[Question]:
        return (self.questions[number] for number in unpacked(numbers))

    def compact(self) -> Ledger:
        """The same without the questions that nobody asks any more, once they are many."""
        if len(self.questions) <= 2 * self.fewest:
            return self
        used = self._used()
        place = {old: new for new, old in enumerate(used)}

        def moved(numbers: Numbers) -> Numbers:
            return packed(place[number] for number in unpacked(numbers))

        return replace(
            self,
            questions=[self.questions[n] for n in used],
            answers=[self.answers[n] for n in used],
            grounds={place[n]: moved(g) for n, g in self.grounds.items() if n in place},
            sheets={p: e._replace(questions=moved(e.questions)) for p, e in self.sheets.items()},
            checks={k: c._replace(questions=moved(c.questions)) for k, c in self.checks.items()},
            fewest=max(len(used), 1),
            written=len(used),
        )

    def _used(self) -> list[int]:
        """Numbers of the questions that somebody asks, themselves or as the ground of another."""
        asked = [e.questions for e in self.sheets.values()]
        asked += [c.questions for c in self.checks.values()]
        used = {number for numbers in asked for number in unpacked(numbers)}
        for number in [number for number in used if number in self.grounds]:
            used.update(unpacked(self.grounds[number]))
        return sorted(used)


def is_touched(numbers: Numbers, changed: frozenset[int]) -> bool:
    """Whether one of the questions has another answer now."""
    # Most often few have, and few files ask them: to look for their bytes is quicker than to unpack.
    if len(changed) < FEW and not any(one in numbers for one in _each_packed(changed)):
        return False
    return not changed.isdisjoint(unpacked(numbers))


@lru_cache(maxsize=4)
def _each_packed(numbers: frozenset[int]) -> list[Numbers]:
    return [packed([number]) for number in numbers]


def packed(numbers: Iterable[int]) -> Numbers:
    return array("I", sorted(numbers)).tobytes()


def unpacked(numbers: Numbers) -> array[int]:
    found = array("I")
    found.frombytes(numbers)
    return found
