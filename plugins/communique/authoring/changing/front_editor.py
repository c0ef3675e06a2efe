"""Edits of the front matter of a file that leave every line they do not touch as it was, byte for byte.

The places come from YAML's own marks. What an edit comes to is read again afterwards: where it is
not what was meant, nothing is edited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from communique.reading.yaml_reader import Data, YamlReader
from communique.reading.yaml_words import flow, scalar

Spot = tuple[int, int]
"""Line and column in the front matter, both from 0."""
Entry = Mapping[str, str]

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*[\r\n]*")
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Uneditable(Exception):
    """The front matter is written in a way that cannot be edited safely."""


class Front(Struct, frozen=True):
    """A file cut at its fences. Lines keep their ends."""

    before: str
    lines: tuple[str, ...]
    after: str

    @property
    def newline(self) -> str:
        return "\r\n" if self.before.endswith("\r\n") else self.before[-1]

    @property
    def text(self) -> str:
        return "".join(line.rstrip("\r\n") + "\n" for line in self.lines)

    @property
    def data(self) -> Data:
        reader = YamlReader(self.text, 1)
        data = reader.read()
        if data is None or reader.faults:
            raise Uneditable("its front matter cannot be read")
        return data

    def content(self) -> bytes:
        return (self.before + "".join(self.lines) + self.after).encode()


def front_of(content: bytes) -> Front:
    """Cut a file. Raises Uneditable."""
    try:
        lines = _LINES.findall(content.decode())
    except UnicodeDecodeError:
        raise Uneditable("it is not saved in UTF-8") from None
    fences = [n for n, line in enumerate(lines) if _FENCE.fullmatch(line.lstrip("\ufeff"))]
    if len(fences) < 2:
        raise Uneditable("it has no front matter between two lines of three hyphens")
    first, last = fences[0] + 1, fences[1]
    return Front("".join(lines[:first]), tuple(lines[first:last]), "".join(lines[last:]))


def with_value(content: bytes, key: str, value: str | Entry, after: Sequence[str]) -> bytes:
    """The file with that value. A key that is not there goes below the last one of `after`."""
    front = front_of(content)
    return _proved(front, _set(front, key, _written(value), after), key, _meant(value))


def with_texts(content: bytes, key: str, texts: Sequence[str], after: Sequence[str]) -> bytes:
    """The file with that list of texts; without the key where it is empty."""
    if not texts:
        return without(content, key)
    front, written = front_of(content), ", ".join(map(scalar, texts))
    return _proved(front, _set(front, key, f"[{written}]", after), key, list(texts))


def with_scalar(content: bytes, path: tuple[str | int, ...], value: str) -> bytes:
    """The file with another text at that path of keys; as it was where no text stands there."""
    front = front_of(content)
    node = _at(front, path)
    if not isinstance(node, yaml.ScalarNode) or node.style in ("|", ">"):
        return content
    after = _replaced(front, _start(node), _end(node), scalar(value))
    whole = _with(front.data, path, value)
    if after.data != whole:
        raise Uneditable(f"its  {path[0]}:  is written in an unusual way")
    return after.content()


def _at(front: Front, path: tuple[str | int, ...]) -> Any:
    """The node that a path of keys leads to."""
    found = _pair(front, str(path[0]))
    node = found[1] if found else None
    for step in path[1:]:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == step), None)
        elif step != 0:
            return None
    return node


def _with(data: Any, path: tuple[str | int, ...], value: str) -> Any:
    """Plain data with another text at that path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, dict):
        return (
            {**data, step: _with(data[str(step)], rest, value)}
            if step != 0
            else _with(data, rest, value)
        )
    if isinstance(data, list) and isinstance(step, int):
        return [*data[:step], _with(data[step], rest, value), *data[step + 1 :]]
    return value


def without(content: bytes, key: str) -> bytes:
    """The file without that key and its value."""
    front = front_of(content)
    found = _pair(front, key)
    if found is None:
        return content
    lines = [*front.lines[: found[0].start_mark.line], *front.lines[_next_line(found[1]) :]]
    return _proved(front, replace(front, lines=tuple(lines)), key, None)


def with_entry(content: bytes, key: str, entry: Entry, after: Sequence[str]) -> bytes:
    """The file with one more entry, the last one, in a list of groups of keys."""
    front = front_of(content)
    before = front.data.get(key, [])
    whole = [*(before if isinstance(before, list) else [before]), dict(entry)]
    return _proved(front, _add(front, key, entry, after), key, whole)


def _written(value: str | Entry) -> str:
    return scalar(value) if isinstance(value, str) else flow(value)


def _meant(value: str | Entry) -> Any:
    return value if isinstance(value, str) else dict(value)


