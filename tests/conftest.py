"""What stories share: a newsroom on disk, built by real Pelican, and the demonstration site."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import newsroom, repeated
from tests.deep import examples
from tests.newsroom import HERE, Newsroom, build_demonstration
from tests.tools.browser import chromium  # noqa: F401

ROOT = Path(__file__).parent.parent

# A story is not wrong because the machine has other work.
settings.register_profile("house", deadline=None, max_examples=examples(100))
settings.load_profile("house")


LONGEST = (
    "site/incremental/test_theme_and_settings.py",
    "theme/test_pages.py",
    "site/incremental/",
    "theme/",
    "site/",
    "publishing/",
    "reading/",
)
"""Where the tests are that take longest, those first that are to begin first. One process waits for the
demonstration, the other has something to do meanwhile."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest modules first; short ones fill the gaps at the end."""
    tests = Path(__file__).parent

    def place(item: pytest.Item) -> int:
        path = item.path.relative_to(tests).as_posix()
        return next((n for n, start in enumerate(LONGEST) if path.startswith(start)), len(LONGEST))

    items.sort(key=place)


@pytest.fixture(scope="session")
def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder


@pytest.fixture(scope="session", autouse=True)
def compiled(of_all_workers: Path) -> Iterator[None]:
    """Templates are compiled once for all workers: see `Newsroom`."""
    newsroom.COMPILED = of_all_workers / "compiled"
    newsroom.COMPILED.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        repeated.remember(patch, newsroom.COMPILED)
        yield


@pytest.fixture
def site(tmp_path: Path) -> Newsroom:
    """An empty newsroom in its own folder: `site.write(...)`, then `site.build()`."""
    return Newsroom(tmp_path)


@pytest.fixture(scope="session")
def demo_output(of_all_workers: Path) -> Path:
    """The demonstration site as `make publish` builds it, made once for all workers."""
    output, done = of_all_workers / "demonstration", of_all_workers / "demonstration.done"
    with (of_all_workers / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            build_demonstration(ROOT, output, **HERE)
            done.touch()
    return output
