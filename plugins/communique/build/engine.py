"""The engine: reads what changed, checks what may be wrong, makes what may differ, and publishes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from communique.build.checking import checked
from communique.build.draft import Draft
from communique.build.explain import reasons
from communique.build.manifest import Result, publish
from communique.build.order import Order
from communique.build.press import Proof, proof
from communique.build.recalled import Edited, recalled
from communique.checks.paths import path_findings
from communique.checks.registry import check_site
from communique.collections.index import Index
from communique.findings import Finding, Unbuildable, has_errors, in_order
from communique.keeping.copies import Copies
from communique.keeping.stages import Stages
from communique.keeping.store import Damaged, Store, only_one, without_collector
from communique.keeping.workers import Spread, in_one
from communique.ledger.answers import Answers
from communique.ledger.book import Book
from communique.ledger.entries import Frame, Page
from communique.ledger.ledger import Ledger
from communique.ledger.memory import Unsure
from communique.ledger.parts import Parts
from communique.model.asking import Held
from communique.model.site import Site
from communique.reading.archive import Archive
from communique.reading.assembly import read_site
from communique.reading.beside import FilesBeside

T = TypeVar("T")
BESIDE_THE_OUTLINE = frozenset(
    {
        "text",
        "file",
        "stamp",
        "planned",
        "item",
        "item, or coming",
        "catalogue_letter",
        "catalogue_letters",
        "catalogue_counts",
    }
)
"""Kinds of questions whose answers can change while the content's outline and the time do not."""


@dataclass
class Stores:
    """Where dossiers lie, and where the ledger does: each made with other things."""

    dossiers: Store
    ledger: Store


