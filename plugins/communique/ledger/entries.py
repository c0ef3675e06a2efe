"""What stands in the ledger: files, checks, the site as a whole, and what one build wrote in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from communique.findings import Finding
from communique.ledger.numbers import Numbers
from communique.model.asking import Held, Question
from communique.views.chrome import Chrome

Stamp = tuple[int, int]
"""A file's size and the time of its last change, in nanoseconds."""


class Entry(NamedTuple):
    """A file of the site as it was left."""

    recipe: tuple[Any, ...]
    questions: Numbers
    stamp: Stamp
    copy: str = ""
    """The name of its copy (see `keeping.copies`); empty where there is none."""


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
