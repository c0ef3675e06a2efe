"""Media types of files by their extension."""

from __future__ import annotations

# Our own list: Python's `mimetypes` asks the machine, and machines differ.
_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def media_type(name: str) -> str:
    """The media type of a picture of that name or address."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
