"""Long lists cut into pages that are numbered from the oldest, so that a new item moves nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Leaf(Struct, Generic[T], frozen=True):
    """One page of a list, newest first. `number` is None for the page of the newest."""

    number: int | None
    entries: tuple[T, ...]
    newer: int | None
    """The number of the page with newer entries; None from the newest numbered page on."""
    older: int | None


def leaf(entries: Sequence[T], size: int, number: int | None) -> Leaf[T]:
    """One page of `entries`, which come newest first.

    Page 1 holds the `size` oldest entries, page 2 the next, and so on: the
    entries of a full page never change, and its link to newer ones is set once, when the next is full.
    The newest page holds what is left and at least one full page's worth, so that it is never
    almost empty; it has between `size` and 2 × `size` - 1 entries.
    """
    full = number_of_full_leaves(len(entries), size)
    if number is None:
        return Leaf(None, tuple(entries[: len(entries) - full * size]), None, full or None)
    end = len(entries) - (number - 1) * size
    newer = number + 1 if number < full else None
    return Leaf(number, tuple(entries[end - size : end]), newer, number - 1 or None)


def number_of_full_leaves(count: int, size: int) -> int:
    """How many numbered pages a list of `count` entries has."""
    return max(0, count // size - 1)
