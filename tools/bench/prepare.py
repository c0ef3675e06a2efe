"""Writing the sites of all contenders, in a process of its own (see sample.py)."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tools.bench.contenders import write_site
from tools.bench.corpus import corpus
from tools.bench.sample import Sample, sample


@dataclass(frozen=True, slots=True)
class Plan:
    """`runs` is how often each scenario is run: as many items to edit are picked."""

    count: int
    seed: int
    runs: int
    names: Sequence[str]
    folder: Path


def prepared(plan: Plan) -> Sample:
    """Write all sites, and return the items that scenarios edit."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_prepare, plan).result()


def _prepare(plan: Plan) -> Sample:
    whole = corpus(plan.count, plan.seed)
    for name in plan.names:
        write_site(name, whole, plan.folder / name)
    return sample(whole, max(plan.runs, 3))
