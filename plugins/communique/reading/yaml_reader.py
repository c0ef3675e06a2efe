"""YAML reduced to text, lists and groups of keys, with the place of each and what is wrong with it.

Read from YAML's events rather than its nodes: nothing recurses, however deep a file goes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from communique.reading import faults
from communique.reading.faults import Fault
from communique.reading.text import CONTROL, is_blank
from communique.reading.yaml_errors import explained

Data = dict[str, Any]
Path = tuple[str | int, ...]
Spot = tuple[int, int]
"""Line and column in the YAML, both from 0."""

DEEPEST = 20
"""How many groups may stand in each other: five are used."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CUT_OFF = re.compile(r"\s+#\S")


@dataclass(slots=True)
class _Group:
    """A list or group of keys that is being read. `key` waits for its value."""

    at: Path
    into: Any
    spot: Spot
    key: str | None = None
    key_spot: Spot | None = None
    first_lines: dict[str, int] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.into, dict) and self.key is None

    @property
    def next_path(self) -> Path:
        return (*self.at, len(self.into) if isinstance(self.into, list) else self.key or "")


class YamlReader:
    """Builds the data from YAML's events; `faults` and `spots` (of value and key) grow on the way.

    `first_line` is the line of the file on which the YAML begins.
    """

    def __init__(self, front: str, first_line: int) -> None:
        self.front = front
        self.first_line = first_line
        self.faults: list[Fault] = []
        self.spots: dict[Path, tuple[Spot, Spot]] = {}
        self._root: list[Any] = []
        self._open: list[_Group] = []
        self._lines = front.split("\n")
        self._has_hash = _CUT_OFF.search(front) is not None

    def read(self) -> Data | None:
        """The data; None where it cannot be read to its end, or is not a group of keys."""
        try:
            is_whole = all(self._take(event) for event in yaml.parse(self.front, Loader=_Loader))
        except yaml.YAMLError as error:
            self.faults.append(explained(error, self._lines))
            return None
        if not is_whole:
            return None
        return self._root[0] if self._root else {}

    def _take(self, event: yaml.Event) -> bool:
        """One step; false where reading on would make no sense."""
        mark: Any = event.start_mark
        spot = (mark.line, mark.column)
        if isinstance(event, yaml.NodeEvent):
            self._look(event, spot)
            self._mark(spot)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._begin(event, spot)
        if isinstance(event, yaml.ScalarEvent):
            return self._put(event.value, spot)
        if isinstance(event, yaml.AliasEvent):
            return self._put(None, spot)
        if isinstance(event, yaml.CollectionEndEvent):
            group = self._open.pop()
            return self._put(group.into, group.spot)
        return True

    def _look(self, event: yaml.NodeEvent, spot: Spot) -> None:
        """Faults of a value by itself: signs by which YAML means something else than the writer."""
        if event.anchor or getattr(event, "tag", None):
            self.faults.append(faults.special_sign(spot, self._lines[spot[0]]))
        elif isinstance(event, yaml.ScalarEvent):
            if CONTROL.search(event.value):
                self.faults.append(faults.control_escape(spot))
            if self._has_hash and not event.style and self._is_cut_off(event.end_mark):
                self.faults.append(faults.hash_sign(spot, self._lines[spot[0]]))

    def _is_cut_off(self, end: Any) -> bool:
        return bool(_CUT_OFF.match(self._lines[end.line][end.column :]))

    def _mark(self, spot: Spot) -> None:
        group = self._open[-1] if self._open else None
        if group and not group.wants_key:
            self.spots[group.next_path] = spot, group.key_spot or spot

    def _begin(self, event: yaml.CollectionStartEvent, spot: Spot) -> bool:
        into: Any = [] if isinstance(event, yaml.SequenceStartEvent) else {}
        if not self._open and into == []:
            self.faults.append(faults.no_keys(spot))
            return False
        if len(self._open) == DEEPEST:
            self.faults.append(faults.deep(spot))
            return False
        at = self._open[-1].next_path if self._open else ()
        self._open.append(_Group(at, into, spot))
        return True

    def _put(self, value: Any, spot: Spot) -> bool:
        """A value is whole: it goes into the group around it."""
        if not self._open:
            return self._put_root(value, spot)
        group = self._open[-1]
        is_empty = value in ([], {}, None) or (isinstance(value, str) and is_blank(value))
        if group.wants_key:
            self._key(group, value, spot)
            return True
        if isinstance(group.into, list):
            if is_empty and value not in ({}, None):
                self.faults.append(faults.empty_entry(spot))
            group.into.append(value or "")
        elif group.key and not is_empty:
            group.into[group.key] = value
        group.key = group.key_spot = None
        return True

    def _put_root(self, value: Any, spot: Spot) -> bool:
        fault = faults.second_document(spot) if self._root else faults.no_keys(spot)
        if self._root or not isinstance(value, dict):
            self.faults.append(fault)
            return False
        self._root.append(value)
        return True

    def _key(self, group: _Group, value: Any, spot: Spot) -> None:
        """Take a key. One that cannot count stays without a name, and its value is let go."""
        group.key, group.key_spot = "", spot
        if not isinstance(value, str) or is_blank(value):
            self.faults.append(faults.key_form(spot))
        elif value in group.first_lines:
            self.faults.append(faults.duplicate(spot, value, group.first_lines[value]))
        else:
            group.key, group.first_lines[value] = value, spot[0] + self.first_line
