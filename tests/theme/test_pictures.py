"""Pictures in a real browser: they move nothing while they load, and come in the size that is needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.tools import browser

ADDRESS = "https://newsroom.example"
PAGES = (
    "/",
    "/news/2023/wsis-forum-announcement/",
    "/events/2023/wsis-forum/",
    "/people/",
    "/news/",
)
SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
PICTURES = """() => [...document.querySelectorAll("picture img")].map((image) => ({
    chosen: image.currentSrc, wide: image.getBoundingClientRect().width, natural: image.naturalWidth,
}))"""


def scrolled(page: Page, address: str) -> None:
    """Open a page and read it to its end, so that all that is lazy has come."""
    page.goto(ADDRESS + address)
    for _ in range(12):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(30)
    page.wait_for_load_state("networkidle")


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_while_pictures_load(
    chromium: Browser, demo_output: Path, width: int
) -> None:
    # Without the script that puts the reader's own time below the venue's.
    with browser.site(chromium, demo_output, ADDRESS, width=width, alone=True) as page:
        page.route("**/theme/js/**", lambda route: route.abort())
        page.add_init_script(SHIFTS)
        for address in PAGES:
            scrolled(page, address)
            assert (address, page.evaluate("window.shifts")) == (address, 0)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_browsers_take_a_size_that_fits(chromium: Browser, demo_output: Path, width: int) -> None:
    """AVIF, as wide as it is shown and at most twice that, unless there is no narrower one."""
    with browser.site(chromium, demo_output, ADDRESS, width=width) as page:
        for address in PAGES:
            scrolled(page, address)
            shown = page.evaluate(PICTURES)
            assert shown
            for one in shown:
                assert one["chosen"].endswith(".avif"), one
                assert one["natural"] <= max(2.1 * one["wide"], 320), one


@pytest.mark.browser
def test_the_part_to_keep_is_kept(chromium: Browser, demo_output: Path) -> None:
    """The photo of the forum says `focus: 60 50`."""
    with browser.site(chromium, demo_output, ADDRESS) as page:
        page.goto(f"{ADDRESS}/events/2023/wsis-forum/")
        place = "getComputedStyle(document.querySelector('.picture img')).objectPosition"
        assert page.evaluate(place) == "60% 50%"
