"""Front matter: YAML reduced to text, lists and groups of keys, with the place of each.

Every scalar stays the text that was written: `NO` is no false, `12:30` no number, `1.10` no 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from communique.findings import Finding
from communique.model.source import Source
from communique.reading.text import Text, line_of
from communique.settings import project_path

Data = dict[str, Any]
Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """Line and column, from 1, of a value and of its key (the same where there is no key)."""

    line: int
    column: int
    key_line: int
    key_column: int


def read_front(source: Source, text: Text) -> tuple[Data, list[Finding]]:
    """The front matter as plain data, empty values left out, and what is wrong with its form."""
    root = _composed(source, text)
    if isinstance(root, Finding):
        return {}, [root]
    if root is None:
        return {}, []
    if not isinstance(root, yaml.MappingNode):
        return {}, [_no_keys(source, text, root)]
    findings = [_finding(source, text, *fault) for fault in _faults(root)]
    return ({} if findings else _plain(root)), findings


def places(text: Text) -> dict[Path, Place]:
    """Where each key and value stands, by path of keys and indexes."""
    root = yaml.compose(text.front, Loader=_Loader)
    return dict(_places(root, (), text.front_line)) if root else {}


def _composed(source: Source, text: Text) -> yaml.Node | Finding | None:
    try:
        return yaml.compose(text.front, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return _finding(source, text, *_explained(error, text))


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(entry) for entry in node.value]
    pairs = ((key.value, _plain(value)) for key, value in node.value)
    return {key: value for key, value in pairs if value not in ("", [], {})}


def _places(node: yaml.Node, at: Path, first_line: int, key: yaml.Node | None = None) -> Iterator[tuple[Path, Place]]:
    mark, key_mark = node.start_mark, (key or node).start_mark
    yield at, Place(mark.line + first_line, mark.column + 1, key_mark.line + first_line, key_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield from _places(value, (*at, name.value), first_line, name)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _places(value, (*at, index), first_line)


Fault = tuple[yaml.Mark, str, str, str, str]
"""Where, code, what, why, how to mend."""


def _faults(root: yaml.Node) -> Iterator[Fault]:
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) in seen and not isinstance(node, yaml.ScalarNode):
            yield (
                node.start_mark, "alias", "a part of the front matter is used again with & and *",
                "Each fact is written out, so that everybody can read it.", "Write it out at each place.",
            )  # fmt: skip
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from _key_faults(node)
            stack += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value


def _key_faults(node: yaml.MappingNode) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            yield (
                key.start_mark, "key-form", "a key is a list or a group of keys", "A key is one word.",
                "Put the line in quotes when braces or brackets belong to the text.",
            )  # fmt: skip
        elif key.value in first:
            yield (
                key.start_mark, "duplicate-key", f'the key "{key.value}" is given twice',
                f"Only one of them could count; the first stands {first[key.value] - key.start_mark.line:+d} lines from here.".replace("-", "\N{MINUS SIGN}"),
                "Delete one of them.",
            )  # fmt: skip
        else:
            first[key.value] = key.start_mark.line


def _no_keys(source: Source, text: Text, root: yaml.Node) -> Finding:
    return _finding(
        source, text, root.start_mark, "front-matter-form", "the front matter is not a list of keys and values",
        "Each fact stands on a line of its own: key, colon, space, value.", "Write  title: …  for example",
    )  # fmt: skip


_HINTS = (
    ("mapping values are not allowed", "a colon followed by a space inside a value is taken for a key",
     "YAML reads colon and space as the end of a key.", 'Put the whole value in double quotes:  title: "Seoul: a city"'),
    ("found character '\\t'", "there is a tab", "Lines are moved in with spaces, never with tabs.", "Replace the tab with two spaces."),
    ("cannot start any token", "a value begins with a character that YAML keeps for itself", "@ ` and % cannot begin a value; a tab cannot move a line in.", "Put the value in double quotes; replace tabs with spaces."),
    ("found unexpected end of stream", "a quotation mark is opened and never closed", "The value runs to the end of the front matter.", "Close it with the same mark, or write a mark inside the text twice."),
    ("did not find expected key", "a line does not fit: it stands too far in or out, or a quotation mark ends too early", "Keys of one group stand under each other.", "Line it up with the keys above; put values with quotation marks inside in the other kind of marks."),
    ("could not find expected ':'", "a line has no colon", "Each line is a key, a colon, a space and a value.", "Write  key: value"),
    ("undefined alias", "a value begins with *", "YAML takes * for something else.", "Put the value in double quotes."),
)  # fmt: skip


def _explained(error: yaml.MarkedYAMLError, text: Text) -> Fault:
    problem = f"{error.problem} {error.context or ''}"
    mark = error.problem_mark or error.context_mark
    if "end of stream" in problem and error.context_mark:
        mark = error.context_mark
    for sign, what, why, mend in _HINTS:
        if sign in problem:
            return mark, "yaml", what, why, mend
    return (
        mark, "yaml", f"the front matter cannot be read here: {error.problem}",
        "It is written in YAML: key, colon, space, value.", "Compare with the example in docs/front-matter.md, or put the value in double quotes.",
    )  # fmt: skip


def _finding(source: Source, text: Text, mark: yaml.Mark, code: str, what: str, why: str, mend: str) -> Finding:
    excerpt = line_of(text.front, mark.line + 1)
    return Finding(
        project_path(source.file), mark.line + text.front_line, mark.column + 1, code, what, why, mend, excerpt=excerpt
    )
