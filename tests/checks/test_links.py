"""Links lead somewhere, as Markdown files, as Pelican's own, with fragments, across languages."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from communique.collections.links import body_html
from tests.reading.desk import NEWS, Desk, told

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'


@pytest.fixture
def linked(desk: Desk) -> Desk:
    desk.event("starts: 2023-09-26\n", "# Opening Session\n\nText.", path="events/2023/my forum.md")
    desk.write("events/2023/my forum.ko.md", "---\ntitle: 포럼\n---\n# 개회\n")
    return desk


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../../events/2023/my%20forum.md", "/events/2023/my-forum/"),
        ("<../../events/2023/my forum.md>", "/events/2023/my-forum/"),
        (
            "../../events/2023/my%20forum.md#opening-session",
            "/events/2023/my-forum/#opening-session",
        ),
        ("../../events/2023/my%20forum.ko.md", "/ko/events/2023/my-forum/"),
        ("../../events/2023/my%20forum.ko.md#개회", f"/ko/events/2023/my-forum/#{quote('개회')}"),
        ("{filename}/events/2023/my forum.md", "/events/2023/my-forum/"),
        ("{filename}../../events/2023/my%20forum.md", "/events/2023/my-forum/"),
        ("|filename|/events/2023/my%20forum.md", "/events/2023/my-forum/"),
        ("#here", "#here"),
        ("/calendar/", "/calendar/"),
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&amp;d"),
        ("mailto:press@example.org", "mailto:press@example.org"),
    ],
)
def test_links_become_addresses(linked: Desk, target: str, address: str):
    target = target if target.startswith("<") else target.replace("my forum", "my%20forum")
    linked.news(body=f"## Here\n\n[a]({target})")

    site, findings = linked.read()

    assert findings == []
    assert f'href="{address}"' in body_html(site, site.items["news/2023/a"]["en"])


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("gone.md", "broken-link"),
        ("../../../../etc/passwd", "broken-link"),
        ("gone%20too.md#x", "broken-link"),
        ("{filename}/news/gone.md", "broken-link"),
        ("{static}/gone.pdf", "broken-link"),
        ("gone.pdf", "broken-link"),
        ("#nowhere", "broken-fragment"),
        ("../../events/2023/my%20forum.md#nowhere", "broken-fragment"),
        ("../../events/2023/my%20forum.ko.md#opening-session", "broken-fragment"),
    ],
)
def test_a_link_to_nothing_is_told_wherever_it_stands(linked: Desk, target: str, code: str):
    linked.news(body=f"First [a]({target})\n\n[b][1]\n\n[1]: {target}")

    assert told(linked.findings()) == [(f"{NEWS}:5:11", code), (f"{NEWS}:9:6", code)]


def test_a_link_is_found_though_another_contains_it(desk: Desk):
    desk.news(path="news/2023/b/gone.md").news(body="[a](b/gone.md) [c](gone.md)")

    assert told(desk.findings()) == [(f"{NEWS}:5:20", "broken-link")]


@pytest.mark.parametrize(
    "target", ["hall.svg", "./hall.svg", "{static}hall.svg", "{static}/news/2023/hall.svg"]
)
def test_pictures_are_named_in_photos(desk: Desk, target: str):
    desk.write("news/2023/hall.svg", PICTURE)
    desk.news("photos: {file: hall.svg, alt: H, credit: C, rights: R}\n", f"![Hall]({target})")

    assert desk.findings() == []


@pytest.mark.parametrize(
    ("markdown", "where", "code"),
    [
        ("![Hall](hall.svg)", "5:9", "broken-link"),
        ("![Hall](https://example.org/hall.jpg)", "5:9", "foreign-picture"),
        ("![Hall](//example.org/hall.jpg)", "5:9", "foreign-picture"),
    ],
)
def test_pictures_without_rights_are_told(desk: Desk, markdown: str, where: str, code: str):
    desk.write("news/2023/hall.svg", PICTURE).news(body=markdown)

    assert told(desk.findings()) == [(f"{NEWS}:{where}", code)]


@pytest.mark.parametrize(
    "markdown",
    ["![](hall.svg)", "![ ](hall.svg)", '<img src="hall.svg">', '<img src="hall.svg" alt="">'],
)
def test_pictures_without_words_are_told(desk: Desk, markdown: str):
    desk.write("news/2023/hall.svg", PICTURE)
    desk.news("photos: {file: hall.svg, alt: H, credit: C, rights: R}\n", markdown)

    assert {finding.code for finding in desk.findings()} == {"alt-missing"}


def test_an_id_given_twice_is_told(desk: Desk):
    desk.news(body='<p id="here">a</p>\n\n## Here')

    assert {finding.code for finding in desk.findings()} == {"same-id-in-text"}


def test_links_of_a_translation_lead_to_its_language(linked: Desk):
    linked.news().write(
        "news/2023/a.ko.md", "---\ntitle: 가\n---\n[포럼](../../events/2023/my%20forum.md#개회)\n"
    )

    site, findings = linked.read()

    assert findings == []
    assert f'href="/ko/events/2023/my-forum/#{quote("개회")}"' in body_html(
        site, site.items["news/2023/a"]["ko"]
    )
