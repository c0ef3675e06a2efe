"""The map of the world in a real browser, without script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools import browser

ADDRESS = "https://newsroom.example"
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["/places/", "/ar/organisations/", "/places/geneva/"])
def test_the_land_is_drawn_in_the_colours_of_the_scheme(
    chromium: Browser, demo_output: Path, address: str
) -> None:
    with browser.site(chromium, demo_output, ADDRESS) as page:
        colours = []
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(ADDRESS + address, wait_until="networkidle")
            land = page.locator("use").first
            assert land.evaluate("e => e.getBBox().width") > 900
            colours.append(land.evaluate("e => getComputedStyle(e).fill"))
    assert len(set(colours)) == 2


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("lang", ["", "/ar"])
def test_dots_are_large_enough_and_do_not_overlap(
    chromium: Browser, demo_output: Path, lang: str, width: int
) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels, at any width and in any direction of writing; one set is shown."""
    with browser.site(chromium, demo_output, ADDRESS, width=width) as page:
        for name in ("places", "organisations"):
            page.goto(f"{ADDRESS}{lang}/{name}/")
            boxes = page.evaluate(_TARGETS)
            assert boxes
            for n, (x, y, size) in enumerate(boxes):
                assert size >= 24
                assert 0 <= x <= width
                assert all(abs(x - a) > 20 or abs(y - b) > 20 for a, b, _ in boxes[:n])


def test_a_dot_for_several_shows_them(chromium: Browser, demo_output: Path) -> None:
    """By the keyboard and without script: its list appears when its address is followed."""
    with browser.site(chromium, demo_output, ADDRESS, java_script_enabled=False) as page:
        page.goto(f"{ADDRESS}/organisations/")
        dot = page.locator(".world-map__sheet--wide .world-map__dot--several")
        group = page.locator(dot.get_attribute("href") or "")
        assert not group.is_visible()
        dot.focus()
        page.keyboard.press("Enter")
        group.wait_for(state="visible")
        assert group.get_by_role("link").count() == 2


def test_focus_on_a_dot_is_seen(chromium: Browser, demo_output: Path) -> None:
    with browser.site(chromium, demo_output, ADDRESS) as page:
        page.goto(f"{ADDRESS}/places/")
        first = page.locator(".world-map__sheet--wide .world-map__dot").first
        ring = first.locator(".world-map__target")
        before = ring.evaluate("e => getComputedStyle(e).stroke")
        page.locator(".breadcrumbs a").last.focus()
        page.keyboard.press("Tab")
        assert first.evaluate("e => e === document.activeElement")
        assert ring.evaluate("e => getComputedStyle(e).stroke") != before == "none"


_TARGETS = """() => [...document.querySelectorAll(".world-map__dot .world-map__target")]
  .filter(each => each.checkVisibility())
  .map(each => each.getBoundingClientRect())
  .map(box => [box.x + box.width / 2, box.y + box.height / 2, box.width])
"""
