"""The few items of a corpus that scenarios edit, so that the rest need not stay in memory.

The measuring process must stay small: Linux counts its size as the peak of a child that it
starts (`ru_maxrss` is kept over `exec`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from tools.bench.corpus import Corpus
from tools.bench.item import Item

NEWEST = 3
"""So many of the newest are left alone: an edit is seldom that of the very last item."""


@dataclass(frozen=True, slots=True)
class Sample:
    """`news` and `events` to edit, newest first; `lonely` news that nothing refers to.
    `known` holds them, all they refer to, and the cast."""

    news: tuple[Item, ...]
    events: tuple[Item, ...]
    lonely: tuple[Item, ...]
    known: Corpus


def sample(corpus: Corpus, count: int) -> Sample:
    newest = corpus.items[::-1]
    told = {path for item in newest for path in re.findall(r"([\w-]+)\.md\)", item.body)}
    told |= {slug for item in newest for slug in item.facts["related"]}
    free = (item for item in _of("news", newest) if item.slug not in told)
    lonely = tuple(islice(free, count))
    news = tuple(islice(_without(lonely, _of("news", newest)), NEWEST, NEWEST + count))
    events = tuple(islice(_of("events", newest), NEWEST, NEWEST + count))
    known = _with_references(corpus, (*news, *events, *lonely))
    return Sample(news, events, lonely, Corpus(known, corpus.cast))


def _of(folder: str, items: Iterable[Item]) -> Iterable[Item]:
    return (item for item in items if item.folder == folder)


def _without(others: tuple[Item, ...], items: Iterable[Item]) -> Iterable[Item]:
    return (item for item in items if item not in others)


def _with_references(corpus: Corpus, items: tuple[Item, ...]) -> tuple[Item, ...]:
    wanted = {slug for item in items for slug in item.facts["related"]}
    return (*items, *(item for item in corpus.items if item.slug in wanted))
