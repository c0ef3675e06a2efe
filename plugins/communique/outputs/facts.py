"""facts.json: what the site promises of each event and call, so that the next build can tell what changed."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.json_text import indented
from communique.outputs.sheet import Sheet
from communique.views.facts import VERSION, Facts, all_facts


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet("facts.json", facts, all_facts, index, is_joined=True)


def facts(known: Facts) -> bytes:
    return indented({"version": VERSION, "events": known.events, "calls": known.calls})
