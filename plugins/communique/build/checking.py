"""Checks of what changed; what was found on all else is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from communique.checks.registry import check_item
from communique.findings import Finding
from communique.keeping.workers import Spread
from communique.ledger.entries import Answer, Checked
from communique.ledger.ledger import Ledger
from communique.ledger.numbers import is_touched
from communique.ledger.telling import Hearer, Teller, Told
from communique.model.asking import note, noted
from communique.model.site import Site

Found = tuple[str, Sequence[int], tuple[Finding, ...]]
"""An item's key, the places of the questions its checks asked, the findings."""


def checked(
    whole: Site,
    keys: Collection[str],
    planned: Collection[str],
    ledger: Ledger,
    changed: frozenset[int],
    answer: Answer,
    spread: Spread,
) -> tuple[list[Finding], dict[str, Checked]]:
    """All findings on items, in no order, and what was checked anew, for the ledger.

    `whole` is the site with what waits for its time, `keys` are those of all its items, `planned`
    the paths of all its files.
    """
    todo = [key for key in keys if not _is_as_checked(ledger.checks.get(key), changed)]
    paths = frozenset(planned)
    anew: dict[str, Checked] = {}
    teller, hearer = Teller(answer, ledger), Hearer(ledger)
    for found, told in spread(todo, lambda share: _check(whole, paths, share, teller)):
        numbers = hearer.numbers(told)
        for key, places, findings in found:
            anew[key] = Checked(numbers(places), findings)
    known = [anew.get(key) or ledger.checks[key] for key in keys]
    return [finding for checked in known for finding in checked.findings], anew


def _is_as_checked(checked: Checked | None, changed: frozenset[int]) -> bool:
    return checked is not None and not is_touched(checked.questions, changed)


def _check(
    whole: Site, planned: frozenset[str], keys: Sequence[str], teller: Teller
) -> tuple[list[Found], Told]:
    found: list[Found] = []
    for key in keys:
        findings, questions = noted(lambda key=key: _findings(whole, planned, key))  # type: ignore[misc]
        found.append((key, teller.placed(questions), findings))
    return found, teller.told()


def _findings(whole: Site, planned: frozenset[str], key: str) -> tuple[Finding, ...]:
    def is_planned(path: str) -> bool:
        note("planned", path)
        return path in planned

    return tuple(_of(whole, key, is_planned))


def _of(whole: Site, key: str, is_planned: Any) -> Iterator[Finding]:
    yield from check_item(whole, whole.items[key], is_planned)
