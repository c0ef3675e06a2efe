"""With script switched off every kind of page is whole: script adds comfort, never content."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.newsroom import DEMONSTRATION_NOW
from tests.tools import browser
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
pytestmark = pytest.mark.browser


def _seen(
    chromium: Browser, folder: Path, lang: str, **options: Any
) -> dict[str, dict[str, list[str]]]:
    """Kind -> headings, links and texts of its page as they are seen, at the moment of the build."""
    seen = {}
    with browser.site(chromium, folder, ADDRESS, timezone_id="Asia/Seoul", **options) as page:
        page.clock.set_fixed_time(datetime.fromisoformat(DEMONSTRATION_NOW).astimezone(UTC))
        for kind, address in pages_by_kind(folder, lang).items():
            page.goto(ADDRESS + address)
            seen[kind] = page.evaluate(_SEEN, ADDED)
    return seen


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_is_seen_with_script_only(chromium: Browser, demo_output: Path, lang: str) -> None:
    """Every heading and every link is there without, and so is all that stands in paragraphs,
    lists and tables, but for what script may add."""
    without = _seen(chromium, demo_output, lang, java_script_enabled=False)
    faults = [
        f"{kind}: {each}"
        for kind, parts in _seen(chromium, demo_output, lang).items()
        for name, texts in parts.items()
        for each in set(texts) - set(without[kind][name])
    ]
    assert faults == []


def test_nothing_is_dead_without_script(chromium: Browser, demo_output: Path) -> None:
    """No button without a form, no form that leads nowhere, no word of regret."""
    with browser.site(chromium, demo_output, ADDRESS, java_script_enabled=False) as page:
        faults = []
        for kind, address in pages_by_kind(demo_output, "en").items():
            page.goto(ADDRESS + address)
            faults += [f"{kind}: {each}" for each in page.evaluate(_DEAD)]
    assert faults == []


# What script may add: the reader's own time, what is under way at this moment, how much a choice shows.
ADDED = "[data-added], .event-when__yours, [data-over], [data-this-month], output"

_SEEN = r"""added => {
  const shown = selector => [...document.querySelectorAll(selector)]
    .filter(each => each.checkVisibility() && !each.closest(added));
  const text = each => {
    const copy = each.cloneNode(true);
    copy.querySelectorAll(`${added}, [hidden]`).forEach(part => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  return {
    headings: shown("h1, h2, h3, h4, h5, h6").map(text),
    links: shown("a[href]").map(each => each.getAttribute("href")),
    texts: shown("p, li, td, th, dt, dd, figcaption, summary").map(text).filter(Boolean),
  };
}"""

_DEAD = """() => [
  ...[...document.querySelectorAll("button")].filter(each => !each.form && !each.popoverTargetElement
    && !each.commandForElement),
  ...[...document.querySelectorAll("form")].filter(each => !each.getAttribute("action")
    || !each.querySelector("button, input[type=submit], input[type=image]")),
].filter(each => each.checkVisibility()).map(each => each.outerHTML.slice(0, 160))"""
