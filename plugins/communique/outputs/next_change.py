"""next-change.json: the next moment at which the output would differ though no file changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from communique.collections.index import Index
from communique.collections.turning_points import turning_points
from communique.outputs.sheet import Sheet

View = tuple[datetime | None, tuple[str, ...]]
"""The moment, and what happens then."""


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet("next-change.json", next_change, _given, index, next_turn(index))


def next_turn(index: Index) -> View:
    coming = [(at, what) for at, what in turning_points(index.site) if at > index.site.built_at]
    if not coming:
        return None, ()
    first = min(at for at, _ in coming)
    return first, tuple(sorted({what for at, what in coming if at == first}))


def _given(index: Index, at: datetime | None, reasons: tuple[str, ...]) -> View:
    return at, reasons


def next_change(view: View) -> bytes:
    at, reasons = view
    shown = at.astimezone(UTC).isoformat().replace("+00:00", "Z") if at else None
    return json.dumps({"next_change": shown, "reasons": list(reasons)}, indent=1).encode() + b"\n"
