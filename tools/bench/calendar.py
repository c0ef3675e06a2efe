"""Measure the making of one large calendar:  python -m tools.bench.calendar

A process of its own reads a site of that many events and makes the calendar of all of them: the .ics
alone, or the JSON formats with it. Only the making is timed; memory is the peak of the whole process,
with the site that it read.
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
from dataclasses import astuple, dataclass
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

PATHS = ("calendar/all.ics", "calendar/all.jcal.json", "calendar/all.jscalendar.json")
WAYS = {".ics": ("none", PATHS[:1]), ".ics, jCal and JSCalendar": ("all", PATHS)}
"""What is made: the setting `calendar_json`, and the files."""
DOCS = ROOT / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Figures:
    """`cpu` in seconds, `peak` in MB (2^20 bytes), `size` of the .ics in MB."""

    cpu: float
    peak: float
    size: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench.calendar", description=__doc__)
    parser.add_argument("counts", type=int, nargs="*", default=[500, 1000, 2500, 5000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--one", choices=WAYS, help="measure this here, and print JSON")
    parser.add_argument("--print-only", action="store_true")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(astuple(measured(given.counts[0], given.one))))
        return
    rows = {count: [_middle(count, way, given.runs) for way in WAYS] for count in given.counts}
    text = "\n\n".join(_told(rows, given.runs))
    print(text)
    if not given.print_only:
        report.put_in(DOCS, "figures of a calendar", text)


def measured(count: int, way: str) -> Figures:
    in_json, paths = WAYS[way]
    with tempfile.TemporaryDirectory() as folder:
        write(count, Path(folder))
        index = _index(Path(folder), in_json)
    found = {sheet.path: sheet for sheet in sheets(index)}
    began = time.process_time()
    texts = [noted(found[path].content)[0] for path in paths]
    cpu = time.process_time() - began
    unit = 2**20 if sys.platform == "darwin" else 2**10
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return Figures(cpu, peak, len(texts[0]) / 2**20)


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


def _index(folder: Path, in_json: str) -> Index:
    own = {"authority": "bench.example", "authority_since": 2016, "calendar_json": in_json}
    settings = read_settings(
        own,
        site_name="Open Cities Newsroom", site_url="https://bench.example", timezone="Asia/Seoul",
    )  # fmt: skip
    words, now = read_words(folder, ("en",)), datetime.fromisoformat(MOMENT)
    return Index(read_site(folder, settings, now, words)[0])


def _middle(count: int, way: str, runs: int) -> Figures:
    """The median of each figure of several processes."""
    command = [sys.executable, "-m", "tools.bench.calendar", "--one", way, str(count)]
    environment = as_usual({"PYTHONPATH": ""})
    lines = [
        json.loads(subprocess.check_output(command, cwd=ROOT, env=environment, text=True))
        for _ in range(runs)
    ]
    return Figures(*(median(figures) for figures in zip(*lines, strict=True)))


def _told(rows: dict[int, list[Figures]], runs: int) -> Iterator[str]:
    yield f"Made by `python -m tools.bench.calendar`, the median of {runs} runs."
    yield f"{report.machine(['Communiqué'])}."
    head = ["events", *(f"{way}: CPU s / MB" for way in WAYS), ".ics: ms an event", ".ics: MB"]
    lines = [
        f"| {count} | {' | '.join(f'{one.cpu:.2f} / {one.peak:.0f}' for one in figures)} "
        f"| {figures[0].cpu / count * 1000:.2f} | {figures[0].size:.1f} |"
        for count, figures in rows.items()
    ]
    yield "\n".join([f"| {' | '.join(head)} |", "|" + " ---: |" * len(head), *lines])


if __name__ == "__main__":
    main()
