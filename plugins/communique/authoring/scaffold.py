"""First files: what `communique new KIND` writes, made from the kind's own fields."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from msgspec import Struct

from communique.model.document import PLACEHOLDER, Document, Named
from communique.model.fields import slugified
from communique.model.kinds import BY_FOLDER, BY_NAME
from communique.model.walk import shapes
from communique.settings import project_path

TODAY = "TODAY"
_SHOWN: dict[str, dict[str, str]] = {
    "news": {"date": TODAY, "dateline": "", "topics": ""},
    "event": {
        "date": TODAY, "starts": TODAY, "ends": "", "timezone": "", "format": "meeting",
        "venue": "", "organisers": "", "topics": "",
    },
    "agreement": {"date": TODAY, "parties": "[first-party, second-party]", "expected": "", "signed": ""},
    "prize": {"date": TODAY, "given_by": "", "established": TODAY},
    "coverage": {"date": TODAY, "publisher": "Name of the newspaper", "link": "", "language": "en"},
    "person": {"roles": ""},
    "organisation": {"short": "", "type": "partner", "city": "", "country": "", "website": ""},
    "place": {"city": "", "country": "", "coordinates": "", "timezone": ""},
    "page": {"menu": ""},
}  # fmt: skip
"""The fields that a first file shows, with what stands in them; all others are only named."""


class UnknownKind(ValueError):
    """There is no such kind: the message names those there are."""


class FirstFile(Struct, frozen=True):
    """A file to be written: its path in the content tree and its text."""

    path: str
    text: str


def first_file(name: str, title: str, today: date) -> FirstFile:
    """The first file of a kind, given by its name or folder. Raises UnknownKind."""
    kind = _kind(name)
    title = title or f"New {kind.kind}"
    year = f"{today.year}/" if kind.has_year else ""
    return FirstFile(
        f"{kind.folder}/{year}{slugified(title)}.md", "\n".join(_lines(kind, title, today)) + "\n"
    )


def write_new(content: Path, file: FirstFile) -> Path:
    """Write it. Raises FileExistsError rather than overwriting."""
    path = content / file.path
    if path.exists():
        raise FileExistsError(
            f"{project_path(path)} is there already. Give another title, with TITLE=… or after the kind."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(file.text, encoding="utf-8")
    return path


def _kind(name: str) -> type[Document]:
    kind = BY_NAME.get(name.lower()) or BY_FOLDER.get(name.lower())
    if kind is None:
        close = get_close_matches(name.lower(), [*BY_NAME, *BY_FOLDER], 1)
        said = f'There is no kind "{name}". ' if name else "Say which kind. "
        guess = f"Did you mean {close[0]}? " if close else ""
        raise UnknownKind(
            f"{said}{guess}Kinds: {', '.join(BY_NAME)}. For example:  make new KIND=event"
        )
    return kind


def _lines(kind: type[Document], title: str, today: date) -> Iterator[str]:
    shown = {"status": "draft", "summary": "", **_SHOWN[kind.kind]}
    heading = "name" if issubclass(kind, Named) else "title"
    yield "---"
    yield f"{heading}: {_quoted(title)}"
    for name, value in shown.items():
        field = kind.model_fields[name]
        yield f"# {field.description} For example: {_yaml((field.examples or [''])[0])}"
        yield f"{name}: {today.isoformat() if value == TODAY else value}".rstrip()
    rest = [key for key in shapes(kind) if key not in (*shown, heading)]
    yield f"# Also possible: {', '.join(rest)}. See docs/front-matter.md."
    yield from (
        "---",
        "",
        f"{PLACEHOLDER} Remove  status: draft  to publish it.",
    )


def _yaml(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(entry)}" for key, entry in value.items()) + "}"
    return str(value)


def _quoted(text: str) -> str:
    """A title as YAML takes it whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
