"""What an import did: counts, and every place where something could not be put, as one readable page."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from msgspec import Struct, field

SUBJECTS = {
    "file": "Files that were read with difficulty, or not at all",
    "known": "Events that are there already, and are told otherwise now (left as they were)",
    "event": "Events that were left out, or had to be taken apart",
    "name": "File names",
    "key": "Keys that the mapping does not name",
    "value": "Values that could not be understood",
    "offset": "Times whose offset is not that of the zone on that day (the wall time was kept)",
    "end": "Ends that cannot be right (left out)",
    "reference": "People and organisations that are not known",
    "shortcode": "Shortcodes",
    "html": "HTML",
    "picture": "Pictures",
    "link": "Links",
}


class Note(Struct, frozen=True, order=True):
    """One thing for a person to look at. `path` is relative to the source, `subject` a key of SUBJECTS."""

    path: str
    line: int
    subject: str
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}. {self.why}"


class Report(Struct, frozen=True):
    """The outcome of an import.

    `counts`: files written, by kind. `kept_out`: Hugo keys left behind on purpose, as (folder, key, reason) -> times.
    `notes`: sorted by file and line. The same source and mapping give an equal report.
    """

    counts: Mapping[str, int] = field(default_factory=dict)
    kept_out: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    def markdown(self) -> str:
        """The report as a Markdown page, ending in a line feed."""
        lines = ["# Report of the import", "", *_counts(self), *_kept_out(self), *_notes(self)]
        return "\n".join(lines).rstrip() + "\n"


class Notebook:
    """Gathers notes while files are worked on: the one thing here that changes."""

    def __init__(self) -> None:
        self.notes: set[Note] = set()
        self.kept_out: Counter[tuple[str, str, str]] = Counter()

    def add(self, subject: str, path: str, line: int, what: str, why: str) -> None:
        self.notes.add(Note(path, line, subject, what, why))

    def report(self, counts: Mapping[str, int]) -> Report:
        return Report(
            dict(sorted(counts.items())),
            dict(sorted(self.kept_out.items())),
            tuple(sorted(self.notes)),
        )


def write_report(report: Report, destination: Path) -> Path:
    """Write the report beside the destination, outside of the content, as `import-report.md`; give its path."""
    path = destination.resolve().parent / "import-report.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report.markdown(), encoding="utf-8", newline="\n")
    return path


def _counts(report: Report) -> Iterator[str]:
    yield from ("| kind | files |", "| --- | ---: |")
    yield from (f"| {kind} | {number} |" for kind, number in report.counts.items())
    yield from (f"| together | {sum(report.counts.values())} |", "")


def _kept_out(report: Report) -> Iterator[str]:
    if not report.kept_out:
        return
    yield from (
        "## Left behind on purpose",
        "",
        "| folder | key | files | reason |",
        "| --- | --- | ---: | --- |",
    )
    for (folder, key, reason), number in report.kept_out.items():
        yield f"| {folder} | `{key}` | {number} | {reason} |"
    yield ""


def _notes(report: Report) -> Iterator[str]:
    order = list(SUBJECTS)
    notes = sorted(report.notes, key=lambda note: (order.index(note.subject), note))
    for subject, grouped in groupby(notes, key=lambda note: note.subject):
        group = list(grouped)
        yield from (f"## {SUBJECTS[subject]}", "", f"{len(group)} to look at.", "")
        for why, same in groupby(
            sorted(group, key=lambda note: (note.why, note)), key=lambda note: note.why
        ):
            yield from (why, "")
            yield from (f"- `{note.path}:{note.line}`: {note.what}" for note in same)
            yield ""
