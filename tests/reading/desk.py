"""A desk for stories about reading: content files on disk, read and checked without Pelican."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from msgspec.structs import replace

from communique.checks.registry import check
from communique.findings import Finding, in_order
from communique.model.site import Item, Site
from communique.reading.assembly import read_site
from communique.settings import Settings

NOW = datetime(2023, 10, 1, 9, tzinfo=UTC)
NEWS = "news/2023/a.md"
EVENT = "events/2023/e.md"


class Desk:
    """Files that are written, then read at `NOW` unless a story says otherwise."""

    def __init__(self, folder: Path, **settings: Any) -> None:
        self.content = folder / "content"
        self.content.mkdir()
        self.settings = Settings(
            **{
                "authority": "newsroom.example",
                "authority_since": 2020,
                "languages": ("en", "ko", "es", "ar"),
                "timezone": "Asia/Seoul",
                **settings,
            }
        )

    def write(self, path: str, text: str | bytes) -> Desk:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return self

    def news(self, front: str = "", body: str = "Text.", path: str = NEWS) -> Desk:
        """A news item whose further front matter begins on line 4."""
        return self.write(path, f"---\ntitle: A\ndate: 2023-03-09\n{dedent(front)}---\n{body}\n")

    def event(self, front: str, body: str = "Text.", path: str = EVENT) -> Desk:
        """An event whose further front matter begins on line 3."""
        return self.write(path, f"---\ntitle: E\n{dedent(front)}---\n{body}\n")

    def read(self, now: datetime = NOW) -> tuple[Site, list[Finding]]:
        site, findings = read_site(self.content, self.settings, now)
        return site, in_order(map(self._shortened, [*findings, *check(site)]))

    def findings(self, now: datetime = NOW) -> list[Finding]:
        """All findings, in order, with paths from the content folder."""
        return self.read(now)[1]

    def finding(self, now: datetime = NOW) -> Finding:
        """The only finding."""
        [finding] = self.findings(now)
        return finding

    def item(self, key: str = "news/2023/a", lang: str = "en", now: datetime = NOW) -> Item:
        """An item of a site without findings."""
        site, findings = self.read(now)
        assert findings == []
        return site.items[key][lang]

    def _shortened(self, finding: Finding) -> Finding:
        return replace(finding, path=finding.path.partition("/content/")[2] or finding.path)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    """Where and what sort: [("news/2023/a.md:4:1", "unknown-key")]."""
    return [(finding.where, finding.code) for finding in findings]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
