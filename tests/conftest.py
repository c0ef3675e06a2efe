"""What stories share: a newsroom on disk, built by real Pelican, and the demonstration site."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.newsroom import Newsroom, build_demonstration
from tests.tools.browser import chromium  # noqa: F401

ROOT = Path(__file__).parent.parent

# A story is not wrong because the machine has other work.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def site(tmp_path: Path) -> Newsroom:
    """An empty newsroom in its own folder: `site.write(...)`, then `site.build()`."""
    return Newsroom(tmp_path)


@pytest.fixture(scope="session")
def demo_output(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The demonstration site as `make publish` builds it, made once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    with (shared / "demonstration.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        output = shared / "demonstration"
        if not (shared / "demonstration.done").exists():
            build_demonstration(ROOT, output)
            (shared / "demonstration.done").touch()
    yield output
