"""A build in a new process after an edit of texts or titles: all else of the site is as the ledger
says.

Nothing is gone through as a whole. What is looked up is answered by the ledger, items are fetched one
by one, and where neither says anything it is Unsure: then the whole is read after all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from communique.build.checking import checked
from communique.build.draft import Draft
from communique.build.order import Order
from communique.collections.index import Index
from communique.findings import in_order
from communique.ledger.memory import COMING, Memory, RecalledIndex, Unsure
from communique.ledger.numbers import is_touched
from communique.model.asking import Asked
from communique.outputs.sheet import Printer, Sheet, revived
from communique.reading.beside import FilesBeside

if TYPE_CHECKING:
    from communique.build.engine import Engine


class Edited(Struct, frozen=True):
    """The documents that were written, and nothing else, since the build that left the ledger in that
    edition. `is_left` tells that its files were found as it left them."""

    paths: tuple[str, ...]
    edition: str
    is_left: bool = False


def recalled(engine: Engine, order: Order, edited: Edited) -> Draft | None:
    """The draft of what an edit touches; None where more has changed than texts and what is only
    shown. Raises Unsure."""
    with engine.stages("read"):
        archive = engine.archive
        records = archive.renewed(edited.paths, order.settings)
    if records is None:
        return None
    with engine.stages("load what is kept"):
        ledger = engine.ledger
        ledger.drop_unwritten()
        files = FilesBeside(order.content, engine.files)
    if ledger.frame is None or not ledger.holds_at(archive.outline, order.built_at):
        return None
    if engine.book.edition != edited.edition:
        return None
    with engine.stages("plan"):
        memory = Memory(ledger, archive, order.settings, order.built_at, order.words, files)
        memory.take([record.dossier for _, record in records])
        site = replace(memory.site, parts=engine.parts)
        site.remember(engine.remembered, {ledger.questions[n] for n in memory.changes.numbers})
        whole = site
        if ledger.frame.waiting:
            whole = replace(site, items=Asked(COMING, memory.items(COMING)))
        index = cast(Index, RecalledIndex(site, memory))
        sheets = list(_touched(memory, index, order.printer(site, ledger.frame.chromes)))
    with engine.stages("check"):
        asked = list(ledger.checks), ledger.sheets, ledger, memory.changes.numbers, memory
        found, anew = checked(whole, *asked, engine.spread)
    return Draft(
        order.settings,
        index,
        whole,
        ledger.checks.keys(),
        sheets,
        ledger.sheets.keys(),
        memory,
        ledger.frame,
        memory.changes,
        anew,
        in_order([*ledger.frame.findings, *found]),
    )


def _touched(memory: Memory, index: Index, printer: Printer) -> Iterator[Sheet]:
    """The sheets that may differ."""
    changed = memory.changes.numbers
    for path, entry in memory.ledger.sheets.items():
        if is_touched(entry.questions, changed):
            sheet = revived(path, entry.recipe, index, printer)
            if sheet is None:
                raise Unsure(path)
            yield sheet
