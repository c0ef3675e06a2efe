"""Hubs are told of feeds with something new, and of nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from communique.publishing.websub import Told, ping

BASE = "https://newsroom.example"


class Hub(ThreadingHTTPServer):
    """A hub on this machine that writes down what it is told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.heard: list[str] = []
        self.status = 204

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Answer(BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        told = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        assert told["hub.mode"] == ["publish"]
        self.server.heard += told["hub.url"]
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def hub() -> Iterator[Hub]:
    server = Hub()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def feed(folder: Path, path: str, text: str) -> None:
    file = folder / "output" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def told(folder: Path, *hubs: str) -> list[Told]:
    output, cache = folder / "output", folder / "cache"
    return list(ping(output, cache, hubs, lambda address: BASE + address))


def test_only_what_changed_is_told(tmp_path: Path, hub: Hub) -> None:
    feed(tmp_path, "feeds/all.atom.xml", f"one {hub.url}")
    feed(tmp_path, "ko/feeds/topic/climate.json", f"one {hub.url}")
    feed(tmp_path, "feeds/all/1.atom.xml", "an archive names no hub")
    feed(tmp_path, "feeds/index.html", f"no feed {hub.url}")

    assert told(tmp_path, hub.url) == [Told(hub.url, 2)]
    assert hub.heard == [f"{BASE}/feeds/all.atom.xml", f"{BASE}/ko/feeds/topic/climate.json"]
    assert told(tmp_path, hub.url) == [Told(hub.url, 0)]

    feed(tmp_path, "feeds/all.atom.xml", f"two {hub.url}")
    assert told(tmp_path, hub.url) == [Told(hub.url, 1)]
    assert hub.heard[2:] == [f"{BASE}/feeds/all.atom.xml"]


def test_a_hub_that_refuses_is_told_later(tmp_path: Path, hub: Hub) -> None:
    feed(tmp_path, "feeds/all.atom.xml", f"one {hub.url}")
    hub.status = 503

    [outcome] = told(tmp_path, hub.url)
    assert (outcome.count, outcome.fault) == (0, "it answered 503 Service Unavailable")

    hub.status = 202
    assert told(tmp_path, hub.url) == [Told(hub.url, 1)]


def test_a_hub_that_is_not_there_keeps_no_other_from_being_told(tmp_path: Path, hub: Hub) -> None:
    nobody = "http://127.0.0.1:1/"
    feed(tmp_path, "feeds/all.atom.xml", f"one {hub.url} {nobody}")

    first, second = told(tmp_path, nobody, hub.url)

    assert first.count == 0 and first.fault.startswith("it does not answer (")
    assert second == Told(hub.url, 1)


def test_a_record_that_cannot_be_read_is_none(tmp_path: Path, hub: Hub) -> None:
    feed(tmp_path, "feeds/all.atom.xml", f"one {hub.url}")
    told(tmp_path, hub.url)
    [record] = (tmp_path / "cache").glob("hub-*.json")
    record.write_text("{", "utf-8")

    assert told(tmp_path, hub.url) == [Told(hub.url, 1)]
