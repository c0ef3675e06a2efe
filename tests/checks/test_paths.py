"""Planned addresses: each is wanted once, and links within the site lead to one of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from communique.checks.paths import path_findings
from communique.checks.registry import check_item
from tests.reading.desk import NOW, Desk

PLANNED = frozenset({"index.html", "calendar/index.html", "feeds/news.xml", "한글/index.html"})


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a/index.html", "b/index.html", "a.html"], []),
        (["a/b", "c", "a/b"], ["two things want the address /a/b"]),
        (["a/b", "a/b/c", "a/b/d/e"], ["/a/b would be a file and a folder"] * 2),
        (["a", "a/b", "a/b/c"], ["/a would be a file and a folder"] * 2 + ["/a/b would be a file and a folder"]),
        (["a", "ab/c", "b/a/c"], []),
        ([f"news/{'x' * 255}/index.html", f"{'가' * 85}"], []),
        ([f"news/{'x' * 256}/index.html"], ["a part of this address is too long"]),
        ([f"news/{'가' * 86}/index.html"], ["a part of this address is too long"]),
        ([f"{'folder/' * 60}index.html"], []),
    ],
)  # fmt: skip
def test_addresses_that_cannot_be_are_told(paths: list[str], found: list[str]):
    assert sorted(finding.what for finding in path_findings(paths)) == sorted(found)


@pytest.mark.parametrize(
    ("target", "is_told"),
    [
        ("/calendar/", False),
        ("/calendar", False),
        ("/calendar/index.html#top", False),
        ("/feeds/news.xml", False),
        ("/%ED%95%9C%EA%B8%80/", False),
        ("/", False),
        ("https://own.example", False),
        ("https://own.example/calendar/", False),
        ("https://own.example.org/gone/", False),
        ("https://other.example/gone/", False),
        ("//other.example/gone/", False),
        ("mailto:press@own.example", False),
        ("/gone/", True),
        ("/feeds/", True),
        ("%2Fgone", True),
        ("https://own.example/gone/", True),
    ],
)
def test_an_address_on_the_site_that_is_not_planned_is_told(tmp_path, target: str, is_told: bool):
    desk = Desk(tmp_path, site_url="https://own.example").news(body=f"[a]({target})")

    assert _dead(desk, NOW) == ([(5, 5, "broken-link")] if is_told else [])


def test_links_of_what_waits_are_followed_on_its_day(desk: Desk):
    desk.news(body="[a](/gone/)")

    assert _dead(desk, datetime(2023, 3, 8, tzinfo=UTC)) == []
    assert _dead(desk, NOW) == [(5, 5, "broken-link")]


def _dead(desk: Desk, now: datetime) -> list[tuple[int, int, str]]:
    """Line, column and code of the findings on the one item, once the plan is there."""
    site = desk.read(now)[0].with_coming
    found = check_item(site, site.items["news/2023/a"], PLANNED.__contains__)
    return [(finding.line, finding.column, finding.code) for finding in found]
