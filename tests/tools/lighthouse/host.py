"""A web host as sites have it: compresses, and lets browsers keep what is named by its content."""

from __future__ import annotations

import gzip
import re
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

_COMPRESSED = (".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".ics")
_BY_CONTENT = re.compile(r"\.[0-9a-f]{8,}\.\w+$")


class Host(SimpleHTTPRequestHandler):
    """Answers from a folder."""

    protocol_version = "HTTP/1.1"

    @classmethod
    def of(cls, folder: Path) -> partial:
        return partial(cls, directory=str(folder))

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body, packed = file.read_bytes(), file.suffix in _COMPRESSED
        body = gzip.compress(body, 9) if packed else body
        self.send_response(200)
        kind = self.guess_type(str(file))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if packed else kind)
        self.send_header("Content-Length", str(len(body)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        keep = "max-age=31536000, immutable" if _BY_CONTENT.search(file.name) else "max-age=300"
        self.send_header("Cache-Control", keep)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Requests are not printed: the terminal is for figures."""
