"""Draw the pictures of the demonstration newsroom into `content/`.

Run from the top of the repository:  python tools/draw_pictures.py [NAME ...]
Without names all pictures are drawn. Needs Pillow and nothing else.

The pictures are flat shapes in five colours, their mixtures and their shades. Each is a function that paints
one scene on a `Canvas` of 1600 x 900 units; the canvas is three times as fine and is scaled
down at the end, so that edges are smooth. Nothing depends on the clock or on chance without a
seed: the same Pillow writes the same bytes. There are no words in any picture, so that they
serve every language. Licence of the pictures: CC0 1.0.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, pairwise
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

CONTENT = Path(__file__).resolve().parent.parent / "content"
FINENESS = 3
COLOURS_IN_FILE = 80

Colour = tuple[int, int, int]
XY = tuple[float, float]
Ink = Colour | int


def mix(a: Colour, b: Colour, share: float) -> Colour:
    """`a` with `share` (0 to 1) of `b` in it."""
    return tuple(round(x + (y - x) * share) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


NAVY: Colour = (22, 46, 74)
TEAL: Colour = (30, 112, 120)
SAND: Colour = (231, 208, 170)
CORAL: Colour = (226, 103, 78)
CREAM: Colour = (250, 243, 230)

MIST = mix(TEAL, CREAM, 0.72)
FOAM = mix(TEAL, CREAM, 0.45)
DEEP = mix(TEAL, NAVY, 0.55)
DUSK = mix(NAVY, TEAL, 0.22)
BLUSH = mix(CORAL, CREAM, 0.55)
RUST = mix(CORAL, NAVY, 0.28)
EARTH = mix(SAND, NAVY, 0.32)
PALE = mix(SAND, CREAM, 0.55)
STONE = mix(SAND, NAVY, 0.14)
BLACK: Colour = (0, 0, 0)
WARM = mix(CORAL, SAND, 0.4)
BROWN = mix(WARM, BLACK, 0.62)
SILVER = mix(CREAM, NAVY, 0.36)
SKIN = (
    mix(SAND, CORAL, 0.22),
    mix(WARM, BLACK, 0.2),
    mix(PALE, CORAL, 0.32),
    mix(WARM, BLACK, 0.48),
)
HAIR = (NAVY, BROWN, SILVER, mix(NAVY, BLACK, 0.35), mix(WARM, BLACK, 0.35))


def path(text: str, x: float = 0, y: float = 0) -> list[XY]:
    """Points written as in SVG, `x,y x,y`, seen from the point given."""
    pairs = (pair.split(",") for pair in text.split())
    return [(x + float(px), y + float(py)) for px, py in pairs]


def rows(text: str) -> list[tuple[float, ...]]:
    """A small table: numbers joined by commas, rows parted by spaces."""
    return [tuple(float(number) for number in row.split(",")) for row in text.split()]


def moved(points: Iterable[XY], x: float, y: float) -> list[XY]:
    return [(x + px, y + py) for px, py in points]


def smooth(points: Sequence[XY], closed: bool = True, steps: int = 18) -> list[XY]:
    """A Catmull-Rom curve through `points`."""
    n = len(points)
    at: Callable[[int], XY] = (
        (lambda i: points[i % n]) if closed else (lambda i: points[min(max(i, 0), n - 1)])
    )
    curve: list[XY] = []
    for i in range(n if closed else n - 1):
        four = [at(i + k) for k in (-1, 0, 1, 2)]
        curve += [_between(four, s / steps) for s in range(steps)]
    return curve if closed else [*curve, points[-1]]


def _between(four: Sequence[XY], t: float) -> XY:
    weights = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
    x, y = (sum(w * p[k] for w, p in zip(weights, four, strict=True)) / 2 for k in (0, 1))
    return x, y


def turned(points: Iterable[XY], angle: float, centre: XY) -> list[XY]:
    """`points` turned clockwise by `angle` degrees around `centre`."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return [
        (
            centre[0] + (x - centre[0]) * c - (y - centre[1]) * s,
            centre[1] + (x - centre[0]) * s + (y - centre[1]) * c,
        )
        for x, y in points
    ]


def box(x: float, y: float, width: float, height: float) -> list[XY]:
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def _strips(line: Sequence[XY], half: float) -> Iterator[list[XY]]:
    """The four corners of each piece of a line; pieces of a curve share two of them."""
    normals = [_normal(a, b) for a, b in pairwise(line)]
    for k, (a, b) in enumerate(pairwise(line)):
        before = _middle(normals[k - 1], normals[k]) if k else normals[k]
        after = _middle(normals[k + 1], normals[k]) if k + 1 < len(normals) else normals[k]
        yield [
            _moved(a, before, half),
            _moved(b, after, half),
            _moved(b, after, -half),
            _moved(a, before, -half),
        ]


def _corners(line: Sequence[XY]) -> list[XY]:
    """The points at which a line turns too sharply for its pieces to share corners."""
    normals = [_normal(a, b) for a, b in pairwise(line)]
    return [line[k + 1] for k, (m, n) in enumerate(pairwise(normals)) if _turn(m, n) < 0.9]


def _normal(a: XY, b: XY) -> XY:
    length = hypot(b[0] - a[0], b[1] - a[1]) or 1
    return (a[1] - b[1]) / length, (b[0] - a[0]) / length


def _middle(m: XY, n: XY) -> XY:
    if _turn(m, n) < 0.9:
        return n
    length = hypot(m[0] + n[0], m[1] + n[1])
    return (m[0] + n[0]) / length, (m[1] + n[1]) / length


def _turn(m: XY, n: XY) -> float:
    """1 where a line runs straight on, 0 where it turns at a right angle."""
    return m[0] * n[0] + m[1] * n[1]


def _moved(point: XY, normal: XY, distance: float) -> XY:
    return point[0] + normal[0] * distance, point[1] + normal[1] * distance


