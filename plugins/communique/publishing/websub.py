"""WebSub: hubs are told which feeds of the published site have something new."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import blake2b
from html import escape
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from msgspec import Struct

SECONDS = 10
"""How long a hub may take to answer."""
ENDINGS = (".atom.xml", ".rss.xml", ".json")

Known = dict[str, str]
"""Path of a feed -> digest of the bytes of which a hub was told last."""


class Told(Struct, frozen=True):
    """What came of telling a hub: how many feeds, and why it ended before the last one."""

    hub: str
    count: int
    fault: str = ""


def ping(
    output: Path, cache: Path, hubs: tuple[str, ...], absolute: Callable[[str], str]
) -> Iterator[Told]:
    """Tell each hub of the feeds that have changed since it was last told. One that does not answer
    is asked no further; the next time it is told of what is left."""
    for hub in hubs:
        file = cache / f"hub-{_digest(f'{output.resolve()} {hub}'.encode())}.json"
        known = _read(file)
        now = dict(_feeds(output, hub))
        # What is gone is forgotten: should it come back, it is new.
        kept = {path: digest for path, digest in known.items() if path in now}
        fresh = {path: digest for path, digest in now.items() if kept.get(path) != digest}
        told = _tell(hub, fresh, kept, absolute)
        _write(file, kept)
        yield told


def _tell(hub: str, fresh: Mapping[str, str], kept: Known, absolute: Callable[[str], str]) -> Told:
    for count, (path, digest) in enumerate(fresh.items()):
        fault = _post(hub, absolute(f"/{path}"))
        if fault:
            return Told(hub, count, fault)
        kept[path] = digest
    return Told(hub, len(fresh))


def _post(hub: str, feed: str) -> str:
    """Say that a feed has something new; what went wrong, empty where nothing did."""
    data = urlencode({"hub.mode": "publish", "hub.url": feed}).encode()
    request = Request(hub, data, {"User-Agent": "Communique"})
    try:
        with urlopen(request, timeout=SECONDS):
            return ""
    except HTTPError as error:
        return f"it answered {error.code} {error.reason}"
    except OSError as error:
        return f"it does not answer ({getattr(error, 'reason', None) or error})"


def _feeds(output: Path, hub: str) -> Iterator[tuple[str, str]]:
    """(path, digest) of each feed of the site that names the hub; archives name none."""
    folders = [output / "feeds", *sorted(output.glob("*/feeds"))]
    names = {name.encode() for name in (hub, escape(hub))}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            content = file.read_bytes() if file.name.endswith(ENDINGS) else b""
            if any(name in content for name in names):
                yield file.relative_to(output).as_posix(), _digest(content)


def _read(file: Path) -> Known:
    """What a hub was told; nothing where that cannot be read."""
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return {}


def _write(file: Path, known: Known) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(known, indent=1, sort_keys=True), encoding="utf-8")
    fresh.replace(file)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=12).hexdigest()
