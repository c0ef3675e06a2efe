"""Files beside items: whether they are there, how long, and how large as pictures."""

from __future__ import annotations

import re
from pathlib import Path

from communique.collections.assets import beside, files_of, photos_of
from communique.model.site import File, Site, original

_NUMBER = r"(\d{1,6}(?:\.\d*)?)"
_SVG_SIZES = (
    re.compile(rf'viewBox=["\']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*["\']'),
    re.compile(
        rf'<svg(?=[^>]*\swidth=["\']{_NUMBER}(?:px)?["\'])[^>]*\sheight=["\']{_NUMBER}(?:px)?["\']'
    ),
)


def files_beside(site: Site, content: Path) -> dict[str, File]:
    """Content path -> what is known of each picture and document that an item names and that is there."""
    named = set()
    for versions in site.with_coming.items.values():
        item = original(versions)
        files = [photo.file for _, photo in photos_of(item.facts)]
        named |= {
            beside(item, file) for file in [*files, *(file for _, file in files_of(item.facts))]
        }
    return {path: _file(content / path) for path in sorted(named) if _is_inside(content, path)}


def _is_inside(content: Path, path: str) -> bool:
    try:
        file = (content / path).resolve()
        return file.is_file() and file.is_relative_to(content.resolve())
    except (OSError, RuntimeError):  # a name that is too long, or links in a circle
        return False


def _file(path: Path) -> File:
    width, height = _size(path)
    return File(path.stat().st_size, width, height)


def _size(path: Path) -> tuple[int, int]:
    """Width and height in pixels; zeros for what is no picture that browsers show."""
    if path.suffix.lower() == ".svg":
        text = path.read_text(encoding="utf-8", errors="replace")
        match = next((match for form in _SVG_SIZES if (match := form.search(text))), None)
        return (round(float(match[1])), round(float(match[2]))) if match else (0, 0)
    if path.suffix.lower() in (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"):
        from PIL import Image

        try:
            with Image.open(path) as picture:
                return picture.size
        except Exception:  # noqa: BLE001  Pillow raises what its formats raise; it is no picture then
            return 0, 0
    return 0, 0
