"""A Hugo file as it lies on disk: its front matter with every scalar as text, its body, and where each line is."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from communique.reading.text import CONTROL

_FENCED = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)^\1[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DATED = re.compile(r"^(\d{4}-\d\d-\d\d)[-_](.+)$")
# What our reader refuses, and the private letters that this importer uses as marks.
_CONTROL = re.compile(f"{CONTROL.pattern[:-1]}\ue000-\ue00f]")


class HugoFile(Struct, frozen=True):
    """`path` is relative to the source, with slashes. `keys` are in lower case; values are text, lists and mappings.

    `faults` are pairs of line and sentence: what was wrong with the front matter, and how it was read all the same.
    """

    path: str
    text: str
    keys: Mapping[str, Any]
    body: str
    body_line: int
    faults: tuple[tuple[int, str], ...] = ()

    @property
    def name(self) -> str:
        """The name that the file gives the item: of the file, or of the folder that it is the index of."""
        path = Path(self.path)
        stem = path.parent.name if path.stem in ("index", "_index") else path.stem
        dated = _DATED.match(stem)
        return dated[2] if dated else stem

    @property
    def named_date(self) -> str:
        """The date at the start of the file's name (`2019-03-13-title.md`), or nothing."""
        dated = _DATED.match(Path(self.path).stem)
        return dated[1] if dated else ""

    def line_of(self, needle: str) -> int:
        """The line of the body on which `needle` first stands; the body's first line when it stands nowhere."""
        at = self.body.find(needle) if needle else -1
        return self.body_line + self.body.count("\n", 0, max(at, 0))

    def line_of_key(self, key: str) -> int:
        """The line of a front matter key, 1 when it is not there."""
        found = re.search(
            rf"^[ \t]*{re.escape(key)}[ \t]*[:=]", self.text, re.MULTILINE | re.IGNORECASE
        )
        return self.text.count("\n", 0, found.start()) + 1 if found else 1


def read_hugo_file(path: Path, source: Path) -> HugoFile:
    """Read one file. Nothing in it raises: what cannot be read is in `faults`."""
    where = path.relative_to(source).as_posix()
    text = (
        path.read_bytes()
        .decode("utf-8", errors="replace")
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )
    text = _CONTROL.sub("", text)
    fenced = _FENCED.match(text)
    if not fenced:
        return HugoFile(
            where, text, {}, text, 1, ((1, "There is no front matter between two lines of ---"),)
        )
    first_line = text.count("\n", 0, fenced.start(2)) + 1
    keys, faults = _keys(fenced[1], fenced[2], first_line)
    return HugoFile(
        where, text, keys, text[fenced.end() :], text.count("\n", 0, fenced.end()) + 1, faults
    )


def _keys(
    fence: str, block: str, first_line: int
) -> tuple[dict[str, Any], tuple[tuple[int, str], ...]]:
    try:
        if fence == "+++":
            return _lowered(_texts(tomllib.loads(block))), ()
        block = block.expandtabs(4)
        value = yaml.load(block, yaml.BaseLoader) or {}  # BaseLoader leaves every scalar as text.
        if not isinstance(value, dict):
            raise yaml.YAMLError
        return _lowered(value), tuple(_doubled(block, first_line))
    except (yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        return _salvaged(block), (
            (line, "The front matter is not valid; it was read line by line"),
        )


def _doubled(block: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Keys that stand twice; loaders take the last one and say nothing."""
    seen: set[str] = set()
    node = yaml.compose(block, yaml.BaseLoader)
    for key, _ in node.value if node else ():
        if key.value in seen:
            line = first_line + key.start_mark.line
            yield line, f"The key {key.value} stands twice, the last one was taken"
        seen.add(key.value)


def _salvaged(block: str) -> dict[str, Any]:
    """Read `key: value` and `- item` lines, whatever else there is."""
    keys: dict[str, Any] = {}
    last = ""
    for line in block.split("\n"):
        if pair := re.match(r"([\w-]+)\s*:\s*(.*)$", line):
            last = pair[1].lower()
            keys[last] = _unquoted(pair[2])
        elif (item := re.match(r"\s*-\s+(.+)$", line)) and last:
            items = keys[last] if isinstance(keys[last], list) else []
            keys[last] = [*items, _unquoted(item[1])]
    return keys


def _unquoted(text: str) -> str:
    text = re.sub(r"\s+#.*$", "", text).strip()
    return text.strip("\"'") if text[:1] in "\"'" else text


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner) for inner in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _lowered(keys: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key).lower(): value for key, value in keys.items()}
