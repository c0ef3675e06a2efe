"""The press touches only what differs, and an interruption leaves nothing for ever."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st

from communique.build import manifest
from communique.build.manifest import manifest_of, publish
from communique.build.press import Proof, proof
from communique.keeping.copies import Copies
from communique.keeping.workers import FEWEST, Spread, in_one, spread
from communique.ledger.entries import Changes
from communique.ledger.ledger import Ledger
from communique.ledger.parts import Parts
from communique.model.asking import Asked
from communique.outputs.sheet import Sheet, given_sheet
from tests.deep import examples

Site = Mapping[str, str]
"""Path -> the text of the page; it is looked up as a question when the page is made."""


def text_of(site: Any, path: str, *more: str) -> str:
    return str(site[path])


def in_capitals(text: str) -> bytes:
    """Makes equal bytes of texts that differ in their case."""
    return text.upper().encode()


def answers_of(site: Site) -> Callable[[tuple[Any, ...]], Any]:
    return lambda question: site.get(question[1], "gone")


@dataclass
class House:
    """A printing house: an output folder, and what is known of it."""

    folder: Path
    spread: Spread = in_one
    edition: str = ""
    """Goes into every recipe."""
    copies: Copies = field(default_factory=Copies)
    ledger: Ledger = field(default_factory=Ledger)
    made: list[str] = field(default_factory=list)
    """Paths of the pages that were made in the last build."""

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def manifest(self) -> Path:
        return manifest_of(self.output, self.folder / "cache")

    def sheets(self, site: Site) -> list[Sheet]:
        index: Any = Asked("text", site)
        return [
            Sheet(path, in_capitals, text_of, index, (path, self.edition), path.endswith(".ics"))
            for path in site
        ]

    def proof(self, site: Site) -> tuple[Proof, Changes]:
        answer: Any = answers_of(site)
        changes = self.ledger.changed(answer)
        made = proof(
            self.sheets(site), self.output, self.ledger, changes.numbers, answer, Parts(None), self.spread, self.copies
        )  # fmt: skip
        self.made = sorted(made.entries)
        return made, changes

    def build(self, site: Site) -> tuple[int, int]:
        """How many files were put in place, and how many removed."""
        made, changes = self.proof(site)
        counts = publish(made, self.manifest)
        answer: Any = answers_of(site)
        self.ledger.enter(changes, answer, made.entries, {})
        self.ledger.strike_out(set(made.paths), set())
        return counts

    def tree(self) -> dict[str, bytes]:
        files = (file for file in self.output.rglob("*") if file.is_file())
        return {file.relative_to(self.output).as_posix(): file.read_bytes() for file in files}

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Path -> which file it is, and when it was written."""
        return {
            path: (stat.st_ino, stat.st_mtime_ns)
            for path in self.tree()
            if (stat := (self.output / path).stat())
        }

    def holds(self, site: Site) -> bool:
        left = [file.name for file in self.folder.iterdir()]
        return (
            self.tree() == {path: in_capitals(text) for path, text in site.items()}
            and not any(not list(f.iterdir()) for f in self.output.rglob("*") if f.is_dir())
            and sorted(left) == ["cache", "output"]
        )


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


SITE = {"index.html": "Home", "news/a/index.html": "A", "news/b/index.html": "B"}


def test_the_first_build_writes_everything(house: House) -> None:
    assert house.build(SITE) == (3, 0)
    assert house.holds(SITE)


def test_a_build_without_changes_makes_and_writes_nothing(house: House) -> None:
    house.build(SITE)
    before, manifest = house.stamps(), house.manifest.stat().st_mtime_ns

    assert house.build(SITE) == (0, 0)
    assert house.made == []
    assert house.stamps() == before
    assert house.manifest.stat().st_mtime_ns == manifest


def test_a_changed_answer_makes_its_page_alone(house: House) -> None:
    house.build(SITE)
    before = house.stamps()

    assert house.build({**SITE, "news/a/index.html": "Better"}) == (1, 0)
    assert house.made == ["news/a/index.html"]
    after = house.stamps()
    assert {path for path in after if after[path] != before[path]} == {"news/a/index.html"}


def test_equal_bytes_are_not_written_though_an_answer_changed(house: House) -> None:
    """A server and its caches see no new file; and the next build knows the new answer."""
    house.build(SITE)
    before = house.stamps()

    assert house.build({**SITE, "index.html": "HOME"}) == (0, 0)
    assert house.made == ["index.html"]
    assert house.stamps() == before
    assert house.build({**SITE, "index.html": "HOME"}) == (0, 0)
    assert house.made == []


