"""A build in a process that stays: after an edit of texts only what shows them is made."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.build.checking import checked
from communique.build.draft import Draft
from communique.build.ledger import Changes, Ledger, is_touched
from communique.findings import in_order
from communique.model.site import Versions, original
from communique.reading.archive import Record

if TYPE_CHECKING:
    from communique.build.engine import Engine, Order


def redrafted(engine: Engine, last: Draft, order: Order, paths: Collection[str]) -> Draft | None:
    """The draft after an edit of the content files at these paths; None where more than texts has
    changed, so that the whole must be looked at."""
    if (
        not engine.ledger.holds_at(last.frame.outline, order.built_at)
        or order.settings != last.settings
    ):
        return None
    records = engine.archive.renewed(paths, order.settings, texts_alone=True)
    if records is None:
        return None
    for _, record in records:
        _put_texts(last, record.dossier.key, record.dossier.versions)
    changes = changed_texts(engine.ledger, records)
    edited = {
        ("text", record.dossier.key, lang)
        for _, record in records
        for lang in record.dossier.versions
    }
    last.index.site.forget(edited)
    last.whole.forget(edited)
    found, anew = checked(
        last.whole,
        last.keys,
        last.paths,
        engine.ledger,
        changes.numbers,
        last.answers,
        engine.spread,
    )
    return replace(
        last, changes=changes, checked=anew, findings=in_order([*last.frame.findings, *found])
    )


def changed_texts(ledger: Ledger, records: Iterable[tuple[str, Record]]) -> Changes:
    """Which texts are not what they were."""
    changes = Changes()
    for _, record in records:
        for lang, item in record.dossier.versions.items():
            number = ledger.number_of(("text", record.dossier.key, lang))
            if number is not None and ledger.answers[number] != item.text.stamp:
                changes.answers[number] = item.text.stamp
    return changes


def touched(engine: Engine, draft: Draft) -> list[int]:
    """The numbers of the sheets that may differ after the changes of a draft."""
    changed, entries = draft.changes.numbers, engine.ledger.sheets
    return [
        number
        for number, sheet in enumerate(draft.sheets)
        if is_touched(entries[sheet.path].questions, changed)
    ]


def _put_texts(last: Draft, key: str, fresh: Versions) -> None:
    """Give the site the new texts of an item; all else of it is as it was."""
    for site in (last.index.site, last.whole):
        items = site.items.values_by_key  # type: ignore[attr-defined]
        for own_key in (key, *original(items[key]).dates) if key in items else ():
            items[own_key] = {
                lang: replace(item, text=fresh[lang].text) for lang, item in items[own_key].items()
            }
