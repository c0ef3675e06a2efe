"""Calendars as their formats share them: the file's own facts, and each event in bytes, made once
for all calendars that hold it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from communique.collections.index import Index
from communique.model.moments import Span
from communique.views.calendars import CalendarEntry, CalendarFile, entry_of
from communique.views.closing_days import closing_entry

Writer = Callable[[CalendarEntry], bytes]


@dataclass(frozen=True, slots=True)
class Part:
    """An event in a format: its place in the order of a calendar, its time, its bytes, and when
    it changed."""

    begin: datetime
    uid: str
    span: Span
    text: bytes
    stamp: datetime


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar with its events in order of time."""

    file: CalendarFile
    parts: tuple[Part, ...]

    @property
    def modified(self) -> datetime | None:
        """When the newest of its events changed."""
        return max((part.stamp for part in self.parts), default=None)


def joined(index: Index, file: CalendarFile, format_: str, write: Writer) -> Calendar:
    """The calendar of a file's events; `format_` names what `write` makes of each."""
    found = (_kept(index, key, file.lang, format_, write) for key in file.keys)
    parts = sorted((part for part in found if part), key=lambda part: (part.begin, part.uid))
    return Calendar(file, tuple(parts))


def part_of(entry: CalendarEntry, write: Writer) -> Part:
    return Part(entry.span.begin, entry.uid, entry.span, write(entry), entry.stamp)


def _kept(index: Index, key: str, lang: str, format_: str, write: Writer) -> Part | None:
    def made() -> Part | None:
        told = closing_entry if "#" in key else entry_of
        entry = index.site.once(("entry", key, lang), lambda: told(index.site, key, lang))
        return part_of(entry, write) if entry else None

    return index.site.part((f"event in {format_}", key, lang), made)
