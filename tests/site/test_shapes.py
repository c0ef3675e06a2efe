"""What pages of a kind show beyond the common: stories over a small newsroom."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from tests.newsroom import Newsroom
from tests.tools import browser

ADDRESS = "https://newsroom.example"
NEWS = """\
---
title: Offices approved
date: 2023-09-27
{more}
---

The [assembly](../../events/2023/assembly.md) approved an office in [Almaty](../../places/almaty.md), said
[WeGO](../../organisations/wego.md) and [Park](../../people/park.md). The [letter](../../agreements/letter.md) waits.
"""
ITEMS = {
    "events/2023/assembly.md": "title: Assembly\nstarts: 2023-09-26T10:00\nvenue: almaty",
    "places/almaty.md": "name: Almaty\ncountry: KZ",
    "organisations/wego.md": "name: WeGO",
    "organisations/hub.md": "name: Hub",
    "organisations/city.md": "name: Example City",
    "people/park.md": "name: Park Jung-sook",
    "agreements/letter.md": "title: Letter of intent\ndate: 2023-09-01\nparties: [wego, hub]\nexpected: 2024-03",
    "agreements/memo.md": "title: Memorandum\ndate: 2022-01-01\nparties: [wego, city]\nsigned: 2022-02-01\nends: 2025-01-31",
}


@pytest.fixture
def newsroom(site: Newsroom) -> Newsroom:
    for path, front in ITEMS.items():
        site.write(path, f"---\n{front}\n---\n")
    return site


def page(newsroom: Newsroom, path: str) -> BeautifulSoup:
    return BeautifulSoup(newsroom.build().text(f"{path}/index.html"), "html.parser")


def titles(part: Tag | None, selector: str) -> list[str]:
    return [found.get_text(strip=True) for found in part.select(selector)] if part else []


def test_article_belongs_to_what_its_text_leads_to(newsroom: Newsroom):
    newsroom.write("news/2023/offices.md", NEWS.format(more="topics: []"))

    html = page(newsroom, "news/2023/offices")

    assert titles(html.select_one(".occasions"), "h3") == ["Assembly", "Letter of intent"]
    assert "Assembly" not in titles(html.select_one(".related"), "h3")


def test_writer_says_what_an_article_belongs_to(newsroom: Newsroom):
    newsroom.write("news/2023/offices.md", NEWS.format(more="related: [memo]"))

    html = page(newsroom, "news/2023/offices")

    assert titles(html.select_one(".occasions"), "h3") == ["Memorandum"]


def test_whom_the_text_names_stands_beside_it_and_nobody_twice(newsroom: Newsroom):
    newsroom.write("news/2023/offices.md", NEWS.format(more="people: [park]"))

    html = page(newsroom, "news/2023/offices")

    assert titles(html.select_one(".item__aside"), ".section > .link-line a") == ["WeGO", "Almaty"]
    assert titles(html.select_one(".item__aside"), ".people-list a") == ["Park Jung-sook"]


def test_register_tells_years_and_parties(newsroom: Newsroom):
    html = page(newsroom, "agreements")

    assert titles(html, ".milestones__name") == ["2025", "2024", "2022"]
    assert [" ".join(when.split()) for when in (e.get_text() for e in html.select(".milestones__when"))] == [
        "Valid until January 31, 2025",
        "Expected March 2024",
        "Signed February 1, 2022",
    ]  # fmt: skip
    assert titles(html, ".party-list dt") == ["Example City", "Hub"]


@pytest.mark.browser
def test_register_is_filtered_without_script(newsroom: Newsroom, chromium):
    output = newsroom.build().output
    with browser.site(chromium, output, java_script_enabled=False) as shown:
        shown.goto(f"{ADDRESS}/agreements/")
        shown.get_by_role("radio", name="Planned").check()

        rows = shown.locator(".agreement-row:visible th > a").all_inner_texts()

    assert rows == ["Letter of intent"]


@pytest.mark.browser
def test_menu_of_a_telephone_opens_and_closes_without_script(newsroom: Newsroom, chromium):
    output = newsroom.build().output
    with browser.site(chromium, output, width=320, java_script_enabled=False) as shown:
        shown.goto(f"{ADDRESS}/")
        menu = shown.get_by_role("navigation", name="Main menu")
        assert not menu.is_visible()
        shown.get_by_role("button", name="Menu").press("Enter")
        assert menu.get_by_role("link", name="Agreements").is_visible()
        shown.keyboard.press("Escape")
        assert not menu.is_visible()


PRIZE = """\
---
title: Smart City Prize
date: 2023-01-01
editions:
  - year: 2023
    call: {opens: 2023-04-01, closes: 2023-06-30}
---
"""


@pytest.mark.parametrize(
    ("now", "is_open"),
    [
        ("2023-03-31T14:59:00Z", False),
        ("2023-03-31T15:00:00Z", True),
        ("2023-06-30T14:59:00Z", True),
        ("2023-06-30T15:00:00Z", False),
    ],
)
def test_call_is_on_the_home_page_while_it_is_open(site: Newsroom, now: str, is_open: bool):
    """From the first moment to the last in the site's zone, Seoul."""
    site.write("prizes/prize.md", PRIZE)

    built = site.build(now=now)

    home = BeautifulSoup(built.text("index.html"), "html.parser")
    assert titles(home, ".open-call a") == (["Smart City Prize"] if is_open else [])
    assert bool(BeautifulSoup(built.text("prizes/prize/index.html"), "html.parser").select(".prize-round__call")) == is_open  # fmt: skip


def test_next_change_knows_when_a_call_opens(site: Newsroom):
    site.write("prizes/prize.md", PRIZE)

    text = site.build(now="2023-02-01T00:00:00Z").text("next-change.json")

    assert "call opens" in text
    assert "2023-03-31T15:00:00" in text


def test_press_takes_a_picture_with_its_terms(site: Newsroom):
    site.write(
        "pages/press.md",
        "---\ntitle: Press\nboilerplate: We are an association.\ncontacts: [{name: Press desk, email: press@example.org}]\n"
        "kit: [{file: logo.svg, alt: The logo, credit: WeGO, rights: CC BY 4.0, caption: Logo}]\n---\n",
    )
    logo = '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="60"/>'
    (site.folder / "content/pages/logo.svg").write_text(logo)

    built = site.build()

    html = BeautifulSoup(built.text("press/index.html"), "html.parser")
    (take,) = html.select(".press-kit a[download]")
    assert built.text(str(take["href"]).lstrip("/")) == logo
    assert titles(html, ".press-kit__terms") == ["WeGO · CC BY 4.0"]
    assert "press@example.org" in str(html.select_one(".press-contacts"))


def test_coverage_is_listed_by_year(site: Newsroom):
    for year in (2021, 2023):
        front = f"title: Report\ndate: {year}-03-09\npublisher: Agency\nlanguage: en"
        site.write(f"coverage/{year}/report.md", f"---\n{front}\n---\n")

    html = page(site, "coverage")

    assert titles(html, ".list-year__name") == ["2023", "2021"]
