"""A large site's templates become Python while its files are planned."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from communique.adapter import templates
from communique.adapter.templates import environments, prepared
from tests.outputs.desk import Desk

THEME = Path(__file__).parents[2] / "theme"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "LARGE", 0)


def names(theme: Path) -> list[str]:
    folder = theme / "templates"
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]


def host(theme: Path) -> Environment:
    return Environment(loader=FileSystemLoader(theme / "templates"))


@pytest.mark.usefixtures("large")
def test_pages_find_all_templates_as_python(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env, cache = host(THEME), tmp_path / "compiled"
    with prepared(env, desk.site(), THEME, cache):
        pass
    monkeypatch.setattr(Environment, "compile", lambda *given: pytest.fail("it was not kept"))
    pages = environments(env, desk.site(), dict.fromkeys(desk.site().languages), cache)["en"]  # type: ignore[arg-type]

    assert len(names(THEME)) > 100
    assert all(pages.get_template(name) for name in names(THEME))


@pytest.mark.usefixtures("large")
def test_a_mistake_is_told_by_the_page_that_needs_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("{% for %}")
    (tmp_path / "templates" / "b.html").write_text("{{ 1 | kept }}")

    with prepared(host(tmp_path), desk.site(), tmp_path, tmp_path / "compiled"):
        pass
    assert len(list((tmp_path / "compiled").iterdir())) == 1


def test_a_small_site_prepares_nothing(desk: Desk, tmp_path: Path) -> None:
    with prepared(host(THEME), desk.site(), THEME, tmp_path / "compiled"):
        pass
    assert not (tmp_path / "compiled").exists()


@pytest.mark.usefixtures("large")
def test_nothing_is_prepared_again(desk: Desk, tmp_path: Path) -> None:
    cache = tmp_path / "compiled"
    with prepared(host(THEME), desk.site(), THEME, cache):
        pass
    before = {file.name: file.stat().st_mtime_ns for file in cache.iterdir()}
    with prepared(host(THEME), desk.site(), THEME, cache):
        pass

    assert {file.name: file.stat().st_mtime_ns for file in cache.iterdir()} == before
