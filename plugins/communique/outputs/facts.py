"""facts.json: what the site promises of each event and call, so that the next build can tell what changed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec import to_builtins

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.facts import VERSION, Facts, all_facts


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet("facts.json", facts, all_facts, index, is_joined=True)


def facts(known: Facts) -> bytes:
    data = {"version": VERSION, **to_builtins(known)}
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"
