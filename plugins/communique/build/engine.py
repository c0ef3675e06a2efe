"""The engine: reads what changed, checks what may be wrong, makes what may differ, and publishes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from communique.build.addresses import path_findings
from communique.build.answers import Answers
from communique.build.checking import checked
from communique.build.ledger import Changes, Checked, Ledger
from communique.build.parts import Parts
from communique.build.plan import Printer, plan
from communique.build.press import Proof, Result, Spread, proof, publish
from communique.build.stages import Stages
from communique.build.store import Store, without_collector
from communique.collections.index import Index
from communique.findings import Finding, Unbuildable, has_errors, in_order
from communique.model.site import Site
from communique.outputs.sheet import Sheet
from communique.reading.archive import Archive, in_one
from communique.reading.assembly import read_site
from communique.reading.beside import FilesBeside
from communique.settings import Settings
from communique.words import Words

OF_FILES = frozenset({"text", "file", "stamp", "planned"})
"""Kinds of questions whose answers can change while the content's outline and the time do not."""


@dataclass(frozen=True)
class Order:
    """What is to be built. `theme` gives the theme's own files and the printers of its templates;
    `clashes` are findings about planned paths that others want too."""

    content: Path
    settings: Settings
    built_at: datetime
    words: Words
    theme: Callable[[Index], tuple[Iterable[Sheet], Printer]]
    clashes: Callable[[Collection[str]], Iterable[Finding]]


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
    _pending: Pending | None = None

    @cached_property
    def archive(self) -> Archive:
        return (
            Archive.opened(self.stores.dossiers, self.spread)
            if self.stores
            else Archive(None, self.spread)
        )

    @cached_property
    def ledger(self) -> Ledger:
        return (self.stores.ledger.load("ledger") if self.stores else None) or Ledger()

    @cached_property
    def parts(self) -> Parts:
        return Parts(self.stores.ledger if self.stores else None)

    @cached_property
    def files(self) -> dict[str, Any]:
        """What is known of files beside items (see `FilesBeside`)."""
        return (self.stores.dossiers.load("files") if self.stores else None) or {}

    def check(self, order: Order) -> list[Finding]:
        """All findings, in order. What was read and checked is kept."""
        draft = self._drafted(order)
        self.archive.save()
        return draft.findings

    def make(self, order: Order, output: Path) -> list[Finding]:
        """Make all that may differ, beside the site; the findings, in order. Raises Unbuildable."""
        draft = self._drafted(order)
        if has_errors(draft.findings):
            self.archive.save()
            raise Unbuildable(draft.findings)
        self.parts.answer = draft.answers
        with self.stages("make"):
            made = proof(
                draft.sheets,
                output,
                self.ledger,
                draft.changes.numbers,
                draft.answers,
                self.parts,
                self.spread,
            )
        self._pending = Pending(draft, made)
        return draft.findings

    def publish(self, manifest: Path) -> Result:
        """Put in place what was made, and keep what is known of it."""
        assert self._pending
        draft, made = self._pending.draft, self._pending.made
        with self.stages("publish"):
            fresh, gone = publish(made, manifest)
        with self.stages("keep"):
            self._enter(draft, made)
        self._pending = None
        return Result(self.archive.read, fresh, len(made.paths) - fresh, gone)

    def _enter(self, draft: Draft, made: Proof) -> None:
        """Write down what was done, and keep it."""
        ledger, site = self.ledger, draft.index.site
        ledger.enter(draft.changes, draft.answers, made.entries, draft.checked)
        is_less = ledger.strike_out(set(made.paths), site.items.keys() | site.coming.keys())
        is_new = bool(draft.changes.answers or made.entries or draft.checked or is_less)
        if is_new or not ledger.holds_at(draft.outline, site.built_at):
            turns = (*ledger.turns_after(site.built_at), *site.waiting)
            ledger.outline, ledger.since = draft.outline, site.built_at
            ledger.until = min(turns, default=None)
            self.ledger = ledger.compact()
            if self.stores:
                self.stores.dossiers.save("files", self.files)
                self.stores.ledger.save("ledger", self.ledger)
        self.parts.save()
        self.archive.save()

    def _drafted(self, order: Order) -> Draft:
        with self.stages("load what is kept"):
            without_collector(lambda: (self.archive, self.ledger, self.files))
        with self.stages("read"):
            site, findings = without_collector(lambda: self._site(order))
        index = Index(site)
        with self.stages("plan"):
            theme_files, printer = order.theme(index)
            sheets = plan(index, order.content, printer, theme_files)
        paths = [sheet.path for sheet in sheets]
        whole = site.with_coming
        answers, outline = Answers(index, whole, paths), self.archive.outline
        with self.stages("compare"):
            is_same = self.ledger.holds_at(outline, order.built_at)
            changes = self.ledger.changed(answers, OF_FILES if is_same else None)
        with self.stages("check"):
            found, anew = checked(whole, paths, self.ledger, changes.numbers, answers, self.spread)
        findings = [*findings, *found, *path_findings(paths), *order.clashes(paths)]
        return Draft(index, sheets, answers, outline, changes, anew, in_order(findings))

    def _site(self, order: Order) -> tuple[Site, list[Finding]]:
        site, findings = read_site(
            order.content, order.settings, order.built_at, order.words, self.archive
        )
        files = FilesBeside(order.content, self.files)
        return replace(site, files=files, parts=self.parts), findings


@dataclass
class Draft:
    """A site that is read, planned and checked, and not made yet."""

    index: Index
    sheets: Sequence[Sheet]
    answers: Answers
    outline: str
    changes: Changes
    checked: dict[str, Checked]
    findings: list[Finding] = field(default_factory=list)


@dataclass
class Pending:
    """What is made and not yet published."""

    draft: Draft
    made: Proof
