"""Between two builds: what pages say of now, by the reader's clock and zone, with script and without."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.newsroom import Newsroom
from tests.tools import browser

pytestmark = pytest.mark.browser
ADDRESS = "https://newsroom.example"
BUILT = "2026-10-01T00:00:00Z"
CLOCK = Path(__file__).parents[2] / "theme" / "static" / "js" / "clock.js"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom in Seoul as it was built on 1 October 2026."""
    site = Newsroom(tmp_path_factory.mktemp("clock"))
    event = "---\ntitle: {title}\ndate: 2026-09-01\nstarts: {starts}\n{more}---\n"
    for name, starts, more in (
        ("forum", "2026-10-24T10:00", "ends: 2026-10-24T18:00\n"),
        ("late", "2026-10-25T23:00", "ends: 2026-10-26T01:00\ntimezone: Europe/Zurich\n"),
        ("fair", "2026-10-10", "ends: 2026-10-12\n"),
        ("soon", "2026-11", ""),
        ("off", "2026-10-24T10:00", "ends: 2026-10-24T18:00\nchanges:\n  - {on: 2026-09-02, what: cancelled}\n"),
        ("call", "2026-12-01", "registration: {url: 'https://example.org/', opens: 2026-10-05, closes: 2026-10-31}\n"),
    ):  # fmt: skip
        site.write(
            f"events/2026/{name}.md", event.format(title=name.title(), starts=starts, more=more)
        )
    built = site.build(BUILT)
    assert built.outcome.findings == [] or built.has("index.html")
    return built.output


@contextmanager
def read(
    chromium: Browser, output: Path, path: str, at: str, zone: str = "Asia/Seoul", **options: object
) -> Iterator[Page]:
    """A page as it is read at an instant by somebody in a zone."""
    with browser.site(chromium, output, ADDRESS, at=at, timezone_id=zone, **options) as page:
        page.goto(ADDRESS + path)
        yield page


def coming(page: Page) -> list[str]:
    return page.locator("[data-coming] .event-card__title").all_inner_texts()


def badges(page: Page, title: str) -> list[str]:
    card = page.locator(".event-card", has=page.get_by_role("link", name=title, exact=True))
    return [text for text in card.locator(".state-badge").all_inner_texts() if text]


def test_it_is_small() -> None:
    assert len(gzip.compress(CLOCK.read_bytes(), 9)) < 2048


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-10-23T14:59:00Z", []),
        ("2026-10-23T15:00:00Z", ["Today"]),
        ("2026-10-24T00:59:59Z", ["Today"]),
        ("2026-10-24T01:00:00Z", ["Under way"]),
        ("2026-10-24T08:59:59Z", ["Under way"]),
    ],
)
def test_an_event_is_said_to_be_today_and_under_way(
    chromium: Browser, output: Path, at: str, said: list[str]
) -> None:
    """The day begins at the reader's midnight, the event at its own minute."""
    with read(chromium, output, "/calendar/", at) as page:
        assert badges(page, "Forum") == said


def test_today_is_the_readers(chromium: Browser, output: Path) -> None:
    """Ten in Seoul on the 24th is the evening of the 23rd in Los Angeles."""
    with read(
        chromium, output, "/calendar/", "2026-10-23T20:00:00Z", "America/Los_Angeles"
    ) as page:
        assert badges(page, "Forum") == ["Today"]


def test_a_cancelled_event_is_never_under_way(chromium: Browser, output: Path) -> None:
    with read(chromium, output, "/calendar/", "2026-10-24T02:00:00Z") as page:
        assert badges(page, "Off") == ["Cancelled"]


def test_what_is_over_leaves_what_comes(chromium: Browser, output: Path) -> None:
    """It goes to what was; a month that is empty goes with it. A month with no day lasts to its end."""
    with read(chromium, output, "/calendar/", "2026-11-30T14:59:00Z") as page:
        assert coming(page) == ["Soon", "Call"]
        assert page.locator(".agenda__title").all_inner_texts() == [
            "November 2026",
            "December 2026",
        ]
        assert badges(page, "Soon") == []
    with read(chromium, output, "/calendar/", "2026-11-30T15:00:00Z") as page:
        assert coming(page) == ["Call"]
    with read(chromium, output, "/", "2026-10-12T15:00:00Z") as page:
        assert "Fair" not in coming(page)


def test_all_is_over(chromium: Browser, output: Path) -> None:
    with read(chromium, output, "/calendar/", "2027-06-01T00:00:00Z") as page:
        assert coming(page) == []
        assert page.locator("[data-none]").is_visible()


