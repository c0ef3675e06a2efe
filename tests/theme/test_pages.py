"""The demonstration site in a real browser: one page of each kind, for every eye, screen and script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.tools import browser, nu
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
LANGUAGES = ("en", "ko", "ar")
WIDTHS = (320, 1280)
KINDS = {
    "agenda", "agreement", "catalogue", "coverage", "event", "feeds", "home", "list-coverage", "list-event", "list-news",
    "list-organisation", "list-person", "list-place", "list-prize", "month", "news", "notice", "organisation",
    "page", "person", "place", "prize", "register", "search", "series", "subscribe", "topic", "topics", "year",
}  # fmt: skip


def test_the_demonstration_has_every_kind_of_page(demo_output: Path) -> None:
    assert set(pages_by_kind(demo_output, "en")) == KINDS


class AxeOf:
    """What axe says to the pages of a language. A class each, so that workers share them out."""

    lang: str

    @pytest.mark.browser
    def test_axe_finds_nothing(self, chromium: Browser, demo_output: Path) -> None:
        """All rules in the light scheme; in the dark one, where only colours differ, those of contrast."""
        faults = []
        with browser.site(chromium, demo_output, ADDRESS) as page:
            for kind, address in pages_by_kind(demo_output, self.lang).items():
                page.goto(ADDRESS + address)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    page.emulate_media(color_scheme="light")
                    faults += [f"{kind}, {width}: {each}" for each in browser.axe_violations(page)]
                    page.emulate_media(color_scheme="dark")
                    dark = browser.axe_violations(page, "color-contrast", "link-in-text-block")
                    faults += [f"{kind}, {width}, dark: {each}" for each in dark]
        assert faults == []


class TestEnglish(AxeOf):
    lang = "en"


class TestKorean(AxeOf):
    lang = "ko"


class TestArabic(AxeOf):
    lang = "ar"


@pytest.mark.browser
@pytest.mark.parametrize("lang", [*LANGUAGES, "es"])
def test_a_narrow_screen_scrolls_one_way_only(
    chromium: Browser, demo_output: Path, lang: str
) -> None:
    """WCAG 2.2, 1.4.10: at 320 pixels nothing is wider than the screen."""
    widths = {}
    with browser.site(chromium, demo_output, ADDRESS, width=320) as page:
        for kind, address in pages_by_kind(demo_output, lang).items():
            page.goto(ADDRESS + address)
            widths[kind] = page.evaluate("document.scrollingElement.scrollWidth")
    assert {kind: width for kind, width in widths.items() if width > 320} == {}


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_links_outside_of_sentences_are_large_enough(
    chromium: Browser, demo_output: Path, width: int
) -> None:
    """WCAG 2.2, 2.5.8: a target is 24 pixels in both directions, or as far from its neighbours."""
    small = []
    with browser.site(chromium, demo_output, ADDRESS, width=width) as page:
        for kind, address in pages_by_kind(demo_output, "en").items():
            page.goto(ADDRESS + address)
            small += [f"{kind}: {each}" for each in page.evaluate(_SMALL_TARGETS)]
    assert small == []


@pytest.mark.browser
def test_focus_is_seen_and_goes_to_the_content(chromium: Browser, demo_output: Path) -> None:
    """The first stop of the keyboard is the way past the header."""
    with browser.site(chromium, demo_output, ADDRESS) as page:
        page.goto(f"{ADDRESS}/")
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.get_attribute("href") == "#page--main"
        assert link.bounding_box()["height"] >= 24
        assert link.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert page.locator(":focus").get_attribute("id") == "page--main"


@pytest.mark.browser
def test_nothing_comes_from_elsewhere_and_no_script_is_needed(
    chromium: Browser, demo_output: Path
) -> None:
    asked: list[str] = []
    with browser.site(chromium, demo_output, ADDRESS, java_script_enabled=False) as page:
        page.on("request", lambda request: asked.append(request.url))
        for address in pages_by_kind(demo_output, "en").values():
            page.goto(ADDRESS + address)
            assert page.locator("h1").count() == 1
    assert [url for url in asked if not url.startswith(f"{ADDRESS}/")] == []


@pytest.mark.nu
def test_nu_finds_no_error(demo_output: Path) -> None:
    nu.need()

    assert nu.nu_errors([*demo_output.rglob("*.html"), *demo_output.rglob("*.css")]) == []


_SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, summary")]
  .filter(each => each.checkVisibility() && !each.classList.contains("skip-link"))
  .filter(each => !each.closest("p, li, dd, td, th, h1, h2, h3, h4, h5, figcaption") || each.closest("nav"))
  .map(each => [each, each.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([each, box]) => `${each.outerHTML.slice(0, 120)} ${Math.round(box.width)}x${Math.round(box.height)}`)
"""
