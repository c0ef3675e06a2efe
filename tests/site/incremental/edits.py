"""Kinds of edit: each is a function that does something to an office."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.deep import DEEP
from tests.site.incremental.office import Office

Edit = Callable[[Office], object]
"""Paths in edits are those of `Office.file`."""

EXAMPLES = int(os.environ.get("COMMUNIQUE_PROOF_EXAMPLES", "200" if DEEP else "0"))
"""How many random sequences of edits are tried, where more are wanted than at every push."""


def swap(path: str, old: str, new: str) -> Edit:
    """Replace a text in a file."""
    return lambda office: office.swap(path, old, new)


def put(path: str, content: str | bytes) -> Edit:
    """Write a file, new or in the place of an old one."""
    return lambda office: office.put(path, content)


def remove(path: str) -> Edit:
    return lambda office: office.file(path).unlink()


def rename(path: str, other: str) -> Edit:
    def edit(office: Office) -> None:
        office.file(other).parent.mkdir(parents=True, exist_ok=True)
        office.file(path).rename(office.file(other))

    return edit


def setting(name: str, value: Any) -> Edit:
    """Give a setting in COMMUNIQUE another value."""
    return lambda office: office.settings.update({name: value})


def host(name: str, value: Any) -> Edit:
    """Give a setting of Pelican another value."""
    return lambda office: office.host.update({name: value})


def together(*edits: Edit) -> Edit:
    """Several edits between two builds."""
    return lambda office: [edit(office) for edit in edits]


def each(edits: Mapping[str, Edit], at_once: int = 1) -> pytest.MarkDecorator:
    """A story for each edit. To save time `at_once` of them, far apart in the table, are made
    between two builds, unless COMMUNIQUE_PROOF_EXAMPLES asks for more."""
    names = list(edits)
    count = len(names) if EXAMPLES else -(-len(names) // at_once)
    groups = [names[number::count] for number in range(count)]
    return pytest.mark.parametrize(
        "edit",
        [together(*(edits[name] for name in group)) for group in groups],
        ids=[" + ".join(group) for group in groups],
    )
