"""A file is bytes that somebody's program wrote: what is taken, and what is told where."""

from __future__ import annotations

import pytest

from communique.reading.text import is_blank, line_of
from tests.reading.desk import NEWS, Desk, told

GOOD = b"---\ntitle: A\ndate: 2023-03-09\n---\nText.\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(GOOD, id="plain"),
        pytest.param(b"\xef\xbb\xbf" + GOOD, id="byte order mark"),
        pytest.param(b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD, id="two byte order marks"),
        pytest.param(GOOD.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(GOOD.replace(b"\n", b"\r"), id="lone carriage returns"),
        pytest.param(b"\n \n" + GOOD, id="blank lines before the fence"),
        pytest.param(GOOD.replace(b"---\n", b"--- \t\n"), id="spaces after the fence"),
        pytest.param(GOOD.replace(b"---\nText", b"...\nText"), id="YAML's own end"),
        pytest.param(b"---\ntitle: A\ndate: 2023-03-09\n---", id="no text and no last line end"),
    ],
)
def test_what_editors_do_to_a_file_does_not_matter(desk: Desk, content: bytes):
    desk.write(NEWS, content)

    assert desk.item().title == "A"


@pytest.mark.parametrize(
    ("content", "where", "code"),
    [
        (b"", "1:1", "front-matter-missing"),
        (b"\n\n", "3:1", "front-matter-missing"),
        (b"Text", "1:1", "front-matter-missing"),
        (b"\n\nText", "3:1", "front-matter-missing"),
        (b"---", "1:1", "front-matter-missing"),
        (b"----\ntitle: A\n----\n", "1:1", "front-matter-missing"),
        (b"+++\ntitle = 'A'\n+++\n", "1:1", "front-matter-missing"),
        (b"Title: A\nDate: 2023-03-09\n\nText", "1:1", "front-matter-missing"),
        (b"---\n", "1:1", "front-matter-open"),
        (b"---\ntitle: A\n\nText", "1:1", "front-matter-open"),
        (b"---\ntitle: A\n----\nText", "3:1", "front-matter-open"),
        ("---\ntitle: A\n—-\nText".encode(), "3:1", "front-matter-open"),
        (b"---\ntitle: A\n ---\nText", "3:1", "front-matter-open"),
        (b"---\n- a\n---\n", "2:1", "front-matter-form"),
        (b"---\nonly words\n---\n", "2:1", "front-matter-form"),
        (b"---\ntitle: A\n--- date: 2023\n---\n", "3:5", "front-matter-form"),
        (b"\xff\xfe-\0-\0-\0", "1:1", "encoding"),
        (b"---\ntitle: A\ndate: 2023-03-09\n---\nCaf\xe9", "5:4", "encoding"),
        (b"\xef\xbb\xbf---\ntitle: Caf\xe9\ndate: 2023-03-09\n---\n", "2:11", "encoding"),
    ],
)
def test_a_file_without_front_matter_is_told_with_its_place(
    desk: Desk, content: bytes, where: str, code: str
):
    desk.write(NEWS, content)

    assert told(desk.findings()) == [(f"{NEWS}:{where}", code)]


def test_fences_without_facts_lack_what_every_news_item_has(desk: Desk):
    desk.write(NEWS, "---\n---\n")

    findings = desk.findings()

    assert told(findings) == [(f"{NEWS}:1:1", "missing")] * 2
    assert [finding.what for finding in findings] == ["date is missing", "title is missing"]


def test_a_line_that_was_meant_to_close_the_front_matter_is_shown(desk: Desk):
    desk.write(NEWS, "---\ntitle: A\n–––\nText")

    finding = desk.finding()

    assert finding.excerpt == "–––"
    assert finding.mend == "Write this line as  ---"


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9d",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffe",
        "\U0001ffff",
    ],
)
def test_control_characters_are_reported_wherever_they_stand(desk: Desk, character: str):
    """One character in one article must not stop feeds nor empty the site: it is named instead."""
    desk.write(
        NEWS,
        f"---\ntitle: A{character}\ndate: 2023-03-09\nphotos:\n"
        f"- {{file: a.png, alt: Ha{character}ll, credit: C, rights: R}}\n---\nFirst\n한국 {character}{character}\n",
    )

    findings = [finding for finding in desk.findings() if finding.code == "control-character"]

    assert [finding.where for finding in findings] == [
        f"{NEWS}:{at}" for at in ("2:9", "5:24", "8:4")
    ]
    assert f"U+{ord(character):04X}" in findings[0].what
    assert findings[0].excerpt == "title: A�"
    assert "backspace" in findings[0].mend


def test_a_control_character_does_not_hide_other_findings(desk: Desk):
    desk.write(NEWS, "---\ntitle: A\x07\ndate: 2023-02-30\ndate: 2023-02-28\n---\nx\x07\n")

    assert told(desk.findings()) == [
        (f"{NEWS}:2:9", "control-character"),
        (f"{NEWS}:3:7", "moment"),
        (f"{NEWS}:4:1", "duplicate-key"),
        (f"{NEWS}:6:2", "control-character"),
    ]


def test_a_control_character_may_not_come_in_through_a_backslash(desk: Desk):
    desk.news('summary: "bell \\a"\n')

    assert told(desk.findings()) == [(f"{NEWS}:4:10", "control-character")]


def test_tabs_and_marks_of_direction_are_no_control_characters(desk: Desk):
    desk.news("summary: \u200fعربي\u200e\n", "a\tb \u202bعربي\u202c")

    assert desk.item().facts.summary == "\u200fعربي\u200e"


def test_an_unreadable_file_never_vanishes(desk: Desk):
    """Stock Pelican leaves it out and says that all is well."""
    desk.write(NEWS, b"\x00\x01\x02")
    desk.news(path="news/2023/b.md")

    site, findings = desk.read()

    assert "news/2023/b" in site.items
    assert [finding.path for finding in findings] == [NEWS]


def test_lines_are_shown_without_what_a_terminal_would_obey():
    assert line_of("one\n\x1b[31mtwo\n", 2) == "�[31mtwo"
    assert line_of("one", 0) == line_of("one", 2) == ""


def test_blank_is_what_nobody_sees():
    assert is_blank(" \t\u200b\u00a0\u2060")
    assert not is_blank(" 0 ")
