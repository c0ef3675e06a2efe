"""Files beside items: whether they are there, how long, and how large as pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

from communique.model.site import File
from communique.model.stamps import Stamp, stamp_of
from communique.reading.raster import seen

_RASTER = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif")
_NUMBER = r"(\d{1,6}(?:\.\d*)?)"
_SVG_SIZES = (
    re.compile(rf'viewBox=["\']\s*[\d.-]+[\s,]+[\d.-]+[\s,]+{_NUMBER}[\s,]+{_NUMBER}\s*["\']'),
    re.compile(
        rf'<svg(?=[^>]*\swidth=["\']{_NUMBER}(?:px)?["\'])[^>]*\sheight=["\']{_NUMBER}(?:px)?["\']'
    ),
)


class FilesBeside(Mapping[str, File]):
    """Content path -> what is known of a picture or document; looked at when it is asked for.

    `known` holds what was found before, with the size and time of the file then.
    """

    def __init__(
        self, content: Path, known: dict[str, tuple[Stamp | None, File | None]] | None = None
    ) -> None:
        self._content = content
        self.known = {} if known is None else known
        self._seen: set[str] = set()

    def get(self, path: str, default: Any = None) -> Any:
        if path not in self._seen:
            self._seen.add(path)
            self._look(path)
        return self.known[path][1] or default

    def __getitem__(self, path: str) -> File:
        file: File | None = self.get(path)
        if file is None:
            raise KeyError(path)
        return file

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.get(path) is not None

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._seen if path in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _look(self, path: str) -> None:
        stamp = stamp_of(self._content / path)
        if path not in self.known or self.known[path][0] != stamp:
            is_there = stamp is not None and _is_inside(self._content, path)
            self.known[path] = (stamp, _file(self._content / path) if is_there else None)


def _is_inside(content: Path, path: str) -> bool:
    try:
        file = (content / path).resolve()
        return file.is_file() and file.is_relative_to(content.resolve())
    except (OSError, RuntimeError):  # a name that is too long, or links in a circle
        return False


def _file(path: Path) -> File:
    length, extension = path.stat().st_size, path.suffix.lower()
    if extension == ".svg":
        return File(length, *drawing_size(path))
    if extension not in _RASTER:
        return File(length)
    found = seen(path)
    # A picture that moves stays as it is, and so does a GIF: it is a drawing or moves.
    is_made = found.is_still and extension != ".gif" and not found.fault
    digest = blake2b(path.read_bytes(), digest_size=16).hexdigest() if is_made else ""
    return File(length, found.width, found.height, digest, found.is_clear, found.fault)


def drawing_size(path: Path) -> tuple[int, int]:
    """Width and height of an SVG file in pixels; zeros where it does not say them."""
    text = path.read_text(encoding="utf-8", errors="replace")
    match = next((match for form in _SVG_SIZES if (match := form.search(text))), None)
    return (round(float(match[1])), round(float(match[2]))) if match else (0, 0)
