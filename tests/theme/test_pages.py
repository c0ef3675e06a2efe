"""The demonstration site in a real browser: one page of each kind, for every eye, screen and script."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.theme import visit as visits
from tests.theme.visit import Visit
from tests.tools import browser, nu
from tests.tools.pages import pages_by_kind

ADDRESS = "https://newsroom.example"
KINDS = {
    "agenda", "agreement", "catalogue", "coverage", "event", "feeds", "home", "list-coverage", "list-event", "list-news",
    "list-organisation", "list-person", "list-place", "list-prize", "month", "news", "notice", "organisation",
    "page", "partners", "person", "place", "prize", "register", "search", "series", "subscribe", "topic", "topics", "year",
}  # fmt: skip


def test_the_demonstration_has_every_kind_of_page(demo_output: Path) -> None:
    assert set(pages_by_kind(demo_output, "en")) == KINDS


@pytest.fixture(scope="class")
def visit(request: pytest.FixtureRequest, chromium: Browser, demo_output: Path) -> Visit:
    return visits.visit(chromium, demo_output, request.cls.lang, request.cls.is_again)


@pytest.fixture(scope="class")
def without(request: pytest.FixtureRequest, chromium: Browser, demo_output: Path) -> Visit:
    return visits.visit_without_script(chromium, demo_output, request.cls.lang)


@pytest.mark.browser
class PagesIn:
    """The pages of a language, visited once. A class each, so that workers share them out."""

    lang: str
    is_again = False

    def test_axe_finds_nothing(self, visit: Visit) -> None:
        """All rules in the light scheme; in the dark one, where only colours differ, those of contrast."""
        assert visit.faults["axe"] == []

    def test_a_narrow_screen_scrolls_one_way_only(self, visit: Visit) -> None:
        """WCAG 2.2, 1.4.10: at 320 pixels nothing is wider than the screen."""
        assert visit.faults["width"] == []

    def test_a_page_at_four_times_its_size_scrolls_one_way_only(self, visit: Visit) -> None:
        """WCAG 2.2, 1.4.10: a window of 1280 by 1024 at 400 % has room for 320 by 256."""
        assert visit.faults["zoom"] == []

    def test_links_outside_of_sentences_are_large_enough(self, visit: Visit) -> None:
        """WCAG 2.2, 2.5.8: a target is 24 pixels in both directions, or as far from its neighbours."""
        assert visit.faults["targets"] == []

    def test_nothing_is_lost_when_text_is_spaced_out(self, visit: Visit) -> None:
        """WCAG 2.2, 1.4.12, on a narrow screen: nothing is cut off or pushed out of sight."""
        assert visit.faults["spacing"] == []

    def test_who_wants_no_motion_sees_none(self, visit: Visit) -> None:
        assert visit.faults["motion"] == []

    def test_forced_colours_leave_shapes_to_see(self, visit: Visit) -> None:
        """In the reader's own colours grounds are gone: links and frames are drawn all the same."""
        assert visit.faults["forced colours"] == []


class AlsoWithoutScript(PagesIn):
    """Script adds comfort, never content."""

    def test_nothing_is_seen_with_script_only(self, visit: Visit, without: Visit) -> None:
        """Every heading and every link is there without, and so is all that stands in paragraphs,
        lists and tables, but for what script may add."""
        faults = [
            f"{kind}: {each}"
            for kind, seen in visit.seen.items()
            for name, texts in seen.items()
            for each in texts - without.seen[kind][name]
        ]
        assert faults == []
        assert [kind for kind, seen in without.seen.items() if not seen["headings"]] == []

    def test_nothing_is_dead_without_script(self, without: Visit) -> None:
        """No button without a form, no form that leads nowhere."""
        assert without.faults["dead"] == []

    def test_nothing_comes_from_elsewhere(self, without: Visit) -> None:
        assert without.fetched
        assert [url for url in without.fetched if not url.startswith(f"{ADDRESS}/")] == []


class TestEnglish(AlsoWithoutScript):
    lang = "en"


class TestKorean(PagesIn):
    lang = "ko"
    is_again = True


class TestArabic(AlsoWithoutScript):
    lang = "ar"


@pytest.mark.browser
def test_a_narrow_screen_scrolls_one_way_in_spanish_too(
    chromium: Browser, demo_output: Path
) -> None:
    """Its words are the longest of the four languages."""
    widths = {}
    with browser.site(chromium, demo_output, ADDRESS, width=320) as page:
        for kind, address in pages_by_kind(demo_output, "es").items():
            page.goto(ADDRESS + address)
            widths[kind] = page.evaluate("document.scrollingElement.scrollWidth")
    assert {kind: width for kind, width in widths.items() if width > 320} == {}


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
        page.emulate_media(forced_colors="active")
        assert link.evaluate("e => getComputedStyle(e).outlineStyle") != "none"
        page.emulate_media(forced_colors="none")
        page.keyboard.press("Enter")
        assert page.locator(":focus").get_attribute("id") == "page--main"


@pytest.mark.nu
def test_nu_finds_no_error(demo_output: Path) -> None:
    nu.need()

    assert nu.nu_errors([*demo_output.rglob("*.html"), *demo_output.rglob("*.css")]) == []
