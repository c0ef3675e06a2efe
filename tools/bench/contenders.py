"""The generators that are compared: where each has its files, and how it is run."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import distribution
from pathlib import Path

from tools.bench import corpus as ours
from tools.bench import hugo, stock
from tools.bench.corpus import MOMENT, Corpus
from tools.bench.item import Item, text_of
from tools.bench.site import ROOT

BIN = Path(sys.executable).parent
AWAY = "away"
"""Where a folder's neighbour lies that was taken out of its place."""


@dataclass(frozen=True)
class Contender:
    """`kept` is what it keeps between builds; `template` shows news, and after `anchor` in it
    more can be written."""

    name: str
    folder: Path
    command: tuple[str, ...]
    server: tuple[str, ...]
    output: str
    kept: tuple[str, ...]
    path: Callable[[Item], str]
    text: Callable[[Item], str]
    template: str = ""
    anchor: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    def put(self, item: Item) -> None:
        file = self.folder / "content" / self.path(item)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(self.text(item), encoding="utf-8", newline="\n")

    def remove(self, item: Item) -> None:
        (self.folder / "content" / self.path(item)).unlink()

    def change_template(self, text: str) -> None:
        file = self.folder / self.template
        source = file.read_text(encoding="utf-8")
        changed = source.replace(self.anchor, f"{self.anchor}\n{text}", 1)
        if changed == source:
            raise ValueError(f"{file} does not hold {self.anchor}")
        file.write_text(changed, encoding="utf-8", newline="\n")

    def forget(self, *, cache: bool) -> None:
        """Take the output away, with `cache` also what is kept between builds."""
        for name in (self.output, *(self.kept if cache else ())):
            set_aside(self.folder / name)

    def touch(self) -> None:
        """Give every input the present moment, as a fresh checkout does."""
        for folder, folders, files in os.walk(self.folder):
            folders[:] = [name for name in folders if name not in (AWAY, self.output, *self.kept)]
            for name in files:
                os.utime(Path(folder, name))

    def page(self, item: Item) -> Path:
        return self.folder / self.output / item.address.strip("/") / "index.html"


def communique(folder: Path, known: Corpus) -> Contender:
    program, settings = str(BIN / "communique"), str(folder / "pelicanconf.py")
    return Contender(
        "Communiqué", folder, (program, "build", "--settings", settings),
        (program, "serve", "--settings", settings, "--port"), "output", (".cache",),
        lambda item: item.path, text_of, "theme/templates/news.html", "{% block meta %}",
        {"COMMUNIQUE_NOW": MOMENT},
    )  # fmt: skip


def hugo_site(folder: Path, known: Corpus) -> Contender:
    texts, program = hugo.Texts(known), _hugo_program()
    return Contender(
        "Hugo", folder, (program, "--quiet", "--clock", MOMENT),
        (program, "server", "--quiet", "--clock", MOMENT, "--port"), "public", ("resources",),
        texts.path, texts.text, "layouts/page.html", '{{ define "main" }}',
    )  # fmt: skip


def stock_pelican(folder: Path, known: Corpus) -> Contender:
    return Contender(
        "Pelican", folder, (str(BIN / "pelican"), "--quiet"), (), "output", (".cache",),
        stock.path, stock.text,
    )  # fmt: skip


ALL: Mapping[str, Callable[[Path, Corpus], Contender]] = {
    "communique": communique,
    "hugo": hugo_site,
    "stock": stock_pelican,
}


def set_aside(folder: Path) -> None:
    """Take a folder out of its place, to be deleted when all is measured: for minutes ext4 passes over
    the inodes of files just deleted, one by one, whenever it wants one for a new file."""
    if folder.exists():
        away = folder.parent / AWAY
        away.mkdir(exist_ok=True)
        folder.rename(away / f"{folder.name}-{len(list(away.iterdir()))}")


def clear_away(folder: Path) -> None:
    """Delete what was set aside in a folder, and in those within it."""
    for away in (folder / AWAY, *folder.glob(f"*/{AWAY}")):
        shutil.rmtree(away, ignore_errors=True)


def write_site(name: str, corpus: Corpus, folder: Path) -> None:
    """Write a contender's whole site anew. Ours gets a theme of its own, which can be edited."""
    set_aside(folder)
    folder.mkdir(parents=True)
    if name == "hugo":
        hugo.write(corpus, folder)
    elif name == "stock":
        stock.write(corpus, folder)
    else:
        shutil.copytree(ROOT / "theme", folder / "theme")
        ours.write(corpus, folder, folder / "theme")


def _hugo_program() -> str:
    """The program itself: the command of that name is Python that starts it."""
    files = distribution("hugo").files or []
    return next(
        str(file.locate())
        for file in files
        if file.stem == "hugo" and file.parent.name == "binaries"
    )