def test_without_a_ledger_all_is_made_and_what_differs_is_written(house: House) -> None:
    house.build(SITE)
    before = house.stamps()

    house.ledger = Ledger()

    assert house.build({**SITE, "news/a/index.html": "Better"}) == (1, 0)
    assert len(house.made) == 3
    after = house.stamps()
    assert {path for path in after if after[path] != before[path]} == {"news/a/index.html"}


def test_another_recipe_makes_everything_again(house: House) -> None:
    house.build(SITE)

    house.edition = "second"

    assert house.build(SITE) == (0, 0)
    assert len(house.made) == 3


def test_a_file_that_somebody_changed_is_mended(house: House) -> None:
    house.build(SITE)
    (house.output / "index.html").write_text("by hand")
    (house.output / "news/a/index.html").unlink()

    assert house.build(SITE) == (2, 0)
    assert house.made == ["index.html", "news/a/index.html"]
    assert house.holds(SITE)


def test_a_file_that_was_touched_is_looked_at_and_left(house: House) -> None:
    house.build(SITE)
    (house.output / "index.html").touch()
    before = house.stamps()

    assert house.build(SITE) == (0, 0)
    assert house.made == ["index.html"]
    assert house.stamps() == before


def test_what_is_gone_is_removed_with_its_folder(house: House) -> None:
    house.build(SITE)
    less = {"index.html": "Home"}

    assert house.build(less) == (0, 2)
    assert house.holds(less)
    assert not (house.output / "news").exists()


def test_files_of_others_stay(house: House) -> None:
    house.build(SITE)
    (house.output / "news/a/theirs.html").write_text("theirs")

    assert house.build({"index.html": "Home"}) == (0, 2)
    assert set(house.tree()) == {"index.html", "news/a/theirs.html"}


def test_a_folder_where_a_file_was(house: House) -> None:
    house.build({"news": "A list", "index.html": "Home"})
    house.build(SITE)

    assert house.holds(SITE)


def test_a_file_where_folders_were(house: House) -> None:
    house.build({**SITE, "news/a/deep/er.html": "Deep"})
    house.build({"news": "A list", "index.html": "Home"})

    assert house.holds({"news": "A list", "index.html": "Home"})


@pytest.mark.parametrize("path", ["index.html", "news", "news/a", "news/a/index.html"])
def test_what_others_put_in_the_way_gives_way(house: House, path: str) -> None:
    """A folder in place of a file, a file in place of a folder."""
    target = house.output / path
    if path.endswith(".html"):
        target.mkdir(parents=True)
        (target / "theirs.txt").write_text("theirs")
    else:
        target.parent.mkdir(parents=True)
        target.write_text("theirs")

    house.build(SITE)

    assert house.holds(SITE)


def test_names_of_files_are_free(house: House) -> None:
    site = {"ko/뉴스/첫 소식/index.html": "첫 소식", "a'b&c#d?e.html": "odd", "0": "a number"}
    house.build(site)

    assert house.holds(site)
    assert house.build(site) == (0, 0)


def test_a_mistake_while_making_leaves_the_site_as_it_was(house: House) -> None:
    house.build(SITE)
    before = house.stamps()

    class Wrong(dict[str, str]):
        def __getitem__(self, path: str) -> str:
            raise ValueError(path)

    with pytest.raises(ValueError, match="index"):
        house.build(Wrong({**SITE, "index.html": "Other"}))

    assert house.stamps() == before
    assert house.holds(SITE)


def test_what_a_killed_build_left_beside_the_site_is_swept_away(house: House) -> None:
    house.build(SITE)
    left = house.folder / ".output.new-123"
    left.mkdir()
    (left / "0").write_text("half a pa")

    house.build({**SITE, "index.html": "Other"})

    assert house.holds({**SITE, "index.html": "Other"})


def test_a_build_that_is_never_published_changes_nothing(house: House) -> None:
    house.build(SITE)
    before = house.stamps()

    house.proof({**SITE, "index.html": "Other"})
    house.build(SITE)

    assert house.stamps() == before
    assert house.holds(SITE)


TEXTS = st.sampled_from(["one", "ONE", "two", "three"])
PATHS = st.sampled_from(["a", "a.html", "b", "b/c", "b/d", "b/d/e", "g/h"])


def _possible(site: Site) -> Site:
    """Without folders that are files as well: the plan is checked for them."""
    return {p: text for p, text in site.items() if not any(q.startswith(f"{p}/") for q in site)}


