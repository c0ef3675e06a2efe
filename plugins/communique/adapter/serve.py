"""The development server: builds, watches, rebuilds, tells the browser."""

from __future__ import annotations

import errno
import gc
import threading
import time
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from communique.adapter import run
from communique.adapter.bulletin import OVERLAY_SCRIPT, Bulletin, whole_page
from communique.adapter.gallery import gallery_page, look_named
from communique.adapter.host import HostError, source_folders
from communique.adapter.searching import Searching
from communique.adapter.warm import Warm
from communique.adapter.watching import watched
from communique.build.manifest import Result
from communique.clock import SettingsError
from communique.findings import Finding, as_text, closing_line

Say = Callable[[str], Any]
_OWN = "/~communique/"
IDLE = 3.0
"""After so many seconds without a save, what is known is kept for the next process."""
NO_HEADERS: Mapping[str, str] = {}


def serve_site(settings_file: Path, host: str, port: int, say: Say) -> None:
    """Build, serve and rebuild until interrupted. Findings are shown in the terminal and on the
    page; the server goes on."""
    gc.enable()
    settings = run.host_settings(settings_file)
    bulletin = Bulletin()
    server = _server(host, port, say)
    output = Path(settings["CACHE_PATH"]) / f"serve-{server.server_port}"
    server.RequestHandlerClass = partial(
        Handler, bulletin, Path(settings["THEME"]), directory=str(output)
    )
    address = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{server.server_port}"
    warm = Warm()
    overrides = {"SITEURL": address, "OUTPUT_PATH": str(output), "COMMUNIQUE_WARM": warm}
    site = partial(_rebuild, settings_file, overrides, bulletin, say)
    search = Searching(output, Path(settings["CACHE_PATH"]), say)
    try:
        # Once before any thread begins, in as many processes as there are cores.
        site()
        saved = watched(source_folders(settings), settings_file.parent)
        # What was saved in the meantime nobody has told us.
        site()
        # The site stays as it is but for a few items, so the collector need not go through it.
        gc.freeze()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"The site is at {address}/  Save a file and it follows. Stop with Ctrl+C.")
        search.has_changed()
        say(f"The theme's components are at {address}{_OWN}components/")
        while True:
            paths = saved.take(IDLE)
            if not paths:
                warm.keep()
                search.begin()
                continue
            if not _again(warm, paths, bulletin, say):
                site()
            search.has_changed()
    except KeyboardInterrupt:
        say("Stopped.")
    finally:
        server.server_close()


def _server(host: str, port: int, say: Say) -> ThreadingHTTPServer:
    """A server on `port`, or on any free one when it is taken. Raises HostError."""
    ThreadingHTTPServer.daemon_threads = True
    try:
        return ThreadingHTTPServer((host, port), SimpleHTTPRequestHandler)
    except (OSError, OverflowError) as error:
        if getattr(error, "errno", None) != errno.EADDRINUSE:
            raise HostError(f"Nothing can be served at {host}, port {port}: {error}") from error
    say(f"Port {port} is taken by another program; another one is used.")
    return ThreadingHTTPServer((host, 0), SimpleHTTPRequestHandler)


def _again(warm: Warm, paths: set[Path], bulletin: Bulletin, say: Say) -> bool:
    """Build after documents were saved; false where Pelican must look."""
    began = time.monotonic()
    try:
        outcome = warm.remake(paths)
    except Exception:  # noqa: BLE001 - the build of the whole tells what is wrong
        warm.cool()
        return False
    if outcome is None:
        return False
    _tell(*outcome, began, bulletin, say)
    return True


def _rebuild(settings_file: Path, overrides: dict[str, Any], bulletin: Bulletin, say: Say) -> None:
    began = time.monotonic()
    try:
        outcome = run.build(settings_file, overrides)
    except (HostError, SettingsError) as error:
        say(str(error))
        bulletin.post([], str(error))
    except Exception as error:  # noqa: BLE001 - the server outlives a half-saved file
        say(f"The site could not be built: {type(error).__name__}: {error}")
        bulletin.post([], f"{type(error).__name__}: {error}")
    else:
        _tell(outcome.findings, outcome.result, began, bulletin, say)


def _tell(
    findings: list[Finding], result: Result | None, began: float, bulletin: Bulletin, say: Say
) -> None:
    """Tell those who look at the site, then those who look at the terminal."""
    bulletin.post(findings, "")
    for finding in findings:
        say(as_text(finding))
    if result is None:
        say(f"{closing_line(findings)} The site stays as it was.")
    else:
        say(f"Files made: {result.made}, in {time.monotonic() - began:.2f} s.")


class Handler(SimpleHTTPRequestHandler):
    """Serves the output folder; adds the script that reloads pages and shows findings."""

    protocol_version = "HTTP/1.1"
    extensions_map = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".ics": "text/calendar; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
    }

    def __init__(self, bulletin: Bulletin, theme: Path, *args: Any, **more: Any) -> None:
        self.bulletin, self.theme = bulletin, theme
        super().__init__(*args, **more)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == _OWN + "events":
            self._stream()
        elif path == _OWN + "live.js":
            self._send(200, "text/javascript", OVERLAY_SCRIPT.encode())
        elif path == _OWN + "findings":
            stopped = "yes" if self.bulletin.has_stopped else "no"
            self._send(200, "text/html", self.bulletin.html().encode(), {"X-Stopped": stopped})
        elif path.startswith(_OWN + "components/"):
            self._gallery(path.rpartition("/")[2])
        else:
            self._page(path)

    def _gallery(self, file: str) -> None:
        """The theme's components by their examples, as they are at this moment."""
        look = look_named(file)
        if look is None:
            self._not_found()
            return
        try:
            page = gallery_page(self.theme, look)
        except Exception as error:  # noqa: BLE001 - a component that is being written
            self._send(500, "text/plain", f"{type(error).__name__}: {error}".encode())
        else:
            self._send(200, "text/html", _with_script(page.encode()))

    def _page(self, path: str) -> None:
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() and path.endswith("/") else file
        if file.is_dir():
            super().do_GET()
        elif file.is_file() and file.suffix == ".html":
            self._send(200, "text/html", _with_script(file.read_bytes()))
        elif file.is_file():
            super().do_GET()
        else:
            self._not_found()

    def _not_found(self) -> None:
        page = Path(self.directory) / "404.html"
        body = page.read_bytes() if page.is_file() else whole_page(self.bulletin.html()).encode()
        self._send(404 if page.is_file() else 503, "text/html", _with_script(body))

    def _stream(self) -> None:
        """Server-sent events: the number of the build, at once and after each one."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        seen = -1
        try:
            while True:
                seen = self.bulletin.wait(seen, timeout=15)
                self.wfile.write(f"data: {seen}\n\n".encode())
                self.wfile.flush()
        except OSError:
            return

    def _send(
        self, status: int, media_type: str, body: bytes, headers: Mapping[str, str] = NO_HEADERS
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{media_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        if not any(
            b"cache-control" in line.lower() for line in getattr(self, "_headers_buffer", [])
        ):
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Requests are not printed: the terminal is for findings."""


def _with_script(html: bytes) -> bytes:
    tag = f'<script src="{_OWN}live.js" defer></script></body>'.encode()
    return html.replace(b"</body>", tag) if b"</body>" in html else html + tag
