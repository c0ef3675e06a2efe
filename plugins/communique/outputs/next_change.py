"""next-change.json: the next moment at which the output would differ though no file changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from communique.collections.index import Index
from communique.outputs.sheet import Sheet

View = tuple[datetime | None, tuple[str, ...]]
"""The moment, and what happens then."""


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet("next-change.json", next_change, next_turn, index)


def next_turn(index: Index) -> View:
    return index.next_turn()


def next_change(view: View) -> bytes:
    at, reasons = view
    shown = at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None
    return json.dumps({"next_change": shown, "reasons": list(reasons)}, indent=1).encode() + b"\n"
