"""The ledger remembers what each file was made from, and forgets what nobody asks any more."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import communique.collections.index  # noqa: F401  it names the derived questions
from communique.findings import Finding
from communique.ledger.entries import Checked, Entry, Frame
from communique.ledger.ledger import Ledger
from communique.ledger.numbers import unpacked
from communique.model.asking import DERIVED, Question

FRAME = Frame("same", (), {}, ())
FINDING = Finding("news/2023/a.md", 4, 1, "code", "what", "why", "mend")
NAMES = st.sampled_from("abcdefgh")
ITEMS = st.tuples(st.just("item"), NAMES)
QUESTIONS = st.one_of(
    ITEMS,
    st.tuples(st.just("newest"), NAMES, st.integers(0, 2)),
    st.tuples(st.just("related"), NAMES),
)
Answers = Mapping[Question, Any]
Pages = Mapping[str, frozenset[Question]]


class Told:
    """A site that answers so, and `gone` to all else. What is related to an item follows from the
    item and from that to which it leads."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.derived: list[Question] = []

    def __call__(self, question: Question) -> Any:
        assert question[0] not in DERIVED
        return self.answers.get(question, "gone")

    def derive(self, question: Question) -> tuple[Any, set[Question]]:
        assert question[0] == "related"
        self.derived.append(question)
        item = ("item", question[1])
        leads_to = ("item", f"to {self(item)}")
        return (self(item), self(leads_to)), {item, leads_to}

    def answer(self, question: Question) -> Any:
        return self.derive(question)[0] if question[0] in DERIVED else self(question)


def entered(ledger: Ledger, answers: Answers, pages: Pages, checks: Pages | None = None) -> None:
    """A build with these answers that makes these pages from these questions, and no others."""
    answer, checks = Told(answers), checks or {}
    changes = ledger.changed(answer)
    sheets = {
        path: Entry(("recipe", path), ledger.numbers(questions, answer), (1, 2))
        for path, questions in pages.items()
    }
    checked = {
        key: Checked(ledger.numbers(questions, answer), (FINDING,))
        for key, questions in checks.items()
    }
    ledger.enter(changes, answer, sheets, checked)
    ledger.strike_out(set(pages), set(checks))


def changed(ledger: Ledger, answers: Answers) -> dict[Question, Any]:
    """Each question that is answered otherwise now, with its answer."""
    found = ledger.changed(Told(answers)).answers
    return {ledger.questions[number]: answer for number, answer in found.items()}


def known(ledger: Ledger) -> dict[str, dict[Question, Any]]:
    """Each page with the questions it asked and their answers, as the ledger has them."""
    return {
        path: {ledger.questions[n]: ledger.answers[n] for n in unpacked(entry.questions)}
        for path, entry in {**ledger.sheets, **ledger.checks}.items()
    }


A = frozenset({("item", "a")})


def test_only_changed_answers_are_found() -> None:
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1, ("item", "b"): 2}, {"x": A | {("item", "b")}})

    assert changed(ledger, {("item", "a"): 1, ("item", "b"): 3}) == {("item", "b"): 3}


def test_an_item_that_goes_away_is_a_changed_answer() -> None:
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1}, {"x": A})

    assert changed(ledger, {}) == {("item", "a"): "gone"}


def test_asking_for_changes_changes_nothing() -> None:
    """A build may stop before its end: what it found is entered when it is published."""
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1}, {"x": A})

    for _ in range(2):
        assert changed(ledger, {("item", "a"): 2}) == {("item", "a"): 2}
    assert changed(ledger, {("item", "a"): 1}) == {}


def test_after_entering_nothing_is_changed() -> None:
    ledger = Ledger()
    entered(ledger, {("item", "a"): 1}, {"x": A})
    entered(ledger, {("item", "a"): 2}, {"x": A})

    assert changed(ledger, {("item", "a"): 2}) == {}


