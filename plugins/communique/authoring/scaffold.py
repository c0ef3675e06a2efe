"""First files: what `communique new KIND` writes, made from the kind's own fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from communique.model.document import Document, Named
from communique.model.fields import slugified
from communique.model.kinds import BY_FOLDER, BY_NAME
from communique.model.walk import shapes

_FILLED = {
    "news": ("date", "summary", "dateline", "topics"),
    "event": ("date", "starts", "ends", "timezone", "format", "summary", "topics"),
    "agreement": ("date", "type", "parties", "expected", "summary"),
    "prize": ("date", "established", "summary"),
    "coverage": ("date", "publisher", "link", "language", "rights", "summary"),
    "person": ("summary", "roles"),
    "organisation": ("short", "type", "city", "country", "website", "summary"),
    "place": ("city", "country", "coordinates", "timezone", "summary"),
    "page": ("summary",),
}
"""The fields a first file shows; all others are named in a line of comment."""


class UnknownKind(ValueError):
    """There is no such kind: the message names those there are."""


@dataclass(frozen=True, slots=True)
class FirstFile:
    """A file to be written: its path in the content tree and its text."""

    path: str
    text: str


def first_file(name: str, title: str, today: date) -> FirstFile:
    """The first file of a kind, given by its name or folder. Raises UnknownKind."""
    kind = _kind(name)
    title = title or f"New {kind.kind}"
    year = f"{today.year}/" if kind.has_year else ""
    return FirstFile(f"{kind.folder}/{year}{slugified(title)}.md", "\n".join(_lines(kind, title, today)) + "\n")


def write_new(content: Path, file: FirstFile) -> Path:
    """Write it. Raises FileExistsError rather than overwriting."""
    path = content / file.path
    if path.exists():
        raise FileExistsError(f'{path} is there already. Give another title:  communique new KIND "Title"')
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8")
    return path


def _kind(name: str) -> type[Document]:
    kind = BY_NAME.get(name.lower()) or BY_FOLDER.get(name.lower())
    if kind is None:
        close = get_close_matches(name.lower(), [*BY_NAME, *BY_FOLDER], 1)
        said = f'There is no kind "{name}". ' if name else "Say which kind. "
        guess = f"Did you mean {close[0]}? " if close else ""
        raise UnknownKind(f"{said}{guess}Kinds: {', '.join(BY_NAME)}. For example:  make new KIND=event")
    return kind


def _lines(kind: type[Document], title: str, today: date) -> Iterator[str]:
    shown = _FILLED[kind.kind]
    heading = "name" if issubclass(kind, Named) else "title"
    yield "---"
    yield f"{heading}: {_quoted(title)}"
    for name in shown:
        yield f"# {kind.model_fields[name].description}"
        yield f"{name}: {_first_value(kind, name, today)}"
    rest = [key for key in shapes(kind) if key not in (*shown, heading)]
    yield f"# Also possible: {', '.join(rest)}. See docs/front-matter.md."
    yield from ("---", "", "Write the text here, in Markdown.")


def _first_value(kind: type[Document], name: str, today: date) -> str:
    if name in ("date", "established"):
        return today.isoformat()
    if name in ("starts", "ends", "expected", "timezone", "coordinates", "link", "website", "parties", "roles", "topics"):
        return _yaml(kind.model_fields[name].examples[0]) if name in _NEEDED.get(kind.kind, ()) else ""  # type: ignore[index]
    if name == "summary":
        return "One or two sentences for lists, feeds and search engines."
    return _yaml((kind.model_fields[name].examples or [""])[0])


_NEEDED = {"event": ("starts",), "agreement": ("parties",)}


def _yaml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(entry)}" for key, entry in value.items()) + "}"
    return str(value)


def _quoted(text: str) -> str:
    """A title as YAML takes it whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
