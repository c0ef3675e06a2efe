"""Where places lie on the map of the world, and when dots are taken together."""

from __future__ import annotations

from itertools import combinations
from math import hypot

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx, mark

from communique.collections.clusters import clusters
from communique.collections.globe import HEIGHT, MIDDLE, WIDTH, on_map, projected


@mark.parametrize(
    ("latitude", "east", "x", "y"),
    [
        # What geoEqualEarthRaw of d3-geo 3.1.2 says, in shares of half the width.
        (0, 180, 1.0, 0.0),
        (45, 90, 0.42852, 0.31782),
        (-30, -120, -0.62358, -0.21907),
        (66.5, 150, 0.58696, 0.43209),
    ],
)
def test_the_projection_is_equal_earth(latitude: float, east: float, x: float, y: float) -> None:
    left, top = projected(latitude, east)
    _, equator = projected(0, 0)

    assert ((left - WIDTH / 2) * 2 / WIDTH, (equator - top) * 2 / WIDTH) == approx((x, y), abs=5e-5)


def test_areas_are_true() -> None:
    """A square degree of Norway is as large as one of Kenya, in the measure of its parallel."""

    def height(latitude: float) -> float:
        return projected(latitude, 0)[1] - projected(latitude + 1, 0)[1]

    def width(latitude: float) -> float:
        return projected(latitude + 0.5, 30)[0] - WIDTH / 2

    kenya, norway = (height(at) * width(at) for at in (0, 60))
    assert norway / kenya == approx(0.4924, abs=0.01)  # cos 60.5°


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_place_is_on_the_map(latitude: float, longitude: float) -> None:
    x, y = on_map(latitude, longitude)

    assert 0 <= x <= WIDTH
    assert -0.5 <= y <= HEIGHT + 0.5


def test_the_edge_runs_through_the_bering_strait() -> None:
    """Both sides of the date line in Chukotka lie in the east, Alaska in the west."""
    assert on_map(66, 179)[0] < on_map(66, -171)[0]
    assert on_map(66, -168)[0] < on_map(0, MIDDLE)[0]


points = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=4),
    st.tuples(st.floats(0, 1000), st.floats(0, 435)),
    max_size=40,
)


@given(points, st.floats(5, 120))
def test_dots_never_overlap_and_none_is_lost(
    points: dict[str, tuple[float, float]], least: float
) -> None:
    found = clusters(points, least)

    assert sorted(name for cluster in found for name in cluster.names) == sorted(points)
    for a, b in combinations(found, 2):
        assert hypot(a.x - b.x, a.y - b.y) >= least


@given(points, st.floats(5, 120))
def test_the_order_of_points_does_not_matter(
    points: dict[str, tuple[float, float]], least: float
) -> None:
    assert clusters(points, least) == clusters(dict(reversed(points.items())), least)


def test_what_stands_alone_stays_where_it_is() -> None:
    assert clusters({"a": (10, 10), "b": (12, 10), "c": (300, 10)}, 30) == (
        (11, 10, ("a", "b")),
        (300, 10, ("c",)),
    )