SITES = st.dictionaries(PATHS, TEXTS, min_size=1).map(_possible)
MANY = how(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(SITES, min_size=1, max_size=4))
@MANY
def test_whatever_was_there_before_the_site_is_as_planned(
    tmp_path_factory: pytest.TempPathFactory, sites: list[Site]
) -> None:
    house = House(tmp_path_factory.mktemp("house"))

    for site in sites:
        house.build(site)
        assert house.holds(site)
        assert house.build(site) == (0, 0)
        assert house.made == []


@given(SITES, SITES, SITES, st.integers(0, 8), st.booleans())
@MANY
def test_after_an_interruption_the_next_build_puts_all_in_place(
    tmp_path_factory: pytest.TempPathFactory,
    old: Site,
    new: Site,
    newer: Site,
    steps: int,
    is_same_process: bool,
) -> None:
    """Between any two of the files that are swapped in or removed."""
    house = House(tmp_path_factory.mktemp("house"))
    house.build(old)
    kept = pickle.dumps(house.ledger)

    _interrupted(house, new, steps)
    if not is_same_process:
        house.ledger = pickle.loads(kept)
    house.build(newer)

    assert house.holds(newer)
    assert house.build(newer) == (0, 0)
    assert house.made == []


def _interrupted(house: House, site: Site, steps: int) -> None:
    """A build that stops after that many files were put in place or removed, or at its end."""
    left = steps

    def counted(act: Any) -> Any:
        def step(*args: Any) -> None:
            nonlocal left
            if not left:
                raise KeyboardInterrupt
            left -= 1
            act(*args)

        return step

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest, "_put", counted(manifest._put))
        patch.setattr(manifest, "_remove", counted(manifest._remove))
        try:
            made, _ = house.proof(site)
            publish(made, house.manifest)
        except KeyboardInterrupt:
            pass


@pytest.mark.parametrize("which", [1, 2])
def test_an_interruption_at_the_manifest_is_made_good(house: House, monkeypatch: pytest.MonkeyPatch, which: int) -> None:  # fmt: skip
    """Before the first swap, or after the last."""
    house.build(SITE)
    remember, calls = manifest._remember, []

    def stop(*args: Any) -> None:
        calls.append(args)
        if len(calls) == which:
            raise KeyboardInterrupt
        remember(*args)

    monkeypatch.setattr(manifest, "_remember", stop)
    with pytest.raises(KeyboardInterrupt):
        house.build({"index.html": "Home", "c": "C"})
    monkeypatch.undo()

    house.build({"index.html": "Home"})
    assert house.holds({"index.html": "Home"})


def test_a_lost_manifest_is_made_from_the_site(house: House) -> None:
    """Where `next-change.json` lies, the folder is a site of ours."""
    house.build({**SITE, "next-change.json": "{}"})
    house.manifest.unlink()

    house.build({"index.html": "Home", "next-change.json": "{}"})

    assert set(house.tree()) == {"index.html", "next-change.json"}


def test_a_folder_that_is_not_ours_is_not_emptied(house: House) -> None:
    house.output.mkdir()
    (house.output / "thesis.txt").write_text("years of work")

    house.build(SITE)

    assert set(house.tree()) == {*SITE, "thesis.txt"}


def test_each_output_folder_has_a_manifest_of_its_own(tmp_path: Path) -> None:
    cache = tmp_path / "cache"

    assert manifest_of(tmp_path / "a", cache) == manifest_of(tmp_path / "b/../a", cache)
    assert manifest_of(tmp_path / "a", cache) != manifest_of(tmp_path / "b", cache)


def test_the_number_of_workers_does_not_matter(tmp_path: Path) -> None:
    site = {f"news/{n}.html": f"News {n % 7}" for n in range(3 * FEWEST)}
    houses = []
    for workers in (1, 2, 3):
        (tmp_path / str(workers)).mkdir()
        house = House(tmp_path / str(workers), _with(workers))
        house.build(site)
        houses.append(house)
        assert house.holds(site)
        assert house.build(site) == (0, 0)
        assert house.build({**site, "news/5.html": "Other"}) == (1, 0)
        assert house.made == ["news/5.html"]

    one, *others = map(_asked, houses)
    assert all(other == one for other in others)


def test_few_pages_here_and_many_calendars_in_workers_are_told_apart(tmp_path: Path) -> None:
    """What this process asked for the pages is not told again by the copies that make what joins
    parts: each question has a place of its own there, too."""
    pages = {f"news/{n}.html": f"News {n}" for n in range(FEWEST)}
    calendars = {f"calendar/{n}.ics": f"Calendar {n}" for n in range(3 * FEWEST)}
    house = House(tmp_path, _with(2))

    house.build(pages | calendars)

    assert _asked(house) == {path: {("text", path)} for path in pages | calendars}


