"""Pages are light, and ask nobody else for anything."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

from tests.tools.weigh import Weight, weight, weights


def test_pages_are_as_light_as_agreed(demo_output: Path) -> None:
    assert [fault for each in weights(demo_output) for fault in each.faults] == []


def test_all_that_a_page_fetches_is_weighed(tmp_path: Path) -> None:
    """Its sheets and scripts; what is too heavy, comes from elsewhere or is a font is told."""
    noise = os.urandom(5000)
    (tmp_path / "a.css").write_bytes(b"@font-face {}")
    (tmp_path / "a.js").write_bytes(noise)
    (tmp_path / "index.html").write_text(
        '<meta property="og:url" content="https://newsroom.example/"><link rel="stylesheet" href="/a.css">'
        '<script src="/a.js"></script><img src="https://elsewhere.example/a.png">'
    )

    found = weight(tmp_path, "/")

    assert found.css == len(gzip.compress(b"@font-face {}", 9))
    assert found.script == len(gzip.compress(noise, 9))
    assert [fault.split(" ")[1] for fault in found.faults] == ["script", "asks", "brings"]
    assert Weight("/", html=15_000, css=14_000, script=4_000, elsewhere=(), fonts=0).faults == []
