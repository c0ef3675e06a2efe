"""Names beside the dots of a map, where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

Side = Literal["after", "before", ""]
"""East of the dot, west of it, or no room."""
GAP = 15.0
HALF_LINE = 10.0
"""Half of the height that a line of text or a dot takes."""


class _Box(NamedTuple):
    west: float
    east: float
    y: float

    def meets(self, other: _Box) -> bool:
        return (
            self.west < other.east
            and other.west < self.east
            and abs(self.y - other.y) < 2 * HALF_LINE
        )


def sides(dots: Sequence[tuple[float, float, str]], width: float) -> tuple[Side, ...]:
    """On which side of each dot (x, y, name) its name can stand without touching another dot or
    name, on a map `width` pixels wide; lengths are in pixels. An empty name needs no room."""
    taken = [_Box(x - HALF_LINE, x + HALF_LINE, y) for x, y, _ in dots]
    found: list[Side] = []
    for at, (x, y, name) in enumerate(dots):
        boxes: dict[Side, _Box] = {
            "after": _Box(x + GAP, x + GAP + _length(name), y),
            "before": _Box(x - GAP - _length(name), x - GAP, y),
        }
        others = taken[:at] + taken[at + 1 :]
        free = (
            side
            for side, box in boxes.items()
            if name and box.west >= 0 and box.east <= width and not any(map(box.meets, others))
        )
        side: Side = next(free, "")
        found.append(side)
        if side:
            taken.append(boxes[side])
    return tuple(found)


def _length(name: str) -> float:
    """About how long a name is: letters that fill a square are twice as wide."""
    return sum(15.0 if east_asian_width(letter) in "WF" else 7.6 for letter in name)
