"""What took long to make is there the next time, and never wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.keeping import larder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    larder.lies_in(tmp_path / "larder")
    yield tmp_path / "larder"
    larder.lies_in(None)


def never() -> bytes:
    raise AssertionError("it was there")


def test_it_is_made_once(folder: Path) -> None:
    assert larder.kept(b"a", lambda: b"one") == b"one"
    assert larder.kept(b"a", never) == b"one"
    assert larder.kept(b"b", lambda: b"two") == b"two"


def test_what_is_damaged_is_made_again(folder: Path) -> None:
    larder.kept(b"a", lambda: b"one")
    [file] = [file for file in folder.rglob("*") if file.is_file()]
    file.write_bytes(file.read_bytes()[:-1])

    assert larder.kept(b"a", lambda: b"one") == b"one"
    assert larder.kept(b"a", never) == b"one"


def test_without_a_place_it_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    larder.lies_in(tmp_path / "file" / "larder")
    try:
        assert larder.kept(b"a", lambda: b"one") == b"one"
        assert larder.kept(b"a", lambda: b"two") == b"two"
    finally:
        larder.lies_in(None)


def used(name: bytes, days_ago: int, folder: Path) -> None:
    """Something of a thousand bytes, with the time at which it was last used."""
    before = set(folder.rglob("*"))
    larder.kept(name, lambda: b"x" * 984)
    [file] = [file for file in set(folder.rglob("*")) - before if file.is_file()]
    at = file.stat().st_mtime - days_ago * 86400
    os.utime(file, (at, at))


def is_there(name: bytes) -> bool:
    try:
        larder.kept(name, never)
    except AssertionError:
        return False
    return True


def test_what_was_not_used_for_the_longest_time_goes_when_it_is_full(folder: Path) -> None:
    for days, name in enumerate((b"a", b"b", b"c", b"d")):
        used(name, days, folder)
    assert is_there(b"d")  # which is a use

    larder.sweep(3600)

    assert [is_there(name) for name in (b"a", b"b", b"c", b"d")] == [True, True, False, True]


def test_what_has_room_stays(folder: Path) -> None:
    used(b"a", 5000, folder)
    larder.sweep(10_000)
    assert is_there(b"a")


def test_it_is_looked_at_once_in_a_week(folder: Path) -> None:
    used(b"a", 1, folder)
    larder.sweep(10_000)
    larder.sweep(0)
    assert is_there(b"a")

    mark = folder / "swept"
    os.utime(mark, (0, mark.stat().st_mtime - 8 * 86400))
    larder.sweep(0)
    assert not is_there(b"a")
    assert [file.name for file in folder.iterdir() if file.is_file()] == ["swept"]
