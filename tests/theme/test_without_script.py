"""With script switched off every kind of page is whole: script adds comfort, never content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.newsroom import DEMONSTRATION_NOW
from tests.tools import browser
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
Seen = dict[str, list[str]]
pytestmark = pytest.mark.browser


def _pages(
    chromium: Browser, folder: Path, lang: str, asked: list[str], **options: Any
) -> Iterator[tuple[str, Page]]:
    """Each kind with its page, at the moment of the build; what is fetched is written down in `asked`."""
    options |= {"timezone_id": "Asia/Seoul", "alone": True}
    with browser.site(chromium, folder, ADDRESS, **options) as page:
        page.on("request", lambda request: asked.append(request.url))
        for kind, address in pages_by_kind(folder, lang).items():
            page.goto(ADDRESS + address)
            yield kind, page


class WithoutScript:
    """The pages of a language, seen once with script and once without."""

    lang: str
    fetched: list[str]

    @pytest.fixture(scope="class")
    def without(self, chromium: Browser, demo_output: Path) -> dict[str, tuple[Seen, list[str]]]:
        """Kind -> what is seen, and what is dead."""
        type(self).fetched = []
        pages = _pages(chromium, demo_output, self.lang, self.fetched, java_script_enabled=False)
        return {kind: (page.evaluate(_SEEN, ADDED), page.evaluate(_DEAD)) for kind, page in pages}

    def test_nothing_is_seen_with_script_only(
        self, chromium: Browser, demo_output: Path, without: dict[str, tuple[Seen, list[str]]]
    ) -> None:
        """Every heading and every link is there without, and so is all that stands in paragraphs,
        lists and tables, but for what script may add."""
        faults = [
            f"{kind}: {each}"
            for kind, page in _pages(chromium, demo_output, self.lang, [], at=DEMONSTRATION_NOW)
            for name, texts in page.evaluate(_SEEN, ADDED).items()
            for each in set(texts) - set(without[kind][0][name])
        ]
        assert faults == []

    def test_nothing_is_dead(self, without: dict[str, tuple[Seen, list[str]]]) -> None:
        """No button without a form, no form that leads nowhere; and a heading tells what the page is."""
        assert [f"{kind}: {each}" for kind, (_, dead) in without.items() for each in dead] == []
        assert [kind for kind, (seen, _) in without.items() if not seen["headings"]] == []

    def test_nothing_comes_from_elsewhere(self, without: dict[str, tuple[Seen, list[str]]]) -> None:
        assert self.fetched
        assert [url for url in self.fetched if not url.startswith(f"{ADDRESS}/")] == []


class TestEnglish(WithoutScript):
    lang = "en"


class TestArabic(WithoutScript):
    lang = "ar"


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
