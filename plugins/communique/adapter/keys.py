"""Keys of what is kept between builds: all that shapes it besides content and templates.

Coarse on purpose: another setting, another version of ours or of a library, and all is made again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

LIBRARIES = (
    "pelican", "markdown", "feedgen", "pydantic", "PyYAML", "icalendar", "babel", "nh3", "Jinja2",
    "lxml", "Pillow", "tzdata",
)  # fmt: skip
"""Libraries whose versions may show in what is kept."""


def reading_key(settings: Mapping[str, Any]) -> bytes:
    """The key of what is known of content files: our settings, code and libraries, and where the
    content lies, since findings name its files."""
    ours = settings["COMMUNIQUE_SETTINGS"]
    parts = [sys.version, _versions(), str(Path.cwd()), settings["PATH"], ours.model_dump_json()]
    return _digest(*(part.encode() for part in parts), _code())


def ledger_key(settings: Mapping[str, Any]) -> bytes:
    """The key of what is known of the site's files: also the words of the interface, and what the
    host's settings put into its templates."""
    theme = Path(settings["THEME"])
    words = [file.read_bytes() for file in sorted((theme / "translations").glob("*.po"))]
    host = [repr(sorted(settings[name].items(), key=str)) for name in _OF_TEMPLATES]
    return _digest(
        reading_key(settings), *words, *(part.encode() for part in host), str(theme).encode()
    )


_OF_TEMPLATES = ("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")


def _code() -> bytes:
    package = Path(__file__).parent.parent
    return b"".join(file.read_bytes() for file in sorted(package.rglob("*.py")))


def _versions() -> str:
    from importlib.metadata import version

    return " ".join(version(name) for name in LIBRARIES)


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
