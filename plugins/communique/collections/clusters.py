"""Points that would overlap on a map, taken together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import hypot
from typing import NamedTuple


class Cluster(NamedTuple):
    """Names of points that stand as one, in their order, and the middle of them."""

    x: float
    y: float
    names: tuple[str, ...]


def clusters(points: Mapping[str, tuple[float, float]], least: float) -> tuple[Cluster, ...]:
    """Points by name, so joined that no two stand closer together than `least`.

    The order of the points does not matter: they are taken from north to south, west to east.
    """
    cells: dict[tuple[int, int], list[str]] = {}
    for name, (x, y) in sorted(points.items(), key=lambda point: (*point[1][::-1], point[0])):
        cells.setdefault((int(x // least), int(y // least)), []).append(name)
    joined = [_joined(points, names) for names in cells.values()]
    while pair := _too_close(joined, least):
        one, other = pair
        joined[one] = _joined(points, (*joined[one].names, *joined.pop(other).names))
    return tuple(joined)


def _joined(points: Mapping[str, tuple[float, float]], names: Iterable[str]) -> Cluster:
    found = tuple(names)
    xs, ys = zip(*(points[name] for name in found), strict=True)
    return Cluster(sum(xs) / len(found), sum(ys) / len(found), found)


def _too_close(found: list[Cluster], least: float) -> tuple[int, int] | None:
    """The first pair that would overlap."""
    for one, a in enumerate(found):
        for other in range(one + 1, len(found)):
            b = found[other]
            if hypot(a.x - b.x, a.y - b.y) < least:
                return one, other
    return None
