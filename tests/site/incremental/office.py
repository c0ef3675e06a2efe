"""An office: a newsroom with a theme of its own, edited and built again and again."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from itertools import cycle
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from tests import newsroom
from tests.deep import DEEP
from tests.newsroom import ROOT, Newsroom
from tests.site.incremental import room
from tests.site.incremental.sample import NOW

REMEMBERED = 6
"""So many builds from nothing are remembered: each is a whole site in memory."""


@dataclass(frozen=True)
class Built:
    """What a build left and said."""

    status: int
    said: str
    tree: dict[str, bytes]

    @property
    def findings(self) -> list[str]:
        """What it said, without how many files it made and how long that took."""
        return [line for line in self.said.splitlines() if " made, " not in line]


class Office(Newsroom):
    """A newsroom to which one can return: `restore` takes all edits back.

    `now` is the moment of the next build. Builds in place take turns in how many workers they
    may use, so that what is kept by the one serves the other.
    """

    def __init__(
        self, folder: Path, files: Mapping[str, str | bytes], settings: dict[str, Any]
    ) -> None:
        super().__init__(folder, **settings)
        self.theme = folder / "theme"
        self.overrides = folder / "overrides"
        self.output = folder / "output"
        self.cache = folder / ".cache"
        self.host["THEME"] = str(self.theme)
        self.now = NOW
        self._workers = cycle("14" if DEEP else "12")
        self._from_nothing: dict[str, Built] = {}
        shutil.copytree(ROOT / "theme", self.theme)
        for path, content in files.items():
            self.put(path, content)
        self._first = (self._inputs(), deepcopy(self.settings), deepcopy(self.host))
        self._is_trusted = False
        self._settled = ""
        self.longest = 0.0
        """Seconds that the longest build in place took."""

    def _share_what_is_compiled(self) -> None:
        """What is kept is on trial here, and no other's."""

    def build_in_place(self) -> Built:
        """One build over what earlier ones kept, to its end."""
        began = time.monotonic()
        process = self.begin()
        process.join()
        self.longest = max(self.longest, time.monotonic() - began)
        built = self._built(process, self.output, self.folder / "said")
        if built.status == 0:
            self._settled = self._key()
        return built

    def settle(self) -> None:
        """Build in place what is not built yet."""
        if not self.is_settled():
            assert self.build_in_place().status == 0

    def is_settled(self) -> bool:
        """Whether the last build in place had the inputs of now."""
        return self._settled == self._key()

    def begin(self) -> ForkServerProcess:
        """Begin a build over what earlier ones kept."""
        words = ["build", "--settings", str(self.conf()), "--output", str(self.output)]
        return room.enter(words, self.folder / "said", self._environment(next(self._workers)))

    def build_from_nothing(self) -> Built:
        """A build of the same inputs in another folder, over nothing. Equal inputs are built once,
        as long as few others are built between; those of the first state, with which stories begin, once."""
        key = self._key()
        if key not in self._from_nothing:
            self._from_nothing[key] = self.build_elsewhere()
            for old in list(self._from_nothing)[1:-REMEMBERED]:
                del self._from_nothing[old]
        return self._from_nothing[key]

    def build_elsewhere(self, workers: str = "1") -> Built:
        """A build in another folder, over nothing."""
        folder = self.folder / "clean"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        conf = folder / "pelicanconf.py"
        cache = f"\nCACHE_PATH = {str(folder / '.cache')!r}\n"
        conf.write_text(self.conf().read_text("utf-8") + cache, "utf-8")
        words = ["build", "--settings", str(conf), "--output", str(folder / "output")]
        said, compiled = self.folder / "said-clean", newsroom.COMPILED
        process = room.enter(words, said, self._environment(workers), compiled)
        process.join()
        return self._built(process, folder / "output", said)

    @contextmanager
    def under_trial(self) -> Iterator[None]:
        """While it lasts, and for ever if it ends in an error, what was kept is not to be trusted."""
        self._is_trusted = False
        yield
        self._is_trusted = True

    def restore(self) -> None:
        """Take back all edits. What is built stays, unless it was found to be wrong."""
        inputs, settings, host = self._first
        self.settings, self.host, self.now = deepcopy(settings), deepcopy(host), NOW
        present = self._inputs()
        for file in present.keys() - inputs.keys():
            file.unlink()
        for file, content in inputs.items():
            if present.get(file) != content:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        if not self._is_trusted:
            self.forget()

    def forget(self) -> None:
        """Build from nothing in place."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)
        built = self.build_in_place()
        assert built.status == 0, built.said
        self._is_trusted = True

    def swap(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file: see `file`."""
        file = self.file(path)
        text = file.read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new), "utf-8")

    def file(self, path: str) -> Path:
        """A file of the content; of the theme or of the office's own templates where `path` begins so."""
        top = path.partition("/")[0]
        return self.folder / ("" if top in ("theme", "overrides") else "content") / path

    def put(self, path: str, content: str | bytes) -> None:
        """Write a file, new or in the place of an old one: see `file`."""
        file = self.file(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def _inputs(self) -> dict[Path, bytes]:
        folders = (self.folder / "content", self.theme, self.overrides)
        files = (file for folder in folders for file in sorted(folder.rglob("*")))
        return {file: file.read_bytes() for file in files if file.is_file()}

    def _key(self) -> str:
        digest = hashlib.blake2b(f"{self.now} {self.conf().read_text('utf-8')}".encode())
        for file, content in self._inputs().items():
            digest.update(f"{file} {len(content)} ".encode() + content)
        return digest.hexdigest()

    def _environment(self, workers: str) -> dict[str, str]:
        return {"COMMUNIQUE_NOW": self.now, "COMMUNIQUE_WORKERS": workers}

    def _built(self, process: ForkServerProcess, output: Path, said: Path) -> Built:
        files = (file for file in sorted(output.rglob("*")) if file.is_file())
        tree = {file.relative_to(output).as_posix(): file.read_bytes() for file in files}
        assert process.exitcode is not None
        return Built(process.exitcode, said.read_text("utf-8"), tree)
