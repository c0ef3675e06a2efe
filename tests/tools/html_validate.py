"""html-validate over many pages at once: what it recommends, and what it knows of accessibility.

A test calls `need()`, which skips it where there is no checker, and then `faults(paths)`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests import tools

PROGRAM = tools.NODE_MODULES / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).parent / "html-validate.mjs"


def missing() -> str | None:
    if not PROGRAM.exists() or tools.node() is None:
        return "html-validate is not installed: tools/setup test"
    return None


def need() -> None:
    tools.need(missing)


def faults(paths: Iterable[Path]) -> list[str]:
    """Return one line per error or warning, in order: `path:line:column: rule: message`."""
    files = sorted({path.resolve() for path in paths})
    options = ["--config", CONFIG, "--formatter", "json"]
    run = subprocess.run(
        [tools.node(), PROGRAM, *options, *files],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    try:
        reports = json.loads(run.stdout)
    except ValueError:
        raise RuntimeError(f"html-validate failed:\n{run.stdout}{run.stderr}") from None
    return [
        f"{report['filePath']}:{each['line']}:{each['column']}: {each['ruleId']}: {each['message']}"
        for report in reports
        for each in report["messages"]
    ]
