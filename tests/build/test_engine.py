"""The engine builds again and again: what one build left undone is no harm to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from communique.adapter.templates import Printers, chromes
from communique.adapter.theme_files import ThemeFiles
from communique.build.engine import Engine, Stores
from communique.build.order import Order
from communique.findings import Unbuildable
from communique.keeping.stages import Stages
from communique.keeping.store import Store
from communique.model.site import Site
from communique.outputs.sheet import Printer
from communique.settings import read_settings
from communique.views.chrome import Chrome
from communique.words import read_words
from tests import newsroom
from tests.deep import examples
from tests.newsroom import ROOT
from tests.outputs.desk import NOW, Desk, instant

TEMPLATES = ROOT / "theme" / "templates"


@dataclass
class Works:
    """A desk and the engine that builds from it. Without a store all is known in memory alone."""

    desk: Desk
    engine: Engine
    is_faulty: bool = False
    """Whether the template of the home page has a mistake."""

    @property
    def output(self) -> Path:
        return self.desk.folder / "output"

    def order(self, now: str) -> Order:
        settings = read_settings(self.desk.settings, **self.desk.host)
        return Order(
            content=self.desk.folder / "content",
            settings=settings,
            built_at=instant(now),
            words=read_words(self.desk.folder / "words", settings.languages),
            theme=lambda index: ((), chromes(index, ThemeFiles(TEMPLATES.parent))),
            printer=self._printer,
            clashes=lambda paths: (),
        )

    def _printer(self, site: Site, chromes: Mapping[str, Chrome]) -> Printer:
        host = Environment(loader=FileSystemLoader(TEMPLATES))
        printers = Printers(host, site, chromes, newsroom.COMPILED or self.desk.folder / "cache")

        def mistaken(view: Any) -> bytes:
            raise ZeroDivisionError

        is_faulty = self.is_faulty
        return lambda name, lang: (
            mistaken if is_faulty and name == "home.html" else printers(name, lang)
        )

    def build(self, now: str = NOW) -> Any:
        self.engine.make(self.order(now), self.output)
        result = self.engine.publish(self.desk.folder / "manifest.txt")
        if self.engine.stores:
            self.engine.keep()
        return result

    def follow(self, *paths: str, now: str = NOW) -> bool:
        """Build after these files were saved, as the development server does; whether only what
        shows them had to be looked at."""
        self.engine.stages = Stages()
        self.engine.remake(self.order(now), self.output, paths)
        self.engine.publish(self.desk.folder / "manifest.txt")
        return "compare" not in self.engine.stages.seconds

    def news(self, name: str, text: str = "Words.", **facts: Any) -> str:
        """Write a news item; its path."""
        path = f"news/2023/{name}.md"
        given = {"title": name, "topics": ["x"], "date": "2023-03-01", "summary": "A.", **facts}
        self.desk.item(path, text, **given)
        return path

    def event(self, title: str, **facts: Any) -> str:
        path = "events/2023/forum.md"
        self.desk.event(path, title=title, topics=["x"], **facts)
        return path

    def remove(self, name: str) -> str:
        path = f"news/2023/{name}.md"
        (self.desk.folder / "content" / path).unlink(missing_ok=True)
        return path

    def tree(self) -> dict[str, bytes]:
        files = (file for file in self.output.rglob("*") if file.is_file())
        return {file.relative_to(self.output).as_posix(): file.read_bytes() for file in files}

    def is_as_clean(self, now: str = NOW) -> bool:
        """Whether the site is as a first build makes it."""
        clean = Works(self.desk, Engine())
        made = self.tree()
        moved = self.output.rename(self.desk.folder / "before")
        manifest = self.desk.folder / "manifest.txt"
        known = manifest.read_bytes()
        try:
            manifest.unlink()
            clean.build(now)
            return clean.tree() == made
        finally:
            import shutil

            shutil.rmtree(self.output)
            moved.rename(self.output)
            manifest.write_bytes(known)


@pytest.fixture(params=["in memory", "with a store"])
def works(tmp_path: Path, request: pytest.FixtureRequest) -> Works:
    desk = Desk(tmp_path, languages=["en", "ko"])
    store = Store(tmp_path / "kept", b"key")
    works = Works(desk, Engine(Stores(store, store) if request.param == "with a store" else None))
    for name in "abc":
        works.news(name)
    works.event("First")
    works.build()
    return works


def test_a_second_build_makes_nothing(works: Works) -> None:
    result = works.build()

    assert (result.read, result.made, result.removed) == (0, 0, 0)
    assert works.is_as_clean()


def test_edits_are_followed(works: Works) -> None:
    works.event("Second")
    works.news("a", "Other words.", topics=["y"])
    works.remove("b")

    assert works.build().removed > 0
    assert works.is_as_clean()


def test_what_a_build_made_before_a_mistake_is_not_taken_for_new(works: Works) -> None:
    """A template is mended, and meanwhile the event has changed once more."""
    works.event("Second")
    works.is_faulty = True
    with pytest.raises(ZeroDivisionError):
        works.build()
    works.is_faulty = False
    works.event("Third")

    works.build()

    assert works.is_as_clean()


def test_an_edit_that_is_taken_back_after_a_mistake_leaves_no_trace(works: Works) -> None:
    before = works.tree()
    works.event("Second")
    works.news("d")
    works.is_faulty = True
    with pytest.raises(ZeroDivisionError):
        works.build()
    works.is_faulty = False
    works.event("First")
    works.remove("d")

    works.build()

    assert works.tree() == before


def test_findings_that_stop_a_build_leave_the_site_and_the_next_build_well(works: Works) -> None:
    before = works.tree()
    works.event("Second", starts="tomorrow")
    with pytest.raises(Unbuildable):
        works.build()
    assert works.tree() == before

    works.event("Third")
    works.build()

    assert works.is_as_clean()


def test_a_check_between_builds_changes_nothing(works: Works) -> None:
    works.event("Second")
    works.engine.check(works.order(NOW))
    works.event("Third")

    works.build()

    assert works.is_as_clean()


def test_a_build_that_was_never_published_is_made_again(works: Works) -> None:
    """Pelican may fail in between, over something of its own."""
    works.event("Second")
    works.engine.make(works.order(NOW), works.output)
    works.event("Third")

    works.build()

    assert works.is_as_clean()


@pytest.mark.parametrize("now", ["2023-09-26T01:30:00Z", "2023-09-26T02:59:59Z", "2023-01-01T00:00:00Z"])  # fmt: skip
def test_time_is_followed_forward_and_back(works: Works, now: str) -> None:
    works.build(now)
    assert works.is_as_clean(now)

    works.build()
    assert works.is_as_clean()


def test_an_edit_of_a_text_is_followed_by_looking_at_texts_alone(works: Works) -> None:
    assert works.follow(works.news("a", "Other words."))
    assert works.follow(works.news("b", "Other words."), works.news("c", "[To a](a.md)"))
    assert works.follow(works.news("a", "Yet others."))

    assert works.is_as_clean()


def test_an_edit_of_an_event_that_repeats_is_followed_on_the_pages_of_its_dates(
    works: Works,
) -> None:
    facts = {"starts": "2023-09-05", "ends": None, "repeats": "week", "summary": "A."}
    works.desk.event("events/2023/coffee.md", **facts)
    works.build()
    file = works.desk.folder / "content/events/2023/coffee.md"
    file.write_text(file.read_text("utf-8") + "\nBring a cup.\n", "utf-8")

    assert works.follow("events/2023/coffee.md")

    page = works.output / "events/2023/coffee/2023-10-10/index.html"
    assert "Bring a cup." in page.read_text("utf-8")
    assert works.is_as_clean()


def test_a_title_is_followed_by_looking_at_what_shows_it(works: Works) -> None:
    assert works.follow(works.news("a", title="a, better"))
    assert works.follow(works.news("a", "Other words.", title="a, better"))

    assert works.is_as_clean()


def test_any_other_edit_looks_at_the_whole(works: Works) -> None:
    assert not works.follow(works.news("a", topics=["y"]))
    assert not works.follow(works.news("d"))
    assert not works.follow(works.remove("b"))
    assert works.follow(works.news("d", "Other words."))

    assert works.is_as_clean()


def test_each_save_of_an_event_is_followed(works: Works) -> None:
    """One shortly after the other, before anything is kept."""
    for title in ("Second", "Third", "First"):
        works.follow(works.event(title))
        assert works.is_as_clean()


def test_an_edit_that_was_stopped_by_another_is_followed_later(works: Works) -> None:
    """Two files are saved with a mistake in one; then only that one is mended."""
    for stop in ("[dead](nowhere.md)", "[wrong](/nowhere/)"):
        paths = works.news("a", f"Good {stop[1:5]}."), works.news("b", stop)
        with pytest.raises(Unbuildable):
            works.follow(*paths)
        works.follow(works.news("b", "Mended."))

        assert works.is_as_clean()


def test_an_edit_before_a_mistake_in_the_front_matter_is_followed_later(works: Works) -> None:
    with pytest.raises(Unbuildable):
        works.follow(works.news("a", "Good."), works.news("b", date="tomorrow"))
    works.follow(works.news("b"))

    assert works.is_as_clean()


def test_a_save_during_a_mistake_in_a_template_is_followed_later(works: Works) -> None:
    works.is_faulty = True
    for path in (works.event("Second"), works.news("a", title="Second")):
        with pytest.raises(ZeroDivisionError):
            works.follow(path)
    works.is_faulty = False

    works.follow(works.news("b", "Other words."))
    works.build()

    assert works.is_as_clean()


EDITS: dict[str, Callable[[Works], str]] = {
    "text": lambda works: works.news("a", "Other words."),
    "text back": lambda works: works.news("a"),
    "title": lambda works: works.news("a", title="Better"),
    "link": lambda works: works.news("b", "[To d](d.md), [to a](a.md)."),
    "no link": lambda works: works.news("b"),
    "named": lambda works: works.news("c", related=["a"]),
    "new": lambda works: works.news("d"),
    "draft": lambda works: works.news("d", status="draft"),
    "gone": lambda works: works.remove("d"),
    "event": lambda works: works.event("Second"),
    "event back": lambda works: works.event("First"),
    "mistake": lambda works: works.event("Third", starts="tomorrow"),
}
STEPS = st.lists(
    st.one_of(
        st.sampled_from(list(EDITS)),
        st.sampled_from(["save", "save", "save", "fault", "keep"]),
    ),
    min_size=3,
    max_size=14,
)


@given(STEPS)
@how(max_examples=examples(12))
def test_whatever_is_saved_the_server_shows_it(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    """Edits, saves, mistakes in a template and pauses in any order; at the end all is mended."""
    folder = tmp_path_factory.mktemp("works")
    store = Store(folder / "kept", b"key")
    works = Works(Desk(folder, languages=["en"]), Engine(Stores(store, store)))
    for name in "abc":
        works.news(name)
    works.event("First")
    works.build()

    saved: set[str] = set()
    for step in [*steps, "event back", "save"]:
        if step in EDITS:
            saved.add(EDITS[step](works))
        elif step == "fault":
            works.is_faulty = not works.is_faulty
        elif step == "keep":
            works.engine.keep()
        elif saved:
            with suppress(Unbuildable, ZeroDivisionError):
                works.follow(*sorted(saved))
            saved.clear()
    works.is_faulty = False
    with suppress(Unbuildable):
        works.build()
        assert works.is_as_clean()
