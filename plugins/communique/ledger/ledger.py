"""The ledger: what each file of the site was made from, and what each check looked at.

A file's key is its recipe and the answers to the questions that were asked while it was made. While
the answers are the same, so are its bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from communique.ledger.entries import Answer, Changes, Checked, Entry, Frame, Page, Struck
from communique.ledger.numbers import Numbers, is_touched, packed, unpacked
from communique.model.asking import DERIVED, Question


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
