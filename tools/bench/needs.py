"""Put what only benchmarks need into .venv: the dependency group `bench` of pyproject.toml."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

from tools.bench.site import ROOT


def main() -> None:
    wanted = _group("bench")
    if not all(_is_there(requirement) for requirement in wanted):
        print(f"Installing {', '.join(wanted)} …", file=sys.stderr)
        subprocess.run([*_installer(), *wanted], check=True)


def _group(name: str) -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return list(project["dependency-groups"][name])


def _is_there(requirement: str) -> bool:
    try:
        return bool(distribution(re.split(r"[<>=!~ ]", requirement, maxsplit=1)[0]))
    except PackageNotFoundError:
        return False


def _installer() -> list[str]:
    """As in tools/setup: a .venv that uv made has no pip."""
    if shutil.which("uv"):
        return ["uv", "pip", "install", "--quiet", "--python", sys.executable]
    return [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]


if __name__ == "__main__":
    main()