def _proved(before: Front, after: Front, key: str, meant: Any) -> bytes:
    """The new file, once it reads as the old one with that value under that key."""
    expected = {name: value for name, value in before.data.items() if name != key}
    if meant is not None:
        expected[key] = meant
    if after.data != expected:
        raise Uneditable(f"its  {key}:  is written in an unusual way")
    return after.content()


def _set(front: Front, key: str, written: str, after: Sequence[str]) -> Front:
    found = _pair(front, key)
    if found is None:
        return _inserted(front, _line_after(front, after), [f"{key}: {written}"])
    begin, value = _after_colon(front, found[0]), found[1]
    if (
        isinstance(value, yaml.ScalarNode)
        and not value.style in ("|", ">")
        and _start(value) > begin
    ):
        return _replaced(front, _start(value), _end(value), written)
    return _replaced(front, begin, max(begin, _end(value)), f" {written}")


def _add(front: Front, key: str, entry: Entry, after: Sequence[str]) -> Front:
    found = _pair(front, key)
    if found is None:
        return _inserted(front, _line_after(front, after), [f"{key}:", *_block(entry, "  ")])
    value = found[1]
    if isinstance(value, yaml.ScalarNode):
        return _inserted(front, _next_line(value), _block(entry, "  "))
    if value.flow_style:
        return _add_in_flow(front, value, flow(entry))
    if isinstance(value, yaml.MappingNode):
        front = _as_list(front, value)
    return _inserted(front, _next_line(value), _block(entry, " " * value.start_mark.column))


def _block(entry: Entry, indent: str) -> list[str]:
    signs = ["- ", *["  "] * (len(entry) - 1)]
    lines = zip(signs, entry.items(), strict=True)
    return [f"{indent}{sign}{key}: {scalar(value)}" for sign, (key, value) in lines]


def _add_in_flow(front: Front, value: Any, written: str) -> Front:
    """One more in `[…]`; a group alone in `{…}` becomes a list."""
    end = _end(value)
    if isinstance(value, yaml.MappingNode):
        longer = _replaced(front, end, end, f", {written}]")
        return _replaced(longer, _start(value), _start(value), "[")
    if not value.value:
        return _replaced(front, _start(value), end, f"[{written}]")
    last = _end(value.value[-1])
    return _replaced(front, last, last, f", {written}")


def _as_list(front: Front, value: Any) -> Front:
    """A group of keys alone, written as a list of one."""
    (first, column), lines = _start(value), list(front.lines)
    for number in range(first, _next_line(value)):
        sign = "- " if number == first else "  "
        lines[number] = lines[number][:column] + sign + lines[number][column:]
    return replace(front, lines=tuple(lines))


def _pair(front: Front, key: str) -> tuple[Any, Any] | None:
    return next((pair for pair in _pairs(front) if pair[0].value == key), None)


def _pairs(front: Front) -> Iterator[tuple[Any, Any]]:
    try:
        root: Any = yaml.compose(front.text, Loader=_Loader)
    except yaml.YAMLError:
        raise Uneditable("its front matter cannot be read") from None
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise Uneditable("its facts do not stand on lines of their own")
    yield from root.value


def _line_after(front: Front, names: Sequence[str]) -> int:
    """The line below the last of these keys; below all where none of them is there."""
    lines = [_next_line(value) for key, value in _pairs(front) if key.value in names]
    return max(lines, default=len(front.lines))


def _after_colon(front: Front, key: Any) -> Spot:
    line, column = key.end_mark.line, key.end_mark.column
    return line, front.lines[line].index(":", column) + 1


def _start(node: Any) -> Spot:
    return node.start_mark.line, node.start_mark.column


def _end(node: Any) -> Spot:
    """Where a value ends. YAML lets a block end where the next thing begins, below its comments."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return node.end_mark.line, node.end_mark.column
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _next_line(node: Any) -> int:
    line, column = _end(node)
    return line if column == 0 and line > node.start_mark.line else line + 1


def _inserted(front: Front, at: int, lines: Sequence[str]) -> Front:
    fresh = (line + front.newline for line in lines)
    return replace(front, lines=(*front.lines[:at], *fresh, *front.lines[at:]))


def _replaced(front: Front, begin: Spot, end: Spot, text: str) -> Front:
    lines = front.lines
    head = lines[begin[0]][: begin[1]]
    tail = lines[end[0]][end[1] :] if end[0] < len(lines) else ""
    if end[1] == 0 and end > begin:
        text += front.newline
    fresh = _LINES.findall(head + text + tail)
    return replace(front, lines=(*lines[: begin[0]], *fresh, *lines[end[0] + 1 :]))


Edit = Callable[[bytes], bytes]


def edited(content: bytes, edits: Sequence[Edit]) -> bytes:
    for edit in edits:
        content = edit(content)
    return content