def test_some_kinds_can_be_asked_alone() -> None:
    ledger = Ledger()
    entered(ledger, {}, {"x": A | {("newest", "b", 1)}})
    now = Told({("item", "a"): 1, ("newest", "b", 1): 2})

    found = ledger.changed(now, {"newest"})

    assert [ledger.questions[number] for number in found.numbers] == [("newest", "b", 1)]


def test_derived_answers_are_looked_at_only_when_their_grounds_change() -> None:
    ledger, asked = Ledger(), frozenset({("related", "a"), ("related", "b")})
    before = {("item", "a"): 1, ("item", "b"): 2, ("item", "to 1"): 5}
    entered(ledger, before, {"x": asked})

    now = Told({**before, ("item", "to 1"): 6})
    found = ledger.changed(now)

    assert now.derived == [("related", "a")]
    assert {ledger.questions[n]: answer for n, answer in found.answers.items()} == {
        ("item", "to 1"): 6,
        ("related", "a"): (1, 6),
    }


def test_derived_answers_may_come_to_follow_from_others() -> None:
    ledger, asked = Ledger(), frozenset({("related", "a")})
    entered(ledger, {("item", "a"): 1}, {"x": asked})
    now = Told({("item", "a"): 2})
    ledger.enter(ledger.changed(now), now, {}, {})

    assert ("related", "a") not in changed(ledger, {("item", "a"): 2, ("item", "to 1"): 7})
    assert changed(ledger, {("item", "a"): 2, ("item", "to 2"): 7})[("related", "a")] == (2, 7)


def test_a_question_that_one_build_asked_in_vain_is_looked_at_again() -> None:
    """A build that is stopped by findings leaves its new questions behind, answered as they were
    then: the next build finds those that changed since."""
    ledger = Ledger()
    numbers = ledger.numbers(A, Told({("item", "a"): 1}))  # and the build stops

    later = Told({("item", "a"): 2})
    changes = ledger.changed(later)
    again = ledger.numbers(A, later)
    ledger.enter(changes, later, {"x": Entry((), again, (1, 2))}, {})

    assert again == numbers
    assert known(ledger) == {"x": {("item", "a"): 2}}


def test_pages_and_checks_that_are_gone_are_struck_out() -> None:
    ledger = Ledger()
    entered(ledger, {}, {"x": A, "y": A}, {"news/a": A, "news/b": A})

    assert ledger.strike_out({"y"}, {"news/b"}) == ({"x"}, {"news/a"})
    assert not any(ledger.strike_out({"y"}, {"news/b"}))

    assert list(ledger.sheets) == ["y"]
    assert list(ledger.checks) == ["news/b"]


def test_numbers_are_the_same_whatever_the_order() -> None:
    ledger, answer = Ledger(), Told({})
    questions = [("item", name) for name in "cab"]

    assert ledger.numbers(questions, answer) == ledger.numbers(reversed(questions), answer)


