"""One visit to every kind of page in a language, at which all are asked that judge what is seen.

Each look (a width, a scheme, a size of letters) is given to a page that is already there: to open it
takes longer than to look at it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.newsroom import DEMONSTRATION_NOW
from tests.theme import judges
from tests.tools import browser
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
WIDTHS = (1280, 320)
DARK = ("color-contrast", "link-in-text-block")
"""What axe is asked in the dark scheme, where only colours differ."""

Told = Iterator[tuple[str, str]]
"""Name of a judge and what is wrong."""


def faults(chromium: Browser, folder: Path, lang: str) -> dict[str, list[str]]:
    """Judge -> what it says of the pages of a language, at the moment of the build."""
    found: dict[str, list[str]] = defaultdict(list)
    with browser.site(
        chromium, folder, ADDRESS, at=DEMONSTRATION_NOW, timezone_id="Asia/Seoul"
    ) as page:
        for kind, address in pages_by_kind(folder, lang).items():
            page.set_viewport_size({"width": WIDTHS[0], "height": 900})
            page.goto(ADDRESS + address)
            for judge, fault in _looks(page):
                found[judge].append(f"{kind}: {fault}")
    return found


def _looks(page: Page) -> Told:
    """The looks of a page, one after the other; the last changes its style for good."""
    yield from _of("motion", page.evaluate(judges.MOVING))
    page.emulate_media(forced_colors="active")
    yield from _of("forced colours", page.evaluate(judges.FORCED))
    page.emulate_media(forced_colors="none")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield from _of("targets", page.evaluate(judges.SMALL_TARGETS))
        yield from _schemes(page, width)
    yield from _of("width", page.evaluate(judges.TOO_WIDE))
    page.set_viewport_size({"width": 320, "height": 256})
    yield from _of("zoom", page.evaluate(judges.TOO_WIDE))
    yield from _of("spacing", page.evaluate(judges.SPACED_OUT))


def _schemes(page: Page, width: int) -> Told:
    """All rules of axe in the light scheme; in the dark one those on colours."""
    yield from _of("axe", browser.axe_violations(page), f"{width}, ")
    page.emulate_media(color_scheme="dark")
    yield from _of("axe", browser.axe_violations(page, *DARK), f"{width}, dark, ")
    page.emulate_media(color_scheme="light")


def _of(judge: str, said: list[str], where: str = "") -> Told:
    yield from ((judge, where + each) for each in said)
