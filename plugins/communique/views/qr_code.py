"""An address as a QR code (ISO/IEC 18004): the path of an SVG."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from msgspec import Struct


class QrCode(Struct, frozen=True):
    """`side` is the length of a side in modules, with the quiet zone of four; `path` draws the dark ones."""

    text: str
    side: int
    path: str


def qr_code(text: str) -> QrCode:
    """The code of a text, as small as it can be with a sixth of it to be lost (level M)."""
    import segno

    code = segno.make_qr(text, error="m", boost_error=False)
    rows = list(code.matrix_iter(border=4))
    return QrCode(text, len(rows), "".join(_row(y, row) for y, row in enumerate(rows)))


def _row(y: int, row: Iterable[int]) -> str:
    """The dark runs of a row."""
    drawn, x = [], 0
    for dark, run in groupby(row):
        width = len(list(run))
        if dark:
            drawn.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(drawn)
