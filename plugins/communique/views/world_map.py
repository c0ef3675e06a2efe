"""The map of the world: dots that are links, taken together where they would overlap, and the
stretch of land around one point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.clusters import Cluster, clusters
from communique.collections.globe import HEIGHT, WIDTH, on_map
from communique.collections.index import Index
from communique.collections.whereabouts import Spot
from communique.model.site import Site
from communique.views.cards import Link, link_to
from communique.views.map_labels import Side, sides

LAND = "/theme/world.svg#land"
DOT = 28.0
"""How far apart the middles of dots are at least, in pixels of the screen."""
SIZES = {"wide": 704.0, "narrow": 272.0}
"""The smallest width in pixels at which each set of dots is shown (see world_map.css)."""
INSET = (225.0, 150.0)
"""The size of the land around one point, in units of the map."""


class Dot(Struct, frozen=True):
    """Something on the map. `x` and `y` are shares of its width and height in per cent; `shape` is
    `place`, `office`, `organisation`, `coming` (an event) or `several`. A dot for several has their links and an `id`."""

    x: float
    y: float
    shape: str
    url: str
    label: str
    is_coming: bool
    """Whether events are to come here."""
    links: tuple[Link, ...]
    id: str = ""
    side: Side = ""
    """Where its name is written: `after`, `before`, or nowhere for want of room."""


class DotSet(Struct, frozen=True):
    """The dots for maps of a size."""

    size: str
    dots: tuple[Dot, ...]


class WorldMap(Struct, frozen=True):
    land_url: str
    window: str
    """The whole world, as `viewBox` takes it."""
    sets: tuple[DotSet, ...]
    shapes: tuple[str, ...]
    """What is to be told apart in the key."""
    is_joined_when_wide: bool
    """Whether dots for several are on the wide map too."""


class Inset(Struct, frozen=True):
    """The land around a point, which lies at `x` and `y` per cent."""

    land_url: str
    window: str
    x: float
    y: float
    label: str


class _Pin(Struct, frozen=True):
    """A spot as readers see it."""

    link: Link
    shape: str
    is_coming: bool


def world_map(index: Index, lang: str, spots: Iterable[Spot]) -> WorldMap | None:
    """The map with these spots; None where there are none."""
    found = {spot.key: spot for spot in spots}
    if not found:
        return None
    pins = {key: _pin(index, lang, spot) for key, spot in found.items()}
    points = {key: on_map(spot.latitude, spot.longitude) for key, spot in found.items()}
    comma = index.site.language(lang).comma
    sets = tuple(
        DotSet(size, tuple(_dots(clusters(points, DOT * WIDTH / width), pins, size, comma)))
        for size, width in SIZES.items()
    )
    wide, narrow = replace(sets[0], dots=_named(sets[0].dots)), sets[1]
    shapes = {pin.shape for pin in pins.values()}
    shapes |= {"coming" for pin in pins.values() if pin.is_coming}
    shapes |= {dot.shape for dot in narrow.dots}
    return WorldMap(
        index.site.settings.href(LAND),
        f"0 0 {WIDTH:g} {HEIGHT:g}",
        (wide, narrow),
        tuple(sorted(shapes)),
        any(dot.id for dot in wide.dots),
    )


def _named(dots: tuple[Dot, ...]) -> tuple[Dot, ...]:
    """The dots of a wide map with the sides on which their names stand."""
    pixels = SIZES["wide"] / 100
    named = [
        (dot.x * pixels, dot.y * pixels * HEIGHT / WIDTH, "" if dot.id else dot.label)
        for dot in dots
    ]
    found = sides(named, SIZES["wide"])
    return tuple(replace(dot, side=side) for dot, side in zip(dots, found, strict=True))


def _pin(index: Index, lang: str, spot: Spot) -> _Pin:
    link = link_to(index.site, index.site.best(spot.key, lang), lang)
    kind = spot.key.partition("/")[0]
    if kind == "event":
        return _Pin(link, "coming", True)
    is_coming = kind == "place" and bool(index.events_at(spot.key)[0])
    return _Pin(link, "office" if spot.is_office else kind, is_coming)


def _dots(found: Iterable[Cluster], pins: Mapping[str, _Pin], size: str, comma: str) -> list[Dot]:
    return [
        _dot(cluster, [pins[key] for key in cluster.names], f"map--{size}-{number}", comma)
        for number, cluster in enumerate(found, 1)
    ]


def _dot(cluster: Cluster, pins: list[_Pin], name: str, comma: str) -> Dot:
    x, y = (_per_cent(cluster.x, WIDTH), _per_cent(cluster.y, HEIGHT))
    links = tuple(pin.link for pin in pins)
    is_coming = any(pin.is_coming for pin in pins)
    if len(pins) == 1:
        return Dot(x, y, pins[0].shape, links[0].url, links[0].title, is_coming, links)
    label = comma.join(link.title for link in links)
    return Dot(x, y, "several", f"#{name}", label, is_coming, links, name)


def inset(site: Site, latitude: float | None, longitude: float | None, label: str) -> Inset | None:
    """The land around a point; None where there is no point."""
    if latitude is None or longitude is None:
        return None
    (x, y), (width, height) = on_map(latitude, longitude), INSET
    left, top = _begin(x, width, WIDTH), _begin(y, height, HEIGHT)
    return Inset(
        site.settings.href(LAND),
        f"{left:g} {top:g} {width:g} {height:g}",
        _per_cent(x - left, width),
        _per_cent(y - top, height),
        label,
    )


def _begin(at: float, length: float, whole: float) -> float:
    """Where a stretch begins that has a point in its middle and stays on the map."""
    return round(min(max(at - length / 2, 0.0), whole - length), 1)


def _per_cent(part: float, whole: float) -> float:
    return round(100 * part / whole, 2)
