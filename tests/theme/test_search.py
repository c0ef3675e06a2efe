"""The search page of the demonstration in a real browser: asking, narrowing down, going back, no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.tools import browser

ADDRESS = "https://newsroom.example"
pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser, demo_output: Path) -> Iterator[Page]:
    with browser.site(chromium, demo_output, ADDRESS) as page:
        yield page


def results(page: Page) -> list[str]:
    return page.locator(".search-results__title").all_text_contents()


def searched(page: Page, query: str) -> None:
    page.goto(f"{ADDRESS}/search/{query}")
    expect(page.locator(".search-results__status")).to_contain_text("Results: ")


def test_nothing_is_fetched_before_the_reader_begins(chromium: Browser, demo_output: Path) -> None:
    asked: list[str] = []
    with browser.site(chromium, demo_output, ADDRESS, alone=True) as page:
        page.on("request", lambda request: asked.append(request.url))

        page.goto(f"{ADDRESS}/search/")
        page.wait_for_load_state("networkidle")
        assert not [url for url in asked if "/pagefind/" in url]

        with page.expect_event("request", lambda request: "/pagefind/" in request.url):
            page.get_by_role("searchbox").focus()


def test_the_field_of_every_page_leads_to_results(page: Page) -> None:
    page.goto(f"{ADDRESS}/news/")
    page.locator(".search-form--head [name=q]").fill("prize")
    page.keyboard.press("Enter")

    expect(page.locator(".search-results__status")).to_contain_text("Results: ")
    assert page.url == f"{ADDRESS}/search/?q=prize"
    assert "Seoul Smart City Prize" in results(page)


def test_results_are_narrowed_down_and_the_address_says_how(page: Page) -> None:
    searched(page, "?q=forum")
    everything = len(results(page))

    page.get_by_label("Kind").select_option("Events")

    expect(page.locator(".search-results__status")).to_have_text("Results: 3")
    assert 0 < len(results(page)) < everything
    assert page.url.endswith("?q=forum&kind=Events")
    assert page.locator(".search-results .kind-label").all_text_contents() == ["Events"] * 3

    page.go_back()
    expect(page.locator(".search-results__title")).to_have_count(everything)
    assert page.get_by_label("Kind").input_value() == ""


def test_an_address_holds_the_whole_search(page: Page) -> None:
    searched(page, "?q=forum&kind=Events&year=2023")

    assert page.get_by_label("Year").input_value() == "2023"
    assert "WSIS Forum 2023" in results(page)


def test_more_results_come_and_the_keyboard_goes_to_them(page: Page) -> None:
    searched(page, "?q=cities")
    assert len(results(page)) == 10

    page.get_by_role("button", name="More results").press("Enter")

    expect(page.locator(".search-results__title")).to_have_count(20)
    assert page.locator(":focus").text_content() == results(page)[10]


def test_nothing_found_is_said(page: Page) -> None:
    page.goto(f"{ADDRESS}/search/?q=qqqqzzzz")

    expect(page.get_by_role("status")).to_contain_text("Nothing was found")


def test_words_of_the_reader_are_never_html(page: Page) -> None:
    page.goto(f"{ADDRESS}/search/?q=%3Cimg%20src%3Dx%3E&kind=%3Cb%3E")

    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator(".search-results img, option b").count() == 0


@pytest.mark.parametrize(("lang", "query"), [("en", "cities"), ("ko", "서울은"), ("ar", "المدن")])
@pytest.mark.parametrize("dark", [False, True])
def test_results_are_accessible(
    chromium: Browser, demo_output: Path, lang: str, query: str, dark: bool
) -> None:
    prefix = "" if lang == "en" else f"/{lang}"
    with browser.site(chromium, demo_output, ADDRESS, width=320, dark=dark) as page:
        page.goto(f"{ADDRESS}{prefix}/search/?q={query}")
        page.locator(".search-results__title").first.wait_for()
        assert browser.axe_violations(page) == []
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_a_search_that_is_not_there_is_said(chromium: Browser, demo_output: Path) -> None:
    with browser.site(chromium, demo_output, ADDRESS, alone=True) as page:
        page.route("**/pagefind/**", lambda route: route.abort())
        page.goto(f"{ADDRESS}/search/?q=forum")
        expect(page.get_by_role("status")).to_contain_text("does not answer")


def test_without_script_the_index_leads_to_everything(chromium: Browser, demo_output: Path) -> None:
    with browser.site(chromium, demo_output, ADDRESS, java_script_enabled=False) as page:
        page.goto(f"{ADDRESS}/search/?q=forum")
        expect(page.locator("noscript .empty-note")).to_be_visible()
        page.locator(".shelves a", has_text="2023").click()
        page.get_by_role("link", name="WSIS Forum 2023").click()
        assert page.url == f"{ADDRESS}/events/2023/wsis-forum/"
