"""Checkers from outside that tests run: a browser, axe-core, the Nu HTML checker."""

import os
from collections.abc import Callable
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
