"""The vocabulary of schema.org, as the package schema-dts has it: types, their properties, what those take.

The package is made from the published vocabulary, one interface in TypeScript for each type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tests import tools
from tests.outputs.json_ld_walk import nodes

FILE = tools.NODE_MODULES / "schema-dts" / "dist" / "schema.d.ts"
_INTERFACE = re.compile(
    r"^(?:export )?interface (\w+)(?: extends ([^{]+))? \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
_PROPERTY = re.compile(r'^    "([a-z]\w*)"\?: (.*);$', re.MULTILINE)
_TEXTS = {"Text", "URL", "Date", "DateTime", "Time", "Duration", "Number", "Integer", "Boolean"}


def missing() -> str | None:
    return None if FILE.exists() else "schema-dts is not installed: tools/setup test"


def need() -> None:
    tools.need(missing)


@cache
def _interfaces() -> dict[str, tuple[list[str], dict[str, set[str]]]]:
    """Interface -> (those that it extends, its own properties with the types that they take)."""
    text = FILE.read_text(encoding="utf-8")
    return {
        name: (re.findall(r"\w+", bases), {p: set(re.findall(r"\w+", t)) for p, t in _PROPERTY.findall(body)})
        for name, bases, body in _INTERFACE.findall(text)
    }  # fmt: skip


@cache
def _kin(interface: str) -> frozenset[str]:
    """The interface and all that it extends."""
    bases = _interfaces().get(interface, ([], {}))[0]
    return frozenset({interface}).union(*(_kin(base) for base in bases))


@cache
def _ancestors(type_: str) -> set[str]:
    """The type and those that it is a kind of."""
    kin = {name.removesuffix("Leaf").removesuffix("Base") for name in _kin(f"{type_}Leaf")}
    return kin - {"IdReference", "Partial"}


@cache
def _properties(type_: str) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for interface in _kin(f"{type_}Leaf"):
        for name, takes in _interfaces().get(interface, ([], {}))[1].items():
            known[name] = known.get(name, set()) | takes
    return known


@cache
def _states() -> frozenset[str]:
    """The members of enumerations, by their whole names."""
    return frozenset(re.findall(r'"(https://schema\.org/\w+)"', FILE.read_text(encoding="utf-8")))


def strangers(graph: Any) -> Iterator[str]:
    """What schema.org does not know: types, properties of a type, and values that one does not take."""
    for node in nodes(graph):
        type_ = node["@type"]
        if f"{type_}Leaf" not in _interfaces():
            yield type_
        for name, value in node.items():
            if not name.startswith("@") and not name.endswith("-input"):
                yield from _strange(type_, name, value)


def _strange(type_: str, name: str, value: Any) -> Iterator[str]:
    takes = _properties(type_).get(name)
    if takes is None:
        yield f"{type_}.{name}"
        return
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            if not _ancestors(each["@type"]) & takes:
                yield f"{type_}.{name}: {each['@type']}"
        elif str(each).startswith("https://schema.org/"):
            if each not in _states():
                yield f"{type_}.{name}: {each}"
        elif not takes & _TEXTS and not str(each).startswith("https://"):
            # An address may stand for the thing that it is of.
            yield f"{type_}.{name}: {each!r}"