NOW = datetime(2023, 10, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_turns_are_the_moments_asked_for_that_are_to_come() -> None:
    ledger = Ledger()
    moments = [NOW - HOUR, NOW, NOW + HOUR, NOW + 2 * HOUR]
    entered(ledger, {}, {"x": frozenset(("passed", at) for at in moments)})

    assert sorted(ledger.turns_after(NOW)) == [NOW + HOUR, NOW + 2 * HOUR]


@pytest.mark.parametrize(
    ("outline", "at", "holds"),
    [
        ("same", NOW, True),
        ("same", NOW + 2 * HOUR - timedelta(microseconds=1), True),
        ("same", NOW + 2 * HOUR, False),
        ("same", NOW - timedelta(microseconds=1), False),
        ("other", NOW, False),
    ],
)
def test_between_two_turns_an_equal_outline_gives_equal_answers(outline: str, at: datetime, holds: bool) -> None:  # fmt: skip
    ledger = Ledger(frame=FRAME, since=NOW, until=NOW + 2 * HOUR)

    assert ledger.holds_at(outline, at) is holds


def test_an_empty_ledger_holds_for_nothing() -> None:
    assert not Ledger().holds_at("", NOW)
    assert Ledger(frame=FRAME, since=NOW).holds_at("same", NOW + 9999 * HOUR)


PAGES = st.dictionaries(st.sampled_from(["x", "y", "z"]), st.frozensets(QUESTIONS))
ANSWERS = st.dictionaries(ITEMS | st.tuples(st.just("item"), st.sampled_from(["to 1", "to 2"])), st.integers(0, 3))  # fmt: skip


@given(PAGES, PAGES, ANSWERS)
def test_a_ledger_that_was_kept_is_the_same(pages: Pages, checks: Pages, answers: Answers) -> None:
    ledger = Ledger(frame=FRAME, since=NOW)
    entered(ledger, answers, pages, {f"news/{name}": asked for name, asked in checks.items()})

    back = pickle.loads(pickle.dumps(ledger))

    assert back == ledger
    assert known(back) == known(ledger)
    assert back.numbers(A, Told({})) == ledger.numbers(A, Told({}))


class Builds(RuleBasedStateMachine):
    """Build after build: each remakes some pages, drops others, and may strike out questions.
    Whatever comes, the ledger knows each page's own questions with the newest answers; so does one
    that is kept by what each build wrote in."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger()
        self.kept = Ledger()
        self.answers: dict[Question, Any] = {}
        self.pages: dict[str, frozenset[Question]] = {}

    @rule(edits=ANSWERS, made=PAGES, gone=st.frozensets(st.sampled_from(["x", "y", "z"])))
    def build(
        self, edits: dict[Question, Any], made: dict[str, frozenset[Question]], gone: frozenset[str]
    ) -> None:
        before = len(self.ledger.questions)
        self.answers |= edits
        self.pages |= made
        self.pages = {path: asked for path, asked in self.pages.items() if path not in gone}
        answer = Told(self.answers)
        changes = self.ledger.changed(answer)
        sheets = {
            path: Entry((), self.ledger.numbers(asked, answer), (1, 2))
            for path, asked in made.items()
        }
        self.ledger.enter(changes, answer, sheets, {})
        struck = self.ledger.strike_out(set(self.pages), set())
        self.kept.add(self.ledger.page(changes, before, sheets, {}, struck))

    @rule()
    def compact(self) -> None:
        self.ledger = self.ledger.compact()
        self.keep()

    @rule()
    def strike_out(self) -> None:
        """As when there are many questions that nobody asks."""
        self.ledger.fewest = 0
        self.ledger = self.ledger.compact()
        used = {question for asked in self.pages.values() for question in asked}
        assert used <= set(self.ledger.questions)
        assert all(question[0] == "item" for question in set(self.ledger.questions) - used)
        self.keep()

    @rule()
    def keep(self) -> None:
        self.ledger = pickle.loads(pickle.dumps(self.ledger))
        self.kept = pickle.loads(pickle.dumps(self.ledger))

    @invariant()
    def each_page_has_its_questions_and_answers(self) -> None:
        now = Told(self.answers)
        assert known(self.ledger) == {
            path: {question: now.answer(question) for question in asked}
            for path, asked in self.pages.items()
        }
        assert not self.ledger.changed(now).answers

    @invariant()
    def pages_tell_all_that_was_written(self) -> None:
        assert self.kept == self.ledger


TestBuilds = Builds.TestCase


def test_questions_do_not_pile_up() -> None:
    """A site that is edited for years: what nobody asks any more is struck out now and then."""
    ledger = Ledger()
    for day in range(500):
        entered(ledger, {}, {"x": frozenset({("item", f"{day}"), ("item", "home")})})
        ledger = ledger.compact()

    assert len(ledger.questions) < 20
    assert ("item", "499") in ledger.questions
