"""The map of the world on paper: where a point of the globe lies on it.

The projection is Equal Earth (Šavrič, Patterson, Jenny, 2018): continents keep their true areas.
Its middle is 11° east, so that the edge runs through the Bering Strait and cuts no land.
`tools/draw_world.py` draws the land of the theme by the same function.
"""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

MIDDLE = 11.0
"""The meridian in the middle, in degrees east."""
NORTH, SOUTH = 84.0, -57.0
"""The parallels at which the map ends: Antarctica is left out."""
WIDTH = 1000.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def wrapped(longitude: float) -> float:
    """Degrees east of the middle, -180 to 180."""
    return (longitude - MIDDLE + 180) % 360 - 180


def projected(latitude: float, east: float) -> tuple[float, float]:
    """A point in units of the map, from its top left; `east` counts from the middle."""
    x, y = _equal_earth(latitude, east)
    return round(WIDTH / 2 + x * _SCALE, 2), round((_TOP - y) * _SCALE, 2)


def on_map(latitude: float, longitude: float) -> tuple[float, float]:
    """Where a place lies on the map; what is north or south of it lies at its edge."""
    return projected(min(max(latitude, SOUTH), NORTH), wrapped(longitude))


def _equal_earth(latitude: float, east: float) -> tuple[float, float]:
    t = asin(_M * sin(radians(latitude)))
    slope = 9 * _A4 * t**8 + 7 * _A3 * t**6 + 3 * _A2 * t**2 + _A1
    return radians(east) * cos(t) / (_M * slope), _A4 * t**9 + _A3 * t**7 + _A2 * t**3 + _A1 * t


_SCALE = WIDTH / 2 / _equal_earth(0, 180)[0]
_TOP = _equal_earth(NORTH, 0)[1]
HEIGHT = float(round((_TOP - _equal_earth(SOUTH, 0)[1]) * _SCALE))
