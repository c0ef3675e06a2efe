"""What took long to make is there the next time, and never wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.reading import larder


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