def _asked(house: House) -> dict[str, set[tuple[Any, ...]]]:
    sheets = house.ledger.sheets.items()
    return {path: set(house.ledger.asked(entry.questions)) for path, entry in sheets}


def _with(workers: int) -> Spread:
    return lambda jobs, work, size=None: spread(jobs, work, workers, size=size)


def test_files_that_are_given_are_sheets_too(tmp_path: Path) -> None:
    index: Any = None
    answer: Any = answers_of({})
    sheets: Sequence[Sheet] = [given_sheet("theme/site.css", b"body {}", index)]
    output, ledger = tmp_path / "output", Ledger()

    made = proof(sheets, output, ledger, frozenset(), answer, Parts(None), in_one, Copies())
    publish(made, tmp_path / "manifest.txt")

    assert (output / "theme/site.css").read_bytes() == b"body {}"


@pytest.fixture
def thrifty(tmp_path: Path) -> House:
    """A house that keeps copies."""
    return House(tmp_path, copies=Copies(tmp_path / "cache" / "copies"))


def test_a_site_that_is_gone_is_put_back_and_not_made(thrifty: House) -> None:
    thrifty.build(SITE)
    shutil.rmtree(thrifty.output)
    makings = count_makings(thrifty)

    assert thrifty.build(SITE) == (3, 0)
    assert makings == []
    assert thrifty.holds(SITE)
    assert thrifty.build(SITE) == (0, 0)
    assert thrifty.made == []


def test_what_changed_is_made_and_the_rest_put_back(thrifty: House) -> None:
    thrifty.build(SITE)
    shutil.rmtree(thrifty.output)
    makings = count_makings(thrifty)
    site = {**SITE, "news/a/index.html": "Better"}

    assert thrifty.build(site) == (3, 0)
    assert makings == ["news/a/index.html"]
    assert thrifty.holds(site)


def test_a_copy_that_was_altered_with_its_file_is_not_put_back(thrifty: House) -> None:
    """The file and its copy are one: who writes into the one writes into the other."""
    thrifty.build(SITE)
    with (thrifty.output / "index.html").open("a") as page:
        page.write("by hand")

    assert thrifty.build(SITE) == (1, 0)
    assert thrifty.holds(SITE)
    shutil.rmtree(thrifty.output)
    assert thrifty.build(SITE) == (3, 0)
    assert thrifty.holds(SITE)


def test_a_file_that_was_only_touched_stays(thrifty: House) -> None:
    thrifty.build(SITE)
    (thrifty.output / "index.html").touch()
    before = thrifty.stamps()

    assert thrifty.build(SITE) == (0, 0)
    assert thrifty.stamps() == before
    assert thrifty.build(SITE) == (0, 0)
    assert thrifty.made == []


def test_copies_of_what_is_no_more_are_removed(thrifty: House) -> None:
    thrifty.build(SITE)
    thrifty.build({"index.html": "Home"})

    thrifty.copies.keep({entry.copy for entry in thrifty.ledger.sheets.values()})

    files = [file for file in (thrifty.folder / "cache" / "copies").rglob("*") if file.is_file()]
    assert [file.read_bytes() for file in files] == [b"HOME"]


def test_where_no_links_can_be_made_all_is_made_again(
    thrifty: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: str) -> None:
        raise PermissionError(1, "no links on this disk", source)

    monkeypatch.setattr(os, "link", refuse)
    thrifty.build(SITE)
    shutil.rmtree(thrifty.output)

    assert thrifty.build(SITE) == (3, 0)
    assert thrifty.holds(SITE)


def test_copies_on_another_disk_are_written_out(
    thrifty: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: str) -> None:
        raise OSError(18, "Invalid cross-device link", source)

    thrifty.build(SITE)
    shutil.rmtree(thrifty.output)
    makings = count_makings(thrifty)
    monkeypatch.setattr(os, "link", refuse)

    assert thrifty.build(SITE) == (3, 0)
    assert makings == []
    assert thrifty.holds(SITE)


def count_makings(house: House) -> list[str]:
    """Paths of the pages that are made from now on."""
    makings: list[str] = []
    sheets = house.sheets

    def watched(site: Site) -> list[Sheet]:
        def look(index: Any, path: str, *more: str) -> str:
            makings.append(path)
            return text_of(index, path, *more)

        look.__module__, look.__qualname__ = text_of.__module__, text_of.__qualname__
        return [sheet._replace(look=look) for sheet in sheets(site)]

    house.sheets = watched  # type: ignore[method-assign]
    return makings
