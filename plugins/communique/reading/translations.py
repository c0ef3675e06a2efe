"""Laying a translation's words over the original's facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from communique.findings import Finding
from communique.model.source import Source
from communique.model.walk import Path, Shape, shapes
from communique.reading.places import finding_in
from communique.reading.yaml_reader import Data

OWN = frozenset({"slug", "status", "updated"})
"""Fields that a translation may set for itself besides words."""


@dataclass
class Overlay:
    """The original's front matter with the translation's words in it.

    Facts in a translation are findings. In lists, an entry's facts only say which entry of the
    original is meant (`file: hall.jpg`); without any, entries are taken in their order.
    """

    facts: BaseModel
    words: Data
    source: Source
    findings: list[Finding] = field(default_factory=list)
    moved: dict[Path, Path] = field(default_factory=dict)
    """Where an entry of a list stands in the whole -> where it stands in the translation's file."""

    def data(self) -> Data:
        """The whole as plain data; fills `findings` and `moved`."""
        base = self.facts.model_dump(by_alias=True, exclude_unset=True)
        base |= {"slug": None, "status": "published"}
        return self._group(type(self.facts), base, self.words, (), ())

    def _group(self, model: type[BaseModel], base: Data, words: Data, at: Path, own: Path) -> Data:
        result = dict(base)
        for key, value in words.items():
            shape = shapes(model).get(key)
            if shape is None or shape.is_word or (not at and key in OWN):
                result[key] = value
            else:
                path, here = (*at, key), (*own, key)
                result[key] = self._facts(shape, base.get(key), value, path, here)
        return result

    def _facts(self, shape: Shape, base: Any, value: Any, at: Path, own: Path) -> Any:
        """What is not words by itself may hold words deeper down."""
        if shape.nested and shape.is_list and isinstance(value, list | dict | str):
            entries = value if isinstance(value, list) else [value]
            return self._entries(shape, shape.nested, list(base or ()), entries, at, own)
        if shape.nested and isinstance(value, dict) and isinstance(base, dict):
            return self._group(shape.nested, base, value, at, own)
        self.findings.append(_fact(self.source, own))
        return base

    def _entries(
        self,
        shape: Shape,
        model: type[BaseModel],
        base: list[Any],
        words: list[Any],
        at: Path,
        own: Path,
    ) -> list[Any]:
        result = list(base)
        is_ordered = True
        for index, entry in enumerate(words):
            group = (
                {shape.shorthand: entry} if shape.shorthand and isinstance(entry, str) else entry
            )
            facts = dict(_facts_of(model, group)) if isinstance(group, dict) else None
            which = None if facts is None else _meant(base, facts, index)
            if facts is None or which is None:
                self.findings.append(_no_entry(self.source, (*own, index)))
                continue
            is_ordered = is_ordered and not facts
            only_words = {key: value for key, value in group.items() if key not in facts}
            path, here = (*at, which), (*own, index)
            self.moved[path] = here
            result[which] = self._group(model, base[which], only_words, path, here)
        if is_ordered and 0 < len(words) < len(base):
            self.findings.append(_too_few(self.source, own, len(words), len(base)))
        return result


def _facts_of(model: type[BaseModel], entry: Data) -> Iterator[tuple[str, Any]]:
    known = shapes(model)
    for key, value in entry.items():
        shape = known.get(key)
        if shape and not shape.is_word and not shape.nested:
            yield key, value


def _meant(base: list[Any], facts: Data, index: int) -> int | None:
    if not facts:
        return index if index < len(base) else None
    fits = (
        number
        for number, entry in enumerate(base)
        if all(str(entry.get(key)) == str(value) for key, value in facts.items())
    )
    return next(fits, None)


def _fact(source: Source, at: Path) -> Finding:
    key = next(step for step in reversed(at) if isinstance(step, str))
    return finding_in(
        source, "fact-in-translation", f'the translation gives "{key}"',
        "A fact is written once, in the original; a translation holds only words.",
        "Delete it here; if it changed, change it in the original.", at, key=True,
    )  # fmt: skip


def _too_few(source: Source, at: Path, here: int, there: int) -> Finding:
    key = next(step for step in reversed(at) if isinstance(step, str))
    return finding_in(
        source, "translation-count", f"{key} has {here} of the original's {there} entries",
        "Entries are matched by their order, so some words would stand at the wrong entry.",
        "Write an entry for each, or a fact in each that says which one is meant, such as  file:  or  on:", at, key=True,
    )  # fmt: skip


def _no_entry(source: Source, at: Path) -> Finding:
    key = next(step for step in reversed(at) if isinstance(step, str))
    return finding_in(
        source, "translation-entry", f"the original has no such entry in {key}",
        "Entries of a list are matched by what they share with the original, such as file, else by their order.",
        "Compare with the original's list; what is new is added there first.", at,
    )  # fmt: skip
