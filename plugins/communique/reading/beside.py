"""Files beside items: whether they are there, how long, and how large as pictures."""

from __future__ import annotations

import re
from pathlib import Path

from communique.collections.assets import beside, files_of, photos_of
from communique.model.site import File, Site, original

_SVG_SIZE = re.compile(r'viewBox="\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*"')


def files_beside(site: Site, content: Path) -> dict[str, File]:
    """Content path -> what is known of each picture and document that an item names and that is there."""
    named = set()
    for versions in site.items.values():
        item = original(versions)
        files = [photo.file for _, photo in photos_of(item.facts)]
        named |= {beside(item, file) for file in [*files, *(file for _, file in files_of(item.facts))]}
    return {path: _file(content / path) for path in sorted(named) if _is_inside(content, path)}


def _is_inside(content: Path, path: str) -> bool:
    file = (content / path).resolve()
    return file.is_file() and file.is_relative_to(content.resolve())


def _file(path: Path) -> File:
    width, height = _size(path)
    return File(path.stat().st_size, width, height)


def _size(path: Path) -> tuple[int, int]:
    if path.suffix.lower() == ".svg":
        match = _SVG_SIZE.search(path.read_text(encoding="utf-8", errors="replace"))
        return (round(float(match[1])), round(float(match[2]))) if match else (0, 0)
    if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"):
        from PIL import Image, UnidentifiedImageError

        try:
            with Image.open(path) as picture:
                return picture.size
        except UnidentifiedImageError:
            return 0, 0
    return 0, 0
