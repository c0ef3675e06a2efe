"""A partner's page that shows our events by the lines it has copied, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from tests.newsroom import Newsroom
from tests.tools import browser, html_validate

pytestmark = pytest.mark.browser
ADDRESS = "https://newsroom.example"
TITLE = 'Fish & <b>"chips"</b> 🌍'


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Newsroom(tmp_path_factory.mktemp("embed"))
    event = "---\ntitle: {title!r}\ndate: 2023-09-01\nstarts: {starts}\n{more}---\n\nSome words.\n"
    site.write("events/2023/a.md", event.format(title=TITLE, starts="2023-11-01T10:00", more=""))
    off = "changes:\n  - {on: 2023-09-02, what: cancelled}\n"
    site.write("events/2023/b.md", event.format(title="Off", starts="2023-11-02", more=off))
    built = site.build()
    assert built.has("embed/events/index.html"), built.findings
    return built.output


def lines(output: Path) -> str:
    """What a partner copies."""
    page = html.fromstring((output / "api/index.html").read_bytes())
    return str(page.xpath("//pre")[0].text_content())


def partner(page: Page, output: Path, width: int = 600) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{ADDRESS}/")
    page.set_content(f"<!doctype html><title>A partner</title><main>{lines(output)}</main>")
    page.frame_locator("iframe").locator("h2").first.wait_for()


def test_the_frame_has_a_name_and_no_rights_it_does_not_need(output: Path) -> None:
    [frame] = html.fromstring(lines(output)).xpath("//iframe")

    assert frame.get("title") == "Newsroom: Current and coming events"
    assert frame.get("loading") == "lazy"
    assert frame.get("sandbox") == "allow-top-navigation-by-user-activation"


def test_it_is_shown_in_its_own_style_and_its_links_lead_out(
    chromium: Browser, output: Path
) -> None:
    with browser.site(chromium, output, ADDRESS) as page:
        partner(page, output)
        frame = page.frame_locator("iframe")
        assert frame.locator("h2").all_inner_texts() == [TITLE, "Off"]
        assert frame.locator(".embed__state").inner_text() == "Cancelled"
        assert frame.locator(".embed__list").evaluate("list => getComputedStyle(list).listStyleType") == "none"  # fmt: skip
        frame.get_by_role("link", name="Fish").click()
        page.wait_for_url(f"{ADDRESS}/events/2023/a/")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("address", ["/embed/events/", "/ar/embed/events/compact/"])
def test_it_is_for_everybody_at_240_pixels(
    chromium: Browser, output: Path, address: str, dark: bool
) -> None:
    with browser.site(chromium, output, ADDRESS, width=240, dark=dark) as page:
        page.goto(ADDRESS + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 240
        assert browser.axe_violations(page) == []


def test_it_has_no_script_and_no_engine_lists_it(output: Path) -> None:
    page = html.fromstring((output / "embed/events/index.html").read_bytes())

    assert page.xpath("//script | //style | //*[@style]") == []
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert set(page.xpath("//a/@target")) == {"_top"} and not page.xpath("//a[not(@target)]")


def test_it_is_valid(output: Path) -> None:
    html_validate.need()
    files = [*output.glob("**/embed/**/index.html"), *output.glob("**/api/index.html")]

    assert len(files) == 12 and html_validate.faults(files) == []
