"""Planned files: each address is wanted once, and can be a file's name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from communique.findings import Finding

LONGEST_NAME = 255
"""Bytes that a file's name may have on common file systems."""

LONGEST_LETTER = 4
"""Bytes that a letter may have in UTF-8."""


def path_findings(paths: Collection[str]) -> Iterator[Finding]:
    """Findings about all planned paths: clashes and names too long."""
    yield from _taken_twice(paths)
    yield from _file_and_folder(paths)
    yield from _too_long(paths)


def _taken_twice(paths: Collection[str]) -> Iterator[Finding]:
    if len(set(paths)) == len(paths):
        return
    taken: set[str] = set()
    for path in paths:
        if path in taken:
            yield _finding(path, f"two things want the address /{path}")
        taken.add(path)


def _file_and_folder(paths: Collection[str]) -> Iterator[Finding]:
    both = _folders(paths).intersection(paths)
    for path in paths if both else ():
        for above in both.intersection(_folders([path])):
            yield _finding(path, f"/{above} would be a file and a folder")


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder above one of the paths."""
    found: set[str] = set()
    for path in paths:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _finding(path: str, what: str) -> Finding:
    return Finding(
        f"/{path}", 0, 0, "same-address", what,
        "One of them is a page or file of the site, the other perhaps a picture or document beside an item.",
        "Rename the picture or document, or give one of the items another slug.",
    )  # fmt: skip


def _too_long(paths: Iterable[str]) -> Iterator[Finding]:
    for path in paths:
        if len(path) * LONGEST_LETTER > LONGEST_NAME and _has_long_name(path):
            yield Finding(
                f"/{path[:60]}…", 0, 0, "address-too-long", "a part of this address is too long",
                f"Names of files have at most {LONGEST_NAME} bytes.", "Write a shorter  slug:  or rename the file.",
            )  # fmt: skip


def _has_long_name(path: str) -> bool:
    return any(len(name.encode()) > LONGEST_NAME for name in path.split("/"))
