"""Front matter: every scalar is the text that was written, and each fault of YAML has its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.source import Source
from communique.reading.frontmatter import places, read_front
from communique.reading.text import CONTROL, is_blank, read_text
from tests.reading.desk import NEWS, Desk, told

SOURCE = Source(Path("content"), NEWS)


def front(yaml: str):
    """What a front matter says: (data, [(line in it from 1, column, code)])."""
    data, findings = read_front(SOURCE, read_text(SOURCE, f"---\n{yaml}\n---\n".encode()))
    return data, [(finding.line - 1, finding.column, finding.code) for finding in findings]


@pytest.mark.parametrize(
    "written",
    [
        "NO",
        "no",
        "yes",
        "on",
        "true",
        "12:30",
        "1.10",
        "010",
        "1e3",
        "0x1F",
        "2023-03-13",
        "null",
        "~",
        "1_000",
        "=",
        "<<",
        ".inf",
    ],
)
def test_scalars_stay_what_was_written(written: str):
    """Norway is no false, half past twelve no 750, a version no number."""
    assert front(f"a: {written}\nb: [{written}]\nc: {{d: {written}}}")[0] == {
        "a": written,
        "b": [written],
        "c": {"d": written},
    }


PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).filter(
    lambda text: not CONTROL.search(text) and not is_blank(text) and "\r" not in text
)


@given(PLAIN)
def test_any_text_in_double_quotes_comes_back(text: str):
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )

    assert front(f'a: "{escaped}"') == ({"a": text}, [])


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), PLAIN, max_size=5))
def test_what_another_program_wrote_as_yaml_comes_back(data: dict[str, str]):
    import yaml

    written = yaml.safe_dump(data, allow_unicode=True, default_style='"')

    assert front(written) == (data, [])


def test_empty_values_are_left_out():
    data, findings = front("a:\nb: ''\nc: '  '\nd: []\ne: {}\nf: {g: }\nh: \u200b\ni: x")

    assert data == {"i": "x"}
    assert findings == []


def test_comments_and_text_over_several_lines_are_yaml_as_ever():
    assert front("# note\na: x # note\nb: >-\n  one\n  two\nc: |\n  #1\n")[0] == {
        "a": "x",
        "b": "one two",
        "c": "#1\n",
    }


def test_each_key_and_value_has_its_place():
    text = read_text(SOURCE, b"\n---\na: x\nb:\n- {c: y}\n-   d:  z\n---\n")

    known = {
        path: (at.line, at.column, at.key_line, at.key_column) for path, at in places(text).items()
    }

    assert known == {
        (): (2, 1, 2, 1),
        ("a",): (3, 4, 3, 1),
        ("b",): (5, 1, 4, 1),
        ("b", 0): (5, 3, 5, 3),
        ("b", 0, "c"): (5, 7, 5, 4),
        ("b", 1): (6, 5, 6, 5),
        ("b", 1, "d"): (6, 9, 6, 5),
    }


@pytest.mark.parametrize(
    ("yaml", "where", "mend"),
    [
        ("title: Seoul: a city", (1, 13), 'Write  title: "Seoul: a city"'),
        ('title: "Seoul', (1, 8), 'Write  title: "Seoul"'),
        ("title: 'Seoul", (1, 8), 'Write  title: "Seoul"'),
        ('title: "Seoul" a city', (1, 8), "Write  title: '\"Seoul\" a city'"),
        ('title: "the "city" one"', (1, 8), "Write  title: 'the \"city\" one'"),
        ("title: 'it's'", (1, 8), 'Write  title: "it\'s"'),
        ("title: [Update] Seoul", (1, 8), 'Write  title: "[Update] Seoul"'),
        ("title: {Update} Seoul", (1, 8), 'Write  title: "{Update} Seoul"'),
        ("title: [Seoul\ndate: x", (1, 8), 'Write  title: "[Seoul"'),
        ("title: @seoul", (1, 8), 'Write  title: "@seoul"'),
        ("title: `seoul`", (1, 8), 'Write  title: "`seoul`"'),
        ("title: 5\nb: %x", (2, 4), 'Write  b: "%x"'),
        ("title: *very* good", (1, 8), 'Write  title: "*very* good"'),
        ("title: - Seoul", (1, 8), 'Write  title: "- Seoul"'),
        ("title: | Seoul", (1, 8), 'Write  title: "| Seoul"'),
        ("title: , Seoul", (1, 8), 'Write  title: ", Seoul"'),
        ("a: 1\n\tb: 2", (2, 1), "Replace the tab with two spaces."),
        ("a:\n\t- b", (2, 1), "Replace the tab with two spaces."),
        ("a: 1\nb\nc: 2", (2, 1), "Write  key: value"),
        ("a: 1\nb:2\nc: 3", (2, 1), "Write  b: 2"),
        ("a: 1\n  b: 2", (2, 4), "Line it up with the keys above."),
        ("a:\n  b: 1\n c: 2", (3, 2), "Line it up with the keys above."),
        ('a: "c:\\data"', (1, 4), "Write it twice."),
        ("a: |2x", (1, 4), 'Write  a: "|2x"'),
        (
            "%a: b",
            (1, 3),
            "Put the value in double quotes, or compare with the examples in docs/front-matter.md.",
        ),
    ],
)
def test_yaml_that_cannot_be_read_is_told_with_the_line_to_write(
    yaml: str, where: tuple[int, int], mend: str
):
    text = read_text(SOURCE, f"---\n{yaml}\n---\n".encode())

    data, [finding] = read_front(SOURCE, text)

    assert data is None
    assert (finding.line - 1, finding.column) == where
    assert (finding.code, finding.mend) == ("yaml", mend)
    assert finding.excerpt == yaml.split("\n")[where[0] - 1]


def test_the_advice_can_be_read():
    """What a finding tells to write is YAML that says what was meant."""
    for value in ("Seoul: a city", "[Update] Seoul", 'a "b": c', "it's: 'x'", "back\\slash: x"):
        _, [finding] = read_front(SOURCE, read_text(SOURCE, f"---\ntitle: {value}\n---\n".encode()))
        assert front(finding.mend.removeprefix("Write  ")) == ({"title": value}, [])


@pytest.mark.parametrize(
    ("yaml", "faults"),
    [
        ("a: 1\nb: 2\na: 3", [(3, 1, "duplicate-key")]),
        ("a: 1\nb: {c: 1, c: 2}\na: 3", [(2, 11, "duplicate-key"), (3, 1, "duplicate-key")]),
        ("a:\n- b: {c: 1}\n  b: 2", [(3, 3, "duplicate-key")]),
        ("a: &x b", [(1, 4, "special-sign")]),
        ("a: &x [b]\nc: *x", [(1, 4, "special-sign"), (2, 4, "special-sign")]),
        ("a: &x [*x]", [(1, 4, "special-sign"), (1, 8, "special-sign")]),
        (
            "a: !!int 1\nb: !x\nc: ! y",
            [(1, 4, "special-sign"), (2, 4, "special-sign"), (3, 4, "special-sign")],
        ),
        ("a: We are #1", [(1, 4, "hash-sign")]),
        ("a: [b #c\n]", [(1, 5, "hash-sign")]),
        ("? [a]\n: b\nc: 1\nc: 2", [(1, 3, "key-form"), (4, 1, "duplicate-key")]),
        ("a: {{ b }}", [(1, 5, "key-form")]),
        ("'': b", [(1, 1, "key-form")]),
        ("a:\n- b\n-\n- ''", [(3, 2, "empty-entry"), (4, 3, "empty-entry")]),
        ("a: [[], b]", [(1, 5, "empty-entry")]),
        ("a: " + "[" * 30, [(1, 23, "too-deep")]),
        ("a: " + "[" * 200_000, [(1, 23, "too-deep")]),
        ("? " * 200_000, [(1, 41, "too-deep")]),
        ("- " * 200_000, [(1, 1, "front-matter-form")]),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_yaml_would_take_in_silence_is_told(yaml: str, faults: list[tuple[int, int, str]]):
    assert front(yaml)[1] == faults


def test_a_duplicate_key_names_the_line_of_the_first(desk: Desk):
    desk.news("summary: One\nsubtitle: x\nsummary: Two\n")

    finding = desk.finding()

    assert finding.where == f"{NEWS}:6:1"
    assert finding.what == 'the key "summary" is given twice'
    assert finding.why.endswith("the first stands on line 4.")


def test_all_findings_of_all_files_come_at_once(desk: Desk):
    desk.news("summary: a: b\n")
    desk.news("tags: x\nslug: Not This\n", path="news/2023/b.md")
    desk.event("starts: soon\nvenue: {country: Norway}\n")

    assert told(desk.findings()) == [
        ("events/2023/e.md:3:9", "moment"),
        ("events/2023/e.md:4:18", "country-code"),
        ("news/2023/a.md:4:11", "yaml"),
        ("news/2023/b.md:4:1", "unknown-key"),
        ("news/2023/b.md:5:7", "slug"),
    ]
