"""The engine builds again and again: what one build left undone is no harm to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from communique.adapter.templates import Printers
from communique.build.engine import Engine, Order, Stores
from communique.build.store import Store
from communique.collections.index import Index
from communique.findings import Unbuildable
from communique.settings import read_settings
from communique.words import read_words
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
            theme=lambda index: ((), self._printer(index)),
            clashes=lambda paths: (),
        )

    def _printer(self, index: Index) -> Callable[[str, str], Callable[[Any], bytes]]:
        host = Environment(loader=FileSystemLoader(TEMPLATES))
        printers = Printers(host, index, "theme/site.css", self.desk.folder / "cache")

        def mistaken(view: Any) -> bytes:
            raise ZeroDivisionError

        is_faulty = self.is_faulty
        return lambda name, lang: (
            mistaken if is_faulty and name == "home.html" else printers(name, lang)
        )

    def build(self, now: str = NOW) -> Any:
        self.engine.make(self.order(now), self.output)
        return self.engine.publish(self.desk.folder / "manifest.txt")

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
        desk.item(f"news/2023/{name}.md", "Words.", title=name, topics=["x"], date="2023-03-01")
    desk.event("events/2023/forum.md", title="First", topics=["x"])
    works.build()
    return works


def test_a_second_build_makes_nothing(works: Works) -> None:
    result = works.build()

    assert (result.read, result.made, result.removed) == (0, 0, 0)
    assert works.is_as_clean()


def test_edits_are_followed(works: Works) -> None:
    works.desk.event("events/2023/forum.md", title="Second", topics=["x"])
    works.desk.item("news/2023/a.md", "Other words.", title="a", topics=["y"], date="2023-03-01")
    (works.desk.folder / "content/news/2023/b.md").unlink()

    assert works.build().removed > 0
    assert works.is_as_clean()


def test_what_a_build_made_before_a_mistake_is_not_taken_for_new(works: Works) -> None:
    """A template is mended, and meanwhile the event has changed once more."""
    works.desk.event("events/2023/forum.md", title="Second", topics=["x"])
    works.is_faulty = True
    with pytest.raises(ZeroDivisionError):
        works.build()
    works.is_faulty = False
    works.desk.event("events/2023/forum.md", title="Third", topics=["x"])

    works.build()

    assert works.is_as_clean()


def test_an_edit_that_is_taken_back_after_a_mistake_leaves_no_trace(works: Works) -> None:
    before = works.tree()
    works.desk.event("events/2023/forum.md", title="Second", topics=["x"])
    works.desk.item("news/2023/d.md", "New.", title="d", topics=["x"], date="2023-03-01")
    works.is_faulty = True
    with pytest.raises(ZeroDivisionError):
        works.build()
    works.is_faulty = False
    works.desk.event("events/2023/forum.md", title="First", topics=["x"])
    (works.desk.folder / "content/news/2023/d.md").unlink()

    works.build()

    assert works.tree() == before


def test_findings_that_stop_a_build_leave_the_site_and_the_next_build_well(works: Works) -> None:
    before = works.tree()
    works.desk.event("events/2023/forum.md", title="Second", starts="tomorrow")
    with pytest.raises(Unbuildable):
        works.build()
    assert works.tree() == before

    works.desk.event("events/2023/forum.md", title="Third", topics=["x"])
    works.build()

    assert works.is_as_clean()


def test_a_check_between_builds_changes_nothing(works: Works) -> None:
    works.desk.event("events/2023/forum.md", title="Second", topics=["x"])
    works.engine.check(works.order(NOW))
    works.desk.event("events/2023/forum.md", title="Third", topics=["x"])

    works.build()

    assert works.is_as_clean()


def test_a_build_that_was_never_published_is_made_again(works: Works) -> None:
    """Pelican may fail in between, over something of its own."""
    works.desk.event("events/2023/forum.md", title="Second", topics=["x"])
    works.engine.make(works.order(NOW), works.output)
    works.desk.event("events/2023/forum.md", title="Third", topics=["x"])

    works.build()

    assert works.is_as_clean()


@pytest.mark.parametrize("now", ["2023-09-26T01:30:00Z", "2023-09-26T02:59:59Z", "2023-01-01T00:00:00Z"])  # fmt: skip
def test_time_is_followed_forward_and_back(works: Works, now: str) -> None:
    works.build(now)
    assert works.is_as_clean(now)

    works.build()
    assert works.is_as_clean()
