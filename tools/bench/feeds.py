"""Measure what feeds take of a build:  python -m tools.bench.feeds

The same site is built twice from nothing, in four languages: once as it is, once without the outputs
that are feeds. What the first takes more of CPU is what feeds take: planning, writing and keeping
them, and all their entries.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from communique.outputs import atom, json_feed, opml, registry, rss
from tools.bench import corpus, report
from tools.bench.measure import Run, measured, middle
from tools.bench.site import ROOT

LANGUAGES = ("en", "ko", "es", "ar")
FEEDS = (atom.files, rss.files, json_feed.files, opml.files)
DOCS = ROOT / "docs" / "performance.md"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench.feeds", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--one", choices=("with", "without"), help="build this here")
    parser.add_argument("--print-only", action="store_true")
    given = parser.parse_args()
    folder = ROOT / ".cache" / "bench" / f"feeds-{given.count}"
    if given.one:
        build(folder, is_without=given.one == "without")
        return
    shutil.rmtree(folder, ignore_errors=True)
    corpus.write(corpus.corpus(given.count), folder, languages=LANGUAGES)
    runs = {way: [_run(folder, way, given.count) for _ in range(given.runs)] for way in ("with", "without")}  # fmt: skip
    text = "\n\n".join(_told(given.count, folder, *(middle(found) for found in runs.values())))
    print(text)
    if not given.print_only:
        report.put_in(DOCS, "figures of feeds", text)


def build(folder: Path, *, is_without: bool) -> None:
    """Build the site in this process and its workers."""
    from communique.cli import commands

    if is_without:
        registry.OUTPUTS = tuple(files for files in registry.OUTPUTS if files not in FEEDS)  # type: ignore[assignment]
    commands(["build", "--settings", str(folder / "pelicanconf.py")])


def _run(folder: Path, way: str, count: int) -> Run:
    for name in (".cache", f"output-{way}", "output"):
        shutil.rmtree(folder / name, ignore_errors=True)
    command = (sys.executable, "-m", "tools.bench.feeds", str(count), "--one", way)
    found = measured(command, ROOT, {"PYTHONPATH": "", "COMMUNIQUE_NOW": corpus.MOMENT})
    (folder / "output").rename(folder / f"output-{way}")
    return found


def _told(count: int, folder: Path, whole: Run, without: Run) -> Iterator[str]:
    folders = [folder / "output-with" / lang / "feeds" for lang in ("", *LANGUAGES[1:])]
    files = [file for one in folders for file in one.rglob("*") if file.is_file()]
    feeds = [file for file in files if file.suffix != ".html"]
    size = sum(file.stat().st_size for file in feeds) / 2**20
    yield f"Made by `python -m tools.bench.feeds {count}`."
    yield f"{report.machine(['Communiqué'])}."
    yield (
        "| items | languages | files of feeds | MB | CPU s with | CPU s without | part of the build |\n"
        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        f"| {count} | {len(LANGUAGES)} | {len(feeds)} | {size:.0f} | {whole.cpu:.1f} | {without.cpu:.1f} "
        f"| {(whole.cpu - without.cpu) / whole.cpu:.0%} |"
    )


if __name__ == "__main__":
    main()
