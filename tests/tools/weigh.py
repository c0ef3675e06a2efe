"""Weighs pages as they travel: compressed, with all that is fetched before the reader does anything.

    python tests/tools/weigh.py [--site output]

The pages are the heaviest home, article, event and month of any language; a page or part that is
heavier than agreed ends the command with status 1.
"""

from __future__ import annotations

import argparse
import gzip
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.tools.pages import page_file, pages_by_kind

KINDS = ("home", "news", "event", "month")
LANGUAGES = ("en", "ko", "es", "ar")
MOST = {"html": 15_000, "css": 14_000, "script": 4_000}
"""Bytes after gzip -9. Structured data and whatever else stands in the page count as HTML."""
_FETCHED = (
    "//link[contains('stylesheet icon preload modulepreload preconnect dns-prefetch', @rel)]/@href",
    "//script/@src",
    "//img/@src",
    "//iframe/@src",
    "//source/@src",
)


@dataclass(frozen=True)
class Weight:
    """What a page brings along, in bytes as they travel, and what it asks of other sites."""

    address: str
    html: int
    css: int
    script: int
    elsewhere: tuple[str, ...]
    fonts: int

    @property
    def faults(self) -> list[str]:
        heavy = [
            f"{self.address}: {name} is {getattr(self, name):,} bytes, {most:,} at most"
            for name, most in MOST.items()
            if getattr(self, name) > most
        ]
        asked = [f"{self.address}: asks another site for {url}" for url in self.elsewhere]
        return heavy + asked + ([f"{self.address}: brings web fonts"] if self.fonts else [])


def weights(folder: Path) -> Iterator[Weight]:
    """The heaviest page of each kind, over all languages."""
    for kind in KINDS:
        found = [pages_by_kind(folder, lang) for lang in LANGUAGES]
        yield max(
            (weight(folder, pages[kind]) for pages in found if kind in pages),
            key=lambda each: each.html,
        )


def weight(folder: Path, address: str) -> Weight:
    page = page_file(folder, address)
    tree = html.fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    own = tree.xpath("string(//meta[@property='og:url']/@content)")
    fetched = sorted({urljoin(own, link) for path in _FETCHED for link in tree.xpath(path)})
    files = {link: folder / urlsplit(link).path.lstrip("/") for link in fetched}
    sheets = [file.read_bytes() for file in files.values() if file.suffix == ".css"]
    scripts = [file.read_bytes() for file in files.values() if file.suffix in (".js", ".mjs")]
    return Weight(
        address,
        html=_packed(page.read_bytes()),
        css=sum(map(_packed, sheets)),
        script=sum(map(_packed, scripts)),
        elsewhere=tuple(each for each in fetched if urlsplit(each).netloc != urlsplit(own).netloc),
        fonts=sum(sheet.count(b"@font-face") for sheet in sheets),
    )


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "output", help="the built site")
    folder = parser.parse_args().site
    if not folder.is_dir():
        print(f"There is no site in {folder}: make html", file=sys.stderr)
        return 1
    found = list(weights(folder))
    print(f"{'bytes, gzip -9':44}{'HTML':>9}{'CSS':>9}{'script':>9}{'all':>9}")
    print(f"{'at most':44}" + "".join(f"{most:>9,}" for most in MOST.values()))
    for each in found:
        whole = each.html + each.css + each.script
        print(f"{each.address:44}{each.html:>9,}{each.css:>9,}{each.script:>9,}{whole:>9,}")
    faults = [fault for each in found for fault in each.faults]
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return bool(faults)


if __name__ == "__main__":
    raise SystemExit(main())
