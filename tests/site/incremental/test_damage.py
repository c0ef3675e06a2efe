"""Whatever becomes of the site and of what is kept between builds, it costs work and nothing else."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from itertools import chain, cycle
from pathlib import Path

import pytest

from tests.site.incremental.edits import EXAMPLES
from tests.site.incremental.judge import same_as_clean
from tests.site.incremental.office import Office

AUTUMN = "news/2023/autumn.md"
WINTER = "news/2022/winter.md"
PAGE = "news/2023/autumn/index.html"


def edit(office: Office) -> None:
    """Something has changed since the last build: a text, and an item that has gone or come back."""
    if not office.file(WINTER).exists():
        office.restore()
    elif office.is_settled():
        office.swap(AUTUMN, "is near", "is over")
        office.file(WINTER).unlink()


def alter(file: Path) -> None:
    """Other bytes of the same length, as a hand leaves them."""
    content = file.read_bytes()
    file.write_bytes(content[:-9] + bytes(reversed(content[-9:])))


def lengthen(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\n<!-- by hand -->\n")


def halve(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def turn_into_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


OF_A_FILE = [Path.unlink, alter, lengthen, halve, turn_into_folder, Path.unlink]
FILES = [PAGE, "ko/index.html", "calendar/all.ics", "feeds/all.atom.xml", "sitemap.xml", "people/park/park.png"]  # fmt: skip


@pytest.mark.parametrize("turn", range(len(FILES) if EXAMPLES else 1))
def test_files_of_the_site_are_mended(office: Office, turn: int):
    office.settle()
    for path, damage in zip(FILES, OF_A_FILE[turn:] + OF_A_FILE[:turn], strict=True):
        damage(office.output / path)

    same_as_clean(office)


def test_every_file_of_the_site_is_mended(office: Office):
    office.settle()
    for file in office.output.rglob("*"):
        if file.is_file():
            alter(file)

    same_as_clean(office)


@pytest.mark.parametrize("gone", [["output"], [".cache"], ["output", ".cache"]], ids=" and ".join)
def test_folder_is_gone(office: Office, gone: list[str]):
    for folder in gone:
        shutil.rmtree(office.folder / folder)
    edit(office)

    same_as_clean(office)


@pytest.mark.parametrize("name", ["output", ".cache"])
def test_folder_of_an_earlier_build_comes_back(office: Office, name: str):
    """A cache taken from another run, or a site put back from a copy, with the times they had."""
    folder, copy = office.folder / name, office.folder / "copy"
    office.settle()
    shutil.copytree(folder, copy)
    office.swap(AUTUMN, "is near", "is over")
    office.settle()
    shutil.rmtree(folder)
    copy.rename(folder)

    same_as_clean(office)


def kept_files(cache: Path) -> dict[str, list[Path]]:
    """What is kept, by folder and name without numbers; file by file where there is time for it."""
    kinds: dict[str, list[Path]] = {}
    for file in sorted(file for file in cache.rglob("*") if file.is_file()):
        path = file.relative_to(cache).as_posix()
        kind = path if EXAMPLES else re.sub(r"[0-9a-f]{4,}|/[0-9a-f]{2}(?=/)|\d", "0", path)
        kinds.setdefault(kind, []).append(file)
    return kinds


def fill_with_garbage(file: Path) -> None:
    file.write_bytes(b"\xff\x00\x80 not what was here \xfe" * 20)


def empty(file: Path) -> None:
    file.write_bytes(b"")


OF_KEPT = [
    Path.unlink,
    halve,
    empty,
    fill_with_garbage,
]


@pytest.mark.parametrize("damage", OF_KEPT)
def test_all_that_is_kept_is_damaged(office: Office, damage: Callable[[Path], None]):
    for file in chain.from_iterable(kept_files(office.cache).values()):
        damage(file)
    edit(office)

    same_as_clean(office)


def test_each_kind_of_kept_file_is_damaged(office: Office):
    damages = cycle([fill_with_garbage, halve, Path.unlink])
    for kind in kept_files(office.cache):
        damage = next(damages)
        for file in kept_files(office.cache).get(kind, []):
            damage(file)
        edit(office)
        same_as_clean(office)


SAME_LENGTH = {
    "content": (AUTUMN, b"is near", b"is here"),
    "translation": ("news/2023/autumn.ar.md", "قريبة".encode(), "بعيدة".encode()),
    "template": ("theme/templates/news.html", b"item__subtitle", b"item__SUBTITLE"),
    "picture": ("news/2023/report/hall.svg", b"#123", b"#321"),
    "document": ("news/2023/report/facts.pdf", b"first", b"third"),
}
"""Edits after which a file is as long as before."""


def put_times_back(file: Path, was: os.stat_result) -> None:
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))


def make_older(file: Path, was: os.stat_result) -> None:
    """As a copy that keeps its times does, or a checkout of an earlier state."""
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns - 10**12))


@pytest.mark.parametrize(
    ("stamp", "replace"),
    [(put_times_back, False), (make_older, True)],
    ids=["in the same file", "in a new file"],
)
def test_edit_leaves_length_and_times(
    office: Office, stamp: Callable[[Path, os.stat_result], None], replace: bool
):
    """Only the change of the inode tells; all sorts of files between two builds."""
    office.settle()
    before = office.build_from_nothing().tree
    for path, old, new in SAME_LENGTH.values():
        file = office.file(path)
        was, content = file.stat(), file.read_bytes()
        assert old in content and len(old) == len(new)
        if replace:
            file.rename(office.folder / "aside")
        file.write_bytes(content.replace(old, new))
        stamp(file, was)

    assert same_as_clean(office).tree != before


def test_only_the_times_of_files_differ(office: Office):
    """A fresh checkout: every file is new, no byte is; nothing is written."""
    office.settle()
    for folder in (office.folder / "content", office.theme):
        for file in folder.rglob("*"):
            os.utime(file)

    same_as_clean(office)


def test_times_of_the_site_differ(office: Office):
    """A site that was copied or uploaded: what is right stays as it lies."""
    office.settle()
    for file in office.output.rglob("*"):
        os.utime(file, (1, 1))

    same_as_clean(office)
