"""Measure builds of one corpus by several generators:  python -m tools.bench 1000

The runs of a scenario are interleaved, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tools.bench import contenders, report
from tools.bench.contenders import Contender
from tools.bench.prepare import Plan, prepared
from tools.bench.rounds import rounds, say, waits
from tools.bench.sample import Sample
from tools.bench.scenarios import SCENARIOS
from tools.bench.site import ROOT

DOCS = ROOT / "docs" / "performance.md"
MOST_FOR_STOCK = 10_000
"""Stock Pelican takes time by the square of the number of items."""


def main() -> None:
    given = _arguments()
    folder = given.folder or ROOT / ".cache" / "bench" / str(given.count)
    names = [name for name in contenders.ALL if name not in given.without]
    if given.count > MOST_FOR_STOCK:
        names = [name for name in names if name != "stock"]
    say(f"Writing {given.count} items for {', '.join(names)} …")
    runs = max(given.runs, given.cold_runs)
    try:
        picked = prepared(Plan(given.count, given.seed, runs, names, folder))
        sites = [contenders.ALL[name](folder / name, picked.known) for name in names]
        text = "\n\n".join(_parts(given, sites, picked))
    finally:
        contenders.clear_away(folder)
    print(text)
    if not given.print_only and not report.put_in(DOCS, f"figures {given.count}", text):
        say(f"{DOCS.name} has no place for figures of {given.count} items: not written there.")


def _parts(given: argparse.Namespace, sites: list[Contender], picked: Sample) -> list[str]:
    load = os.getloadavg()[0]
    times = {name: given.cold_runs if name == "cold" else given.runs for name in given.only}
    figures = {name: rounds(name, sites, picked, count) for name, count in times.items()}
    files = ", ".join(f"{site.name} {_files(site)}" for site in sites)
    parts = [
        f"Made by `python -m tools.bench {shlex.join(sys.argv[1:])}`.",
        f"{report.machine(site.name for site in sites)}; load average {load:.1f} at the start.",
        report.table(figures),
        f"Files in the output at the end: {files}.",
    ]
    if given.saves:
        parts.append(report.serving_table(waits(sites, picked, given.saves)))
    return parts


def _files(site: Contender) -> int:
    return sum(1 for file in (site.folder / site.output).rglob("*") if file.is_file())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tools.bench", description="Measure builds of one corpus."
    )
    add = parser.add_argument
    add("count", type=int, help="how many items")
    add("--seed", type=int, default=1)
    add("--runs", type=int, default=3, help="of each scenario; the median counts")
    add("--cold-runs", type=int, help="of the cold build, when others than --runs")
    add("--saves", type=int, default=5, help="edits under a development server; 0: none")
    add("--only", type=_one_of(SCENARIOS), default=list(SCENARIOS), help="scenarios, by commas")
    add("--without", type=_one_of(contenders.ALL), default=[], help="contenders, by commas")
    add("--folder", type=Path, help="where the sites are written: .cache/bench/COUNT")
    add("--print-only", action="store_true", help="leave docs/performance.md as it is")
    given = parser.parse_args()
    given.cold_runs = given.cold_runs or given.runs
    return given


def _one_of(known: Sequence[str] | dict[str, object]) -> Callable[[str], list[str]]:
    def names(text: str) -> list[str]:
        listed = text.split(",")
        if unknown := set(listed) - set(known):
            raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(known)}")
        return listed

    return names


if __name__ == "__main__":
    main()
