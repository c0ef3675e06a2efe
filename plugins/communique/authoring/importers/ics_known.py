"""What the destination has already: events by UID, places and organisations by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from msgspec import Struct

from communique.authoring.importers.report import Notebook
from communique.model.source import Source
from communique.reading.frontmatter import read_front
from communique.reading.text import Unreadable, read_text
from communique.settings import Settings, project_path


class Names(Struct, frozen=True):
    """Names in small letters -> the name of the file that stands for them."""

    places: Mapping[str, str]
    organisations: Mapping[str, str]


class There(Struct, frozen=True):
    """An event that is there: its file and front matter."""

    path: str
    front: Mapping[str, Any]

    def differences(self, told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """(what a calendar tells otherwise, how to take it over) of time and state."""
        for name in ("starts", "ends"):
            here, there = str(self.front.get(name, "")), str(told.get(name, ""))
            if there and here != there:
                command = f"communique reschedule {self.path} {told['starts']}"
                yield (
                    f"{name} is {here or 'not given'} here and {there} there",
                    f"If it moved:  {command}",
                )
        if "cancelled" in _whats(told) and "cancelled" not in _whats(self.front):
            yield "it is cancelled there", f"If it is:  communique cancel {self.path}"


class Known(Struct, frozen=True):
    """UID -> the event that has it."""

    by_uid: Mapping[str, There]


def known_events(content: Path, settings: Settings, notebook: Notebook) -> Known:
    """The events of a content folder by the UID that they came with, and by that which their calendar
    entries have (see `views.calendars.uid`)."""
    found: dict[str, There] = {}
    for file, front in _fronts(content, "events", notebook):
        event = There(project_path(file), front)
        imported = front.get("imported")
        uid = imported.get("uid") if isinstance(imported, dict) else imported
        name = file.relative_to(content / "events").with_suffix("").as_posix()
        own = f"event/{front.get('id') or name.removesuffix('/index')}@{settings.authority}"
        found.setdefault(str(uid or own), event)
    return Known(_Unquoting(found))


class _Unquoting(dict[str, There]):
    """Our own UIDs are quoted like addresses."""

    def get(self, uid: str, default: Any = None) -> Any:
        return super().get(uid) or super().get(unquote(uid), default)


def names_of(content: Path, notebook: Notebook) -> Names:
    return Names(
        _by_name(content, "places", ("name",), notebook),
        _by_name(content, "organisations", ("name", "short"), notebook),
    )


def _by_name(
    content: Path, folder: str, fields: tuple[str, ...], notebook: Notebook
) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for file, front in _fronts(content, folder, notebook):
        name = file.parent.name if file.stem == "index" else file.stem
        for written in (name, *(str(front.get(field, "")) for field in fields)):
            if written:
                found.setdefault(written.casefold(), name)
    return found


def _fronts(
    content: Path, folder: str, notebook: Notebook
) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The files of a folder with their front matter; one that cannot be read is noted."""
    for file in sorted((content / folder).rglob("*.md")):
        source = Source(content, file.relative_to(content).as_posix())
        try:
            front, _ = read_front(source, read_text(source, file.read_bytes()))
        except Unreadable:
            front = None
        if front is None:
            what, why = "could not be read", "What it holds may have been imported once more."
            notebook.add("file", project_path(file), 1, what, why)
        else:
            yield file, front


def _whats(front: Mapping[str, Any]) -> list[str]:
    changes = front.get("changes") or []
    return [str(change.get("what", "")) for change in changes if isinstance(change, dict)]
