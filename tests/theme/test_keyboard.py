"""A walk through the newsroom with nothing but a keyboard, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.deep import DEEP
from tests.tools import browser
from tests.tools.pages import page_file, pages_by_kind

ADDRESS = "https://newsroom.example"
WALKED = ("home", "agenda", "month", "event", "news", "subscribe", "register", "year")
FROM_RIGHT_TO_LEFT = WALKED if DEEP else ("home", "agenda", "month", "event")
"""Where the order of what is seen could be another than that of the text."""
pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, demo_output: Path) -> Iterator[Page]:
    with browser.site(chromium, demo_output, ADDRESS) as page:
        yield page


def _press_until(page: Page, key: str, sought: str, most: int = 150) -> None:
    """Press `key` until focus is on what the selector `sought` names."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("sought => document.activeElement.matches(sought)", sought):
            return
    pytest.fail(f"{most} times {key} never led to {sought} on {page.url}")


def _follow(page: Page, sought: str) -> None:
    """Go to a link and press Enter."""
    _press_until(page, "Tab", sought)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_from_home_to_a_calendar_on_the_own_phone(page: Page) -> None:
    """Skip link, menu, month, an event to come, its calendar file; then the subscription, by the footer."""
    page.goto(f"{ADDRESS}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    _follow(page, "header nav a[href='/calendar/']")
    assert page.evaluate("document.querySelector('h1') !== null")
    _follow(page, "main a[href^='/calendar/20'][href$='/']:not([href$='/calendar/2026/'])")
    _follow(page, "header nav a[href='/calendar/']")
    _follow(page, "main a[href^='/events/']")
    _press_until(page, "Tab", ".calendar-add summary")
    page.keyboard.press("Enter")
    _press_until(page, "Tab", "main a[href$='event.ics']", most=2)
    _follow(page, "footer a[href='/calendar/subscribe/']")
    _press_until(page, "Tab", "main a[href^='webcal:'], main a[href$='.ics'], main input")


def test_the_other_language_is_a_few_steps_from_the_top(page: Page) -> None:
    """Past the way to the content, the name of the site and the search."""
    page.goto(ADDRESS + "/calendar/")
    _press_until(page, "Tab", "[hreflang=ko]", most=6)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == f"{ADDRESS}/ko/calendar/"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_focus_is_seen_at_every_stop_and_follows_the_text(
    page: Page, demo_output: Path, lang: str
) -> None:
    """WCAG 2.2, 2.4.3, 2.4.7, 2.4.11, 2.1.2: forward through the page, and out of it at its end."""
    pages = pages_by_kind(demo_output, lang)
    faults = []
    for kind in FROM_RIGHT_TO_LEFT if lang == "ar" else WALKED:
        page.goto(ADDRESS + pages[kind])
        faults += [f"{kind}: {each}" for each in _walk(page)]
    assert faults == []


def _walk(page: Page) -> Iterator[str]:
    """What is wrong on the way from the first stop to the last."""
    expected = page.evaluate(_STOPS)
    for _ in range(expected + 1):
        page.keyboard.press("Tab")
    for last, stop in enumerate(page.evaluate("window.visited.slice(1)"), -1):
        if stop["place"] != last + 1:
            yield f"from stop {last} to {stop['place']}: {stop['html']}"
        if stop["trouble"]:
            yield f"{stop['trouble']}: {stop['html']}"
    if page.evaluate("window.stops.indexOf(document.activeElement) > 0"):
        yield "no way out at the end"


def test_what_is_folded_opens_by_key(page: Page, demo_output: Path) -> None:
    """Days with many events, long lists: a summary opens by Enter."""
    for kind, address in pages_by_kind(demo_output, "en").items():
        if "<details" not in page_file(demo_output, address).read_text(encoding="utf-8"):
            continue
        page.goto(ADDRESS + address)
        folded = page.locator("main details:not([open]) > summary:visible")
        if folded.count():
            opened = page.locator("main details[open]").count()
            folded.first.focus()
            page.keyboard.press("Enter")
            assert page.locator("main details[open]").count() == opened + 1, kind


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a:focus { outline: none }", "no outline"),
        (
            "a:focus { outline: 2px solid } #b { position: absolute; z-index: 1; inset: 0; background: Canvas }",
            "out of sight",
        ),
    ],
)
def test_the_walk_notices_what_is_wrong(page: Page, style: str, fault: str) -> None:
    page.goto(f"{ADDRESS}/")
    page.set_content(f"<style>{style}</style><main><a href='/a'>A</a> <p id='b'>B</p></main>")
    assert fault in " ".join(_walk(page))


# All that can be reached, in the order of the text; radio buttons of one name are one stop. At each
# key the stop that it leaves is written down. A stop is seen when it has an outline, or its label or
# frame has, and lies in the window uncovered.
_STOPS = """() => {
  const seen = new Set();
  window.stops = [...document.querySelectorAll(
    "a[href], button:not([disabled]), input:not([disabled], [type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0)
    .filter(each => each.type !== "radio" || (!seen.has(each.name) && seen.add(each.name)));
  const drawn = each => each && getComputedStyle(each).outlineStyle !== "none"
    && parseFloat(getComputedStyle(each).outlineWidth) >= 2;
  const look = stop => {
    const box = stop.getBoundingClientRect();
    const framed = drawn(stop) || drawn(stop.parentElement) || [...(stop.labels || [])].some(drawn)
      || drawn(stop.nextElementSibling);
    const parts = [...stop.getClientRects()];
    const at = parts.map(part => document.elementFromPoint(part.x + part.width / 2, part.y + part.height / 2));
    const uncovered = at.some(each => each && (stop.contains(each) || each.contains(stop)));
    const place = window.stops.findIndex(each => each === stop || (each.type === "radio" && each.name === stop.name));
    const trouble = !framed ? "no outline" : box.width < 1 || box.height < 1 ? "no size"
      : !uncovered ? "out of sight" : "";
    return { place, trouble, html: stop.outerHTML.slice(0, 120) };
  };
  window.visited = [];
  document.addEventListener("keydown", () => window.visited.push(look(document.activeElement)), true);
  return window.stops.length;
}"""
