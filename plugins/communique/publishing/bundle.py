"""Runs Pagefind over pages, and leaves of its files what our search page uses, the same bytes every time."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import Any

from communique.publishing.found import FoundPage

_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's own interface."""
_PASSED_OVER = ("h1", ".kicker", ".facts h2", ".facts dt")
"""What would only repeat the title in excerpts, which is found by itself, and names of facts."""
_MAGIC = b"pagefind_dcd"
"""What each of its packed files begins with; the rest is CBOR."""


def make(pages: Iterable[FoundPage], folder: Path) -> None:
    """Write the search of these pages to a folder."""
    asyncio.run(_indexed(pages, folder))
    for pattern in _UNUSED:
        for file in folder.glob(pattern):
            file.unlink()
    _settle(folder)


async def _indexed(pages: Iterable[FoundPage], folder: Path) -> None:
    from pagefind.index import IndexConfig, PagefindIndex

    config = IndexConfig(output_path=str(folder), exclude_selectors=_PASSED_OVER)
    async with PagefindIndex(config) as index:
        for page in pages:
            await index.add_html_file(content=page.with_forms, source_path=page.path)


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
