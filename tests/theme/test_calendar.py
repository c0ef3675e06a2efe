"""The calendar's pages in a real browser: bars, keyboard, filter, paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.newsroom import Newsroom
from tests.tools import browser

pytestmark = pytest.mark.browser
ADDRESS = "https://newsroom.example"
MONTH = f"{ADDRESS}/calendar/2026/10/"
PROGRAMME = """\
programme:
  - {starts: 2026-10-09T09:00, ends: 2026-10-09T10:00, title: Opening}
  - {starts: 2026-10-09T10:00, ends: 2026-10-09T12:00, title: Maps, track: Technology}
  - {starts: 2026-10-09T10:00, ends: 2026-10-09T11:00, title: Words, track: Writing}
  - {starts: 2026-10-09T11:00, ends: 2026-10-09T12:00, title: Texts, track: Writing}
  - {starts: 2026-10-10T10:00, title: Closing}
"""


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = Newsroom(tmp_path_factory.mktemp("calendar"), week_numbers=True)
    event = "---\ntitle: {name}\ndate: 2026-09-01\nstarts: {starts}\nformat: {kind}\n{more}---\n"
    for name, starts, kind, more in (
        ("Fair", "2026-10-09", "exhibition", f"ends: 2026-10-13\ntopics: [climate]\n{PROGRAMME}"),
        ("Days", "2026-10-10", "conference", "ends: 2026-10-11\n"),
        ("Noon", "2026-10-10T12:00", "webinar", "topics: [climate]\n"),
        ("One", "2026-10-10T13:00", "webinar", ""),
        ("Two", "2026-10-10T14:00", "webinar", ""),
        ("Three", "2026-10-13T13:00", "meeting", ""),
        ("Four", "2026-10-13T14:00", "meeting", ""),
        ("Later", "2026-11-03", "webinar", ""),
    ):
        text = event.format(name=name, starts=starts, kind=kind, more=more)
        site.write(f"events/2026/{name.lower()}.md", text)
    return site.build("2026-10-01T00:00:00Z").output


def test_a_bar_lies_over_its_days_and_is_named_once_a_week(chromium: Browser, output: Path) -> None:
    with browser.site(chromium, output, ADDRESS) as page:
        page.goto(MONTH)
        fair = page.locator(".month-grid").get_by_role("link", name="Fair")
        days = page.locator("#day-10"), page.locator("#day-11")
        assert fair.count() == 2
        first, last = fair.first.bounding_box(), page.locator("#day-10").bounding_box()
        assert first and last
        assert first["x"] + first["width"] > last["x"] + last["width"] / 2
        assert "until" in fair.first.inner_text() and "since" in fair.last.inner_text()
        assert all(day.count() == 1 for day in days)


@pytest.mark.parametrize("path", ["", "/ar"])
@pytest.mark.parametrize("width", [320, 800, 1280])
def test_no_bar_lies_over_another_or_leaves_the_table(
    chromium: Browser, output: Path, path: str, width: int
) -> None:
    with browser.site(chromium, output, ADDRESS, width=width) as page:
        page.goto(f"{ADDRESS}{path}/calendar/2026/10/")
        boxes = page.locator(".month-grid__full .month-grid__event:visible").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(b => [b.left, b.top, b.right, b.bottom])"
        )
        left, right = page.locator(".month-grid").evaluate(
            "each => [each.getBoundingClientRect().left, each.getBoundingClientRect().right]"
        )
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert all(left - 1 <= box[0] and box[2] <= right + 1 for box in boxes)
    assert [(a, b) for n, a in enumerate(boxes) for b in boxes[:n] if _meet(a, b)] == []


def _meet(a: list[float], b: list[float]) -> bool:
    return a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1


def test_more_than_four_fold_without_script(chromium: Browser, output: Path) -> None:
    with browser.site(chromium, output, ADDRESS, java_script_enabled=False) as page:
        page.goto(MONTH)
        day = page.locator("#day-10")
        assert day.get_by_role("link", name="Two").is_visible() is False
        day.locator("summary").click()
        assert day.get_by_role("link", name="Two").is_visible()


def test_weeks_have_the_numbers_of_iso_8601(chromium: Browser, output: Path) -> None:
    """The first of October 2026 is a Thursday: week 40, in Sunday weeks too."""
    with browser.site(chromium, output, ADDRESS) as page:
        page.goto(MONTH)
        first = page.locator("tbody .month-grid__week").first
        assert first.inner_text().split()[-1] == "40"
        assert first.get_attribute("scope") == "row"


@pytest.mark.parametrize(("path", "forward"), [("", "ArrowRight"), ("/ar", "ArrowLeft")])
def test_arrows_go_from_day_to_day(
    chromium: Browser, output: Path, path: str, forward: str
) -> None:
    """One stop for the whole table; Enter goes into the day, Page Down to the next month."""
    with browser.site(chromium, output, ADDRESS) as page:
        page.goto(f"{ADDRESS}{path}/calendar/2026/10/")
        page.locator(".month-grid__day[tabindex='0']").focus()
        page.keyboard.press("Home")
        for key in (forward, "ArrowDown", forward):
            page.keyboard.press(key)
        assert page.locator(":focus").get_attribute("id") == "day-10"
        assert page.locator(".month-grid [tabindex='0']").count() == 1
        page.keyboard.press("Enter")
        assert page.locator(":focus").get_attribute("class").startswith("month-grid__event")
        page.locator("#day-10").focus()
        page.keyboard.press("PageDown")
        page.wait_for_url(re.compile("/2026/11/$"))


@pytest.mark.parametrize("scripted", [True, False])
def test_the_agenda_shows_what_is_chosen(chromium: Browser, output: Path, scripted: bool) -> None:
    at = "2026-10-01T00:00:00Z" if scripted else ""
    with browser.site(chromium, output, ADDRESS, at=at, java_script_enabled=scripted) as page:
        page.goto(f"{ADDRESS}/calendar/")
        page.locator(".agenda-filter summary").click()
        page.get_by_label("Webinar").check()
        assert _shown(page) == ["Noon", "One", "Two", "Later"]
        page.get_by_label("Climate").check()
        assert _shown(page) == ["Noon"]
        assert page.locator(".agenda__title:visible").count() == 1
        if scripted:
            assert page.url.endswith("?format=webinar&topic=climate")
            assert page.locator("output").inner_text() == "Events shown: 1"
            page.reload()
            assert _shown(page) == ["Noon"]


def _shown(page: object) -> list[str]:
    return page.locator("[data-coming] .event-card__title:visible").all_inner_texts()  # type: ignore[attr-defined]


def test_a_month_is_printed_on_one_sheet(chromium: Browser, output: Path) -> None:
    with browser.site(chromium, output, ADDRESS) as page:
        page.goto(MONTH)
        sheet = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert box is not None
    assert float(box[1]) > float(box[2])


def test_a_year_leads_to_its_days(chromium: Browser, output: Path) -> None:
    with browser.site(chromium, output, ADDRESS) as page:
        page.goto(f"{ADDRESS}/calendar/2026/")
        october = page.locator(".mini-month", has_text="October 2026")
        assert page.locator(".mini-month").count() == 12
        assert october.locator("a").all_text_contents() == [
            "9: 1 event", "10: 5 events", "11: 2 events", "12: 1 event", "13: 3 events",
        ]  # fmt: skip
        october.get_by_role("link", name="5 events").click()
        assert page.url == f"{MONTH}#day-10"
        assert page.locator(":target").get_attribute("data-day") == "2026-10-10"


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (320, False)])
def test_tracks_stand_side_by_side_where_there_is_room(
    chromium: Browser, output: Path, width: int, beside: bool
) -> None:
    with browser.site(chromium, output, ADDRESS, width=width) as page:
        page.goto(f"{ADDRESS}/events/2026/fair/")
        tops = {
            title: page.get_by_role("heading", name=title, exact=True).bounding_box()
            for title in ("Opening", "Maps", "Words", "Texts", "Closing")
        }
        days = page.locator(".programme__one")
        assert days.count() == 2
        assert days.first.get_by_role("heading", level=4).all_inner_texts() == [
            "Opening", "Maps", "Words", "Texts",
        ]  # fmt: skip
    assert all(tops.values())
    at = {title: box["y"] for title, box in tops.items() if box}
    assert (at["Maps"] == at["Words"]) is beside
    assert at["Opening"] < at["Words"] < at["Texts"] < at["Closing"]
