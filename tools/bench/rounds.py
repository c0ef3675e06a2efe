"""The rounds of a scenario, in which contenders take turns."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tools.bench.contenders import Contender
from tools.bench.measure import Run, measured, middle
from tools.bench.sample import Sample
from tools.bench.scenarios import FOR_STOCK, SCENARIOS
from tools.bench.serving import milliseconds_to_new_text


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def rounds(scenario: str, sites: Sequence[Contender], picked: Sample, times: int) -> dict[str, Run]:
    """The median run of each contender that takes part."""
    taking_part = [site for site in sites if site.template or scenario in FOR_STOCK]
    runs: dict[str, list[Run]] = {site.name: [] for site in taking_part}
    for number in range(times):
        for site in taking_part:
            run = _one(scenario, site, picked, number)
            runs[site.name].append(run)
            say(
                f"{scenario:12} {site.name:12} {run.wall:8.2f} s {run.cpu:8.2f} s {run.peak:6.0f} MB"
            )
    return {name: middle(of_it) for name, of_it in runs.items() if of_it}


def _one(scenario: str, site: Contender, picked: Sample, number: int) -> Run:
    """Change the site, build it, and see that the build did its work."""
    if scenario != "cold" and not site.page(picked.news[-1]).is_file():
        measured(site.command, site.folder, site.environment)
    expected = SCENARIOS[scenario][1](site, picked, number)
    run = measured(site.command, site.folder, site.environment)
    if not expected.is_met():
        raise SystemExit(
            f"{site.name}, {scenario}: {expected.page} does not hold {expected.text!r}"
        )
    return run


def waits(sites: Sequence[Contender], picked: Sample, saves: int) -> dict[str, float]:
    """Milliseconds from save to new text of each contender that has a server."""
    found = {}
    for site in sites:
        if site.server:
            found[site.name] = milliseconds_to_new_text(site, picked, saves)
            say(f"{'serve':12} {site.name:12} {found[site.name]:8.0f} ms")
    return found