def test_a_page_that_stays_open_goes_with_time(chromium: Browser, output: Path) -> None:
    with browser.site(chromium, output, ADDRESS, alone=True, timezone_id="Asia/Seoul") as page:
        page.clock.install(time="2026-10-24T00:59:00Z")
        page.goto(f"{ADDRESS}/calendar/")
        assert badges(page, "Forum") == ["Today"]
        page.clock.run_for("02:00")
        assert badges(page, "Forum") == ["Under way"]


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Seoul", ["The same in your time zone"]),
        ("Asia/Tokyo", ["The same in your time zone"]),
        ("Europe/Zurich", ["Your time: 24 Oct, 03:00–11:00 CEST"]),
        ("America/Los_Angeles", ["Your time: 23 Oct, 18:00 – 24 Oct, 02:00 GMT-7"]),
    ],
)
def test_times_are_told_in_the_readers_zone_too(
    chromium: Browser, output: Path, zone: str, said: list[str]
) -> None:
    """The venue's first, with its zone; the reader's where it differs, with the day where that does."""
    with read(chromium, output, "/events/2026/forum/", BUILT, zone) as page:
        assert "10:00" in page.locator(".facts time").first.inner_text()
        assert "UTC+9" in page.locator(".facts .event-when__zone").first.inner_text()
        texts = page.locator(".facts .event-when__yours").all_inner_texts()
        if zone == "America/Los_Angeles":
            assert "23" in texts[0] and "24" in texts[0]
        elif zone == "Europe/Zurich":
            assert "3:00" in texts[0]
        else:
            assert texts == said


@pytest.mark.parametrize("path", ["/", "/calendar/", "/events/2026/forum/"])
@pytest.mark.parametrize("zone", ["Asia/Seoul", "Europe/Zurich"])
def test_nothing_moves_when_it_is_told(
    chromium: Browser, output: Path, path: str, zone: str
) -> None:
    """Room is kept for what the script will say."""
    with read(chromium, output, path, "2026-10-01T12:00:00Z", zone) as page:
        assert page.locator(".event-when__yours").first.inner_text()
        page.wait_for_timeout(200)
        assert page.evaluate(_SHIFTS) == []


_SHIFTS = """() => {
  const seen = new PerformanceObserver(() => {});
  seen.observe({ type: "layout-shift", buffered: true });
  return seen.takeRecords().flatMap(entry => entry.sources.map(each => each.node?.outerHTML));
}"""


def test_the_hour_that_comes_twice(chromium: Browser, output: Path) -> None:
    """On the day on which Zurich leaves summer time, Seoul is eight hours ahead and no longer seven."""
    with read(chromium, output, "/events/2026/late/", BUILT, "Asia/Seoul") as page:
        told = page.locator(".facts .event-when__yours").first.inner_text()
    assert "7:00" in told and "9:00" in told and "26" in told


@pytest.mark.parametrize(("lang", "word"), [("ko", "내 시간대"), ("ar", "بتوقيتك")])
def test_in_the_language_of_the_page(chromium: Browser, output: Path, lang: str, word: str) -> None:
    with read(
        chromium, output, f"/{lang}/calendar/", "2026-10-24T02:00:00Z", "Europe/Zurich"
    ) as page:
        told = page.locator(".event-when__yours").first.inner_text()
        assert told.startswith(f"{word}: ")
        assert told.isascii() is False and not set(told) & set("٠١٢٣٤٥٦٧٨٩")
        assert badges(page, "Forum") == [{"ko": "진행 중", "ar": "جارية الآن"}[lang]]


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-10-04T14:59:00Z", False),
        ("2026-10-04T15:00:00Z", True),
        ("2026-10-31T14:59:00Z", True),
        ("2026-10-31T15:00:00Z", False),
    ],
)
def test_registration_opens_and_closes_at_the_minute(
    chromium: Browser, output: Path, at: str, is_open: bool
) -> None:
    with read(chromium, output, "/events/2026/call/", at) as page:
        assert page.get_by_role("link", name="Register").is_visible() is is_open
        assert page.get_by_text("Registration is not open.").is_visible() is not is_open


@pytest.mark.parametrize(("zone", "day"), [("Asia/Seoul", "24"), ("Europe/Zurich", "23")])
def test_the_month_marks_the_readers_day(
    chromium: Browser, output: Path, zone: str, day: str
) -> None:
    with read(chromium, output, "/calendar/2026/10/", "2026-10-23T16:00:00Z", zone) as page:
        assert page.locator("[aria-current=date] .month-grid__number").all_inner_texts() == [day]
        assert page.get_by_role("link", name="Today").get_attribute("href").endswith("/2026/10/")


@pytest.mark.parametrize("path", ["/calendar/", "/", "/calendar/2026/10/", "/events/2026/call/"])
def test_without_script_nothing_is_said_that_time_makes_wrong(
    chromium: Browser, output: Path, path: str
) -> None:
    with browser.site(chromium, output, ADDRESS, java_script_enabled=False) as page:
        page.goto(ADDRESS + path)
        text = page.locator("main").inner_text()
    assert not [word for word in ("Under way", "Today", "not open") if word in text]
