"""Calls for entries: which of a prize's rounds take entries now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from communique.collections.agenda import HasPassed
from communique.model.site import Item
from communique.model.values import Call, Extension


def is_open(call: Call | None, has_passed: HasPassed, zone: ZoneInfo) -> bool:
    """Whether entries are taken: from the first moment of its opening to the last of its closing. A
    call of which no end is known is not told to be open."""
    if call is None or call.closes is None:
        return False
    has_begun = call.opens is None or has_passed(call.opens.at(zone))
    return has_begun and not has_passed(call.closes.until(zone))


def turns(call: Call | None, zone: ZoneInfo) -> Iterator[tuple[datetime, str]]:
    """When a call opens and closes."""
    if call and call.opens:
        yield call.opens.at(zone), "call opens"
    if call and call.closes:
        yield call.closes.until(zone), "call closes"


def open_calls(
    prizes: Iterable[Item], has_passed: HasPassed, zone: ZoneInfo
) -> tuple[tuple[str, int], ...]:
    """(key of the prize, year of the round) of each call that is open, the first to close first."""
    found = [
        (round_.call.closes.until(zone), prize.key, round_.year)
        for prize in prizes
        for round_ in prize.facts.editions
        if is_open(round_.call, has_passed, zone)
    ]
    return tuple((key, year) for _, key, year in sorted(found))


def dated_calls(prizes: Iterable[Item]) -> Iterator[tuple[str, int]]:
    """(key of the prize, year of the round) of each call whose last day is known."""
    for prize in prizes:
        for edition in prize.facts.editions:
            if edition.call and edition.call.closes:
                yield prize.key, edition.year


def extensions(facts: Any) -> Iterator[tuple[int, tuple[Extension, ...]]]:
    """The rounds whose calls were extended, with their extensions; none of what is no prize."""
    for edition in facts.editions if facts.kind == "prize" else ():
        if edition.call and edition.call.extended:
            yield edition.year, edition.call.extended


def call_of(prize: Item, year: int) -> Call:
    """The call of a round that has one."""
    calls: Iterator[Call | None] = (e.call for e in prize.facts.editions if e.year == year)
    return next(call for call in calls if call)
