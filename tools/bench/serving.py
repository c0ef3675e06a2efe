"""From saving a file to its new text being served by a development server."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from statistics import median

from tools.bench.contenders import Contender
from tools.bench.measure import as_usual
from tools.bench.sample import Sample

PATIENCE = 900
"""Seconds after which a server that does not answer, or a text that does not come, is a failure."""

PAUSE = 1.0
"""Seconds between edits, so that one build has ended before the next save."""


def milliseconds_to_new_text(site: Contender, sample: Sample, edits: int) -> float:
    """The median of several edits of one item's text."""
    item = sample.news[0]
    with _server(site) as address:
        page = f"{address}{item.address}"
        _wait_for(page, "</html>", pause=0.1)
        waits = []
        for number in range(edits):
            time.sleep(PAUSE)
            text = f"Saved for the {number}th time."
            began = time.perf_counter()
            site.put(replace(item, body=f"{item.body}\n{text}\n"))
            _wait_for(page, text, pause=0.002)
            waits.append(time.perf_counter() - began)
    return 1000 * median(waits)


@contextmanager
def _server(site: Contender) -> Iterator[str]:
    port = _free_port()
    process = subprocess.Popen(
        [*site.server, str(port)], cwd=site.folder, env=as_usual(site.environment),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, text: str, pause: float) -> None:
    end = time.monotonic() + PATIENCE
    while text not in _page(address):
        if time.monotonic() > end:
            raise TimeoutError(f"{text!r} did not come to {address}")
        time.sleep(pause)


def _page(address: str) -> str:
    """What stands there; nothing while the server is not ready or the page is being written."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (urllib.error.URLError, http.client.HTTPException, OSError):
        return ""
