"""Only files that changed are read, and what comes of them is as if all had been read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from communique.keeping.store import Store
from communique.keeping.workers import in_one, spread
from communique.reading import records
from communique.reading.archive import Archive
from communique.reading.assembly import read_site
from communique.reading.scan import scan
from communique.settings import Settings
from tests.reading.desk import NOW

GIVEN: dict[str, Any] = {
    "authority": "newsroom.example",
    "authority_since": 2020,
    "languages": ("en", "ko", "es", "ar"),
    "timezone": "Asia/Seoul",
}


def by_three(jobs: Any, work: Any, size: int | None = None) -> Any:
    return spread(jobs, work, 3, size=size)


@dataclass
class Room:
    """A content tree whose dossiers are kept between one process and the next."""

    folder: Path
    settings: Settings = field(default_factory=lambda: Settings(**GIVEN))
    spread: Any = in_one
    seen: list[str] = field(default_factory=list)
    """Files whose bytes were looked at in the last run."""

    def __post_init__(self) -> None:
        (self.folder / "content").mkdir(exist_ok=True)

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def store(self) -> Store:
        return Store(self.folder / "kept", b"key")

    def write(self, path: str, text: str) -> Path:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), encoding="utf-8")
        return file

    def news(self, name: str, title: str = "A", front: str = "", body: str = "Text.") -> Path:
        text = f"---\ntitle: {title}\ndate: 2023-03-09\n{front}---\n{body}\n"
        return self.write(f"news/2023/{name}.md", text)

    def translation(self, name: str, title: str = "가") -> Path:
        return self.write(f"news/2023/{name}.md", f"---\ntitle: {title}\n---\n글.\n")

    def run(self, archive: Archive | None = None) -> Archive:
        """One run of a process of its own, or of the one that has this archive."""
        archive = archive or Archive.opened(self.store, self.spread)
        archive.read = 0
        looked, self.seen = records._bytes, []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(
                records,
                "_bytes",
                lambda named: self.seen.append(named.source.path) or looked(named),
            )
            archive.dossiers(scan(self.content, self.settings)[0], self.settings)
            archive.save()
        return archive

    def told(self, archive: Archive | None = None) -> object:
        """All that is known of the site."""
        site, findings = read_site(self.content, self.settings, NOW, archive=archive)
        texts = {
            (item.key, item.lang): (item.facts, item.body, item.stamp, item.address)
            for item in site.all_items()
        }
        return texts, dict(site.names), dict(site.paths), set(site.held), findings


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def three(room: Room) -> None:
    room.news("a")
    room.translation("a.ko")
    room.news("b")
    room.news("c")


def test_at_first_all_is_read(room: Room) -> None:
    three(room)

    assert room.run().read == 4


def test_without_changes_no_file_is_opened(room: Room) -> None:
    three(room)
    first = room.run()

    assert room.run(first).read == 0 and room.seen == []
    assert room.run().read == 0 and room.seen == []


def test_without_changes_nothing_is_written(room: Room) -> None:
    three(room)
    room.run()
    before = {file: file.stat().st_mtime_ns for file in room.store.folder.iterdir()}

    room.run()

    assert {file: file.stat().st_mtime_ns for file in room.store.folder.iterdir()} == before


def test_only_what_changed_is_read(room: Room) -> None:
    three(room)
    room.run()
    room.news("b", "Better")

    archive = room.run()

    assert archive.read == 1
    assert set(room.seen) == {"news/2023/b.md"}
    assert archive.records["news/2023/b"].dossier.versions["en"].title == "Better"


def test_an_edit_of_equal_length_is_seen(room: Room) -> None:
    room.news("a", "Old")
    room.run()
    room.news("a", "New")

    assert room.run().records["news/2023/a"].dossier.versions["en"].title == "New"


def test_an_edit_with_its_old_time_put_back_is_seen(room: Room) -> None:
    """As some programs do that unpack or copy files: the system still knows better."""
    file = room.news("a", "Old")
    room.run()
    stat = file.stat()
    room.news("a", "New")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert room.run().records["news/2023/a"].dossier.versions["en"].title == "New"


def test_a_touched_file_is_looked_at_once_and_not_read(room: Room) -> None:
    """As by a fresh checkout: the bytes are compared, and the new time is kept."""
    three(room)
    room.run()
    for file in room.content.rglob("*.md"):
        os.utime(file, (1_000_000_000, 1_000_000_000))

    assert room.run().read == 0
    assert len(room.seen) == 4
    assert room.run().read == 0
    assert room.seen == []


def test_an_edit_of_a_translation_reads_its_group_alone(room: Room) -> None:
    three(room)
    room.run()
    room.translation("a.ko", "나")

    archive = room.run()

    assert archive.read == 2
    assert set(room.seen) == {"news/2023/a.md", "news/2023/a.ko.md"}
    assert archive.records["news/2023/a"].dossier.versions["ko"].title == "나"


def test_a_new_translation_joins_its_group(room: Room) -> None:
    three(room)
    room.run()
    room.write("news/2023/b.es.md", "---\ntitle: Be\n---\n")

    archive = room.run()

    assert archive.read == 2
    assert list(archive.records["news/2023/b"].dossier.versions) == ["en", "es"]


def test_a_removed_translation_leaves_its_group(room: Room) -> None:
    three(room)
    room.run()
    (room.content / "news/2023/a.ko.md").unlink()

    archive = room.run()

    assert list(archive.records["news/2023/a"].dossier.versions) == ["en"]
    assert archive.read == 1


def test_a_removed_item_is_forgotten(room: Room) -> None:
    three(room)
    room.run()
    (room.content / "news/2023/b.md").unlink()

    archive = room.run()

    assert sorted(archive.records) == ["news/2023/a", "news/2023/c"]
    assert archive.read == 0
    assert sorted(Archive.opened(room.store).records) == ["news/2023/a", "news/2023/c"]


def test_an_item_that_comes_back_is_read_again(room: Room) -> None:
    """In one process, and with another text under the old time."""
    file = room.news("a", "Old")
    stat = file.stat()
    archive = room.run()
    file.unlink()
    room.run(archive)
    room.news("a", "New")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    assert room.run(archive).records["news/2023/a"].dossier.versions["en"].title == "New"


def test_a_renamed_item_is_another_one(room: Room) -> None:
    three(room)
    room.run()
    (room.content / "news/2023/b.md").rename(room.content / "news/2023/d.md")

    archive = room.run()

    assert archive.read == 1
    assert sorted(archive.records) == ["news/2023/a", "news/2023/c", "news/2023/d"]
    assert archive.records["news/2023/d"].dossier.paths == (("news/2023/d.md", "en"),)


def test_two_files_that_change_places_are_read(room: Room) -> None:
    room.news("a", "One")
    room.news("b", "Two")
    room.run()
    a, b = room.content / "news/2023/a.md", room.content / "news/2023/b.md"
    a.rename(room.content / "c")
    b.rename(a)
    (room.content / "c").rename(b)

    records = room.run().records

    assert records["news/2023/a"].dossier.versions["en"].title == "Two"
    assert records["news/2023/b"].dossier.versions["en"].title == "One"


def test_a_file_that_becomes_a_folder_is_the_same_item(room: Room) -> None:
    """`a.md` and `a/index.md` are one item, read from where it lies now."""
    room.news("a")
    room.run()
    (room.content / "news/2023/a.md").unlink()
    room.news("a/index", "In a folder")

    [record] = room.run().records.values()

    assert record.dossier.paths == (("news/2023/a/index.md", "en"),)
    assert record.dossier.versions["en"].title == "In a folder"


def test_a_file_that_cannot_be_opened_is_told_and_tried_again(room: Room) -> None:
    room.news("a")
    room.news("b")
    file = room.content / "news/2023/a.md"
    with pytest.MonkeyPatch.context() as patch:
        _closed(patch, file)
        archive = room.run()
        record = archive.records["news/2023/a"].dossier
        assert [finding.code for finding in record.findings] == ["file-unreadable"]
        assert room.run(archive).read == 1
        assert room.run().read == 1

    archive = room.run()

    assert archive.read == 1
    assert archive.records["news/2023/a"].dossier.findings == ()
    assert room.run().read == 0


def test_a_file_that_is_closed_later_is_told(room: Room) -> None:
    file = room.news("a")
    room.run()
    file.write_text("---\ntitle: Other\n---\n")
    with pytest.MonkeyPatch.context() as patch:
        _closed(patch, file)
        record = room.run().records["news/2023/a"].dossier

    assert [finding.code for finding in record.findings] == ["file-unreadable"]


def _closed(patch: pytest.MonkeyPatch, closed: Path) -> None:
    read = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file == closed:
            raise PermissionError(file)
        return read(file)

    patch.setattr(Path, "read_bytes", refuse)


def test_findings_are_kept_with_what_they_are_about(room: Room) -> None:
    room.news("a", front="unknown: 1\n")
    first = room.told(room.run())

    archive = room.run()

    assert archive.read == 0
    assert room.told(archive) == first == room.told()
    assert room.told()[4]  # type: ignore[index]


def test_a_damaged_store_is_read_anew(room: Room) -> None:
    three(room)
    room.run()
    for file in room.store.folder.glob("items-*"):
        file.write_bytes(file.read_bytes()[:-1])

    archive = room.run()

    assert archive.read == 4
    assert room.told(archive) == room.told()


def test_a_run_without_a_store_keeps_for_itself(room: Room) -> None:
    three(room)
    archive = room.run(Archive())

    assert room.run(archive).read == 0
    assert room.run(Archive()).read == 4


def test_workers_read_what_one_would_read(tmp_path: Path) -> None:
    """And what they lay down can be fetched in the next process."""
    room = Room(tmp_path, spread=by_three)
    for n in range(150):
        room.news(f"n{n}", f"Title {n}", body=f"Text {n} with a [link](n{n + 1}.md).")

    archive = room.run()

    assert archive.read == 150
    assert room.told(archive) == room.told()
    assert room.told(Archive.opened(room.store)) == room.told()


def test_what_workers_read_joins_what_was_kept(tmp_path: Path) -> None:
    """A worker keeps only a part of which nothing was kept: it does not know the rest of others."""
    room = Room(tmp_path, spread=by_three)
    for n in range(30):
        room.news(f"old{n}")
    room.run()
    for n in range(300):
        room.news(f"new{n}")

    archive = room.run()

    assert archive.read == 300
    assert room.told(Archive.opened(room.store)) == room.told()


NAMES = st.sampled_from(["a", "a.ko", "a.es", "b", "b.ko", "c"])
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, st.sampled_from(["One", "Two", "[broken"])),
        st.tuples(st.just("remove"), NAMES, st.none()),
        st.tuples(st.just("touch"), NAMES, st.none()),
        st.tuples(st.just("rename"), NAMES, NAMES),
        st.tuples(st.just("build"), st.booleans(), st.none()),
    ),
    max_size=14,
)


@given(EDITS)
@how(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_edited_the_site_is_as_if_all_were_read(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, Any, Any]]
) -> None:
    room = Room(tmp_path_factory.mktemp("room"))
    archive = room.run()

    for act, name, more in edits:
        if act == "build":
            archive = room.run() if name else room.run(archive)
            continue
        _edit(room, act, room.content / f"news/2023/{name}.md", more)

    assert room.told(room.run(archive)) == room.told()
    assert room.told(room.run()) == room.told()


def _edit(room: Room, act: str, file: Path, more: Any) -> None:
    if act == "write":
        room.write(file.relative_to(room.content).as_posix(), f"---\ntitle: {more}\ndate: 2023-03-09\n---\n{more}\n")  # fmt: skip
    elif file.is_file():
        if act == "remove":
            file.unlink()
        elif act == "touch":
            file.touch()
        else:
            file.rename(file.with_name(f"{more}.md"))
