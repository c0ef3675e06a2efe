"""Laying a translation's words over the original's facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from communique.findings import Finding
from communique.model.source import Source
from communique.model.walk import Path, Shape, shapes
from communique.reading.frontmatter import Data
from communique.reading.places import finding_in

OWN = frozenset({"slug", "status", "updated"})
"""Fields that a translation may set for itself besides words."""


def overlaid(facts: BaseModel, words: Data, source: Source) -> tuple[Data, list[Finding]]:
    """The original's front matter with the translation's words in it.

    Facts in a translation are findings. In lists, an entry's facts only say which entry of the
    original is meant (`file: hall.jpg`); without any, entries are taken in their order.
    """
    findings: list[Finding] = []
    base = {**facts.model_dump(by_alias=True, exclude_unset=True), "slug": None, "status": "published"}
    return _overlaid(type(facts), base, words, source, (), findings), findings


def _overlaid(
    model: type[BaseModel], base: Data, words: Data, source: Source, at: Path, findings: list[Finding]
) -> Data:
    result = dict(base)
    known = shapes(model)
    for key, value in words.items():
        shape, path = known.get(key), (*at, key)
        if shape is None or shape.is_word or (not at and key in OWN):
            result[key] = value
        elif shape.nested and shape.is_list and isinstance(value, list):
            result[key] = _entries(shape, base.get(key) or (), value, source, path, findings)
        elif shape.nested and isinstance(value, dict) and isinstance(base.get(key), dict):
            result[key] = _overlaid(shape.nested, base[key], value, source, path, findings)
        else:
            findings.append(_fact(source, path))
    return result


def _entries(
    shape: Shape, base: Any, words: list[Any], source: Source, at: Path, findings: list[Finding]
) -> list[Any]:
    result = list(base)
    for index, entry in enumerate(words):
        if not isinstance(entry, dict) or shape.nested is None:
            findings.append(_fact(source, (*at, index)))
            continue
        facts = dict(_facts_of(shape.nested, entry))
        which = _meant(base, facts, index)
        if which is None:
            findings.append(_no_entry(source, (*at, index)))
            continue
        only_words = {key: value for key, value in entry.items() if key not in facts}
        result[which] = _overlaid(shape.nested, base[which], only_words, source, (*at, index), findings)
    return result


def _facts_of(model: type[BaseModel], entry: Data) -> Iterator[tuple[str, Any]]:
    known = shapes(model)
    for key, value in entry.items():
        shape = known.get(key)
        if shape and not shape.is_word and not shape.nested:
            yield key, value


def _meant(base: Any, facts: Data, index: int) -> int | None:
    if not facts:
        return index if index < len(base) else None
    fits = (
        number
        for number, entry in enumerate(base)
        if all(str(entry.get(key)) == str(value) for key, value in facts.items())
    )
    return next(fits, None)


def _fact(source: Source, at: Path) -> Finding:
    return finding_in(
        source, "fact-in-translation", f'the translation gives "{at[-1] if isinstance(at[-1], str) else at[-2]}"',
        "A fact is written once, in the original; a translation holds only words.",
        "Delete it here; if it changed, change it in the original.", at, key=True,
    )  # fmt: skip


def _no_entry(source: Source, at: Path) -> Finding:
    return finding_in(
        source, "translation-entry", f"the original has no such entry in {at[-2]}",
        "Entries of a list are matched by what they share with the original, such as file, else by their order.",
        "Compare with the original's list.", at,
    )  # fmt: skip
