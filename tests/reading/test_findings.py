"""How findings are printed: for people, for programs, for GitHub."""

from __future__ import annotations

import json

import pytest

from communique.findings import (
    Finding,
    Unbuildable,
    as_github,
    as_json,
    as_text,
    closing_line,
    in_order,
)

FINDING = Finding(
    "content/events/forum.md", 9, 11, "country-code", 'venue.country is "Norway"',
    "A country is given by its two-letter code (ISO 3166-1).", "Write  country: NO",
    excerpt="  country: Norway",
)  # fmt: skip


def test_a_finding_says_where_what_why_and_how_to_mend():
    assert as_text(FINDING).split("\n") == [
        'content/events/forum.md:9:11: venue.country is "Norway"',
        "    |   country: Norway",
        "    |           ^",
        "    A country is given by its two-letter code (ISO 3166-1).",
        "    Write  country: NO",
    ]


def caret(excerpt: str, column: int) -> tuple[str, str]:
    lines = as_text(Finding("a.md", 1, column, "c", "w", "y", "m", excerpt=excerpt)).split("\n")
    return lines[1].removeprefix("    | "), lines[2].removeprefix("    | ")


@pytest.mark.parametrize(
    ("excerpt", "column", "under"),
    [
        ("abc", 2, " ^"),
        ("\tabc", 2, "\t^"),
        ("제목: x", 5, "      ^"),
        ("e\u0301x", 3, " ^"),
        ("abc", 4, "   ^"),
    ],
)
def test_the_caret_stands_under_the_place_in_any_script(excerpt: str, column: int, under: str):
    assert caret(excerpt, column) == (excerpt, under)


@pytest.mark.parametrize("column", [1, 60, 500, 990, 1000])
def test_of_a_long_line_the_part_around_the_place_is_shown(column: int):
    line = "".join(chr(0x4E00 + n) if n + 1 == column else "." for n in range(1000))

    shown, under = caret(line, column)

    assert len(shown) <= 102
    assert shown[len(under) - 1] == line[column - 1]


def test_a_warning_says_so_and_a_whole_file_has_no_line():
    finding = Finding("a.md", 0, 0, "file-name", "what", "why", "mend", "warning", "")

    assert as_text(finding) == "a.md: warning: what\n    why\n    mend"


def test_findings_are_sorted_and_told_once():
    later, other = (
        Finding("b.md", 2, 1, "c", "w", "y", "m"),
        Finding("b.md", 10, 1, "c", "w", "y", "m"),
    )

    assert in_order([other, later, FINDING, later]) == [later, other, FINDING]


def test_programs_get_json_and_github_an_annotation():
    odd = Finding("a,b:c.md", 3, 0, "code", "50 % of\nit", "why", "mend")

    assert json.loads(as_json([FINDING]))[0]["column"] == 11
    assert (
        as_github(odd)
        == "::error file=a%2Cb%3Ac.md,line=3,col=1,title=code::50 %25 of%0Ait%0Awhy%0Amend"
    )


@pytest.mark.parametrize(
    ("ranks", "line"),
    [
        ([], "No findings."),
        (["error"], "1 error."),
        (["warning", "error", "error"], "2 errors, 1 warning."),
    ],
)
def test_a_report_ends_with_the_counts(ranks: list[str], line: str):
    assert closing_line([Finding("a.md", 1, 1, "c", "w", "y", "m", rank) for rank in ranks]) == line


def test_an_unbuildable_site_carries_its_findings():
    assert Unbuildable([FINDING, FINDING]).findings == [FINDING]
