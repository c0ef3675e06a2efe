"""A newsroom for a story: real Markdown on disk, real Pelican, real output."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

from communique.adapter import run
from communique.findings import Finding

ROOT = Path(__file__).parent.parent
NOW = "2023-10-01T09:00:00Z"
"""The moment of the build unless a story says otherwise."""
DEMONSTRATION_NOW = "2026-11-22T06:00:00Z"
"""The moment at which the demonstration is built."""
HERE = {"TZ": "Asia/Seoul", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "7"}
"""The machine on which it is built; `site/test_same_bytes.py` builds it on another."""

COMPILED: Path | None = None
"""Where the newsrooms of a run keep what they compile; set by `conftest.py`."""

SETTINGS: dict[str, Any] = {
    "authority": "newsroom.example",
    "authority_since": 2020,
    "languages": ["en", "ko", "es", "ar"],
}


@dataclass(frozen=True)
class Built:
    """A site that was built, or the findings that stopped it."""

    output: Path
    outcome: run.Outcome

    @property
    def findings(self) -> list[Finding]:
        return self.outcome.findings

    def read(self, path: str) -> bytes:
        return (self.output / path).read_bytes()

    def text(self, path: str) -> str:
        return self.read(path).decode()

    def has(self, path: str) -> bool:
        return (self.output / path).is_file()

    def tree(self) -> dict[str, bytes]:
        """Every file of the output by its path."""
        files = (file for file in sorted(self.output.rglob("*")) if file.is_file())
        return {file.relative_to(self.output).as_posix(): file.read_bytes() for file in files}


class Newsroom:
    """A content tree with settings. `now` is the moment of the build, ISO 8601 with Z."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.folder = folder
        # Cards take their time; the stories that are about them turn them on.
        self.settings = {"social_cards": False, **SETTINGS, **settings}
        self.host: dict[str, Any] = {
            "TIMEZONE": "Asia/Seoul",
            "SITEURL": "https://newsroom.example",
        }
        (folder / "content").mkdir(exist_ok=True)
        self._share_what_is_compiled()

    def _share_what_is_compiled(self) -> None:
        """Keep compiled templates and words, which are known by their text, where all stories do.

        To compile them is most of the work of building a small newsroom.
        """
        own = self.folder / ".cache" / "templates"
        if COMPILED and not own.exists():
            own.parent.mkdir(exist_ok=True)
            own.symlink_to(COMPILED, target_is_directory=True)

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a content file; indentation that all lines share is taken off."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return file

    def remove(self, path: str) -> None:
        (self.folder / "content" / path).unlink()

    def build(self, now: str = NOW, output: str = "output") -> Built:
        os.environ["COMMUNIQUE_NOW"] = now
        where = self.folder / output
        return Built(where, run.build(self.conf(), {"OUTPUT_PATH": str(where)}))

    def build_with(self, news: str) -> Built:
        """Build with this text as the one news item `a`."""
        self.write("news/2023/a.md", news)
        return self.build()

    def check(self, now: str = NOW) -> list[Finding]:
        os.environ["COMMUNIQUE_NOW"] = now
        return run.check(self.conf())

    def conf(self) -> Path:
        """The settings file, written anew."""
        settings = {
            "SITENAME": "Newsroom",
            "DEFAULT_LANG": "en",
            "PATH": str(self.folder / "content"),
            "CACHE_PATH": str(self.folder / ".cache"),
            "THEME": str(ROOT / "theme"),
            "PLUGINS": ["communique"],
            "COMMUNIQUE": self.settings,
            **self.host,
        }
        file = self.folder / "pelicanconf.py"
        file.write_text(
            "\n".join(f"{name} = {value!r}" for name, value in settings.items()), encoding="utf-8"
        )
        return file


def command(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `communique` as a person would; returns exit status and what it printed."""
    return subprocess.run(
        [sys.executable, "-m", "communique", *words],
        cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def build_demonstration(root: Path, output: Path, **environment: str) -> None:
    """Build the demonstration site as `make publish` does, at a fixed moment."""
    settings = {"COMMUNIQUE_NOW": DEMONSTRATION_NOW, **environment}
    done = command(
        "build",
        "--search",
        "--settings",
        "publishconf.py",
        "--output",
        str(output),
        cwd=root,
        **settings,
    )
    assert done.returncode == 0, done.stdout + done.stderr
