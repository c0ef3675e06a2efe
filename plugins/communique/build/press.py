"""The press: makes what changed beside the site."""

from __future__ import annotations

import os
import shutil
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct

from communique.keeping.copies import Copies
from communique.keeping.workers import Spread
from communique.ledger.entries import Answer, Entry, Stamp
from communique.ledger.ledger import Ledger
from communique.ledger.numbers import Numbers, is_touched
from communique.ledger.parts import Fresh, Parts
from communique.ledger.telling import Hearer, Teller, Told
from communique.model.asking import noted
from communique.outputs.sheet import Sheet

_BINARY = getattr(os, "O_BINARY", 0)


class Made(Struct, frozen=True):
    """A file that was made: the number of its sheet, what it asked, and how it lies on the disk.
    `is_fresh` tells that it differs from the site and waits beside it. One that was put back from
    its copy has asked nothing: `questions` is None."""

    number: int
    questions: array[int] | None
    stamp: Stamp
    is_fresh: bool
    copy: str


@dataclass
class Proof:
    """The site that is to be: all its paths, and the files that wait beside it."""

    output: Path
    staging: Path
    paths: Collection[str]
    fresh: dict[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    """What was made, whether or not its bytes differ: for the ledger."""


def proof(
    sheets: Sequence[Sheet],
    output: Path,
    ledger: Ledger,
    changed: frozenset[int],
    answer: Answer,
    parts: Parts,
    spread: Spread,
    copies: Copies,
    is_left: bool = False,
) -> Proof:
    """Make every sheet that may differ; the site is not touched. An error leaves nothing behind.

    A sheet is left alone when its recipe and all its answers are those of its last making, and its
    file is as that left it. Where only the file differs, its copy is put back. `is_left` tells that all
    files are as they were left.
    """
    for left in output.parent.glob(f".{output.name}.new-*"):
        shutil.rmtree(left, ignore_errors=True)
    # A name of its own: a worker of a build that was killed may still be writing.
    staging = output.parent / f".{output.name}.new-{os.getpid()}"
    staging.mkdir(parents=True)
    todo, known = [], {}
    for number, sheet in enumerate(sheets):
        entry = ledger.sheets.get(sheet.path)
        if entry is not None and _is_as_made(sheet, entry, changed):
            if is_left or entry.stamp == stamp_of(f"{output}/{sheet.path}"):
                continue
            known[number] = entry.copy
        todo.append(number)
    made = Proof(output, staging, [sheet.path for sheet in sheets])
    try:
        for wave in _waves(sheets, todo):
            # Each wave is told of by itself: copies of this process begin with all that it has placed.
            teller, hearer = Teller(answer, ledger), Hearer(ledger)
            house = _House(sheets, known, output, staging, teller, parts, copies)
            for share, told, fresh in spread(wave, house.make):
                parts.merge(fresh)
                numbers = hearer.numbers(told)
                for one in share:
                    _enter(made, sheets[one.number], one, ledger, numbers)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return made


def _is_as_made(sheet: Sheet, entry: Entry, changed: frozenset[int]) -> bool:
    return not is_touched(entry.questions, changed) and entry.recipe == sheet.recipe


@dataclass
class _House:
    """Where sheets become files beside the site. `known` are the copies of those that need not be
    made again, by the numbers of their sheets."""

    sheets: Sequence[Sheet]
    known: Mapping[int, str]
    output: Path
    staging: Path
    teller: Teller
    parts: Parts
    copies: Copies
    folders: set[str] = field(default_factory=set)

    def make(self, share: Sequence[int]) -> tuple[list[Made], Told, Fresh]:
        """Make the sheets of these numbers; their questions are told by their places."""
        before = frozenset(self.parts.fresh)
        made = [self._put_back(number) or self._made(number) for number in share]
        return made, self.teller.told(), self.parts.since(before)

    def _put_back(self, number: int) -> Made | None:
        copy = self.known.get(number, "")
        content = self.copies.content(copy)
        if content is None:
            return None
        stamp = _equal_stamp(f"{self.output}/{self.sheets[number].path}", content)
        if stamp:
            return Made(number, None, stamp, False, copy)
        file = self._room_for(number)
        is_linked = self.copies.put_back(copy, file)
        stamp = (stamp_of(file) if is_linked else None) or _written(file, content)
        return Made(number, None, stamp, True, copy)

    def _made(self, number: int) -> Made:
        content, questions = noted(self.sheets[number].content)
        file = f"{self.output}/{self.sheets[number].path}"
        stamp = _equal_stamp(file, content)
        is_fresh = stamp is None
        if stamp is None:
            file = self._room_for(number)
            stamp = _written(file, content)
        copy = self.copies.add(file, content)
        return Made(number, self.teller.placed(questions), stamp, is_fresh, copy)

    def _room_for(self, number: int) -> str:
        """The file of a sheet beside the site, its folder made."""
        file = f"{self.staging}/{self.sheets[number].path}"
        folder = file.rpartition("/")[0]
        if folder not in self.folders:
            _made_folder(folder)
            self.folders.add(folder)
        return file


def _made_folder(folder: str) -> None:
    """The folder, with those above it; most often that one is there already."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)


def _waves(sheets: Sequence[Sheet], todo: Sequence[int]) -> Iterator[list[int]]:
    """First what makes parts, then what joins them."""
    yield [number for number in todo if not sheets[number].is_joined]
    yield [number for number in todo if sheets[number].is_joined]


def _enter(
    proof: Proof,
    sheet: Sheet,
    made: Made,
    ledger: Ledger,
    numbers: Callable[[Iterable[int]], Numbers],
) -> None:
    """`numbers` makes those of the questions of the worker from their places."""
    if made.questions is None:
        asked = ledger.sheets[sheet.path].questions
    else:
        asked = numbers(made.questions)
    proof.entries[sheet.path] = Entry(sheet.recipe, asked, made.stamp, made.copy)
    if made.is_fresh:
        proof.fresh[sheet.path] = f"{proof.staging}/{sheet.path}"


def stamp_of(file: str) -> Stamp | None:
    """What the system says of a file of the site. A swap changes its entry, so that has no part in it."""
    try:
        stat = os.stat(file)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def _equal_stamp(file: str, content: bytes) -> Stamp | None:
    """The stamp of a file that holds just that; None where it does not."""
    stamp = stamp_of(file)
    if stamp is None or stamp[0] != len(content):
        return None
    try:
        with open(file, "rb") as there:
            return stamp if there.read() == content else None
    except OSError:
        return None


def _written(file: str, content: bytes) -> Stamp:
    # Python's own files ask the system twice as often: there are ten thousand of these.
    out = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(out, rest) :]
        stat = os.fstat(out)
    finally:
        os.close(out)
    return stat.st_size, stat.st_mtime_ns
