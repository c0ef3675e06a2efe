"""Numbers of questions, packed: a ledger holds a million of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import lru_cache

Numbers = bytes
"""Numbers of questions in the ledger, packed."""
FEW = 16
"""Fewer changed questions than these are looked for one by one."""


def is_touched(numbers: Numbers, changed: frozenset[int]) -> bool:
    """Whether one of the questions has another answer now."""
    # Most often few have, and few files ask them: to look for their bytes is quicker than to unpack.
    if len(changed) < FEW and not any(one in numbers for one in _each_packed(changed)):
        return False
    return not changed.isdisjoint(memoryview(numbers).cast("I"))


@lru_cache(maxsize=4)
def _each_packed(numbers: frozenset[int]) -> list[Numbers]:
    return [packed([number]) for number in numbers]


def packed(numbers: Iterable[int]) -> Numbers:
    return array("I", sorted(numbers)).tobytes()


def unpacked(numbers: Numbers) -> array[int]:
    found = array("I")
    found.frombytes(numbers)
    return found
