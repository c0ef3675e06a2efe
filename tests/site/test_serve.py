"""`communique serve`: the site follows what is saved, and mistakes are shown, not died of."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.newsroom import Newsroom

PATIENCE = 30
"""Seconds after which a story has failed; it normally goes on within one."""


class Served:
    """A running development server."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process = process
        self.folder = folder
        self.said: list[str] = []
        self.address = self._address()

    def _address(self) -> str:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if "The site is at " in line:
                return line.split("The site is at ")[1].split()[0]
        raise AssertionError("".join(self.said))

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path.lstrip("/"), timeout=PATIENCE) as answer:
            return answer.read().decode()

    def wait_for(self, path: str, text: str) -> str:
        """The page at `path`, once it holds `text`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                page = self.get(path)
            except urllib.error.HTTPError as error:
                page = error.read().decode()
            if text in page:
                return page
            time.sleep(0.05)
        raise AssertionError(f"{text!r} did not come to {path}")


@pytest.fixture
def served(site: Newsroom) -> Iterator[Served]:
    site.write("news/2023/a.md", "---\ntitle: First title\ndate: 2023-03-09\n---\nText.\n")
    words = [
        sys.executable,
        "-u",
        "-m",
        "communique",
        "serve",
        "--port",
        "0",
        "--settings",
        str(site.conf()),
    ]
    process = subprocess.Popen(
        words, cwd=site.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield Served(process, site.folder)
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def test_saved_file_is_shown_and_the_browser_told(site: Newsroom, served: Served):
    assert "First title" in served.get("news/2023/a/")
    events = urllib.request.urlopen(served.address + "~communique/events", timeout=PATIENCE)
    first = events.readline()

    site.write("news/2023/a.md", "---\ntitle: Second title\ndate: 2023-03-09\n---\nText.\n")

    served.wait_for("news/2023/a/", "Second title")
    assert events.readline() == b"\n"
    assert events.readline() != first


def test_search_follows_in_the_background(site: Newsroom, served: Served):
    served.wait_for("pagefind/pagefind-entry.json", '"page_count":1')

    site.write("news/2023/b.md", "---\ntitle: Another\ndate: 2023-03-10\n---\nText.\n")

    served.wait_for("pagefind/pagefind-entry.json", '"page_count":2')


def test_settings_are_followed_however_they_are_saved(site: Newsroom, served: Served):
    """Editors put a new file in the old one's place; watching the old one would see nothing more."""
    for name in ("One", "Two"):
        site.settings["names"] = {"en": f"Newsroom {name}"}
        fresh = site.conf().rename(site.folder / "fresh.txt")
        fresh.replace(site.folder / "pelicanconf.py")
        served.wait_for("", f"Newsroom {name}")


def test_mistake_in_a_file_of_stock_pelican_is_shown(site: Newsroom, served: Served):
    site.write("blog/a.md", "Title: Hello\nDate: never\n\nText.\n")

    served.wait_for("~communique/findings", "could not be built")


def test_mistake_is_shown_and_the_site_goes_on(site: Newsroom, served: Served):
    site.write("news/2023/a.md", "---\ntitle: Second title\ndate: never\n---\nText.\n")

    findings = served.wait_for("~communique/findings", "date is &quot;never&quot;")
    assert "a.md:3:7" in findings
    assert "First title" in served.get("news/2023/a/")

    site.write("news/2023/a.md", "---\ntitle: Third title\ndate: 2023-03-09\n---\nText.\n")
    served.wait_for("news/2023/a/", "Third title")
    # The page is there a moment before its build has told what it found.
    end = time.monotonic() + PATIENCE
    while served.get("~communique/findings") and time.monotonic() < end:
        time.sleep(0.05)
    assert served.get("~communique/findings") == ""


def test_page_that_is_not_there_is_answered_by_our_own(served: Served):
    with pytest.raises(urllib.error.HTTPError) as error:
        served.get("nowhere/")

    assert error.value.code == 404
    assert "~communique/live.js" in error.value.read().decode()


def test_components_are_shown_while_one_works_and_only_then(served: Served) -> None:
    """The gallery comes from the theme at that moment; nothing of it is written to the output."""
    page = served.get("/~communique/components/")
    assert "event_card" in page
    assert "dark.html" in page
    assert 'class="gallery--dark"' in served.get("/~communique/components/dark.html")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        served.get("/~communique/components/other.html")
