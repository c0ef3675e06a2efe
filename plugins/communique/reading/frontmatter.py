"""Front matter: facts and words as plain data, with the place of each in the file.

Every scalar stays the text that was written: `NO` is no false, `12:30` no number, `1.10` no 1.1.
"""

from __future__ import annotations

from msgspec import Struct

from communique.findings import Finding
from communique.model.source import Source
from communique.reading.faults import Fault
from communique.reading.plain_front import plain_front
from communique.reading.text import Text, line_of
from communique.reading.yaml_reader import Data, Path, Spot, YamlReader
from communique.settings import project_path


class Place(Struct, frozen=True):
    """Line and column, from 1, of a value and of its key (the same where there is no key)."""

    line: int
    column: int
    key_line: int
    key_column: int


def read_front(source: Source, text: Text) -> tuple[Data | None, list[Finding]]:
    """The front matter as plain data, empty values left out, and what is wrong with its form.

    None where it cannot be read to its end.
    """
    plain = plain_front(text.front)
    if plain is not None:
        return plain, []
    reader = YamlReader(text.front, text.front_line)
    data = reader.read()
    return data, [_finding(source, text, fault) for fault in reader.faults]


def places(text: Text) -> dict[Path, Place]:
    """Where each key and value stands, by path of keys and indexes; `()` is the opening fence."""
    reader = YamlReader(text.front, text.front_line)
    reader.read()
    found = {path: _place(text, *spots) for path, spots in reader.spots.items()}
    return {**found, (): Place(text.front_line - 1, 1, text.front_line - 1, 1)}


def _place(text: Text, value: Spot, key: Spot) -> Place:
    first = text.front_line
    return Place(value[0] + first, value[1] + 1, key[0] + first, key[1] + 1)


def _finding(source: Source, text: Text, fault: Fault) -> Finding:
    return Finding(
        project_path(source.file), fault.line + text.front_line, fault.column + 1,
        fault.code, fault.what, fault.why, fault.mend, excerpt=line_of(text.front, fault.line + 1),
    )  # fmt: skip
