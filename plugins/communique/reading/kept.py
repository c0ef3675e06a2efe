"""A reader that remembers: a file whose bytes it has read before is not read again."""

from __future__ import annotations

from communique.reading.documents import Reading, read_draft
from communique.reading.scan import Named
from communique.settings import Settings


class KeptDrafts:
    """Drafts of one process by path, each with the bytes and settings that it was read from."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[bytes, Settings, Reading]] = {}

    def __call__(self, named: Named, settings: Settings, content: bytes) -> Reading:
        kept = self._kept.get(named.source.path)
        if kept and kept[0] == content and kept[1] == settings:
            return kept[2]
        reading = read_draft(named, settings, content)
        self._kept[named.source.path] = (content, settings, reading)
        return reading
