"""Walks structured data: every thing at any depth, and the values at a path."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.outputs.json_ld import script_text
from tests.outputs.desk import asking


def graph_of(site: Any, view: Any) -> list[dict[str, Any]]:
    """The things on a page."""
    text = asking(lambda: script_text(site, view))
    return list(json.loads(text)["@graph"]) if text else []


def nodes(held: Any) -> Iterator[dict[str, Any]]:
    """Every thing in what is held, the outer ones first."""
    if isinstance(held, list):
        for each in held:
            yield from nodes(each)
    elif isinstance(held, dict):
        yield held
        for value in held.values():
            yield from nodes(value)


def values(node: dict[str, Any], path: str) -> Iterator[Any]:
    """What stands at a path with dots, each of several by itself. Zero is a value."""
    name, _, rest = path.partition(".")
    found = node.get(name)
    for each in found if isinstance(found, list) else [found]:
        if rest and isinstance(each, dict):
            yield from values(each, rest)
        elif not rest and each not in (None, "", {}):
            yield each
