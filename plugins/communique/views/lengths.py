"""How long files are that a build makes, for those who must be told beforehand."""

from __future__ import annotations

from communique.collections.pictures import renditions
from communique.model.asking import note
from communique.model.site import Item, Site, original
from communique.views.cards import Picture


def picture_length(site: Site, item: Item, picture: Picture) -> int:
    """The length in bytes of what stands at a picture's address. It is made for that, and the answer
    is kept."""
    return site.part(
        ("length of a picture", item.key, picture.path, picture.url),
        lambda: _length(site, item, picture),
    )


def _length(site: Site, item: Item, picture: Picture) -> int:
    file = site.files[picture.path]
    made = renditions(site.settings, file, picture.path)
    if made is None:
        return file.length
    from communique.reading.raster import encoded

    path = original(site.items[item.key]).source.root / picture.path
    note("stamp", str(path))
    _, *how = made.plain
    return len(encoded(path.read_bytes(), *how))  # type: ignore[arg-type]
