"""Media types of pictures and documents by their extension."""

from __future__ import annotations

# Our own list: Python's `mimetypes` asks the machine, and machines differ.
_TYPES = {
    "avif": "image/avif",
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


def media_type(name: str) -> str:
    """The media type of a file of that name or address."""
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
