"""What is kept comes back whole and fitting, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.keeping.store import Damaged, Store, Volume, only_one, without_collector
from communique.model.body import Body, Folded, Link

VALUE = {"news/a": ("A title", 3, None, [1.5, b"bytes"])}
BODY = Body(("<p>", ">A</a></p>"), (Link("a", "href", "b.md"),), "A", frozenset({"top"}), "stamp")
ANY_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)
IN_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept", b"key")


def laid_down(store: Store, *bodies: Body) -> list[Folded]:
    """The bodies, in one volume."""
    writer = store.writer()
    folded = [writer.put(body) for body in bodies]
    writer.flush()
    return folded


def path_of(folded: Folded) -> str:
    return str(folded.shelf.path)  # type: ignore[attr-defined]


@given(ANY_VALUE)
@IN_ONE_FOLDER
def test_what_is_kept_comes_back(store: Store, value: Any) -> None:
    store.save("name", value)

    assert store.load("name") == value


def test_what_was_never_kept_is_not_there(store: Store) -> None:
    assert store.load("name") is None


def test_the_last_value_counts(store: Store) -> None:
    store.save("name", 1)
    store.save("name", 2)

    assert store.load("name") == 2
    assert [file.name for file in store.folder.iterdir()] == ["name"]


@pytest.mark.parametrize("key", [b"", b"other", b"key ", b"k" * 64])
def test_what_was_made_with_something_else_does_not_fit(store: Store, key: bytes) -> None:
    store.save("name", VALUE)

    assert Store(store.folder, key).load("name") is None


def test_a_value_that_ends_too_soon_is_not_there(store: Store) -> None:
    """Cut at every byte, as by a full disk."""
    store.save("name", VALUE)
    whole = (store.folder / "name").read_bytes()

    for length in range(len(whole)):
        (store.folder / "name").write_bytes(whole[:length])
        assert store.load("name") is None, length


def test_a_value_with_another_byte_is_not_there(store: Store) -> None:
    store.save("name", VALUE)
    whole = (store.folder / "name").read_bytes()

    for place in range(len(whole)):
        other = bytearray(whole)
        other[place] ^= 0b100
        (store.folder / "name").write_bytes(other)
        assert store.load("name") is None, place
    (store.folder / "name").write_bytes(whole + b"\0")
    assert store.load("name") is None


def test_a_value_that_cannot_be_kept_leaves_the_old_one(store: Store) -> None:
    store.save("name", VALUE)

    with pytest.raises(Exception, match="pickle"):
        store.save("name", lambda: None)

    assert store.load("name") == VALUE


def test_a_process_that_ends_while_it_writes_leaves_the_old_value(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save("name", VALUE)

    def stop(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        store.save("name", 2)
    monkeypatch.undo()

    assert store.load("name") == VALUE


def test_a_folder_in_the_way_is_no_value(store: Store) -> None:
    (store.folder / "name").mkdir(parents=True)

    assert store.load("name") is None


def test_clearing_forgets_everything(store: Store) -> None:
    store.save("name", VALUE)
    laid_down(store, BODY)

    store.clear()

    assert store.load("name") is None
    assert list(store.folder.iterdir()) == []


def test_bodies_come_back_from_a_volume(store: Store) -> None:
    bodies = [BODY, Body(), Body(("<p>둘</p>",), lead="둘", stamp="2")]

    folded = laid_down(store, *bodies)

    assert [one.unfolded() for one in reversed(folded)] == bodies[::-1]
    assert [(one.lead, one.stamp) for one in folded] == [("A", "stamp"), ("", ""), ("둘", "2")]


def test_what_lies_in_a_volume_stays_where_it_is(store: Store) -> None:
    """Later builds of the same process write others."""
    [first] = laid_down(store, BODY)
    [second] = laid_down(store, Body(("<p>more</p>",)))

    assert first.unfolded() == BODY
    assert second.unfolded() == Body(("<p>more</p>",))


def test_a_kept_body_that_was_kept_itself_comes_back(store: Store) -> None:
    """A dossier holds where its text lies, and is kept as a value."""
    store.save("items", laid_down(store, BODY))

    [folded] = store.load("items")

    assert folded.unfolded() == BODY


def test_a_damaged_body_is_told(store: Store) -> None:
    [folded] = laid_down(store, BODY)
    volume = Path(path_of(folded))
    whole = volume.read_bytes()

    for place in range(0, len(whole), 7):
        other = bytearray(whole)
        other[place] ^= 0b100
        volume.write_bytes(other)
        with pytest.raises(Damaged):
            folded.unfolded()
    for length in (0, 1, len(whole) - 1):
        volume.write_bytes(whole[:length])
        with pytest.raises(Damaged):
            folded.unfolded()


def test_a_body_without_its_volume_is_told(store: Store) -> None:
    [folded] = laid_down(store, BODY)
    store.keep_volumes([])

    with pytest.raises(Damaged):
        folded.unfolded()


def test_volumes_that_nobody_needs_are_removed(store: Store) -> None:
    [folded], [other] = laid_down(store, BODY), laid_down(store, BODY)
    store.save("name", VALUE)

    store.keep_volumes([path_of(folded)])

    assert folded.unfolded() == BODY
    assert not Path(path_of(other)).exists()
    assert store.load("name") == VALUE


def test_what_was_removed_is_not_taken_for_what_is_new(store: Store) -> None:
    """A process that serves for days writes volumes whose forerunners nobody needed any more."""
    [gone] = laid_down(store, Body(("<p>gone</p>",)))
    assert gone.unfolded() == Body(("<p>gone</p>",))
    store.keep_volumes([])

    [fresh] = laid_down(store, BODY)

    assert fresh.unfolded() == BODY


def test_workers_write_volumes_of_their_own(store: Store) -> None:
    paths = [path_of(laid_down(store, BODY)[0])]
    there, to_us = os.pipe()
    if not (child := os.fork()):
        os.write(to_us, path_of(laid_down(store, BODY)[0]).encode())
        os._exit(0)
    os.waitpid(child, 0)
    paths.append(os.read(there, 1000).decode())
    os.close(there)
    os.close(to_us)

    assert len(set(paths)) == 2
    assert len({Path(path).read_bytes() for path in paths}) == 1


def test_a_volume_is_a_value_itself() -> None:
    assert Volume("a") == Volume("a") != Volume("b")


HOLD = "import sys, time; from pathlib import Path; from communique.keeping.store import only_one\n"


def test_a_second_process_does_not_get_the_folder(tmp_path: Path) -> None:
    ask = HOLD + "with only_one(Path(sys.argv[1])) as is_ours: print(is_ours)"

    def asked() -> str:
        command = [sys.executable, "-c", ask, str(tmp_path / "kept")]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    with only_one(tmp_path / "kept") as is_ours:
        assert is_ours
        assert asked() == "False"
    assert asked() == "True"


def test_a_process_that_is_killed_gives_the_folder_free(tmp_path: Path) -> None:
    hold = HOLD + "with only_one(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    command = [sys.executable, "-c", hold, str(tmp_path / "kept")]

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with only_one(tmp_path / "kept") as is_ours:
            assert not is_ours
        process.kill()
        process.wait()

    with only_one(tmp_path / "kept") as is_ours:
        assert is_ours


@pytest.mark.parametrize("is_on", [True, False])
def test_the_garbage_collector_is_left_as_it_was(is_on: bool) -> None:
    import gc

    before = gc.isenabled()
    try:
        (gc.enable if is_on else gc.disable)()
        with pytest.raises(ZeroDivisionError):
            without_collector(lambda: 1 / 0)
        assert without_collector(gc.isenabled) is False
        assert gc.isenabled() is is_on
    finally:
        (gc.enable if before else gc.disable)()
