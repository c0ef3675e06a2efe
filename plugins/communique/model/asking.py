"""What is asked of the site: each look-up is noted, so that a page is made again only when an
answer has changed.

A page, a feed or a check is a pure function of the answers it was given. While one is made, every
look-up in the site is written down as a question: a name and its arguments. Nothing lists by hand
what a page depends on, and nothing can be forgotten: what cannot be noted cannot be looked up.
"""

from __future__ import annotations

from collections.abc import (
    Callable,
    Collection,
    ItemsView,
    Iterator,
    KeysView,
    Mapping,
    ValuesView,
)
from collections.abc import Set as AbstractSet
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
S = TypeVar("S")
P = ParamSpec("P")

Question = tuple[Any, ...]
"""What kind of question, and its arguments: ("item", "news/2023/forum")."""

Held = tuple[T, tuple[Question, ...]]
"""A value that is kept, with the questions that its making asked."""


class Unnoted(Exception):
    """A page that is being made looked at something as a whole, which no question can say."""


_notes: set[Question] | None = None
"""Where questions are written down; None while nobody takes notes. One thread makes pages."""


def note(*question: Any) -> None:
    """Write down a question."""
    if _notes is not None:
        _notes.add(question)


def note_all(questions: Collection[Question]) -> None:
    """Write down what was asked before for a value that was kept."""
    if _notes is not None:
        _notes.update(questions)


def noted(make: Callable[[], T]) -> tuple[T, set[Question]]:
    """What `make` gives, and the questions it asked."""
    global _notes
    before, _notes = _notes, set()
    try:
        return make(), _notes
    finally:
        _notes = before


def held(make: Callable[[], T]) -> Held[T]:
    """As `noted`, for a value that is kept: a tuple takes a quarter of the room of a set."""
    value, questions = noted(make)
    return value, tuple(questions)


def question(
    method: Callable[Concatenate[S, P], T],
) -> Callable[Concatenate[S, P], T]:
    """A method that answers one question, whatever it looks up itself. Its answer holds names and
    plain values only: who wants to know more of an item asks for it."""
    name = method.__name__

    @wraps(method)
    def asked(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        global _notes
        notes = _notes
        if notes is None:
            return method(self, *args, **kwargs)
        notes.add((name, *args, *kwargs.values()))
        _notes = None
        try:
            return method(self, *args, **kwargs)
        finally:
            _notes = notes

    return asked


def derived(
    method: Callable[Concatenate[S, P], T],
) -> Callable[Concatenate[S, P], T]:
    """A question whose answer follows from those to other questions: it need not be answered again
    while they are the same (see `ledger.ledger`). It is answered once: `derivations` holds the answer
    with the questions that it follows from."""
    name = method.__name__
    DERIVED.add(name)

    @wraps(method)
    def asked(self: S, /, *args: P.args, **kwargs: P.kwargs) -> T:
        note(name, *args, *kwargs.values())
        made: dict[Any, Held[T]] = self.derivations  # type: ignore[attr-defined]
        key = (name, *args)
        if key not in made:
            made[key] = held(lambda: method(self, *args, **kwargs))
        return made[key][0]

    return asked


DERIVED: set[str] = set()
"""The names of all derived questions."""


class Asked(Mapping[K, V]):
    """A mapping whose look-ups are noted as questions of a kind."""

    __slots__ = ("kind", "values_by_key")

    def __init__(self, kind: str, values: Mapping[K, V]) -> None:
        self.kind = kind
        self.values_by_key: Mapping[K, V] = values

    def __getitem__(self, key: K) -> V:
        if _notes is not None:
            _notes.add((self.kind, key))
        return self.values_by_key[key]

    def get(self, key: K, default: Any = None) -> Any:
        if _notes is not None:
            _notes.add((self.kind, key))
        return self.values_by_key.get(key, default)

    def __contains__(self, key: object) -> bool:
        note(self.kind, key)
        return key in self.values_by_key

    def __iter__(self) -> Iterator[K]:
        not_whole(self.kind)
        return iter(self.values_by_key)

    def __len__(self) -> int:
        not_whole(self.kind)
        return len(self.values_by_key)

    def items(self) -> ItemsView[K, V]:
        not_whole(self.kind)
        return self.values_by_key.items()

    def values(self) -> ValuesView[V]:
        not_whole(self.kind)
        return self.values_by_key.values()

    def keys(self) -> KeysView[K]:
        not_whole(self.kind)
        return self.values_by_key.keys()

    def __repr__(self) -> str:
        return f"Asked({self.kind!r}, {self.values_by_key!r})"


class AskedSet(AbstractSet[K]):
    """A set whose look-ups are noted as questions of a kind."""

    __slots__ = ("kind", "members")

    def __init__(self, kind: str, members: Collection[K]) -> None:
        self.kind = kind
        self.members = members

    def __contains__(self, key: object) -> bool:
        note(self.kind, key)
        return key in self.members

    def __iter__(self) -> Iterator[K]:
        not_whole(self.kind)
        return iter(self.members)

    def __len__(self) -> int:
        not_whole(self.kind)
        return len(self.members)

    def __repr__(self) -> str:
        return f"AskedSet({self.kind!r}, {set(self.members)!r})"


def not_whole(kind: str) -> None:
    """For what looks at a site as a whole. Raises Unnoted while a page is being made."""
    if _notes is not None:
        raise Unnoted(
            f"what is made from a site looks up each {kind}; it cannot go through all of them"
        )
