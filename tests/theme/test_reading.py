"""Every kind of page as people set it for themselves: enlarged, spaced out, in their own colours, without motion."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.tools import browser
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
LANGUAGES = ("en", "ko", "ar")
pytestmark = pytest.mark.browser
_each_language = pytest.mark.parametrize("lang", LANGUAGES)


def _faults(page: Page, folder: Path, lang: str, script: str) -> list[str]:
    """What `script` says of each kind of page in a language."""
    faults = []
    for kind, address in pages_by_kind(folder, lang).items():
        page.goto(ADDRESS + address)
        faults += [f"{kind}: {each}" for each in page.evaluate(script)]
    return faults


@_each_language
def test_nothing_is_lost_when_text_is_spaced_out(
    chromium: Browser, demo_output: Path, lang: str
) -> None:
    """WCAG 2.2, 1.4.12, on a narrow screen: nothing is cut off or pushed out of sight."""
    with browser.site(chromium, demo_output, ADDRESS, width=320) as page:
        assert _faults(page, demo_output, lang, _SPACED_OUT) == []


@_each_language
def test_a_page_at_four_times_its_size_scrolls_one_way_only(
    chromium: Browser, demo_output: Path, lang: str
) -> None:
    """WCAG 2.2, 1.4.10: a window of 1280 by 1024 at 400 % has room for 320 by 256."""
    with browser.site(
        chromium, demo_output, ADDRESS, width=320, height=256, device_scale_factor=4
    ) as page:
        assert _faults(page, demo_output, lang, _TOO_WIDE) == []


def test_who_wants_no_motion_sees_none(chromium: Browser, demo_output: Path) -> None:
    with browser.site(chromium, demo_output, ADDRESS) as page:
        assert _faults(page, demo_output, "en", _MOVING) == []


def test_forced_colours_leave_shapes_to_see(chromium: Browser, demo_output: Path) -> None:
    """In the reader's own colours grounds are gone: links, frames and focus are drawn all the same."""
    with browser.site(chromium, demo_output, ADDRESS, forced_colors="active") as page:
        assert _faults(page, demo_output, "en", _FORCED) == []
        page.goto(f"{ADDRESS}/")
        page.keyboard.press("Tab")
        focus = "e => getComputedStyle(e).outlineStyle"
        assert page.locator(":focus").evaluate(focus) != "none"


# A teaser of so many lines is meant to end with "…": the whole stands where its title leads. A bar of the
# month is a mark on narrow screens: its event stands in the list below.
_CUT_OFF = """[...document.querySelectorAll("main *, header *, footer *")]
  .filter(each => each.checkVisibility() && each.textContent.trim() && !each.closest("svg, .visually-hidden, .month-grid__bar"))
  .filter(each => ["hidden", "clip"].includes(getComputedStyle(each).overflowX)
    || ["hidden", "clip"].includes(getComputedStyle(each).overflowY))
  .filter(each => getComputedStyle(each).webkitLineClamp === "none")
  .filter(each => each.clientWidth > 1 && each.clientHeight > 1)
  .filter(each => each.scrollHeight > each.clientHeight + 2 || each.scrollWidth > each.clientWidth + 2)
  .map(each => `cut off: ${each.scrollHeight}/${each.clientHeight} ${each.outerHTML.slice(0, 120)}`)"""

_WIDE = """(document.scrollingElement.scrollWidth > innerWidth
  ? [document.scrollingElement.scrollWidth + " wide:", ...[...document.querySelectorAll("body *")]
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1 || each.getBoundingClientRect().left < -1)
    .filter(each => each.checkVisibility()).slice(-1).map(each => each.outerHTML.slice(0, 120))] : [])"""

_TOO_WIDE = f"() => {_WIDE}"

_SPACED_OUT = f"""() => {{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {{ line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }} p {{ margin-block-end: 2em !important }}`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return [...{_WIDE}, ...{_CUT_OFF}];
}}"""

_MOVING = """() => [...document.getAnimations().map(each => each.effect.target.outerHTML),
  ...[...document.querySelectorAll("*")].filter(each => {
    const style = getComputedStyle(each);
    const long = times => times.split(",").some(time => parseFloat(time) > 0.01);
    return style.scrollBehavior === "smooth" || long(style.transitionDuration)
      || (style.animationName !== "none" && long(style.animationDuration));
  }).map(each => each.outerHTML)].map(html => `moves: ${html.slice(0, 120)}`)"""

# A control without frame, underline or mark of its own would be lost among plain text. A large link of
# a card has its title underlined or in the colour that readers gave to links.
_FORCED = """() => {
  const plain = getComputedStyle(document.body).color;
  return [...document.querySelectorAll("main a[href], main button, main summary, main input, main select")]
    .filter(each => each.checkVisibility() && each.textContent.trim())
    .filter(each => {
      const style = getComputedStyle(each);
      return style.color === plain && style.borderStyle === "none" && style.textDecorationLine === "none"
        && each.localName !== "summary";
    }).map(each => `like plain text: ${each.outerHTML.slice(0, 120)}`);
}"""
