"""Measure the making of one large calendar:  python -m tools.bench.calendar

For each number of events a process of its own reads a site of that many and makes the calendar of
all of them in each format. Only the making is timed; memory is the peak of the whole process, with
the site that it read.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median

from communique.collections.index import Index
from communique.model.asking import noted
from communique.outputs.registry import sheets
from communique.reading.assembly import read_site
from communique.settings import read_settings
from communique.words import read_words
from tools.bench import cast, kinds, report
from tools.bench.corpus import FIRST, MOMENT
from tools.bench.item import text_of
from tools.bench.measure import as_usual
from tools.bench.prose import Writer
from tools.bench.site import ROOT

FORMATS = {
    "iCalendar": "calendar/all.ics",
    "jCal": "calendar/all.jcal.json",
    "JSCalendar": "calendar/all.jscalendar.json",
}
DOCS = ROOT / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Figures:
    """`cpu` in seconds by format, `peak` in MB (2^20 bytes), `size` of the .ics in MB."""

    events: int
    cpu: dict[str, float]
    peak: float
    size: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench.calendar", description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[500, 1000, 2500, 5000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", action="store_true", help="measure here, and print JSON")
    parser.add_argument("--print-only", action="store_true")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(_line(measured(given.counts[0]))))
        return
    text = "\n\n".join(_told([_middle(count, given.runs) for count in given.counts], given.runs))
    print(text)
    if not given.print_only:
        report.put_in(DOCS, "figures of a calendar", text)


def measured(count: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        write(count, Path(folder))
        index = _index(Path(folder))
    found = {sheet.path: sheet for sheet in sheets(index) if sheet.path in FORMATS.values()}
    cpu, size = {}, 0
    for name, path in FORMATS.items():
        index.site.memory.clear()
        began = time.process_time()
        text = noted(found[path].content)[0]
        cpu[name] = time.process_time() - began
        size = size or len(text)
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return Figures(count, cpu, peak, size / 2**20)


def write(count: int, folder: Path, seed: int = 1) -> None:
    """The events of a corpus with a line of text each, and the people and places that they name."""
    random = Random(f"{seed}/{count}")
    players = cast.players(random)
    for item in players.all:
        _write(folder / item.path, text_of(item))
    for number in range(count):
        day = FIRST + timedelta(days=random.randrange(4000))
        names = players.names("people"), players.names("organisations")
        draft = kinds.event(Writer(random, day, *names), players)
        item = draft.named(f"event-{number}").told("Some words.")
        _write(folder / item.path, text_of(item))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _index(folder: Path) -> Index:
    settings = read_settings(
        {"authority": "bench.example", "authority_since": 2016, "languages": ["en"]},
        site_name="Open Cities Newsroom", site_url="https://bench.example", timezone="Asia/Seoul",
    )  # fmt: skip
    words, now = read_words(folder, ("en",)), datetime.fromisoformat(MOMENT)
    return Index(read_site(folder, settings, now, words)[0])


def _middle(count: int, runs: int) -> Figures:
    """The median of each figure of several processes."""
    command = [sys.executable, "-m", "tools.bench.calendar", "--one", str(count)]
    lines = [
        json.loads(subprocess.check_output(command, cwd=ROOT, env=as_usual({}), text=True))
        for _ in range(runs)
    ]
    cpu = {name: median(line["cpu"][name] for line in lines) for name in FORMATS}
    return Figures(count, cpu, median(line["peak"] for line in lines), lines[0]["size"])


def _line(figures: Figures) -> dict[str, object]:
    return {"cpu": figures.cpu, "peak": figures.peak, "size": figures.size}


def _told(rows: list[Figures], runs: int) -> Iterator[str]:
    yield f"Made by `python -m tools.bench.calendar`, the median of {runs} runs."
    yield f"{report.machine(['Communiqué'])}."
    head = [
        "events",
        *(f"{name}, CPU s" for name in FORMATS),
        "ms an event (.ics)",
        "MB",
        ".ics MB",
    ]
    lines = [
        f"| {row.events} | {' | '.join(f'{row.cpu[name]:.2f}' for name in FORMATS)} "
        f"| {row.cpu['iCalendar'] / row.events * 1000:.2f} | {row.peak:.0f} | {row.size:.1f} |"
        for row in rows
    ]
    yield "\n".join([f"| {' | '.join(head)} |", "|" + " ---: |" * len(head), *lines])


if __name__ == "__main__":
    main()
