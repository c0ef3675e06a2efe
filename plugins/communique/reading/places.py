"""Findings in a file, with line and column looked up only when there is something to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path as File

from communique.findings import Finding, Rank
from communique.model.source import Source
from communique.reading.frontmatter import Place, places
from communique.reading.text import Unreadable, line_of, plain_text, read_text
from communique.reading.yaml_reader import Path
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
    """A finding about the value, or with `key` about the key, that the path `at` leads to.

    Where the file does not go that far, the last step that it has counts; the front matter as a
    whole stands at its opening fence.
    """
    known = _places(source.file)
    place = known.get(written_path(source, at), Place(1, 1, 1, 1))
    line, column = (place.key_line, place.key_column) if key else (place.line, place.column)
    return _finding(source, line, column, code, what, why, mend, rank)


def findings_at_text(
    source: Source,
    wanted: str,
    code: str,
    what: str,
    why: str,
    mend: str,
    *,
    rank: Rank = "error",
) -> Iterator[Finding]:
    """A finding for each place in the body where `wanted` stands; else one for the body."""
    for line, column in _search(source, wanted):
        yield _finding(source, line, column, code, what, why, mend, rank)


def finding_on_line(
    source: Source, line: int, code: str, what: str, why: str, mend: str
) -> Finding:
    return _finding(source, line, 1, code, what, why, mend, "error")


def has(source: Source, at: Path) -> bool:
    """Whether the file itself holds that path of keys."""
    return at in _places(source.file)


def written_path(source: Source, at: Path) -> Path:
    """As much of `at` as the file has. A list of one may be written without its list."""
    known = _places(source.file)
    path: Path = ()
    for step in at:
        if (*path, step) in known:
            path = (*path, step)
        elif not isinstance(step, int):
            break
    return path


def _finding(
    source: Source, line: int, column: int, code: str, what: str, why: str, mend: str, rank: Rank
) -> Finding:
    excerpt = line_of(plain_text(source.file.read_bytes()), line) if line else ""
    return Finding(project_path(source.file), line, column, code, what, why, mend, rank, excerpt)


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


def _search(source: Source, wanted: str) -> Iterator[tuple[int, int]]:
    """Line and column of each place: as a whole word or address, else anywhere."""
    try:
        text = read_text(source, source.file.read_bytes())
    except Unreadable:
        yield 0, 0
        return
    found = list(_whole(wanted).finditer(text.body)) or list(
        re.finditer(re.escape(wanted), text.body, re.IGNORECASE)
    )
    for match in found:
        line_start = text.body.rfind("\n", 0, match.start()) + 1
        line = text.body_line + text.body.count("\n", 0, match.start())
        yield line, match.start() - line_start + 1
    if not found:
        yield text.body_line, 1


def _whole(wanted: str) -> re.Pattern[str]:
    before = r"(?<![\w./%-])" if not wanted.startswith("<") else ""
    after = r"(?![\w/%-])" if wanted[-1:].isalnum() else ""
    return re.compile(before + re.escape(wanted) + after, re.IGNORECASE)
