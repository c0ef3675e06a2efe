"""The judge: after any edit, a build over what was kept gives what a build from nothing gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from tests.site.incremental.office import Built, Office


def same_as_clean(office: Office) -> Built:
    """Build in place, and elsewhere from nothing; raises AssertionError where the two differ.

    Both must make the same files, tell the same findings and end alike; with errors, the site must
    be as it was. Files that are already as they should be are left alone.
    Returns what the build in place made.
    """
    before = stamped(office.output)
    with office.under_trial():
        built, clean = office.build_in_place(), office.build_from_nothing()
        wanted = clean.tree if clean.status == 0 else {p: s.content for p, s in before.items()}
        complaints = [
            *_said_otherwise(built, clean),
            *differences(built.tree, wanted),
            *(f"written needlessly: {path}" for path in rewritten(before, stamped(office.output))),
        ]
        if complaints:
            raise AssertionError("\n".join(complaints))
    return built


def follow(office: Office, edit: Callable[[Office], object]) -> None:
    """Make an edit after which the site must look different, and see whether the build follows it."""
    before = office.build_from_nothing().tree
    edit(office)

    built = same_as_clean(office)

    assert built.status == 0, built.said
    assert built.tree != before, "nothing shows this edit"


def _said_otherwise(built: Built, clean: Built) -> Iterator[str]:
    if (built.status, built.findings) != (clean.status, clean.findings):
        yield f"in place, with status {built.status}:\n{built.said}"
        yield f"from nothing, with status {clean.status}:\n{clean.said}"


@dataclass(frozen=True)
class Stamped:
    """A file of the site as it lies on disk."""

    content: bytes
    modified: int
    inode: int


def stamped(folder: Path) -> dict[str, Stamped]:
    """Every file of a folder by its path."""
    return {
        file.relative_to(folder).as_posix(): Stamped(
            file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino
        )
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def rewritten(before: Mapping[str, Stamped], after: Mapping[str, Stamped]) -> list[str]:
    """Files that were written though their bytes are the ones they had."""
    return [
        path
        for path, was in before.items()
        if path in after and after[path].content == was.content and after[path] != was
    ]


def differences(found: Mapping[str, bytes], wanted: Mapping[str, bytes]) -> Iterator[str]:
    """What the site has too much, what it lacks, and what differs, the first of it in full."""
    yield from (f"left over: {path}" for path in found if path not in wanted)
    yield from (f"not there: {path}" for path in wanted if path not in found)
    stale = [path for path in found if path in wanted and found[path] != wanted[path]]
    yield from (f"stale: {path}" for path in stale)
    for path in stale[:1]:
        yield from _difference(found[path], wanted[path])


def _difference(found: bytes, wanted: bytes, most: int = 30) -> list[str]:
    lines = [text.decode(errors="replace").splitlines() for text in (found, wanted)]
    changed = unified_diff(*lines, "built in place", "built from nothing", lineterm="", n=1)
    return [line[:200] for line in changed][:most]