class Canvas:
    """A picture in the making. Lengths are units of the finished picture, y points down."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * FINENESS, height * FINENESS), ground)
        self._pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Iterable[XY], colour: Colour, alpha: float = 1) -> None:
        scaled = [(x * FINENESS, y * FINENESS) for x, y in points]
        self._paint(lambda pen, ink: pen.polygon(scaled, fill=ink), colour, alpha)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        colour: Colour,
        radius: float = 0,
        alpha: float = 1,
    ) -> None:
        area = [x * FINENESS, y * FINENESS, (x + width) * FINENESS - 1, (y + height) * FINENESS - 1]
        self._paint(
            lambda pen, ink: pen.rounded_rectangle(area, radius * FINENESS, fill=ink), colour, alpha
        )

    def dot(
        self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1, squash: float = 1
    ) -> None:
        """A disc; `squash` below 1 makes it a lying ellipse."""
        area = [
            v * FINENESS for v in (x - radius, y - radius * squash, x + radius, y + radius * squash)
        ]
        self._paint(lambda pen, ink: pen.ellipse(area, fill=ink), colour, alpha)

    def bars(
        self, boxes: Iterable[tuple[float, float, float, float]], colour: Colour, alpha: float = 1
    ) -> None:
        """Bars with round ends, each given by x, y, width and height, painted as one shape."""
        areas = [[v * FINENESS for v in (x, y, x + w, y + h)] for x, y, w, h in boxes]

        def draw(pen: ImageDraw.ImageDraw, ink: Ink) -> None:
            for area in areas:
                pen.rounded_rectangle(area, min(area[2] - area[0], area[3] - area[1]) / 2, fill=ink)

        self._paint(draw, colour, alpha)

    def ring(
        self, x: float, y: float, radius: float, thickness: float, colour: Colour, alpha: float = 1
    ) -> None:
        circle = [
            (x + radius * cos(a * pi / 90), y + radius * sin(a * pi / 90)) for a in range(181)
        ]
        self.stroke(circle, thickness, colour, alpha)

    def stroke(
        self, points: Sequence[XY], thickness: float, colour: Colour, alpha: float = 1
    ) -> None:
        """A line with round ends and joints."""
        scaled = [(x * FINENESS, y * FINENESS) for x, y in points]
        half = thickness * FINENESS / 2

        def draw(pen: ImageDraw.ImageDraw, ink: Ink) -> None:
            for strip in _strips(scaled, half):
                pen.polygon(strip, fill=ink)
            for x, y in [scaled[0], scaled[-1], *_corners(scaled)]:
                pen.ellipse([x - half, y - half, x + half, y + half], fill=ink)

        self._paint(draw, colour, alpha)

    def _paint(
        self, draw: Callable[[ImageDraw.ImageDraw, Ink], None], colour: Colour, alpha: float
    ) -> None:
        if alpha >= 1:
            draw(self._pen, colour)
            return
        mask = Image.new("L", self.image.size, 0)
        draw(ImageDraw.Draw(mask), round(255 * alpha))
        self.image.paste(colour, (0, 0), mask)

    @contextmanager
    def within(self, points: Iterable[XY]) -> Iterator[None]:
        """What is painted inside this block shows only within `points`."""
        before = self.image.copy()
        yield
        mask = Image.new("L", self.image.size, 255)
        ImageDraw.Draw(mask).polygon([(x * FINENESS, y * FINENESS) for x, y in points], fill=0)
        self.image.paste(before, (0, 0), mask)

    def finished(self) -> Image.Image:
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


# Things that stand in several pictures


def circle(x: float, y: float, radius: float, steps: int = 120) -> list[XY]:
    return [
        (x + radius * cos(2 * pi * k / steps), y + radius * sin(2 * pi * k / steps))
        for k in range(steps)
    ]


def sun(c: Canvas, x: float, y: float, radius: float, colour: Colour, glow: Colour) -> None:
    for step, alpha in ((1.75, 0.25), (1.35, 0.4)):
        c.dot(x, y, radius * step, glow, alpha)
    c.dot(x, y, radius, colour)


def cloud(c: Canvas, x: float, y: float, width: float, colour: Colour, alpha: float = 1) -> None:
    h = width * 0.13
    c.bars(
        [
            (x, y, width, h),
            (x + width * 0.17, y - h * 0.8, width * 0.46, h * 1.4),
            (x + width * 0.3, y - h * 1.5, width * 0.22, h * 2),
        ],
        colour,
        alpha,
    )


def bust(
    c: Canvas,
    x: float,
    y: float,
    size: float,
    coat: Colour,
    skin: Colour,
    hair: Colour | None = None,
) -> None:
    """Head and shoulders without a face; `y` is where the shoulders end."""
    shoulders = [(x - size, y), (x - size * 0.93, y - size * 0.62), (x - size * 0.42, y - size * 0.9),
                 (x, y - size * 0.97), (x + size * 0.42, y - size * 0.9), (x + size * 0.93, y - size * 0.62), (x + size, y)]  # fmt: skip
    c.polygon([*smooth(shoulders, closed=False), (x + size, y), (x - size, y)], coat)
    c.rect(
        x - size * 0.17, y - size * 1.2, size * 0.34, size * 0.4, mix(skin, NAVY, 0.15), size * 0.15
    )
    if hair:
        c.dot(x, y - size * 1.5, size * 0.5, hair)
    c.dot(x, y - size * 1.42, size * 0.41, skin)


def tree(
    c: Canvas, x: float, ground: float, size: float, colour: Colour, trunk: Colour = EARTH
) -> None:
    """A tree with a round crown that is darker on its right side."""
    c.rect(x - size * 0.06, ground - size * 1.1, size * 0.12, size * 1.1, trunk)
    crown = circle(x, ground - size * 1.35, size * 0.62)
    c.polygon(crown, colour)
    with c.within(crown):
        c.dot(x + size * 0.42, ground - size * 1.2, size * 0.62, mix(colour, NAVY, 0.22))
    c.stroke([(x, ground - size * 0.8), (x, ground - size * 1.5)], size * 0.05, trunk)
    c.stroke(
        [(x, ground - size * 1.1), (x + size * 0.22, ground - size * 1.38)], size * 0.04, trunk
    )
    c.stroke([(x, ground - size * 1.2), (x - size * 0.2, ground - size * 1.42)], size * 0.04, trunk)


def windows(
    c: Canvas,
    x: float,
    y: float,
    columns: int,
    rows: int,
    size: XY,
    step: XY,
    lit: Colour,
    unlit: Colour,
    seed: int,
    share: float = 0.4,
) -> None:
    """A grid of windows, `share` of them lit; `seed` says which."""
    chance = Random(seed)
    for row in range(rows):
        for column in range(columns):
            colour = lit if chance.random() < share else unlit
            c.rect(x + column * step[0], y + row * step[1], size[0], size[1], colour, 1)


# Scenes


def geneva_lake() -> Canvas:
    """The lake with its fountain, a boat, the old town on its hill, mountains behind."""
    c = Canvas(1600, 900, mix(SAND, CREAM, 0.6))
    c.rect(0, 0, 1600, 150, mix(MIST, CREAM, 0.25))
    c.rect(0, 150, 1600, 110, mix(MIST, CREAM, 0.5))
    c.rect(0, 260, 1600, 100, mix(MIST, CREAM, 0.75))
    sun(c, 420, 250, 88, mix(CORAL, SAND, 0.35), BLUSH)
    cloud(c, 110, 130, 250, CREAM, 0.8)
    cloud(c, 1290, 110, 210, CREAM, 0.8)
    _geneva_mountains(c)
    _geneva_town(c)
    _geneva_water(c)
    _fountain(c, 1010, 618)
    _sailing_boat(c, 690, 742, 0.86)
    _sailing_boat(c, 1340, 646, 0.4)
    _quay(c)
    return c


def _geneva_mountains(c: Canvas) -> None:
    far = path("0,470 120,410 230,440 380,350 470,395 600,300 690,330 800,232 870,300 930,285 1050,375 1150,345 1290,420 1430,380 1600,450 1600,620 0,620")  # fmt: skip
    c.polygon(far, mix(TEAL, CREAM, 0.55))
    snow = path(
        "800,232 870,300 930,285 985,326 930,338 895,322 862,356 826,326 790,362 752,322 700,342 690,330"
    )
    c.polygon(snow, CREAM)
    c.polygon(path("800,232 870,300 895,322 862,356 826,326 812,300"), mix(CREAM, TEAL, 0.18))
    c.polygon(path("600,300 660,320 632,344 602,332 566,352 548,336"), CREAM)
    near = path("0,530 160,470 320,500 520,440 760,520 900,560 1600,560 1600,640 0,640")
    c.polygon(smooth(near[:6], closed=False) + near[6:], mix(TEAL, CREAM, 0.36))
    right = path("820,585 1000,530 1180,470 1380,440 1500,452 1600,430")
    c.polygon([*smooth(right, closed=False), (1600, 640), (820, 640)], mix(TEAL, CREAM, 0.24))


def _geneva_town(c: Canvas) -> None:
    hill = smooth(path("0,540 130,505 300,492 460,530 640,588 760,606"), closed=False)
    c.polygon([*hill, (760, 640), (0, 640)], mix(DEEP, CREAM, 0.12))
    _cathedral(c, 236, 520)
    chance = Random(7)
    x = -12.0
    while x < 800:
        width = chance.choice((44, 52, 60, 70))
        height = chance.choice((52, 62, 74, 84)) * (1 if x < 560 else 0.75)
        _lake_house(c, x, 622, width, height, chance)
        x += width + 3
    for at, size in rows("770,40 815,52 866,38 1120,34 1160,46 1214,38 1480,50 1530,60 1585,48"):
        tree(c, at, 628, size, mix(DEEP, TEAL, 0.4))


def _lake_house(
    c: Canvas, x: float, ground: float, width: float, height: float, chance: Random
) -> None:
    wall = chance.choice((CREAM, PALE, SAND, mix(BLUSH, CREAM, 0.35)))
    c.rect(x, ground - height, width, height, wall)
    roof = chance.choice((CORAL, RUST, mix(CORAL, SAND, 0.25), mix(NAVY, TEAL, 0.5)))
    c.polygon(
        [
            (x - 3, ground - height),
            (x + 9, ground - height - 24),
            (x + width - 9, ground - height - 24),
            (x + width + 3, ground - height),
        ],
        roof,
    )
    columns = int(width // 16)
    left = x + (width - columns * 16 + 8) / 2
    for row in range(int(height // 21)):
        for column in range(columns):
            c.rect(left + column * 16, ground - height + 9 + row * 20, 8, 11, mix(wall, DEEP, 0.62))


def _cathedral(c: Canvas, x: float, ground: float) -> None:
    stone, shade = mix(SAND, NAVY, 0.1), mix(SAND, NAVY, 0.28)
    c.rect(x - 66, ground - 86, 44, 110, stone)
    c.rect(x + 32, ground - 86, 44, 110, stone)
    c.rect(x - 4, ground - 86, 18, 110, shade)
    c.rect(x - 66, ground - 52, 142, 80, mix(stone, NAVY, 0.08))
    for left in (x - 66, x + 32):
        c.rect(left + 30, ground - 86, 14, 110, shade)
        c.rect(left + 12, ground - 72, 9, 24, DEEP, 4)
    c.polygon(path("-12,-52 5,-170 22,-52", x, ground), mix(TEAL, NAVY, 0.15))
    c.polygon(path("5,-170 22,-52 5,-52", x, ground), DEEP)


def _geneva_water(c: Canvas) -> None:
    c.rect(0, 622, 1600, 278, TEAL)
    c.rect(0, 622, 1600, 9, mix(DEEP, NAVY, 0.25))
    c.rect(0, 712, 1600, 200, mix(TEAL, NAVY, 0.14))
    c.rect(0, 800, 1600, 100, mix(TEAL, NAVY, 0.27))
    chance = Random(3)
    for _ in range(46):
        y = 644 + chance.random() ** 1.3 * 220
        length = (y - 600) * (0.25 + chance.random() * 0.55)
        x = chance.uniform(-40, 1600)
        c.rect(x, y, length, 2 + (y - 620) / 70, mix(TEAL, CREAM, 0.3), 3, 0.55)
    for k, width in enumerate((150, 118, 134, 90, 104, 60, 40)):
        c.rect(
            420 - width / 2 + (k % 2) * 14, 640 + k * 17, width, 6, mix(CORAL, SAND, 0.4), 3, 0.8
        )


def _fountain(c: Canvas, x: float, y: float) -> None:
    """The plume goes up in one stroke, opens at the top and is blown to the right."""
    veil = path("6,0 26,-470 76,-556 150,-500 206,-330 226,-150 206,0")
    c.polygon(smooth(moved(veil, x, y), closed=False), CREAM, 0.24)
    fall = path("4,0 14,-460 54,-570 108,-520 142,-380 148,-190 118,-20")
    c.polygon(smooth(moved(fall, x, y), closed=False), CREAM, 0.4)
    core = path("-5,0 -8,-300 -15,-480 -14,-560 14,-596 50,-580 62,-520 44,-350 16,-150 6,0")
    c.polygon(smooth(moved(core, x, y), closed=False), CREAM)
    for dx, dy, size in rows(
        "-10,552,13 6,584,16 30,592,18 54,574,15 62,540,13 60,500,10 -16,510,8"
    ):
        c.dot(x + dx, y - dy, size, CREAM)
    for dx, dy, size in rows(
        "80,556,12 104,528,14 124,490,12 140,440,9 152,380,8 172,470,8 196,400,10 214,330,8 226,250,7"
    ):
        c.dot(x + dx, y - dy, size, CREAM, 0.5)
    c.dot(x + 90, y + 6, 150, CREAM, 0.3, 0.07)
    c.dot(x + 20, y + 5, 66, CREAM, 0.85, 0.1)
    for dx, dy, size in rows(
        "246,280,4 252,160,4 232,396,4 246,60,5 212,456,3 116,572,4 160,540,3"
    ):
        c.dot(x + dx, y - dy, size, CREAM, 0.8)


def _sailing_boat(c: Canvas, x: float, y: float, size: float) -> None:
    """A lake boat with two lateen sails, as on the lake of Geneva."""

    def at(points: Iterable[XY]) -> list[XY]:
        return [(x + px * size, y + py * size) for px, py in points]

    c.polygon(at(path("-150,26 160,26 120,40 -110,40")), mix(TEAL, NAVY, 0.55), 0.5)
    c.polygon(
        at(
            [
                *smooth(path("-66,-24 -40,-110 12,-218 30,-246"), closed=False),
                *smooth(path("30,-246 2,-110 -14,-24"), closed=False),
            ]
        ),
        CREAM,
    )
    c.polygon(
        at(
            [
                *smooth(path("-6,-24 18,-100 64,-190 86,-222"), closed=False),
                *smooth(path("86,-222 106,-110 112,-24"), closed=False),
            ]
        ),
        CORAL,
    )
    c.polygon(
        at(
            [
                *smooth(path("64,-24 74,-120 86,-222"), closed=False),
                *smooth(path("86,-222 106,-110 112,-24"), closed=False),
            ]
        ),
        mix(CORAL, NAVY, 0.13),
    )
    c.stroke(at([(-18, 0), (-18, -150)]), 5 * size, NAVY)
    c.stroke(at([(40, 0), (40, -150)]), 5 * size, NAVY)
    hull = at(path("-140,-14 150,-18 126,16 104,28 -96,28 -122,14"))
    c.polygon(hull, NAVY)
    c.polygon(at(path("-140,-14 150,-18 145,-9 -136,-5")), SAND)


def _quay(c: Canvas) -> None:
    c.rect(0, 862, 1600, 40, NAVY)
    c.rect(0, 856, 1600, 9, mix(NAVY, CREAM, 0.2))
    for post in range(20, 1600, 60):
        c.rect(post, 806, 6, 54, NAVY)
    c.rect(0, 800, 1600, 9, NAVY, 4)
    c.rect(0, 830, 1600, 5, NAVY)
    leaf = mix(DEEP, NAVY, 0.35)
    for x, y, r in rows("1560,20,120 1460,-10,90 1610,130,90 1380,-40,80"):
        c.dot(x, y, r, leaf)
    for x, y, r in rows("1530,0,80 1610,90,60 1440,-30,60"):
        c.dot(x, y, r, mix(DEEP, TEAL, 0.3))


def seoul_skyline() -> Canvas:
    """Namsan hill with its tower at dusk, apartment blocks, tiled roofs in front."""
    c = Canvas(1600, 900, mix(CORAL, SAND, 0.5))
    bands = (
        (0, DUSK),
        (120, mix(DUSK, TEAL, 0.5)),
        (230, mix(TEAL, SAND, 0.35)),
        (330, mix(TEAL, SAND, 0.66)),
        (420, mix(SAND, CORAL, 0.14)),
        (500, mix(SAND, CORAL, 0.38)),
    )
    for top, colour in bands:
        c.rect(0, top, 1600, 900 - top, colour)
    sun(c, 1180, 470, 120, mix(CORAL, SAND, 0.12), mix(CORAL, SAND, 0.4))
    for x, y, r in rows(
        "140,60,3 300,110,2 470,50,2.5 640,90,2 980,48,2.5 1240,84,2 1430,40,3 1540,120,2"
    ):
        c.dot(x, y, r, CREAM)
    cloud(c, 180, 300, 260, mix(SAND, CREAM, 0.3), 0.55)
    cloud(c, 1330, 360, 200, mix(SAND, CORAL, 0.2), 0.6)
    _seoul_hills(c)
    _namsan_tower(c, 690, 412)
    _apartment_blocks(c)
    _tiled_roofs(c)
    return c


def _seoul_hills(c: Canvas) -> None:
    far = smooth(
        path("-50,560 120,500 260,528 420,470 560,520 900,540 1060,486 1220,528 1400,470 1660,540"),
        closed=False,
    )
    c.polygon([*far, (1660, 900), (-50, 900)], mix(mix(TEAL, SAND, 0.42), CORAL, 0.12))
    hill = smooth(
        path("150,660 330,590 520,468 640,418 740,420 880,492 1080,600 1260,650"), closed=False
    )
    c.polygon([*hill, (1260, 900), (150, 900)], mix(DEEP, CORAL, 0.08))
    shade = smooth(path("700,418 760,426 880,492 1080,600 1260,650"), closed=False)
    c.polygon([*shade, (1260, 900), (860, 900), (800, 640), (740, 520)], mix(DEEP, NAVY, 0.35))


def _namsan_tower(c: Canvas, x: float, y: float) -> None:
    c.polygon(path("-13,20 -9,-150 9,-150 13,20", x, y), CREAM)
    c.polygon(path("2,20 2,-150 9,-150 13,20", x, y), mix(CREAM, NAVY, 0.25))
    for dy, half, height, colour in (
        (-132, 30, 12, SAND),
        (-150, 40, 16, CREAM),
        (-168, 46, 14, NAVY),
        (-184, 40, 14, CREAM),
        (-198, 28, 12, SAND),
    ):
        c.rect(x - half, y + dy, half * 2, height, colour, 5)
    for left in range(-38, 40, 12):
        c.rect(x + left, y - 164, 6, 6, mix(CORAL, SAND, 0.4), 2)
    c.rect(x - 8, y - 232, 16, 36, mix(CREAM, NAVY, 0.12))
    c.rect(x - 4.5, y - 290, 9, 62, CORAL)
    c.rect(x - 4.5, y - 270, 9, 12, CREAM)
    c.rect(x - 4.5, y - 246, 9, 10, CREAM)
    c.rect(x - 2, y - 344, 4, 58, NAVY)
    c.dot(x, y - 346, 4.5, CORAL)
    for dx, down, size in rows("-58,22,14 -38,14,14 -18,14,13 16,15,13 36,18,14 58,25,14 78,36,13"):
        c.dot(x + dx, y + down, size, mix(DEEP, CORAL, 0.08) if dx < 20 else mix(DEEP, NAVY, 0.35))


def _apartment_blocks(c: Canvas) -> None:
    back = mix(TEAL, NAVY, 0.35)
    for k, (x, width, top) in enumerate(
        rows(
            "-20,84,540 76,66,500 156,92,570 262,60,548 980,70,560 1064,92,500 1170,62,470 1246,100,540 1360,72,490 1446,96,430 1556,70,520"
        )
    ):
        c.rect(x, top, width, 420, back)
        c.rect(x + width * 0.68, top, width * 0.32, 420, mix(back, NAVY, 0.35))
        windows(
            c,
            x + 9,
            top + 16,
            int((width - 12) // 15),
            14,
            (8, 10),
            (15, 21),
            mix(SAND, CORAL, 0.15),
            mix(back, NAVY, 0.45),
            40 + k,
            0.34,
        )
    front = DUSK
    for k, (x, width, top) in enumerate(
        rows(
            "30,110,640 330,120,650 470,92,690 830,110,676 960,130,636 1300,120,620 1120,140,690 1480,130,650 170,130,690 590,120,720 720,96,706"
        )
    ):
        c.rect(x, top, width, 420, front)
        c.rect(x - 4, top - 8, width + 8, 12, mix(front, CREAM, 0.18))
        c.rect(x + width * 0.74, top, width * 0.26, 420, mix(front, NAVY, 0.6))
        windows(
            c,
            x + 12,
            top + 22,
            int((width - 14) // 18),
            10,
            (10, 12),
            (18, 25),
            SAND,
            mix(NAVY, TEAL, 0.45),
            70 + k,
            0.45,
        )


def _tiled_roofs(c: Canvas) -> None:
    for x, y, size, colour in (
        (250, 800, 1.0, mix(NAVY, TEAL, 0.35)),
        (1330, 806, 1.05, mix(NAVY, TEAL, 0.3)),
        (796, 846, 1.16, mix(NAVY, TEAL, 0.18)),
    ):
        _tiled_roof(c, x, y, size, colour)


def _tiled_roof(c: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """A roof with raised eaves, its rows of tiles, and the wall below."""

    def at(points: Iterable[XY]) -> list[XY]:
        return [(x + px * size, y + py * size) for px, py in points]

    c.polygon(at(box(-230, 40, 460, 120)), mix(SAND, CREAM, 0.4))
    for px in (-230, -122, -16, 92, 208):
        c.polygon(at(box(px, 40, 22, 120)), RUST)
    c.polygon(at(box(-230, 40, 460, 18)), mix(NAVY, CORAL, 0.3))
    for px in (-196, -88, 20, 130):
        c.polygon(at(box(px + 6, 72, 60, 100)), mix(SAND, CORAL, 0.22))
        c.polygon(at(box(px + 34, 72, 4, 100)), RUST)
    ridge = smooth(path("-170,-62 -150,-56 0,-46 150,-56 170,-62"), closed=False)
    eaves = smooth(path("322,6 256,38 120,53 0,57 -120,53 -256,38 -322,6"), closed=False)
    roof = at(
        [
            *ridge,
            *smooth(path("170,-62 212,-16 322,6"), closed=False),
            *eaves,
            *smooth(path("-322,6 -212,-16 -170,-62"), closed=False),
        ]
    )
    c.polygon(roof, colour)
    with c.within(roof):
        for k in range(-17, 18):
            c.stroke(
                at([(k * 10.2, -56), (k * 14.5, 0), (k * 18.6, 60)]),
                4 * size,
                mix(colour, NAVY, 0.5),
            )
    c.stroke(at(ridge), 15 * size, mix(colour, NAVY, 0.55))
    c.stroke(at(ridge), 4 * size, mix(colour, CREAM, 0.35))
    c.stroke(at(eaves), 9 * size, mix(colour, CREAM, 0.28))


def assembly_hall() -> Canvas:
    """A hall from the back: rows of listeners, a lectern, a wide screen with a globe."""
    c = Canvas(1600, 900, DEEP)
    _hall_walls(c)
    _hall_screen(c)
    _hall_stage(c)
    _hall_listeners(c)
    return c


def _hall_walls(c: Canvas) -> None:
    c.rect(0, 0, 1600, 900, mix(DEEP, TEAL, 0.35))
    for k in range(9):
        inset = k * 34
        c.polygon(
            [
                (inset, 0),
                (inset + 34, 0),
                (inset + 34, 640 - inset * 0.35),
                (inset, 660 - inset * 0.35),
            ],
            mix(DEEP, TEAL, 0.15 + k % 2 * 0.2),
        )
        c.polygon(
            [
                (1600 - inset, 0),
                (1566 - inset, 0),
                (1566 - inset, 640 - inset * 0.35),
                (1600 - inset, 660 - inset * 0.35),
            ],
            mix(DEEP, TEAL, 0.15 + k % 2 * 0.2),
        )
    c.polygon(path("0,0 1600,0 1290,96 310,96"), mix(DEEP, NAVY, 0.5))
    for k in range(3):
        y, half = 18 + k * 28, 700 - k * 150
        arch = smooth(
            [
                (800 - half, y),
                (800 - half * 0.5, y + 14),
                (800, y + 19),
                (800 + half * 0.5, y + 14),
                (800 + half, y),
            ],
            closed=False,
        )
        c.stroke(arch, 8 - k * 1.5, mix(SAND, CREAM, 0.5))


def _hall_screen(c: Canvas) -> None:
    c.rect(386, 132, 828, 372, mix(NAVY, DEEP, 0.2), 18)
    c.rect(400, 146, 800, 344, NAVY, 10)
    frame = box(400, 146, 800, 344)
    with c.within(frame):
        c.dot(800, 420, 260, mix(NAVY, TEAL, 0.28))
        c.dot(800, 420, 214, TEAL)
        globe(c, 800, 420, 214, (15, 20), mix(TEAL, CREAM, 0.28), mix(TEAL, CREAM, 0.14))
        links = (
            rows("-178,-60 -70,-176 60,-110"),
            rows("60,-110 150,-150 186,-30"),
            rows("-178,-60 0,-250 186,-30"),
        )
        for a, b, d in links:
            c.stroke(
                arch_between(
                    (800 + a[0], 420 + a[1]), (800 + b[0], 420 + b[1]), (800 + d[0], 420 + d[1])
                ),
                4,
                SAND,
            )
        for dx, dy in rows("-178,-60 60,-110 186,-30 -60,-40 100,30"):
            c.dot(800 + dx, 420 + dy, 14, CORAL)
            c.dot(800 + dx, 420 + dy, 6, CREAM)
        for x, y in rows("450,200 520,260 480,390 1110,200 1160,300 1080,260 560,180 1020,176"):
            c.dot(x, y, 3, MIST)


def arch_between(a: XY, top: XY, b: XY, steps: int = 40) -> list[XY]:
    """A curve from `a` to `b` that is drawn towards `top`."""
    curve = []
    for k in range(steps + 1):
        t = k / steps
        curve.append(
            tuple((1 - t) ** 2 * a[i] + 2 * t * (1 - t) * top[i] + t**2 * b[i] for i in (0, 1))
        )
    return curve  # type: ignore[return-value]


def _hall_stage(c: Canvas) -> None:
    c.polygon(path("250,548 1350,548 1440,640 160,640"), mix(SAND, CORAL, 0.12))
    c.polygon(path("160,640 1440,640 1440,676 160,676"), mix(EARTH, NAVY, 0.1))
    for x in (318, 1282):
        for dx, dy, size in rows("-16,-30,26 18,-40,30 0,-66,30"):
            c.dot(x + dx, 530 + dy, size, mix(TEAL, FOAM, 0.35 if dx else 0.1))
        c.polygon([(x - 30, 516), (x + 30, 516), (x + 22, 574), (x - 22, 574)], CORAL)
    c.dot(800, 590, 90, NAVY, 0.16, 0.16)
    bust(c, 800, 494, 52, CREAM, SKIN[1], HAIR[3])
    c.polygon(path("738,484 862,484 850,592 750,592"), RUST)
    c.polygon(path("800,484 862,484 850,592 800,592"), mix(RUST, NAVY, 0.2))
    c.rect(726, 472, 148, 18, CORAL, 5)
    c.stroke([(846, 474), (838, 450)], 4, NAVY)
    c.dot(837, 446, 6, NAVY)


def _hall_listeners(c: Canvas) -> None:
    chance = Random(21)
    coats = (TEAL, CORAL, SAND, NAVY, FOAM, CREAM, mix(CORAL, SAND, 0.5), RUST)
    for row, (y, size, count) in enumerate(rows("716,34,19 776,44,15 846,56,12 938,72,10")):
        c.polygon(_row_of_seats(y - size * 0.75, row), mix(NAVY, DEEP, 0.55 - row * 0.15))
        step = 1740 / count
        for k in range(int(count)):
            x = -40 + step * (k + 0.5) + (row % 2) * step / 2
            bend = ((x - 800) / 800) ** 2 * (26 + row * 10)
            if abs(x - 800) < 34 + row * 16:
                continue
            _listener(
                c,
                x,
                y - bend,
                size,
                chance.choice(coats),
                chance.choice(HAIR),
                mix(CORAL, NAVY, 0.52 - row * 0.06),
            )


def _row_of_seats(y: float, row: int) -> list[XY]:
    curve = smooth(
        [
            (-20, y - 36 - row * 10),
            (400, y - 8),
            (800, y),
            (1200, y - 8),
            (1620, y - 36 - row * 10),
        ],
        closed=False,
    )
    return [*curve, (1620, 920), (-20, 920)]


def _listener(
    c: Canvas, x: float, y: float, size: float, coat: Colour, hair: Colour, seat: Colour
) -> None:
    bust(c, x, y, size * 0.82, coat, hair)
    c.rect(x - size * 0.74, y - size * 0.5, size * 1.48, size * 1.6, seat, size * 0.24)
    c.rect(
        x - size * 0.74,
        y - size * 0.5,
        size * 1.48,
        size * 0.16,
        mix(seat, CORAL, 0.35),
        size * 0.08,
    )


# The globe, seen from afar (orthographic projection), with coasts simplified by hand

COASTS = (
    # Africa
    path("-6,36 3,37 10,37 11,33 20,31 25,32 32,31 35,25 38,18 43,12 51,12 48,5 41,-2 40,-11 36,-19 33,-27 26,-34 18,-34 14,-24 12,-16 13,-6 9,0 9,4 3,6 -4,5 -9,5 -14,10 -17,15 -16,22 -10,30"),
    # Madagascar
    path("44,-24 47,-25 50,-16 49,-12 46,-16 44,-20"),
    # Europe and Asia
    path("-9,43 -9,37 -5,36 0,39 3,42 7,43.5 11,43 15,39 16,38 18,40 13,45 19,42 22,37 24,40 27,40 26,37 30,36 36,36 35,32 34,28 39,20 43,13 52,16 59,22 56,26 51,25 48,29 56,27 62,25 68,24 72,20 77,8 80,14 87,21 92,22 95,16 99,14 99,8 103,2 101,12 106,9 109,13 106,20 114,22 121,28 119,35 122,38 119,39 125,40 126,35 129,36 128,41 135,44 141,52 138,54 156,60 160,70 130,72 110,75 90,75 70,72 60,69 42,66 40,68 30,71 20,70 12,65 5,61 6,58 11,59 13,56 17,58 19,63 23,66 25,65 22,61 29,60 22,58 20,55 11,54 8,57 8,54 2,51 -2,49 -5,48 -1,46 -2,43.5"),
    # Great Britain
    path("-5,50 1,51 0,53 -2,56 -4,58 -6,57 -3,54 -5,52"),
    # Japan
    path("130,32 135,34 140,35 142,40 145,44 141,45 140,41 137,37 132,35"),
    # Sri Lanka
    path("80,7 82,7 81,9"),
    # Sumatra, Borneo
    path("95,5 104,-3 106,-6 101,-3"),
    path("109,1 113,-3 117,0 118,6 113,4"),
    # Australia
    path("114,-22 122,-18 130,-12 136,-12 141,-12 146,-19 153,-28 147,-38 138,-35 130,-32 116,-35"),
    # Greenland
    path("-45,60 -22,70 -20,80 -55,82 -55,70"),
    # South America
    path("-80,-3 -78,2 -72,12 -60,8 -50,0 -35,-7 -39,-15 -48,-27 -58,-38 -68,-54 -74,-45 -71,-20"),
)  # fmt: skip


def projected(longitude: float, latitude: float, centre: XY) -> tuple[float, float, float]:
    """x to the right, y down, z towards the eye, on a globe of radius 1 seen above `centre`."""
    lam, phi, phi0 = radians(longitude - centre[0]), radians(latitude), radians(centre[1])
    x = cos(phi) * sin(lam)
    y = cos(phi0) * sin(phi) - sin(phi0) * cos(phi) * cos(lam)
    z = sin(phi0) * sin(phi) + cos(phi0) * cos(phi) * cos(lam)
    return x, -y, z


def globe(
    c: Canvas, x: float, y: float, radius: float, centre: XY, land: Colour, lines: Colour
) -> None:
    """Coasts and a net of meridians and parallels on a disc that is there already."""
    for coast in COASTS:
        points = [projected(lon, lat, centre) for lon, lat in _dense(coast)]
        if max(p[2] for p in points) > 0:
            c.polygon(
                [(x + px * radius, y + py * radius) for px, py in map(_on_face, points)], land
            )
    for line in [*_meridians(), *_parallels()]:
        points = [projected(lon, lat, centre) for lon, lat in line]
        for in_sight, run in groupby(points, key=lambda p: p[2] > 0):
            if in_sight:
                c.stroke([(x + px * radius, y + py * radius) for px, py, _ in run], 1.6, lines)


def _dense(coast: Sequence[XY]) -> list[XY]:
    return smooth(coast, steps=5)


def _on_face(point: tuple[float, float, float]) -> XY:
    """Points behind the globe are drawn to its rim, so that coasts end there."""
    x, y, z = point
    length = hypot(x, y) if z < 0 else 1
    return x / length, y / length


def _meridians() -> list[list[XY]]:
    return [[(lon, lat) for lat in range(-80, 81, 4)] for lon in range(-180, 180, 20)]


def _parallels() -> list[list[XY]]:
    return [[(lon, lat) for lon in range(-180, 181, 4)] for lat in range(-60, 61, 20)]


def great_circle(a: XY, b: XY, height: float, steps: int = 48) -> list[tuple[float, float, float]]:
    """Longitude, latitude and height (1 is the surface) along the shortest way, rising in between."""
    va, vb = (_vector(*p) for p in (a, b))
    angle = 2 * asin(min(1, hypot(*(p - q for p, q in zip(va, vb, strict=True))) / 2))
    way = []
    for k in range(steps + 1):
        t = k / steps
        wa, wb = sin((1 - t) * angle) / sin(angle), sin(t * angle) / sin(angle)
        px, py, pz = (wa * p + wb * q for p, q in zip(va, vb, strict=True))
        way.append(
            (
                degrees(atan2(py, px)),
                degrees(asin(max(-1, min(1, pz)))),
                1 + height * angle * 4 * t * (1 - t),
            )
        )
    return way


def _vector(longitude: float, latitude: float) -> tuple[float, float, float]:
    lam, phi = radians(longitude), radians(latitude)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


SEOUL, GENEVA, ALMATY, ABU_DHABI = path("127.0,37.6 6.1,46.2 76.9,43.2 54.4,24.5")


def network_of_cities() -> Canvas:
    """The globe with the cities of the newsroom, joined by arcs."""
    c = Canvas(1600, 900, NAVY)
    x, y, radius, centre = 800.0, 560.0, 455.0, (60.0, 27.0)
    chance = Random(11)
    for _ in range(90):
        c.dot(
            chance.uniform(0, 1600),
            chance.uniform(0, 900),
            chance.choice((1.5, 2, 2.6)),
            mix(NAVY, CREAM, chance.choice((0.3, 0.5, 0.75))),
        )
    for step, share in rows("1.3,0.1 1.16,0.22 1.06,0.4"):
        c.dot(x, y, radius * step, mix(NAVY, TEAL, share))
    c.dot(x, y, radius, mix(TEAL, NAVY, 0.12))
    with c.within(circle(x, y, radius)):
        c.dot(x + 120, y + 90, radius * 1.04, mix(TEAL, NAVY, 0.28))
        c.dot(x - 60, y - 60, radius * 0.98, TEAL, 0.75)
    globe(c, x, y, radius, centre, mix(SAND, TEAL, 0.3), mix(TEAL, CREAM, 0.22))
    _small_towns(c, x, y, radius, centre)
    for a, b in _NEIGHBOURS:
        way = [projected(lon, lat, centre) for lon, lat, _ in great_circle(a, b, 0)]
        c.stroke([(x + px * radius, y + py * radius) for px, py, _ in way], 2.5, CREAM)
    for a, b, height in _JOINED:
        c.stroke(_in_sight(great_circle(a, b, height), x, y, radius, centre), 5, CORAL)
    for lon, lat in (SEOUL, GENEVA, ALMATY, ABU_DHABI):
        px, py, _ = projected(lon, lat, centre)
        c.dot(x + px * radius, y + py * radius, 26, CORAL, 0.35)
        c.dot(x + px * radius, y + py * radius, 15, CREAM)
        c.dot(x + px * radius, y + py * radius, 9, CORAL)
    return c


_JOINED = (
    (SEOUL, GENEVA, 0.2), (SEOUL, ALMATY, 0.2), (SEOUL, ABU_DHABI, 0.16), (GENEVA, ABU_DHABI, 0.2), (GENEVA, ALMATY, 0.18),
    (ALMATY, ABU_DHABI, 0.2),
)  # fmt: skip


def _in_sight(
    way: Iterable[tuple[float, float, float]], x: float, y: float, radius: float, centre: XY
) -> list[XY]:
    """The points of an arc that are not hidden behind the globe."""
    seen = []
    for longitude, latitude, height in way:
        px, py, pz = (v * height for v in projected(longitude, latitude, centre))
        if pz > 0 or hypot(px, py) > 1:
            seen.append((x + px * radius, y + py * radius))
    return seen


_TOWNS = path(
    "37,-1 3,6 31,30 18.4,-33.9 77,28 103,14 116,40 106,-6 24,60 -4,40 44,33 73,19 88,56 139,36 13,52"
)
_NEIGHBOURS = (
    (GENEVA, (-4, 40)),
    (GENEVA, (13, 52)),
    ((13, 52), (24, 60)),
    (ABU_DHABI, (44, 33)),
    (ABU_DHABI, (37, -1)),
    ((37, -1), (18.4, -33.9)),
    ((37, -1), (3, 6)),
    ((31, 30), (44, 33)),
    (ALMATY, (88, 56)),
    (ALMATY, (77, 28)),
    ((77, 28), (73, 19)),
    ((77, 28), (103, 14)),
    ((103, 14), (106, -6)),
    (SEOUL, (139, 36)),
    (SEOUL, (116, 40)),
)


def _small_towns(c: Canvas, x: float, y: float, radius: float, centre: XY) -> None:
    for lon, lat in _TOWNS:
        px, py, pz = projected(lon, lat, centre)
        if pz > 0.05:
            c.dot(x + px * radius, y + py * radius, 6.5, CREAM)


def two_pens() -> Canvas:
    """A table from above: two sheets to be signed, two pens, a folder, a cup."""
    c = Canvas(1600, 900, TEAL)
    for k in range(7):
        c.rect(0, k * 130, 1600, 128, mix(TEAL, DEEP, 0.12 + (k % 2) * 0.14))
    folder = turned(box(160, 66, 1180, 790), -2, (750, 450))
    c.polygon([(x + 14, y + 18) for x, y in folder], NAVY, 0.35)
    c.polygon(folder, NAVY)
    c.polygon(turned(box(744, 66, 12, 790), -2, (750, 450)), mix(NAVY, CREAM, 0.14))
    for angle, left, seal in ((-4, 212, CORAL), (1, 786, FOAM)):
        _sheet(c, left, 112, 500, 690, angle, seal)
    _pen(c, (520, 660), 33, CORAL)
    _pen(c, (1052, 668), 38, TEAL)
    _cup_from_above(c, 1470, 200)
    _leaf_from_above(c)
    return c


def _sheet(
    c: Canvas, x: float, y: float, width: float, height: float, angle: float, seal: Colour
) -> None:
    centre = (x + width / 2, y + height / 2)

    def put(points: Iterable[XY]) -> list[XY]:
        return turned(points, angle, centre)

    c.polygon(
        [(px + 10, py + 14) for px, py in put(box(x, y, width, height))], mix(NAVY, TEAL, 0.1), 0.6
    )
    c.polygon(put(box(x, y, width, height)), CREAM)
    c.polygon(put(box(x + 60, y + 66, 210, 24)), NAVY)
    c.polygon(put(box(x + 60, y + 106, 120, 12)), CORAL)
    for k, length in enumerate((380, 360, 380, 300, 0, 380, 350, 376, 220)):
        if length:
            c.polygon(put(box(x + 60, y + 160 + k * 32, length, 10)), mix(SAND, CREAM, 0.2))
    c.polygon(put(box(x + 60, y + 590, 250, 4)), NAVY)
    hand = path("70,572 96,528 104,574 130,532 142,576 164,548 182,574 206,552 226,568 262,556")
    c.stroke(put(smooth([(x + px, y + py) for px, py in hand], closed=False)), 5, DEEP)
    _seal(c, put([(x + 400, y + 566)])[0], seal)


def _seal(c: Canvas, at: XY, colour: Colour) -> None:
    x, y = at
    c.polygon(path("-28,24 -4,34 -20,96 -34,80 -52,84", x, y), mix(colour, NAVY, 0.25))
    c.polygon(path("28,24 4,34 20,96 34,80 52,84", x, y), mix(colour, NAVY, 0.25))
    wave = [
        (
            x + (50 + 4 * cos(k * pi / 5)) * cos(k * pi / 60),
            y + (50 + 4 * cos(k * pi / 5)) * sin(k * pi / 60),
        )
        for k in range(120)
    ]
    c.polygon(wave, colour)
    c.ring(x, y, 34, 4, mix(colour, CREAM, 0.65))
    c.dot(x, y, 13, mix(colour, CREAM, 0.65))


def _pen(c: Canvas, tip: XY, angle: float, colour: Colour) -> None:
    """A fountain pen whose nib is at `tip`; at angle 0 it points straight down."""
    x, y = tip

    def put(points: Iterable[XY]) -> list[XY]:
        return turned([(x + px, y + py) for px, py in points], angle, tip)

    c.polygon(
        [(px + 12, py + 16) for px, py in put(path("0,0 17,-60 19,-360 -19,-360 -17,-60"))],
        NAVY,
        0.3,
    )
    c.polygon(put(path("0,0 13,-46 9,-64 -9,-64 -13,-46")), SAND)
    c.stroke(put([(0, -6), (0, -38)]), 2, NAVY)
    c.polygon(put(path("-12,-62 12,-62 17,-128 -17,-128")), NAVY)
    c.polygon(put(box(-18, -210, 36, 84)), colour)
    c.polygon(put(box(-19, -220, 38, 12)), CREAM)
    c.polygon(put([*box(-20, -372, 40, 154)]), colour)
    c.polygon(put(box(6, -372, 14, 246)), mix(colour, NAVY, 0.24))
    c.polygon(put(path("-20,-370 20,-370 13,-388 -13,-388")), mix(colour, NAVY, 0.4))
    c.polygon(put(path("-7,-366 1,-366 1,-262 -3,-252 -7,-262")), mix(colour, CREAM, 0.65))


def _cup_from_above(c: Canvas, x: float, y: float) -> None:
    c.dot(x + 10, y + 13, 100, NAVY, 0.3)
    c.dot(x, y, 98, CREAM)
    c.dot(x, y, 80, mix(CREAM, SAND, 0.55))
    c.stroke(turned([(x + 50, y), (x + 92, y)], 130, (x, y)), 22, CORAL)
    c.dot(x, y, 60, CORAL)
    c.dot(x, y, 50, mix(CORAL, NAVY, 0.2))
    c.dot(x + 2, y + 2, 46, BROWN)
    c.polygon(smooth(path("-28,-10 -10,-31 12,-29 -6,-20", x, y)), mix(BROWN, SAND, 0.4))


def _leaf_from_above(c: Canvas) -> None:
    for angle, size in rows("18,1.0 52,1.15 86,0.95 -14,0.8"):
        leaf = path("0,0 60,-36 150,-40 240,0 150,40 60,36")
        points = turned(
            [(-20 + px * size, 930 + py * size) for px, py in smooth(leaf)], angle - 90, (-20, 930)
        )
        c.polygon([(px + 8, py + 10) for px, py in points], NAVY, 0.25)
        c.polygon(points, mix(FOAM, TEAL, 0.25 if angle in (18, 86) else 0.05))
        c.stroke(
            turned([(-20, 930), (-20 + 220 * size, 930)], angle - 90, (-20, 930)),
            4,
            mix(TEAL, NAVY, 0.1),
        )


def prize_cup() -> Canvas:
    """A cup on a plinth; towers of a city rise from its rim, rays behind."""
    c = Canvas(1600, 900, CREAM)
    for k in range(24):
        if k % 2:
            a, b = radians(k * 15 - 3), radians(k * 15 + 12)
            c.polygon(
                [
                    (800, 420),
                    (800 + 1300 * cos(a), 420 + 1300 * sin(a)),
                    (800 + 1300 * cos(b), 420 + 1300 * sin(b)),
                ],
                mix(SAND, CREAM, 0.45),
            )
    c.dot(800, 420, 336, mix(MIST, CREAM, 0.1))
    c.dot(800, 420, 290, mix(MIST, CREAM, 0.5))
    _laurel(c, 1)
    _laurel(c, -1)
    _towers_in_cup(c)
    _cup(c)
    _plinth(c)
    for x, y, size, colour in (
        (330, 180, 12, CORAL),
        (420, 120, 8, TEAL),
        (1250, 150, 12, TEAL),
        (1190, 240, 8, CORAL),
        (250, 330, 8, TEAL),
        (1350, 330, 9, CORAL),
        (396, 262, 7, NAVY),
        (1130, 96, 7, NAVY),
    ):
        c.polygon(turned(box(x - size, y - size, 2 * size, 2 * size), x % 90, (x, y)), colour)
    return c


def _towers_in_cup(c: Canvas) -> None:
    towers = (
        (606, 66, 150, FOAM),
        (930, 64, 170, FOAM),
        (664, 72, 236, TEAL),
        (862, 76, 252, DEEP),
        (738, 62, 190, mix(TEAL, SAND, 0.3)),
        (800, 66, 318, NAVY),
    )
    for k, (x, width, height, colour) in enumerate(towers):
        top = 440 - height
        if colour == TEAL:
            c.dot(x + width / 2, top, width / 2, TEAL)
        c.rect(x, top, width, height + 20, colour)
        c.rect(x + width * 0.62, top, width * 0.38, height + 20, mix(colour, NAVY, 0.22))
        windows(
            c,
            x + 10,
            top + 18,
            int((width - 10) // 17),
            int(height // 28),
            (8, 12),
            (17, 27),
            CREAM,
            mix(colour, NAVY, 0.35),
            k + 5,
            0.45,
        )
    c.polygon(path("800,122 833,74 866,122"), NAVY)
    c.rect(831, 40, 4, 40, NAVY)
    c.polygon(path("835,40 872,50 835,62"), CORAL)
    tree(c, 598, 446, 70, TEAL)
    tree(c, 1008, 446, 62, TEAL)


def _cup(c: Canvas) -> None:
    gold, shade = mix(SAND, CORAL, 0.42), mix(mix(SAND, CORAL, 0.62), NAVY, 0.08)
    for side in (-1, 1):
        handle = smooth(
            [
                (800 + side * 214, 470),
                (800 + side * 318, 462),
                (800 + side * 330, 552),
                (800 + side * 250, 622),
                (800 + side * 150, 640),
            ],
            closed=False,
        )
        c.stroke(handle, 32, shade if side == 1 else gold)
    bowl = [
        (556, 430),
        (1044, 430),
        *smooth(path("1044,430 1034,530 980,626 884,688 836,704"), closed=False),
        (764, 704),
        *smooth(path("764,704 716,688 620,626 566,530 556,430"), closed=False),
    ]
    c.polygon(bowl, gold)
    with c.within(bowl):
        c.polygon(
            [
                (850, 420),
                *smooth(path("850,430 858,540 838,640 800,710"), closed=False),
                (1060, 710),
                (1060, 420),
            ],
            shade,
        )
        c.polygon(
            smooth(path("596,470 626,470 640,560 684,626 660,632 612,566")), mix(gold, CREAM, 0.55)
        )
    c.rect(540, 416, 520, 34, mix(gold, CREAM, 0.35), 17)
    with c.within(box(852, 400, 300, 60)):
        c.rect(540, 416, 520, 34, gold, 17)
    star = [
        (
            800 + (58 if k % 2 == 0 else 24) * sin(k * pi / 5),
            556 - (58 if k % 2 == 0 else 24) * cos(k * pi / 5),
        )
        for k in range(10)
    ]
    c.polygon(star, CREAM)
    c.polygon(path("770,700 830,700 842,748 758,748"), shade)
    c.rect(776, 708, 48, 14, gold, 7)
    c.rect(716, 744, 168, 28, gold, 10)


def _plinth(c: Canvas) -> None:
    c.rect(0, 846, 1600, 54, mix(SAND, EARTH, 0.25))
    c.dot(800, 852, 330, NAVY, 0.18, 0.05)
    c.rect(660, 770, 280, 82, NAVY, 6)
    c.rect(800, 770, 140, 82, mix(NAVY, BLACK, 0.18), 6)
    c.rect(724, 796, 152, 30, CORAL, 5)


def _laurel(c: Canvas, side: int) -> None:
    stem = [
        (800 + side * (330 + 96 * sin(k / 12 * pi) - 60 * (k / 12) ** 2 * 2), 800 - k * 50)
        for k in range(13)
    ]
    c.stroke(smooth(stem, closed=False), 7, DEEP)
    for k in range(1, 12):
        x, y = stem[k]
        for turn, colour in ((-50, TEAL), (40, DEEP)):
            leaf = smooth(path("0,0 17,-36 0,-80 -17,-36", x, y))
            c.polygon(turned(leaf, side * (turn + 18 - k * 4), (x, y)), colour)


def calendar() -> Canvas:
    """A wall calendar with marked days, a plant beside it."""
    c = Canvas(1600, 900, mix(MIST, CREAM, 0.2))
    c.dot(1180, 260, 420, mix(MIST, CREAM, 0.55))
    c.rect(0, 760, 1600, 140, SAND)
    c.rect(0, 760, 1600, 16, mix(SAND, NAVY, 0.2))
    _calendar_sheet(c, 400, 110, 740, 590)
    _potted_plant(c, 1310, 770)
    _clock(c, 206, 250)
    _books(c, 120, 762)
    return c


def _calendar_sheet(c: Canvas, x: float, y: float, width: float, height: float) -> None:
    c.rect(x + 16, y + 20, width, height, NAVY, 22, 0.2)
    c.rect(x, y, width, height, CREAM, 22)
    c.rect(x, y, width, 128, CORAL, 22)
    c.rect(x, y + 90, width, 38, CORAL)
    c.rect(x + 48, y + 50, 220, 28, CREAM, 14)
    for dx, share in ((width - 76, 0.5), (width - 116, 0.3), (width - 156, 0.15)):
        c.dot(x + dx, y + 66, 12, mix(CORAL, CREAM, share))
    for k in range(6):
        at = x + 80 + k * (width - 160) / 5
        c.dot(at, y + 18, 11, mix(CORAL, NAVY, 0.45))
        c.rect(at - 6, y - 24, 12, 46, NAVY, 6)
    marks = {(0, 3): TEAL, (1, 1): CORAL, (1, 3): NAVY, (2, 1): TEAL, (3, 4): CORAL}
    for row in range(5):
        for column in range(7):
            _calendar_day(
                c, x + 44 + column * 95, y + 156 + row * 84, marks.get((row, column)), row, column
            )
    c.rect(x + 139, y + 444, 177, 22, FOAM, 11)


def _calendar_day(
    c: Canvas, x: float, y: float, mark: Colour | None, row: int, column: int
) -> None:
    if (row == 0 and column < 1) or (row == 4 and column > 3):
        return
    weekend = column > 4
    c.rect(x, y, 82, 70, mix(MIST, CREAM, 0.45) if weekend else PALE, 10)
    c.rect(x + 12, y + 12, 20, 8, mix(EARTH, SAND, 0.3), 4)
    if mark:
        c.rect(x, y, 82, 70, mix(mark, CREAM, 0.72), 10)
        c.dot(x + 41, y + 40, 17, mark)


def _potted_plant(c: Canvas, x: float, y: float) -> None:
    for angle, length, colour in (
        (-52, 260, TEAL),
        (50, 250, TEAL),
        (-26, 330, DEEP),
        (28, 322, DEEP),
        (2, 372, mix(TEAL, FOAM, 0.35)),
        (-72, 180, FOAM),
        (74, 176, FOAM),
    ):
        half = length * 0.17
        leaf = smooth(
            [
                (x, y - 110),
                (x + half, y - 110 - length * 0.45),
                (x, y - 110 - length),
                (x - half, y - 110 - length * 0.45),
            ]
        )
        c.polygon(turned(leaf, angle, (x, y - 110)), colour)
        c.stroke(
            turned([(x, y - 110), (x, y - 110 - length * 0.82)], angle, (x, y - 110)),
            4,
            mix(colour, NAVY, 0.28),
        )
    c.dot(x, y + 8, 130, NAVY, 0.18, 0.1)
    c.polygon(path("-98,-130 98,-130 74,8 -74,8", x, y), CORAL)
    c.polygon(path("16,-130 98,-130 74,8 24,8", x, y), mix(CORAL, NAVY, 0.14))
    c.rect(x - 110, y - 156, 220, 38, mix(CORAL, CREAM, 0.16), 8)
    with c.within(box(x + 16, y - 170, 200, 60)):
        c.rect(x - 110, y - 156, 220, 38, CORAL, 8)


def _clock(c: Canvas, x: float, y: float) -> None:
    c.dot(x + 8, y + 12, 108, NAVY, 0.18)
    c.dot(x, y, 108, NAVY)
    c.dot(x, y, 92, CREAM)
    for k in range(12):
        a = k * pi / 6
        c.stroke(
            [
                (x + 74 * sin(a), y - 74 * cos(a)),
                (x + (64 if k % 3 else 56) * sin(a), y - (64 if k % 3 else 56) * cos(a)),
            ],
            5,
            NAVY if k % 3 == 0 else FOAM,
        )
    c.stroke([(x, y), (x - 26, y - 34)], 9, NAVY)
    c.stroke([(x, y), (x + 24, y - 56)], 6, NAVY)
    c.dot(x, y, 8, CORAL)


def _books(c: Canvas, x: float, ground: float) -> None:
    for dx, width, height, colour in (
        (0, 40, 190, NAVY),
        (42, 52, 164, CORAL),
        (96, 34, 204, TEAL),
        (132, 46, 150, mix(EARTH, SAND, 0.3)),
    ):
        c.rect(x + dx, ground - height, width, height, colour, 5)
        c.rect(x + dx, ground - height + 24, width, 10, mix(colour, CREAM, 0.6))
        c.rect(x + dx, ground - 44, width, 6, mix(colour, CREAM, 0.45))


def tram_and_trees() -> Canvas:
    """A low-floor tram at a stop with a ramp; people wait between trees."""
    c = Canvas(1600, 900, mix(MIST, CREAM, 0.45))
    c.rect(0, 0, 1600, 210, mix(MIST, CREAM, 0.15))
    sun(c, 1270, 190, 80, mix(CORAL, SAND, 0.5), SAND)
    cloud(c, 240, 150, 260, CREAM)
    cloud(c, 900, 110, 200, CREAM)
    _street_houses(c)
    c.rect(0, 636, 1600, 264, mix(SAND, CREAM, 0.25))
    for x, size in rows("70,150 330,120 1120,130 1380,165 1560,140"):
        tree(c, x, 650, size, mix(TEAL, FOAM, 0.3 if size < 140 else 0))
    _tram(c, 150, 352)
    _tram_stop(c)
    return c


def _street_houses(c: Canvas) -> None:
    houses = (
        (-10, 190, 300, PALE, 1),
        (186, 150, 352, MIST, 2),
        (342, 210, 270, mix(SAND, CREAM, 0.2), 3),
        (560, 170, 390, FOAM, 4),
        (736, 200, 310, PALE, 5),
        (942, 150, 360, mix(BLUSH, CREAM, 0.45), 6),
        (1098, 230, 280, MIST, 7),
        (1334, 150, 340, PALE, 8),
        (1490, 140, 300, mix(SAND, CREAM, 0.2), 9),
    )
    for x, width, height, colour, seed in houses:
        wall = mix(colour, MIST, 0.35)
        c.rect(x, 640 - height, width, height, wall)
        c.rect(x, 640 - height - 12, width, 16, mix(wall, TEAL, 0.3))
        windows(
            c,
            x + 20,
            640 - height + 30,
            int((width - 26) // 42),
            int(height // 60),
            (24, 34),
            (42, 58),
            mix(wall, TEAL, 0.28),
            mix(wall, TEAL, 0.4),
            seed,
            0.5,
        )


def _tram(c: Canvas, x: float, y: float) -> None:
    c.rect(x + 1050, y - 84, 10, 420, mix(NAVY, TEAL, 0.4))
    c.rect(x + 960, y - 78, 100, 6, mix(NAVY, TEAL, 0.4))
    c.stroke([(x - 200, y - 60), (x + 1500, y - 60)], 3, NAVY)
    c.stroke(path("330,4 380,-30 330,-60", x, y), 6, NAVY)
    c.stroke([(x + 300, y - 60), (x + 360, y - 60)], 5, NAVY)
    c.rect(x + 220, y - 12, 240, 26, mix(NAVY, CREAM, 0.2), 8)
    c.rect(x + 560, y - 8, 180, 22, mix(NAVY, CREAM, 0.2), 8)
    c.dot(x + 480, y + 320, 520, NAVY, 0.16, 0.03)
    body = [
        *smooth(path("4,306 -8,220 14,84 70,16 120,4", x, y), closed=False),
        *smooth(path("846,4 896,16 952,84 974,220 962,306", x, y), closed=False),
    ]
    c.polygon(body, CORAL)
    with c.within(body):
        c.rect(x - 20, y, 1010, 44, CREAM)
        c.rect(x - 20, y + 254, 1010, 60, mix(CORAL, NAVY, 0.3))
        c.rect(x - 20, y + 226, 1010, 12, CREAM)
        c.rect(x + 10, y + 62, 946, 134, NAVY, 26)
        for side in (0, 966):
            c.rect(x - 60 + side, y + 62, 120, 134, mix(NAVY, TEAL, 0.6), 26)
    _tram_windows(c, x, y)
    c.dot(x + 26, y + 254, 13, CREAM)
    c.dot(x + 940, y + 254, 13, SAND)
    for at in (150, 260, 700, 810):
        c.dot(x + at, y + 306, 24, NAVY)
        c.dot(x + at, y + 306, 10, FOAM)
    c.rect(x + 90, y + 290, 240, 18, mix(NAVY, CORAL, 0.15), 6)
    c.rect(x + 640, y + 290, 240, 18, mix(NAVY, CORAL, 0.15), 6)
    c.rect(0, y + 328, 1600, 7, NAVY)
    c.rect(0, y + 335, 1600, 12, EARTH)


def _tram_windows(c: Canvas, x: float, y: float) -> None:
    coats = (SAND, TEAL, FOAM, CREAM, BLUSH, MIST)
    for k, at in enumerate((124, 264, 556, 806)):
        width = 126 if at != 806 else 110
        pane = box(x + at, y + 74, width, 110)
        c.rect(x + at, y + 74, width, 110, mix(MIST, CREAM, 0.2), 12)
        with c.within(pane):
            c.polygon(
                [
                    (x + at + 80, y + 74),
                    (x + at + 110, y + 74),
                    (x + at + 60, y + 184),
                    (x + at + 30, y + 184),
                ],
                CREAM,
            )
            bust(c, x + at + 40, y + 190, 34, coats[k], SKIN[k % 4], HAIR[k])
            if k != 2:
                bust(c, x + at + 92, y + 194, 31, coats[k + 2], SKIN[(k + 1) % 4], HAIR[k + 1])
    for at in (406, 696):
        c.rect(x + at, y + 54, 134 if at == 406 else 96, 258, mix(CORAL, NAVY, 0.3), 8)
        leaves = 2
        leaf_width = (134 if at == 406 else 96) / leaves - 9
        for leaf in range(leaves):
            c.rect(x + at + 6 + leaf * (leaf_width + 6), y + 62, leaf_width, 240, CREAM, 6)
            c.rect(
                x + at + 13 + leaf * (leaf_width + 6),
                y + 72,
                leaf_width - 14,
                190,
                mix(MIST, TEAL, 0.2),
                5,
            )
    c.rect(x + 412, y + 62, 122, 246, mix(NAVY, TEAL, 0.35), 4)
    c.rect(x + 418, y + 84, 6, 200, SAND, 3)
    c.rect(x + 522, y + 84, 6, 200, SAND, 3)


def _tram_stop(c: Canvas) -> None:
    top = 664
    c.rect(0, top + 30, 1600, 240, mix(SAND, CREAM, 0.5))
    c.rect(0, top + 30, 1600, 9, CREAM)
    c.rect(0, top + 39, 1600, 5, mix(EARTH, SAND, 0.5))
    for k in range(52):
        c.rect(k * 31 + 4, top + 58, 20, 9, CORAL, 4)
    c.rect(0, 872, 1600, 40, mix(SAND, EARTH, 0.18))
    c.polygon([(556, top - 2), (684, top - 2), (712, top + 82), (528, top + 82)], FOAM)
    c.polygon([(528, top + 82), (712, top + 82), (712, top + 90), (528, top + 90)], TEAL)
    for k in range(3):
        c.rect(548 - k * 6, top + 14 + k * 22, 144 + k * 12, 4, mix(FOAM, TEAL, 0.5))
    _wheelchair_user(c, 812, 838)
    _walker(c, 470, 850, 1.0, NAVY, SKIN[0], CORAL, HAIR[1])
    _walker(c, 398, 850, 0.66, CORAL, SKIN[0], NAVY, HAIR[1])
    _walker(c, 1120, 846, 1.02, TEAL, SKIN[1], SAND, HAIR[2])


def _walker(
    c: Canvas,
    x: float,
    ground: float,
    size: float,
    coat: Colour,
    skin: Colour,
    bag: Colour,
    hair: Colour,
) -> None:
    """A standing person, seen from behind."""

    def at(points: Iterable[XY]) -> list[XY]:
        return [(x + px * size, ground + py * size) for px, py in points]

    c.dot(x, ground, 54 * size, NAVY, 0.16, 0.14)
    for side in (-1, 1):
        c.polygon(
            at([(side * 5, -100), (side * 28, -100), (side * 24, -4), (side * 7, -4)]),
            mix(NAVY, TEAL, 0.25),
        )
        c.polygon(
            at([(side * 5, -10), (side * 27, -10), (side * 30, 0), (side * 4, 0)]),
            mix(NAVY, BLACK, 0.2),
        )
    c.polygon(
        at(smooth(path("-36,-90 -42,-150 -34,-206 0,-218 34,-206 42,-150 36,-90 0,-86"))), coat
    )
    for side in (-1, 1):
        c.stroke(
            at([(side * 36, -194), (side * 48, -146), (side * 46, -104)]),
            17 * size,
            mix(coat, NAVY, 0.14),
        )
        c.dot(x + side * 46 * size, ground - 96 * size, 9 * size, skin)
    c.polygon(at(box(-22, -192, 44, 62)), bag)
    c.rect(x - 9 * size, ground - 228 * size, 18 * size, 20 * size, skin, 5 * size)
    c.dot(x, ground - 244 * size, 27 * size, hair)


def _wheelchair_user(c: Canvas, x: float, ground: float) -> None:
    """A person in a wheelchair on the way to the open door, seen from the side."""
    c.dot(x, ground + 4, 96, NAVY, 0.16, 0.12)
    c.stroke([(x + 46, ground - 150), (x + 72, ground - 156)], 8, NAVY)
    c.stroke(path("44,-160 40,-74 -56,-74", x, ground), 9, NAVY)
    c.stroke(path("-56,-74 -74,-16 -96,-14", x, ground), 8, NAVY)
    c.dot(x - 62, ground - 14, 16, NAVY)
    c.dot(x - 62, ground - 14, 7, SAND)
    c.stroke(path("22,-92 -52,-96 -74,-28", x, ground), 26, mix(NAVY, TEAL, 0.45))
    c.stroke([(x - 74, ground - 24), (x - 92, ground - 22)], 16, RUST)
    c.polygon(smooth(path("-10,-84 -12,-140 -2,-184 26,-190 42,-150 40,-84", x, ground)), SAND)
    c.ring(x + 24, ground - 54, 54, 9, NAVY)
    c.ring(x + 24, ground - 54, 42, 3, EARTH)
    for k in range(6):
        c.stroke(
            [
                (x + 24, ground - 54),
                (x + 24 + 48 * cos(k * pi / 3 + 0.3), ground - 54 + 48 * sin(k * pi / 3 + 0.3)),
            ],
            2.5,
            NAVY,
        )
    c.dot(x + 24, ground - 54, 8, CORAL)
    c.stroke(path("16,-172 10,-128 -24,-118", x, ground), 18, mix(SAND, EARTH, 0.35))
    c.dot(x - 28, ground - 118, 10, SKIN[3])
    c.rect(x + 4, ground - 206, 17, 28, SKIN[3], 6)
    c.dot(x + 14, ground - 228, 29, HAIR[3])
    c.polygon(smooth(path("-20,-236 -2,-246 18,-236 20,-212 4,-198 -14,-206", x, ground)), SKIN[3])


def exhibition() -> Canvas:
    """A gallery with five of the pictures on its wall and a visitor on a bench."""
    c = Canvas(1600, 900, CREAM)
    c.rect(0, 0, 1600, 690, mix(CREAM, SAND, 0.22))
    c.rect(0, 0, 1600, 60, NAVY)
    c.rect(0, 640, 1600, 50, mix(SAND, CREAM, 0.3))
    c.polygon(path("0,690 1600,690 1600,900 0,900"), mix(TEAL, CREAM, 0.16))
    for k in range(-8, 17):
        c.polygon(
            [
                (k * 110 + 300, 690),
                (k * 110 + 304, 690),
                (k * 220 - 180, 900),
                (k * 220 - 190, 900),
            ],
            mix(TEAL, NAVY, 0.12),
        )
    for x, half in rows("285,150 800,280 1315,150"):
        c.polygon(
            [
                (x - half * 0.4, 78),
                (x + half * 0.4, 78),
                (x + half * 1.4, 610),
                (x - half * 1.4, 610),
            ],
            CREAM,
            0.45,
        )
    frames = (
        (geneva_lake, 140, 140, 290),
        (prize_cup, 140, 396, 290),
        (network_of_cities, 540, 186, 520),
        (tram_and_trees, 1170, 140, 290),
        (seoul_skyline, 1170, 396, 290),
    )
    for scene, x, y, width in frames:
        _framed(c, scene().finished(), x, y, width)
    for x in (285, 800, 1315):
        c.stroke([(x, 60), (x, 74)], 8, NAVY)
        c.rect(x - 16, 70, 32, 20, mix(NAVY, CREAM, 0.2), 6)
    _bench_with_visitor(c)
    return c


def _framed(c: Canvas, picture: Image.Image, x: int, y: int, width: int) -> None:
    """Hang `picture`, `width` units wide, with a frame and a mount."""
    height = width * 9 // 16
    rim = 24 if width < 400 else 30
    c.rect(x - rim + 8, y - rim + 12, width + 2 * rim, height + 2 * rim, NAVY, 3, 0.22)
    c.rect(x - rim, y - rim, width + 2 * rim, height + 2 * rim, NAVY if width > 300 else RUST, 3)
    c.rect(x - rim + 8, y - rim + 8, width + 2 * rim - 16, height + 2 * rim - 16, CREAM)
    c.image.paste(
        picture.resize((width * FINENESS, height * FINENESS), Image.Resampling.LANCZOS),
        (x * FINENESS, y * FINENESS),
    )


def _bench_with_visitor(c: Canvas) -> None:
    c.dot(800, 838, 300, NAVY, 0.25, 0.06)
    bust(c, 870, 776, 74, CORAL, HAIR[1])
    c.polygon(smooth(path("640,776 652,728 700,722 722,776")), SAND)
    c.stroke(smooth(path("660,730 664,696 694,692 706,724"), closed=False), 6, EARTH)
    c.rect(560, 772, 480, 34, mix(EARTH, SAND, 0.2), 8)
    c.rect(560, 796, 480, 12, mix(EARTH, NAVY, 0.35), 6)
    for x in (604, 976):
        c.rect(x, 806, 20, 40, NAVY, 3)


def webinar() -> Canvas:
    """A laptop with four people in an online meeting, a lamp, a cup, a window at night."""
    c = Canvas(1600, 900, DEEP)
    _night_window(c)
    c.rect(0, 724, 1600, 176, mix(SAND, CORAL, 0.18))
    c.rect(0, 724, 1600, 14, mix(SAND, CREAM, 0.45))
    c.rect(0, 800, 1600, 100, mix(SAND, CORAL, 0.3))
    _desk_lamp(c, 250, 724)
    _laptop(c)
    _mug(c, 1384, 740)
    return c


def _night_window(c: Canvas) -> None:
    c.rect(1010, 70, 480, 470, mix(TEAL, CREAM, 0.25), 8)
    c.rect(1028, 88, 444, 434, NAVY)
    with c.within(box(1028, 88, 444, 434)):
        c.dot(1380, 180, 46, PALE)
        c.dot(1362, 168, 42, NAVY)
        for x, y in rows("1090,140 1160,220 1240,130 1300,260 1430,290 1080,280 1210,320"):
            c.dot(x, y, 3, CREAM)
        hills = smooth(path("1000,470 1100,400 1220,440 1330,380 1500,450"), closed=False)
        c.polygon([*hills, (1500, 540), (1000, 540)], mix(NAVY, TEAL, 0.35))
        for k, (x, width, top) in enumerate(
            rows("1040,50,440 1100,40,462 1350,46,430 1404,60,456")
        ):
            c.rect(x, top, width, 120, mix(NAVY, TEAL, 0.15))
            windows(
                c,
                x + 8,
                top + 10,
                int(width // 14),
                5,
                (6, 8),
                (13, 16),
                SAND,
                mix(NAVY, TEAL, 0.3),
                k,
                0.5,
            )
    c.rect(1244, 88, 12, 434, mix(TEAL, CREAM, 0.25))
    c.rect(1000, 534, 500, 20, mix(TEAL, CREAM, 0.4), 5)


def _desk_lamp(c: Canvas, x: float, ground: float) -> None:
    c.polygon([(x + 60, 308), (x + 206, 262), (x + 480, 724), (x - 110, 724)], SAND, 0.16)
    c.rect(x - 96, ground - 18, 192, 24, CORAL, 12)
    c.stroke(path("0,-14 -96,-220 70,-430", x, ground), 13, CREAM)
    c.dot(x - 96, ground - 220, 17, CORAL)
    c.polygon([(x + 40, 316), (x + 66, 244), (x + 140, 218), (x + 214, 258)], CORAL)
    c.polygon(
        [(x + 40, 316), (x + 214, 258), (x + 206, 246), (x + 40, 302)], mix(CORAL, CREAM, 0.4)
    )
    c.dot(x + 132, 286, 20, mix(SAND, CREAM, 0.6))


def _laptop(c: Canvas) -> None:
    c.dot(800, 792, 470, NAVY, 0.22, 0.05)
    c.rect(452, 262, 696, 470, mix(NAVY, CREAM, 0.1), 26)
    c.rect(472, 282, 656, 424, NAVY, 10)
    c.dot(800, 272, 4, FOAM)
    panes = (
        (488, 298, TEAL, CORAL, 0, HAIR[1]),
        (808, 298, SAND, NAVY, 1, HAIR[3]),
        (488, 486, BLUSH, TEAL, 2, HAIR[2]),
        (808, 486, FOAM, CREAM, 3, HAIR[3]),
    )
    for x, y, ground, coat, skin, hair in panes:
        if ground == SAND:
            c.rect(x - 6, y - 6, 316, 184, CORAL, 14)
        c.rect(x, y, 304, 172, ground, 10)
        with c.within(box(x, y, 304, 172)):
            _pane_background(c, x, y, ground)
            bust(c, x + 152, y + 176, 76, coat, SKIN[skin], hair)
        c.rect(x + 14, y + 146, 54, 12, mix(ground, NAVY, 0.5), 6)
    for k, colour in enumerate((FOAM, CORAL, FOAM)):
        c.dot(766 + k * 34, 682, 11, colour)
    c.polygon(path("380,732 1220,732 1270,782 330,782"), mix(CREAM, NAVY, 0.16))
    c.rect(330, 780, 940, 14, mix(CREAM, NAVY, 0.35), 7)
    c.polygon(path("470,740 1130,740 1150,762 450,762"), mix(NAVY, CREAM, 0.25))
    c.polygon(path("720,766 880,766 888,778 712,778"), mix(CREAM, NAVY, 0.28))


def _pane_background(c: Canvas, x: float, y: float, ground: Colour) -> None:
    """A hint of each room: a shelf, a window, a plant, a picture."""
    light, dark = mix(ground, CREAM, 0.3), mix(ground, NAVY, 0.16)
    if ground == TEAL:
        c.rect(x + 196, y + 24, 80, 100, light, 4)
        c.rect(x + 233, y + 24, 6, 100, ground)
    elif ground == SAND:
        c.rect(x + 24, y + 52, 84, 8, dark)
        for k, height in enumerate((26, 20, 30, 24)):
            c.rect(x + 32 + k * 16, y + 52 - height, 12, height, (CORAL, TEAL, NAVY, FOAM)[k])
    elif ground == BLUSH:
        for turn in (-40, 0, 40):
            c.polygon(
                turned(
                    smooth(path("250,140 264,100 250,62 236,100", x, y)), turn, (x + 250, y + 140)
                ),
                TEAL,
            )
        c.polygon(path("228,136 272,136 266,176 234,176", x, y), NAVY)
    else:
        c.rect(x + 26, y + 26, 66, 50, CREAM)
        c.polygon(path("32,70 52,42 64,58 72,50 86,70", x, y), CORAL)


def _mug(c: Canvas, x: float, ground: float) -> None:
    c.dot(x, ground + 44, 84, NAVY, 0.2, 0.12)
    c.ring(x + 66, ground - 12, 28, 12, CREAM)
    c.rect(x - 62, ground - 68, 126, 112, CREAM, 16)
    c.rect(x + 20, ground - 68, 44, 112, mix(CREAM, SAND, 0.6), 16)
    c.rect(x - 62, ground - 30, 126, 22, TEAL)
    c.dot(x + 1, ground - 66, 63, mix(CREAM, SAND, 0.5), 1, 0.16)
    c.dot(x + 1, ground - 64, 54, BROWN, 1, 0.13)
    for dx in (-22, 16):
        steam = smooth(
            [
                (x + dx, ground - 92),
                (x + dx + 14, ground - 122),
                (x + dx - 10, ground - 152),
                (x + dx + 8, ground - 184),
            ],
            closed=False,
        )
        c.stroke(steam, 6, CREAM, 0.45)


def city_hall() -> Canvas:
    """Seoul City Hall: the glass wave behind the stone building, a lawn in front."""
    c = Canvas(1600, 900, mix(MIST, CREAM, 0.35))
    c.rect(0, 0, 1600, 170, mix(MIST, CREAM, 0.05))
    c.rect(0, 170, 1600, 140, mix(MIST, CREAM, 0.2))
    cloud(c, 120, 190, 280, CREAM)
    cloud(c, 1240, 130, 240, CREAM)
    for k, (x, width, top, colour) in enumerate(
        (
            (-20, 130, 330, MIST),
            (120, 100, 400, mix(MIST, FOAM, 0.4)),
            (1300, 120, 360, mix(MIST, FOAM, 0.4)),
            (1430, 190, 280, MIST),
        )
    ):
        c.rect(x, top, width, 340, mix(colour, TEAL, 0.12))
        windows(
            c,
            x + 14,
            top + 20,
            int((width - 14) // 26),
            9,
            (14, 18),
            (26, 32),
            CREAM,
            mix(colour, TEAL, 0.35),
            k,
            0.3,
        )
    _glass_wave(c)
    _stone_building(c)
    _lawn(c)
    return c


def _glass_wave(c: Canvas) -> None:
    crest = smooth(
        path(
            "236,660 262,470 340,318 470,218 640,196 800,240 940,262 1100,228 1240,200 1330,222 1360,300 1366,660"
        ),
        closed=False,
    )
    c.polygon(crest, TEAL)
    with c.within(crest):
        for k in range(16):
            y = 190 + k * 32
            band = smooth(
                [
                    (200, y + 130),
                    (420, y + 20),
                    (640, y),
                    (860, y + 44),
                    (1100, y + 22),
                    (1400, y - 6),
                ],
                closed=False,
            )
            c.stroke(band, 15, mix(TEAL, CREAM, 0.16 + 0.2 * ((k * 5) % 3)))
        for k in range(30):
            x = 214 + k * 41
            c.stroke(
                smooth([(x + 80, 150), (x + 24, 400), (x, 680)], closed=False),
                3,
                mix(TEAL, NAVY, 0.25),
            )
        glint = smooth(path("360,350 470,240 600,214 500,300 420,420 380,560 350,540"))
        c.polygon(glint, CREAM, 0.32)
    c.stroke(crest, 12, CREAM)


def _stone_building(c: Canvas) -> None:
    wall, shade = STONE, mix(SAND, NAVY, 0.26)
    c.rect(330, 470, 940, 240, wall)
    c.rect(322, 458, 956, 20, mix(SAND, CREAM, 0.35))
    c.rect(330, 478, 940, 8, shade)
    for row in range(3):
        for k in range(16):
            x = 352 + k * 57
            if 590 < x < 960:
                continue
            c.rect(x, 506 + row * 66, 30, 46, mix(NAVY, TEAL, 0.45), 2)
            c.rect(x - 4, 552 + row * 66, 38, 6, mix(SAND, CREAM, 0.4))
            c.rect(x + 13, 506 + row * 66, 4, 46, wall)
    c.rect(652, 410, 296, 300, mix(wall, SAND, 0.4))
    c.rect(640, 398, 320, 20, mix(SAND, CREAM, 0.35))
    c.rect(716, 318, 168, 84, wall)
    c.rect(706, 308, 188, 16, mix(SAND, CREAM, 0.35))
    dome = smooth(path("736,308 744,268 770,242 800,234 830,242 856,268 864,308"), closed=False)
    c.polygon(dome, mix(TEAL, NAVY, 0.3))
    c.rect(798, 190, 4, 48, NAVY)
    c.polygon(path("802,190 846,200 802,214"), CORAL)
    c.dot(800, 360, 31, CREAM)
    c.dot(800, 360, 25, NAVY)
    c.dot(800, 360, 22, CREAM)
    c.stroke([(800, 360), (800, 345)], 3.5, NAVY)
    c.stroke([(800, 360), (811, 366)], 3.5, NAVY)
    for k in range(5):
        x = 672 + k * 56
        c.rect(x, 440, 32, 110, mix(NAVY, TEAL, 0.45), 15)
        c.rect(x, 480, 32, 4, wall)
        c.rect(x + 14, 440, 4, 110, wall)
    c.rect(640, 566, 320, 16, mix(SAND, CREAM, 0.35))
    for k in range(5):
        c.rect(668 + k * 60, 582, 24, 128, mix(SAND, CREAM, 0.2))
        if k < 4:
            c.rect(696 + k * 60, 594, 28, 116, NAVY, 4)


def _lawn(c: Canvas) -> None:
    c.rect(0, 640, 322, 70, mix(FOAM, TEAL, 0.4))
    c.rect(1278, 640, 322, 70, mix(FOAM, TEAL, 0.4))
    for x, size in rows("50,110 180,130 290,96 1310,100 1420,134 1550,112"):
        tree(c, x, 706, size, mix(TEAL, FOAM, 0.25))
    c.rect(0, 700, 1600, 200, mix(SAND, CREAM, 0.4))
    lawn = [(x, 860 + (y - 860) * 0.15) for x, y in circle(800, 860, 830)]
    grass = mix(TEAL, SAND, 0.46)
    c.polygon(lawn, grass)
    with c.within(lawn):
        for k in range(-7, 8, 2):
            c.polygon(
                [
                    (800 + k * 100, 720),
                    (800 + (k + 1) * 100, 720),
                    (800 + (k + 1) * 150, 910),
                    (800 + k * 150, 910),
                ],
                mix(grass, CREAM, 0.12),
            )
    for k, (x, y, size, coat, skin, bag) in enumerate(
        (
            (420, 800, 0.3, CORAL, 0, NAVY),
            (452, 802, 0.2, NAVY, 0, CORAL),
            (1010, 790, 0.28, NAVY, 1, SAND),
            (1180, 822, 0.34, CREAM, 2, CORAL),
            (640, 836, 0.36, DEEP, 3, SAND),
            (690, 838, 0.35, SAND, 2, TEAL),
        )
    ):
        _walker(c, x, y, size, coat, SKIN[skin], bag, HAIR[k % 5])


# Figures in place of portraits: nobody is portrayed


def _portrait(ground: Colour) -> Canvas:
    return Canvas(900, 900, ground)


def park_jung_sook() -> Canvas:
    """A figure in coral in front of a rising sun."""
    c = _portrait(MIST)
    for radius, colour in (
        (400, mix(MIST, CREAM, 0.45)),
        (320, PALE),
        (240, mix(SAND, CORAL, 0.12)),
    ):
        c.dot(450, 470, radius, colour)
    _figure(c, CORAL, mix(CORAL, NAVY, 0.14))
    return c


def oh_se_hoon() -> Canvas:
    """A figure in teal within the frame of a screen."""
    c = _portrait(SAND)
    c.rect(110, 130, 680, 860, NAVY, 44)
    c.rect(146, 166, 608, 860, mix(SAND, CREAM, 0.7), 20)
    c.dot(450, 148, 7, FOAM)
    with c.within(box(146, 166, 608, 734)):
        for k in range(5):
            c.dot(450, 520, 420 - k * 70, mix(BLUSH, CREAM, 0.75 - k * 0.15))
        _figure(c, TEAL, mix(TEAL, NAVY, 0.3))
    return c


def joanna_rubinstein() -> Canvas:
    """A figure in navy at a lectern in front of two arcs."""
    c = _portrait(BLUSH)
    for radius, colour in (
        (410, mix(CORAL, CREAM, 0.35)),
        (330, BLUSH),
        (300, CREAM),
        (232, mix(SAND, CREAM, 0.3)),
    ):
        c.dot(450, 480, radius, colour)
    _figure(c, NAVY, mix(NAVY, BLACK, 0.2))
    c.polygon(path("240,800 660,800 640,910 260,910"), mix(EARTH, CORAL, 0.25))
    c.rect(206, 768, 488, 40, mix(SAND, CORAL, 0.35), 10)
    c.stroke(smooth(path("300,772 292,728 318,690"), closed=False), 9, CREAM)
    c.rect(306, 640, 34, 58, CREAM, 17)
    return c


def _figure(c: Canvas, coat: Colour, shade: Colour) -> None:
    """Head and shoulders as on a sign, the right half in shade."""
    shoulders = smooth(
        path("128,960 140,830 222,712 340,660 450,648 560,660 678,712 760,830 772,960"),
        closed=False,
    )
    head = circle(450, 440, 158)
    for shape in (shoulders, head):
        c.polygon(shape, coat)
        with c.within(shape):
            c.rect(450, 200, 400, 700, shade)


def colours() -> Canvas:
    """The five colours as a fan of cards, with a pencil, on a drawing board."""
    c = Canvas(1600, 900, MIST)
    c.dot(800, 900, 780, mix(MIST, CREAM, 0.35))
    c.dot(800, 900, 560, mix(MIST, CREAM, 0.6))
    pivot = (800.0, 806.0)
    for angle, colour in zip((-56, -28, 0, 28, 56), (NAVY, TEAL, SAND, CORAL, CREAM), strict=True):
        _colour_card(c, pivot, angle, colour)
    c.dot(*pivot, 26, NAVY)
    c.dot(*pivot, 11, SAND)
    _pencil(c, (1180, 850), 72)
    return c


def _colour_card(c: Canvas, pivot: XY, angle: float, colour: Colour) -> None:
    """A card that is held at its lower end, with three lighter steps of its colour."""
    x, y = pivot
    c.polygon(moved(turned(box(x - 112, y - 660, 224, 720), angle, pivot), 12, 14), NAVY, 0.22)
    c.polygon(turned(box(x - 112, y - 660, 224, 720), angle, pivot), CREAM)
    c.polygon(turned(box(x - 96, y - 644, 192, 330), angle, pivot), colour)
    other = SAND if colour == CREAM else CREAM
    for k, share in enumerate((0.3, 0.55, 0.8)):
        step = mix(colour, other, share)
        c.polygon(turned(box(x - 96, y - 306 + k * 72, 192, 64), angle, pivot), step)


def _pencil(c: Canvas, tip: XY, angle: float) -> None:
    """A pencil whose tip is at `tip`; at angle 0 it points straight down."""
    x, y = tip
    shadow = turned(path("0,0 20,-60 20,-420 -20,-420 -20,-60", x, y), angle, tip)
    c.polygon(moved(shadow, 8, 14), NAVY, 0.25)
    c.polygon(turned(path("0,0 20,-60 -20,-60", x, y), angle, tip), PALE)
    c.polygon(turned(path("0,0 7,-20 -7,-20", x, y), angle, tip), NAVY)
    for left, width, colour in ((-20, 13, mix(CORAL, CREAM, 0.25)), (-7, 14, CORAL), (7, 13, RUST)):
        c.polygon(turned(box(x + left, y - 370, width, 312), angle, tip), colour)
    c.polygon(turned(box(x - 20, y - 392, 40, 24), angle, tip), STONE)
    c.polygon(turned(box(x - 20, y - 424, 40, 34), angle, tip), BLUSH)


PICTURES: dict[str, Callable[[], Canvas]] = {
    "events/2023/geneva-lake.png": geneva_lake,
    "events/2023/sixth-general-assembly/assembly-hall.png": assembly_hall,
    "events/2026/connected-cities-exhibition/exhibition.png": exhibition,
    "events/2027/cuenca-webinar/webinar.png": webinar,
    "news/2023/seoul-skyline.png": seoul_skyline,
    "news/2023/regional-offices-approved/network-of-cities.png": network_of_cities,
    "news/2023/connectivity-for-everyone/tram-and-trees.png": tram_and_trees,
    "news/2026/december-programme/calendar.png": calendar,
    "agreements/geneva-cities-hub-memorandum/two-pens.png": two_pens,
    "prizes/seoul-smart-city-prize/prize-cup.png": prize_cup,
    "places/seoul-city-hall/city-hall.png": city_hall,
    "people/park-jung-sook.png": park_jung_sook,
    "people/oh-se-hoon.png": oh_se_hoon,
    "people/joanna-rubinstein.png": joanna_rubinstein,
    "pages/colours.png": colours,
    "pages/press-room/network-of-cities.png": network_of_cities,
    "pages/press-room/seoul-skyline.png": seoul_skyline,
}


def commonest_colours(pixels: Iterable[Colour]) -> list[Colour]:
    """The most frequent colours that can be told apart: the flat fills come first."""
    kept: list[Colour] = []
    for colour, _ in Counter(pixels).most_common():
        if all(sum(abs(a - b) for a, b in zip(colour, k, strict=True)) > 5 for k in kept):
            kept.append(colour)
        if len(kept) == COLOURS_IN_FILE:
            break
    return kept


def with_few_colours(picture: Image.Image) -> Image.Image:
    """`picture` with a palette; Pillow maps roughly, so the palette's own colours are put right."""
    raw = picture.tobytes()
    pixels = list(zip(raw[0::3], raw[1::3], raw[2::3], strict=True))
    colours = commonest_colours(pixels)
    holder = Image.new("P", (1, 1))
    holder.putpalette([channel for colour in colours for channel in colour])
    few = picture.quantize(palette=holder, dither=Image.Dither.NONE)
    exact = {colour: index for index, colour in enumerate(colours)}
    rough = few.tobytes()
    few.frombytes(
        bytes(exact.get(pixel, index) for pixel, index in zip(pixels, rough, strict=True))
    )
    return few


def write(file: Path, canvas: Canvas) -> None:
    """Save as PNG with a palette, small and without any date in it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with_few_colours(canvas.finished()).save(file, "PNG", optimize=True)


def main(names: Sequence[str]) -> None:
    for place, draw in PICTURES.items():
        if not names or Path(place).stem in names:
            write(CONTENT / place, draw())
            print(f"{(CONTENT / place).stat().st_size / 1000:6.1f} kB  content/{place}")


if __name__ == "__main__":
    main(sys.argv[1:])
