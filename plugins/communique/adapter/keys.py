"""Keys of what is kept between builds: all that shapes it besides content and templates.

Coarse on purpose: another setting, another version of ours or of a library, and all is made again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any


def reading_key(settings: Mapping[str, Any]) -> bytes:
    """The key of what is known of content files: our settings, code and libraries, and where the
    content lies, since findings name its files."""
    ours = settings["COMMUNIQUE_SETTINGS"]
    parts = [sys.version, *libraries(), str(Path.cwd()), settings["PATH"], ours.model_dump_json()]
    return _digest(*(part.encode() for part in parts), _code(), _own_code(settings))


def ledger_key(settings: Mapping[str, Any]) -> bytes:
    """The key of what is known of the site's files: also the words of the interface, and what the
    host's settings put into its templates."""
    theme = Path(settings["THEME"])
    words = [file.read_bytes() for file in sorted((theme / "translations").glob("*.po"))]
    host = [_shown(settings[name]) for name in _OF_TEMPLATES]
    return _digest(
        reading_key(settings), *words, *(part.encode() for part in host), str(theme).encode()
    )


_OF_TEMPLATES = ("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")


@lru_cache
def _code() -> bytes:
    """Our code, as this process runs it."""
    package = os.walk(Path(__file__).parent.parent)
    files = [f"{folder}/{name}" for folder, _, names in package for name in names]
    return b"".join(Path(file).read_bytes() for file in sorted(files) if file.endswith(".py"))


def _own_code(settings: Mapping[str, Any]) -> bytes:
    """What an office programs beside its content: filters and extensions in its settings' folder."""
    files = Path(settings["PATH"]).parent.glob("*.py")
    return b"".join(file.read_bytes() for file in sorted(files))


def _shown(values: Mapping[str, Any]) -> str:
    """Settings in words that are the same in every process: functions by their names."""
    return repr([(name, getattr(value, "__qualname__", value)) for name, value in values.items()])


def libraries() -> list[str]:
    """The folders that installers name after a library and its version."""
    folder = next((path for path in sys.path if path.endswith("site-packages")), "")
    entries = Path(folder).iterdir() if folder else ()
    return sorted(entry.name for entry in entries if entry.name.endswith("-info"))


def _digest(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.digest()
