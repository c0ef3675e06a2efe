"""Findings in a file, with line and column looked up only when there is something to say."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path as File

from communique.findings import Finding, Rank
from communique.model.source import Source
from communique.reading.frontmatter import Path, Place, places
from communique.reading.text import Unreadable, line_of, plain_text, read_text
from communique.settings import project_path


def finding_in(
    source: Source,
    code: str,
    what: str,
    why: str,
    mend: str,
    at: Path = (),
    *,
    key: bool = False,
    rank: Rank = "error",
) -> Finding:
    """A finding about the value, or with `key` about the key, that the path `at` leads to."""
    place = _place(source, at)
    line, column = (place.key_line, place.key_column) if key else (place.line, place.column)
    return _finding(source, line, column, code, what, why, mend, rank)


def finding_at_text(
    source: Source,
    wanted: str,
    code: str,
    what: str,
    why: str,
    mend: str,
    *,
    rank: Rank = "error",
) -> Finding:
    """A finding about the first place in the body where `wanted` stands."""
    line, column = _search(source, wanted)
    return _finding(source, line, column, code, what, why, mend, rank)


def has(source: Source, at: Path) -> bool:
    """Whether the file itself holds that path of keys."""
    return at in _places(source.file)


def _finding(source: Source, line: int, column: int, code: str, what: str, why: str, mend: str, rank: Rank) -> Finding:
    excerpt = line_of(plain_text(source.file.read_bytes()), line) if line else ""
    return Finding(project_path(source.file), line, column, code, what, why, mend, rank, excerpt)


def _place(source: Source, at: Path) -> Place:
    known = _places(source.file)
    while at and at not in known:
        at = at[:-1]
    return known.get(at, Place(1, 1, 1, 1))


def _places(file: File) -> dict[Path, Place]:
    stat = file.stat()
    return _places_of_version(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=64)
def _places_of_version(file: File, _mtime: int, _size: int) -> dict[Path, Place]:
    source = Source(file.parent, file.name)
    try:
        return places(read_text(source, file.read_bytes()))
    except Unreadable:
        return {}


def _search(source: Source, wanted: str) -> tuple[int, int]:
    content = source.file.read_bytes()
    try:
        text = read_text(source, content)
    except Unreadable:
        return 0, 0
    position = text.body.find(wanted)
    if position < 0:
        return text.body_line, 1
    line = text.body.count("\n", 0, position)
    return text.body_line + line, position - (text.body.rfind("\n", 0, position) + 1) + 1
