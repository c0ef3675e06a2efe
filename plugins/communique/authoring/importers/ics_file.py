"""Calendar files as events: the whole of each, with the single dates that differ (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from msgspec import Struct

from communique.authoring.importers.ics_times import Clock
from communique.authoring.importers.report import Notebook

PRIVATE = ("PRIVATE", "CONFIDENTIAL")


class Foreign(Struct, frozen=True):
    """An event as a calendar file tells it. `single` are its dates that differ (RECURRENCE-ID)."""

    uid: str
    whole: Any
    single: tuple[Any, ...]
    clock: Clock
    path: str
    line: int

    @property
    def revision(self) -> tuple[int, datetime]:
        """What tells a later version from an earlier one: SEQUENCE, then the time of writing."""
        written = [
            one.get(name).dt
            for one in (self.whole, *self.single)
            for name in ("LAST-MODIFIED", "DTSTAMP")
            if hasattr(one.get(name), "dt")
        ]
        stamps = [_instant(moment) for moment in written]
        return sequence_of(self.whole), max(stamps, default=datetime.min.replace(tzinfo=UTC))

    @property
    def begin(self) -> datetime:
        return _instant(self.whole["DTSTART"].dt)


def read_events(
    files: Sequence[tuple[Path, str]], zone_name: str, notebook: Notebook
) -> Iterator[Foreign]:
    """The events of calendar files. What cannot be read, and what is private, is noted."""
    for file, path in files:
        content = file.read_bytes()
        lines = _lines_of_uids(content)
        for calendar in _calendars(content, path, notebook):
            clock = Clock.of(calendar, zone_name)
            for uid, parts in _by_uid(calendar, path, lines, notebook).items():
                found = _foreign(uid, parts, clock, path, lines.get(uid, 1), notebook)
                if found:
                    yield found


def sequence_of(event: Any) -> int:
    return int(event.get("SEQUENCE", 0) or 0)


def _calendars(content: bytes, path: str, notebook: Notebook) -> list[Any]:
    import icalendar

    try:
        return icalendar.Calendar.from_ical(content, multiple=True)
    except (ValueError, IndexError, KeyError) as error:
        notebook.add("file", path, 1, f"could not be read: {error}", "It is no calendar file.")
        return []


def _by_uid(
    calendar: Any, path: str, lines: dict[str, int], notebook: Notebook
) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for event in calendar.walk("VEVENT"):
        _without_broken(event, path, lines, notebook)
        uid, begin = str(event.get("UID", "")).strip(), event.get("DTSTART")
        if uid and hasattr(begin, "dt"):
            found.setdefault(uid, []).append(event)
            continue
        missing = "UID" if not uid else "DTSTART"
        what = f'"{event.get("SUMMARY", "")}" was left out: it has no {missing} that can be read'
        notebook.add("event", path, lines.get(uid, 1), what, "RFC 5545 asks for both.")
    return found


def _without_broken(event: Any, path: str, lines: dict[str, int], notebook: Notebook) -> None:
    """Take out the properties whose values are not what they have to be; each is noted."""
    from icalendar import vBroken

    line = lines.get(str(event.get("UID", "")).strip(), 1)
    for name in [name for name, value in event.items() if isinstance(value, vBroken)]:
        what = f"{name} was left out: {event.pop(name)}"
        notebook.add("value", path, line, what, "RFC 5545 writes it in another way.")


def _foreign(
    uid: str, parts: list[Any], clock: Clock, path: str, line: int, notebook: Notebook
) -> Foreign | None:
    wholes = [part for part in parts if "RECURRENCE-ID" not in part]
    single = [part for part in parts if "RECURRENCE-ID" in part]
    if any(str(part.get("CLASS", "")).upper() in PRIVATE for part in parts):
        what = "an event was left out: its calendar says that it is private"
        notebook.add("event", path, line, what, "Only what is public is imported.")
        return None
    if wholes:
        return Foreign(uid, max(wholes, key=sequence_of), tuple(single), clock, path, line)
    what = f'"{single[0].get("SUMMARY", "")}" became an event of its own'
    notebook.add("event", path, line, what, "The file has one date of it, and not its rule.")
    return Foreign(uid, single[0], (), clock, path, line)


def _lines_of_uids(content: bytes) -> dict[str, int]:
    """UID -> the first line that names it; folded lines count as the lines they are."""
    found: dict[str, int] = {}
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        name, _, value = line.partition(":")
        if name.partition(";")[0].upper() == "UID":
            found.setdefault(value.strip(), number)
    return found


def _instant(moment: date | datetime) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(), UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
