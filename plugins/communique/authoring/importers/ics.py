"""Events of iCalendar files (RFC 5545), turned into ours. See docs/importing.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from communique.authoring.importers.ics_entry import Entry, our_entry
from communique.authoring.importers.ics_file import Foreign, read_events
from communique.authoring.importers.ics_known import Known, known_events, names_of
from communique.authoring.importers.our_file import file_text
from communique.authoring.importers.report import Notebook, Report
from communique.model.fields import slugified
from communique.settings import Settings


class CalendarImport(Struct, frozen=True):
    """What came of it: the files written, and what is to be looked at."""

    report: Report
    written: tuple[str, ...]
    """Paths of new files, relative to the destination."""
    unchanged: int
    """How many events were there already, saying the same."""


@dataclass
class _Desk:
    """An import at work: `taken` are the files that are there, with those that were written."""

    destination: Path
    known: Known
    notebook: Notebook
    taken: set[str] = field(default_factory=set)
    written: list[str] = field(default_factory=list)
    unchanged: int = 0


def import_ics(source: Path, destination: Path, settings: Settings) -> CalendarImport:
    """Write each event of the calendar file `source`, or of all `.ics` files in that folder, as a file
    below `destination`.

    An event that is there already, by its UID, is left as it is: what the calendar tells otherwise is
    noted. Run twice, the second run writes nothing. Times are kept in their own zone; those in UTC and
    those without one are told in the calendar's (`X-WR-TIMEZONE`), else in the site's.

    Raises FileNotFoundError when there is no calendar file.
    """
    notebook = Notebook()
    foreign = list(_newest(read_events(_files(source), settings.timezone, notebook)))
    desk = _Desk(destination, known_events(destination, settings, notebook), notebook)
    desk.taken = {path.relative_to(destination).as_posix() for path in destination.rglob("*.md")}
    names = names_of(destination, notebook)
    for one in foreign:
        entry = our_entry(one, settings, names, notebook)
        if entry:
            _put(desk, one, entry)
    counts = Counter(event=len(desk.written))
    return CalendarImport(notebook.report(counts), tuple(desk.written), desk.unchanged)


def _files(source: Path) -> Sequence[tuple[Path, str]]:
    """(file, how reports call it) of each calendar file."""
    if source.is_file():
        return [(source, source.name)]
    files = sorted(path for path in source.rglob("*") if path.suffix.lower() in (".ics", ".ical"))
    if not files:
        raise FileNotFoundError(
            f"There is no calendar file in {source}. Give a file that ends in .ics, or a folder with such files."
        )
    return [(path, path.relative_to(source).as_posix()) for path in files]


def _newest(events: Iterable[Foreign]) -> Iterator[Foreign]:
    """Each event once, by its UID: as it was told last (RFC 5546 2.1.5)."""
    newest: dict[str, Foreign] = {}
    for event in events:
        there = newest.get(event.uid)
        if there is None or event.revision > there.revision:
            newest[event.uid] = event
    yield from sorted(newest.values(), key=lambda event: (event.begin, event.uid))


def _put(desk: _Desk, foreign: Foreign, entry: Entry) -> None:
    """Write the entry, unless its event is there."""
    there = desk.known.by_uid.get(foreign.uid)
    if there is None:
        target = _name(entry, desk.taken)
        _write(desk.destination / target, file_text(entry.front, entry.body))
        desk.taken.add(target)
        desk.written.append(target)
        return
    differences = list(there.differences(entry.front))
    desk.unchanged += not differences
    for what, mend in differences:
        desk.notebook.add("known", foreign.path, foreign.line, f"{there.path}: {what}", mend)


def _name(entry: Entry, taken: set[str]) -> str:
    """A file name that is free, the best one first."""
    day = str(entry.front["starts"])[:10]
    stem = slugified(str(entry.front["title"]))
    names = [stem, f"{stem}-{day}", *(f"{stem}-{day}-{number}" for number in range(2, 10_000))]
    return next(path for name in names if (path := f"events/{day[:4]}/{name}.md") not in taken)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