@dataclass
class Engine:
    """Builds a site again and again. Without stores everything is made each time a process begins."""

    stores: Stores | None = None
    spread: Spread = in_one
    stages: Stages = field(default_factory=Stages)
    asked_about: str = ""
    """The path of a file of the site; `reasons` will tell why it is made again."""
    reasons: list[str] = field(default_factory=list)
    _pending: tuple[Draft, Proof] | None = None
    """What is made and not yet published."""
    _saved: set[str] | None = None
    """The content files that were saved since the site was last published; None where that is not known."""
    remembered: dict[Any, Held[Any]] = field(default_factory=dict)
    """What the last build worked out beside the files that it made (see `Site.once`)."""
    _exits: ExitStack = field(default_factory=ExitStack)
    _unkept: list[Page] = field(default_factory=list)
    """What builds have written into the ledger since it was kept."""

    @classmethod
    def over(cls, folder: Path, reading_key: bytes, ledger_key: bytes, spread: Spread) -> Engine:
        """An engine with what earlier builds kept in a folder. While another process holds that
        folder, nothing is kept."""
        engine = cls(spread=spread)
        if engine._exits.enter_context(only_one(folder)):
            engine.stores = Stores(Store(folder, reading_key), Store(folder, ledger_key))
        return engine

    def close(self) -> None:
        """Let other processes have what is kept."""
        self._exits.close()

    @cached_property
    def archive(self) -> Archive:
        return (
            Archive.closed(self.stores.dossiers, self.spread)
            if self.stores
            else Archive(None, self.spread)
        )

    @cached_property
    def book(self) -> Book:
        return Book(self.stores.ledger if self.stores else None)

    @property
    def ledger(self) -> Ledger:
        return self.book.ledger

    @cached_property
    def parts(self) -> Parts:
        return Parts(self.stores.ledger if self.stores else None)

    @cached_property
    def copies(self) -> Copies:
        return Copies(self.stores.ledger.folder / "copies" if self.stores else None)

    @cached_property
    def files(self) -> dict[str, Any]:
        """What is known of files beside items (see `FilesBeside`)."""
        return (self.stores.dossiers.load("files") if self.stores else None) or {}

    def check(
        self, order: Order, also: Callable[[Site], Iterable[Finding]] | None = None
    ) -> list[Finding]:
        """All findings, in order, with those of a check that is given the site and what waits for its
        time. What was read is kept."""
        draft = self.draft(order)
        return in_order([*draft.findings, *also(draft.whole)]) if also else draft.findings

    def draft(self, order: Order) -> Draft:
        """The site as it would be built, with all findings; nothing is made. What was read is kept."""
        draft = self._whole(lambda: self._drafted(order))
        self.archive.save()
        return draft

    def make(self, order: Order, output: Path, edited: Edited | None = None) -> list[Finding]:
        """Make all that may differ, beside the site; the findings, in order. `edited` are the documents
        that were written since the last build, where it is known that nothing else was. Raises
        Unbuildable."""
        self._saved = set(edited.paths) if edited else None
        return self._whole(lambda: self._made(order, output, edited))

    def remake(self, order: Order, output: Path, paths: Collection[str]) -> list[Finding]:
        """As `make`, in a process that goes on, after these content files were saved and nothing else.
        Raises Unbuildable."""
        if self._saved is None:
            return self.make(order, output)
        saved = tuple(sorted(self._saved.union(paths)))
        return self.make(order, output, Edited(saved, self.book.edition))

    def _whole(self, work: Callable[[], T]) -> T:
        """Do some work; once more from nothing, where what was kept turns out to be damaged."""
        try:
            return work()
        except Damaged:
            self._forget()
            return work()

    def _forget(self) -> None:
        if self.stores:
            self.stores.ledger.clear()
        for name in ("archive", "book", "parts", "files"):
            vars(self).pop(name, None)

    def _made(self, order: Order, output: Path, edited: Edited | None) -> list[Finding]:
        self.archive.read = 0
        with suppress(Unsure):
            draft = recalled(self, order, edited) if edited else None
            if draft:
                return self._proved(draft, output, is_left=True)
        draft = self._drafted(order)
        is_left = bool(edited and edited.is_left and edited.edition == self.book.edition)
        return self._proved(draft, output, is_left)

    def _proved(self, draft: Draft, output: Path, is_left: bool) -> list[Finding]:
        """Make what may differ. `is_left` tells that the site is as the ledger says."""
        if has_errors(draft.findings):
            self.archive.save()
            raise Unbuildable(draft.findings)
        self.parts.begin(draft.answers)
        if self.asked_about:
            sheet = next((one for one in draft.sheets if one.path == self.asked_about), None)
            known = (self.asked_about, sheet, self.ledger, draft.changes.numbers, output)
            self.reasons = list(reasons(*known))
        try:
            with self.stages("make"):
                made = proof(
                    draft.sheets,
                    output,
                    self.ledger,
                    draft.changes.numbers,
                    draft.answers,
                    self.parts,
                    self.spread,
                    self.copies,
                    is_left,
                )
        finally:
            self.parts.settle()
        made.paths = draft.paths
        self._pending = draft, made
        return draft.findings

    def publish(self, manifest: Path) -> Result:
        """Put in place what was made; `keep` is for afterwards."""
        assert self._pending
        draft, made = self._pending
        with self.stages("publish"):
            fresh, gone = publish(made, manifest)
        self._enter(draft, made)
        self._pending, self._saved = None, set()
        self.remembered = draft.index.site.memory
        return Result(self.archive.read, fresh, len(made.paths) - fresh, gone)

    def _enter(self, draft: Draft, made: Proof) -> None:
        """Write down what was done."""
        ledger, at, before = self.ledger, draft.index.site.built_at, self.ledger.written
        ledger.enter(draft.changes, draft.answers, made.entries, draft.checked)
        gone = ledger.strike_out(set(made.paths), set(draft.keys))
        is_new = any((draft.changes.answers, made.entries, draft.checked, *gone))
        if is_new or ledger.frame != draft.frame or not ledger.holds_at(draft.frame.outline, at):
            turns = (*ledger.turns_after(at), *draft.frame.waiting)
            ledger.frame, ledger.since = draft.frame, at
            ledger.until = min(turns, default=None)
            written = draft.changes, before, made.entries, draft.checked, gone
            self._unkept.append(ledger.page(*written))

    def keep(self) -> None:
        """Keep what is known for the next process."""
        with self.stages("keep"):
            if self._unkept:
                if self.stores:
                    self.stores.dossiers.save("files", self.files)
                if self.book.add(self._unkept):
                    self.copies.keep({entry.copy for entry in self.ledger.sheets.values()})
                self._unkept = []
            self.parts.save()
            self.archive.save()

    def _drafted(self, order: Order) -> Draft:
        # All outputs and views: a draft that is recalled needs few of them.
        from communique.build.plan import plan

        with self.stages("load what is kept"):
            without_collector(self._load)
        with self.stages("read"):
            site, findings = without_collector(lambda: self._site(order))
        index = Index(site)
        with self.stages("plan"), order.prepared(site):
            theme_files, chromes = order.theme(index)
            printer = order.printer(site, chromes)
            sheets = plan(index, order.content, printer, theme_files)
        paths = [sheet.path for sheet in sheets]
        whole = site.with_coming
        answers, outline = Answers(index, whole, paths), self.archive.outline
        with self.stages("compare"):
            self.ledger.drop_unwritten()
            is_same = self.ledger.holds_at(outline, order.built_at)
            changes = self.ledger.changed(answers, BESIDE_THE_OUTLINE if is_same else None)
        with self.stages("check"):
            keys = whole.items.keys()
            asked = keys, paths, self.ledger, changes.numbers, answers
            found, anew = checked(whole, *asked, self.spread)
            others = *findings, *path_findings(paths), *order.clashes(paths), *check_site(whole)
        return Draft(
            order.settings,
            index,
            whole,
            keys,
            sheets,
            paths,
            answers,
            Frame(outline, others, chromes, site.waiting),
            changes,
            anew,
            in_order([*others, *found]),
        )

    def _load(self) -> None:
        self.archive.load()
        _ = self.book, self.files

    def _site(self, order: Order) -> tuple[Site, list[Finding]]:
        site, findings = read_site(
            order.content, order.settings, order.built_at, order.words, self.archive
        )
        files = FilesBeside(order.content, self.files)
        return replace(site, files=files, parts=self.parts), findings
