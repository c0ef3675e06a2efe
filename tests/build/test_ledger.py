"""The ledger remembers what each file was made from, and forgets what nobody asks any more."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from communique.build.ledger import Checked, Entry, Ledger, unpacked
from communique.findings import Finding
from communique.model.asking import Question

FINDING = Finding("news/2023/a.md", 4, 1, "code", "what", "why", "mend")
NAMES = st.sampled_from("abcdefgh")
QUESTIONS = st.one_of(
    st.tuples(st.just("item"), NAMES), st.tuples(st.just("newest"), NAMES, st.integers(0, 2))
)
Pages = Mapping[str, frozenset[Question]]


def told(answers: Mapping[Question, Any]) -> Callable[[Question], Any]:
    """A site that answers so, and `gone` to all else."""
    return lambda question: answers.get(question, "gone")


def entered(
    ledger: Ledger,
    answers: Mapping[Question, Any],
    pages: Pages,
    checks: Pages | None = None,
) -> None:
    """A build with these answers that makes these pages from these questions, and no others."""
    answer, checks = told(answers), checks or {}
    changed = ledger.changed(answer)
    sheets = {
        path: Entry(("recipe", path), ledger.numbers(questions, answer), (1, 2))
        for path, questions in pages.items()
    }
    checked = {
        key: Checked(ledger.numbers(questions, answer), (FINDING,))
        for key, questions in checks.items()
    }
    ledger.enter(changed, sheets, checked, pages, checks)


def known(ledger: Ledger) -> dict[str, dict[Question, Any]]:
    """Each page with the questions it asked and their answers, as the ledger has them."""
    return {
        path: {ledger.questions[n]: ledger.answers[n] for n in unpacked(entry.questions)}
        for path, entry in {**ledger.sheets, **ledger.checks}.items()
    }


def test_only_changed_answers_are_found() -> None:
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1, ("item", "b"): 2}, {"x": frozenset({("item", "a"), ("item", "b")})})  # fmt: skip

    changed = ledger.changed(told({("item", "a"): 1, ("item", "b"): 3}))

    assert {ledger.questions[n]: answer for n, answer in changed.items()} == {("item", "b"): 3}


def test_an_item_that_goes_away_is_a_changed_answer() -> None:
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1}, {"x": frozenset({("item", "a")})})

    assert list(ledger.changed(told({})).values()) == ["gone"]


def test_asking_for_changes_changes_nothing() -> None:
    """A build may stop before its end: what it found is entered when it is published."""
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1}, {"x": frozenset({("item", "a")})})

    first = ledger.changed(told({("item", "a"): 2}))

    assert ledger.changed(told({("item", "a"): 2})) == first != {}
    assert ledger.changed(told({("item", "a"): 1})) == {}


def test_after_entering_nothing_is_changed() -> None:
    ledger, answers = Ledger(), {("item", "a"): 1}
    entered(ledger, answers, {"x": frozenset({("item", "a")})})
    entered(ledger, {("item", "a"): 2}, {"x": frozenset({("item", "a")})})

    assert ledger.changed(told({("item", "a"): 2})) == {}


def test_a_question_that_one_build_asked_in_vain_is_looked_at_again() -> None:
    """A build that is stopped by findings leaves its new questions behind, answered as they were
    then: the next build finds those that changed since."""
    ledger = Ledger()
    numbers = ledger.numbers([("item", "a")], told({("item", "a"): 1}))  # and the build stops

    later = told({("item", "a"): 2})
    changed = ledger.changed(later)
    again = ledger.numbers([("item", "a")], later)
    ledger.enter(changed, {"x": Entry((), again, (1, 2))}, {}, ["x"], [])

    assert again == numbers
    assert known(ledger) == {"x": {("item", "a"): 2}}


def test_pages_and_checks_that_are_gone_are_struck_out() -> None:
    ledger, asked = Ledger(), frozenset({("item", "a")})
    entered(ledger, {}, {"x": asked, "y": asked}, {"news/a": asked, "news/b": asked})

    ledger.enter({}, {}, {}, ["y"], ["news/b"])

    assert list(ledger.sheets) == ["y"]
    assert list(ledger.checks) == ["news/b"]


def test_numbers_are_the_same_whatever_the_order() -> None:
    ledger, answer = Ledger(), told({})
    questions = [("item", name) for name in "cab"]

    assert ledger.numbers(questions, answer) == ledger.numbers(reversed(questions), answer)  # type: ignore[arg-type]


PAGES = st.dictionaries(st.sampled_from(["x", "y", "z"]), st.frozensets(QUESTIONS))
ANSWERS = st.dictionaries(QUESTIONS, st.integers(0, 3))


@given(PAGES, PAGES, ANSWERS)
def test_a_ledger_that_was_kept_is_the_same(pages: Pages, checks: Pages, answers: Mapping[Question, Any]) -> None:  # fmt: skip
    ledger = Ledger()
    entered(ledger, answers, pages, {f"news/{name}": asked for name, asked in checks.items()})

    back = Ledger.of_value(pickle.loads(pickle.dumps(ledger.as_value())))

    assert back == ledger
    assert known(back) == known(ledger)
    assert back.numbers([("item", "a")], told({})) == ledger.numbers([("item", "a")], told({}))


def test_without_a_value_it_is_empty() -> None:
    assert Ledger.of_value(None) == Ledger()


class Builds(RuleBasedStateMachine):
    """Build after build: each remakes some pages, drops others, and may strike out questions.
    Whatever comes, the ledger knows each page's own questions with the newest answers."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger()
        self.answers: dict[Question, Any] = {}
        self.pages: dict[str, frozenset[Question]] = {}

    @rule(edits=ANSWERS, made=PAGES, gone=st.frozensets(st.sampled_from(["x", "y", "z"])))
    def build(
        self, edits: dict[Question, Any], made: dict[str, frozenset[Question]], gone: frozenset[str]
    ) -> None:
        self.answers |= edits
        self.pages |= made
        self.pages = {path: asked for path, asked in self.pages.items() if path not in gone}
        answer = told(self.answers)
        changed = self.ledger.changed(answer)
        sheets = {
            path: Entry((), self.ledger.numbers(asked, answer), (1, 2))
            for path, asked in made.items()
        }
        self.ledger.enter(changed, sheets, {}, self.pages, [])

    @rule()
    def compact(self) -> None:
        self.ledger = self.ledger.compact()

    @rule()
    def strike_out(self) -> None:
        """As when there are many questions that nobody asks."""
        self.ledger.fewest = 0
        self.ledger = self.ledger.compact()
        used = {question for asked in self.pages.values() for question in asked}
        assert set(self.ledger.questions) == used

    @rule()
    def keep(self) -> None:
        self.ledger = Ledger.of_value(pickle.loads(pickle.dumps(self.ledger.as_value())))

    @invariant()
    def each_page_has_its_questions_and_answers(self) -> None:
        answer = told(self.answers)
        assert known(self.ledger) == {
            path: {question: answer(question) for question in asked}
            for path, asked in self.pages.items()
        }
        assert self.ledger.changed(answer) == {}


TestBuilds = Builds.TestCase


def test_questions_do_not_pile_up() -> None:
    """A site that is edited for years: what nobody asks any more is struck out now and then."""
    ledger = Ledger()
    for day in range(500):
        questions = frozenset({("item", f"{day}"), ("item", "home")})
        entered(ledger, {}, {"x": questions})
        ledger = ledger.compact()

    assert len(ledger.questions) < 20
    assert ("item", "499") in ledger.questions
