"""Raster pictures in the sizes and formats that browsers choose from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from communique.collections.index import Index
from communique.collections.pictures import shown_pictures
from communique.model.asking import note
from communique.outputs.sheet import Sheet


class Wanted(NamedTuple):
    """A picture's bytes, and what is to be made from them."""

    content: bytes
    width: int
    height: int
    format: str
    quality: int


def files(index: Index) -> Iterator[Sheet]:
    planned = {}
    for item, path, made in shown_pictures(index.site):
        for address, *how in made.all():
            planned[address.lstrip("/")] = (str(item.source.root / path), *how)
    for path, args in sorted(planned.items()):
        yield Sheet(path, picture, wanted, index, args)


def wanted(index: Index, file: str, *how: object) -> Wanted:
    note("stamp", file)
    return Wanted(Path(file).read_bytes(), *how)  # type: ignore[arg-type]


def picture(wanted: Wanted) -> bytes:
    from communique.reading.raster import encoded

    return encoded(*wanted)
