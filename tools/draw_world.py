"""Draw the land of the world map into `theme/static/world.svg`.

Run from the top of the repository, with the folder of the npm package `world-atlas`:

    npm pack world-atlas@2 && tar xf world-atlas-2.*.tgz
    .venv/bin/python tools/draw_world.py package

The outline is Natural Earth's, which is in the public domain; `world-atlas` carries it as TopoJSON.
Each ring is projected, rid of points that nobody would see and written in whole units of a map
4000 wide. Islands that are too small to be seen are kept where no other land is near: for those
who live there they are what matters.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import hypot
from pathlib import Path

from communique.collections.globe import HEIGHT, SOUTH, WIDTH, projected, wrapped

TARGET = Path(__file__).resolve().parent.parent / "theme" / "static" / "world.svg"
FINENESS = 4
"""Units of the file to one of the map."""
TRIANGLE = 10.0
"""Points that stand out by a smaller triangle are left out, in square units of the file."""
SMALL, SPECK, LONELY = 60.0, 1.0, 60.0
"""Islands below the first area are kept only when above the second and that far from other land."""

XY = tuple[float, float]
Ring = list[XY]


def rings(topology: dict) -> Iterator[Ring]:
    """The outer and inner rings of the land, in degrees."""
    arcs = [_absolute(topology["transform"], arc) for arc in topology["arcs"]]
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"]:
            for ring in polygon:
                points: Ring = []
                for n in ring:
                    points += (arcs[n] if n >= 0 else arcs[~n][::-1])[1 if points else 0 :]
                yield points[:-1]


def _absolute(transform: dict, arc: list[list[int]]) -> Ring:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    steps = accumulate(arc, lambda at, step: [at[0] + step[0], at[1] + step[1]])
    return [(x * sx + tx, y * sy + ty) for x, y in steps]


def drawn(ring: Ring) -> Ring:
    """A ring in units of the file; where it crosses the edge of the map it goes on beyond."""
    longitudes = [wrapped(ring[0][0])]
    for longitude, _ in ring[1:]:
        step = wrapped(longitude) - longitudes[-1]
        longitudes.append(longitudes[-1] + (step + 180) % 360 - 180)
    points = (projected(lat, east) for east, (_, lat) in zip(longitudes, ring, strict=True))
    return [(x * FINENESS, y * FINENESS) for x, y in points]


def simplified(ring: Ring) -> Ring:
    """Visvalingam's way: again and again without the point whose triangle with its neighbours is the
    smallest, until all are as large as what can be seen."""
    count = len(ring)
    before, after = [n - 1 for n in range(count)], [(n + 1) % count for n in range(count)]
    before[0] = count - 1

    def size(n: int) -> float:
        return area([ring[before[n]], ring[n], ring[after[n]]])

    sizes = [size(n) for n in range(count)]
    waiting = [(sizes[n], n) for n in range(count)]
    heapify(waiting)
    gone: set[int] = set()
    while count - len(gone) > 4 and waiting[0][0] < TRIANGLE:
        least, n = heappop(waiting)
        if n in gone or least != sizes[n]:
            continue
        gone.add(n)
        after[before[n]], before[after[n]] = after[n], before[n]
        for beside in (before[n], after[n]):
            # Never less than what went before it, so that no bay vanishes bit by bit.
            sizes[beside] = max(least, size(beside))
            heappush(waiting, (sizes[beside], beside))
    return [point for n, point in enumerate(ring) if n not in gone]


def area(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def worth_drawing(found: list[Ring]) -> Iterator[Ring]:
    large = [ring for ring in found if area(ring) >= SMALL]
    yield from large
    shown = [point for ring in large for point in ring]
    for ring in sorted((r for r in found if SPECK <= area(r) < SMALL), key=area, reverse=True):
        x, y = ring[0]
        if all(hypot(x - a, y - b) > LONELY for a, b in shown):
            shown += ring
            yield ring


def path(ring: Ring) -> str:
    """A ring as steps in whole units; a speck becomes a small square."""
    whole = [(round(x), round(y)) for x, y in simplified(ring)]
    whole = [point for n, point in enumerate(whole) if point != whole[n - 1]]
    if len(whole) < 3:
        x, y = round(ring[0][0]), round(ring[0][1])
        return f"M{x} {y}h6v6h-6z"
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole)]
    return f"M{_pair(whole[0])}l{_joined(map(_pair, steps))}z"


def _pair(step: tuple[int, int]) -> str:
    return _joined(map(str, step))


def _joined(numbers: Iterable[str]) -> str:
    """With a blank only where no minus parts them."""
    return " ".join(numbers).replace(" -", "-")


def main() -> None:
    package = Path(sys.argv[1])
    topology = json.loads((package / "land-50m.json").read_text(encoding="utf-8"))
    found = [drawn(r) for r in rings(topology) if max(lat for _, lat in r) > SOUTH]
    kept = list(worth_drawing(found))
    steps = "".join(path(ring) for ring in kept)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}">'
        f'<path id="land" transform="scale({1 / FINENESS})" d="{steps}"/></svg>\n'
    )
    TARGET.write_text(svg, encoding="utf-8", newline="\n")
    print(f"{TARGET.name}: {len(svg)} bytes, {len(kept)} of {len(found)} rings")


if __name__ == "__main__":
    main()
