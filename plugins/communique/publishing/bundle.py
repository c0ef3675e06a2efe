"""Runs Pagefind over pages, and leaves of its files what our search page uses, the same bytes every time."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique.publishing.found import FoundPage

_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interface."""
_PASSED_OVER = ("h1", ".kicker", ".facts h2", ".facts dt")
"""What would only repeat the title in excerpts, which is found by itself, and names of facts."""
_MAGIC = b"pagefind_dcd"
"""What each of its packed files begins with; the rest is CBOR."""


class NotMade(Exception):
    """Pagefind gave up; its last words."""


def make(pages: Iterable[FoundPage], folder: Path) -> None:
    """Write the search of these pages to a folder; nothing for no pages. Raises NotMade, OSError."""
    with TemporaryDirectory(prefix="communique-") as given:
        count = len([_give(page, Path(given) / "site") for page in pages])
        if not count:
            return
        _run(Path(given), folder)
    for pattern in _UNUSED:
        for file in folder.glob(pattern):
            file.unlink()
    _settle(folder)


def _give(page: FoundPage, site: Path) -> Path:
    file = site / page.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page.with_forms, encoding="utf-8")
    return file


def _run(given: Path, folder: Path) -> None:
    """Its program as a command: the service of its package waits for ever where the program ends."""
    from pagefind.service import get_executable

    words = [
        str(get_executable()),
        "--site",
        "site",
        "--output-path",
        str(folder.resolve()),
        "--silent",
    ]
    for selector in _PASSED_OVER:
        words += ["--exclude-selectors", selector]
    done = subprocess.run(words, cwd=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMade(
            " ".join((done.stderr or done.stdout).split())[-200:] or f"status {done.returncode}"
        )


def _settle(folder: Path) -> None:
    """Put filters and languages in order. Pagefind 1.5 writes them in an order that differs by run,
    and names the files by it."""
    entry = folder / "pagefind-entry.json"
    told = json.loads(entry.read_text(encoding="utf-8"))
    for language in told["languages"].values():
        file = folder / f"pagefind.{language['hash']}.pf_meta"
        meta = _unpacked(file)
        meta[3] = sorted([name, _settled(folder, hash_)] for name, hash_ in meta[3])
        language["hash"] = _put(folder, "pagefind.{}.pf_meta", language["hash"], meta)
    told["languages"] = dict(sorted(told["languages"].items()))
    entry.write_text(json.dumps(told, separators=(",", ":")), encoding="utf-8")


def _settled(folder: Path, hash_: str) -> str:
    """The new name of a filter, its values in order."""
    name, values = _unpacked(folder / "filter" / f"{hash_}.pf_filter")
    return _put(folder, "filter/{}.pf_filter", hash_, [name, sorted(values)])


def _unpacked(file: Path) -> Any:
    import cbor2

    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_MAGIC))


def _put(folder: Path, pattern: str, old: str, content: Any) -> str:
    """Write packed content in place of an old file, named by what it holds. It is not compressed: how,
    differs by the machine's zlib."""
    import cbor2

    packed = _MAGIC + cbor2.dumps(content)
    lang = old.rpartition("_")[0]
    new = f"{lang}_{blake2b(packed, digest_size=5).hexdigest()}"
    (folder / pattern.format(old)).unlink()
    (folder / pattern.format(new)).write_bytes(gzip.compress(packed, 0, mtime=0))
    return new
