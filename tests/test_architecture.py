"""The rooms import only what docs/architecture.md lets them (import-linter, pyproject.toml)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_import_directions_hold():
    linter = Path(sys.executable).parent / "lint-imports"

    done = subprocess.run(
        [linter, "--cache-dir", ".cache/importlinter"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_architecture_names_every_room():
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    package = ROOT / "plugins/communique"
    rooms = [path.name for path in package.iterdir() if (path / "__init__.py").is_file()]
    modules = [path.name for path in package.glob("*.py") if not path.name.startswith("__")]

    assert [room for room in rooms if not re.search(rf"\b{room}/", text)] == []
    assert [module for module in modules if module not in text] == []


def test_heavy_libraries_are_imported_where_they_are_used():
    """Starting the command line costs no more than it needs."""
    heavy = (
        "babel bs4 feedgen icalendar jinja2 lxml markdown nh3 pelican PIL rich watchfiles".split()
    )
    code = f"import sys, communique.cli; print(sorted(set({heavy}) & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
