"""Figures as tables, and their place in the documentation."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from tools.bench.measure import Run
from tools.bench.scenarios import SCENARIOS

Figures = Mapping[str, Mapping[str, Run]]
"""Scenario -> contender -> the median run."""

FIRST = "Communiqué"


def table(figures: Figures) -> str:
    """Wall seconds / CPU seconds / peak MB, and how our wall time compares."""
    names = list(dict.fromkeys(name for row in figures.values() for name in row))
    others = [name for name in names if name != FIRST]
    head = ["before the build", *names, *(f"{FIRST} : {name}" for name in others)]
    rows = [
        [SCENARIOS[scenario][0], *(_cell(row.get(name)) for name in names),
         *(_ratio(row.get(FIRST), row.get(name)) for name in others)]
        for scenario, row in figures.items()
    ]  # fmt: skip
    return _markdown(head, rows)


def serving_table(waits: Mapping[str, float]) -> str:
    return _markdown(["save to new text served", *waits], [["median", *map(_ms, waits.values())]])


def machine(names: Iterable[str]) -> str:
    """The facts that figures depend on, without the name of the machine."""
    packages = {"Communiqué": "communique", "Hugo": "hugo", "Pelican": "pelican"}
    facts = [
        f"{_processor()}, {os.cpu_count()} cores",
        f"{_memory():.0f} GB of memory",
        f"{platform.system()} {platform.release().partition('-')[0]}",
        f"Python {platform.python_version()}",
        *(f"{name} {version(packages[name])}" for name in names),
    ]
    return ", ".join(facts)


def put_in(page: Path, name: str, text: str) -> bool:
    """Write `text` between the markers `name` of `page`; False where it has none."""
    source = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    block = re.compile(rf"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    if not block.search(source):
        return False
    changed = block.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", source)
    page.write_text(changed, encoding="utf-8", newline="\n")
    return True


def _cell(run: Run | None) -> str:
    return f"{run.wall:.2f} / {run.cpu:.2f} / {run.peak:.0f}" if run else "–"


def _ratio(one: Run | None, other: Run | None) -> str:
    return f"{one.wall / other.wall:.2f}" if one and other else "–"


def _ms(wait: float) -> str:
    return f"{wait:.0f} ms"


def _markdown(head: list[str], rows: Iterable[list[str]]) -> str:
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *rows])


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.is_file() else ""
    found = re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor() or platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
