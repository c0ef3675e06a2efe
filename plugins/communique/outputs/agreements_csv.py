"""The agreements as CSV (RFC 4180), for spreadsheets: UTF-8 with a mark at its beginning, by which
Excel knows it."""

from __future__ import annotations

import csv
import io

from communique.collections.index import Index
from communique.views.partner_lists import agreement, keys_of
from communique.views.partner_records import Agreement

COLUMNS = (
    "id", "title", "type", "standing", "parties", "expected", "signed", "renewed", "ends", "place",
    "summary", "url", "document", "lang",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""With what a cell begins that spreadsheets would work out (OWASP, "CSV Injection")."""

Row = tuple[str, ...]


def rows(index: Index, lang: str) -> tuple[Row, ...]:
    keys = keys_of(index, "agreements", lang)
    return tuple(_row(agreement(index.site, key, lang)) for key in keys)


def _row(one: Agreement) -> Row:
    words = {
        "parties": "; ".join(party.name for party in one.parties),
        "place": one.place.name if one.place else "",
    }
    return tuple(words.get(name, getattr(one, name)) or "" for name in COLUMNS)


def agreements_csv(told: tuple[Row, ...]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in row] for row in told)
    return text.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell as text, also where a spreadsheet would take it for a formula: after an apostrophe."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
