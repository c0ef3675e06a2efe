"""The short way for plain texts gives what Python-Markdown gives, or leaves the text to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.source import Source
from communique.reading.allowed import is_clean, sanitised
from communique.reading.markdown_html import converted, engines, plain
from communique.reading.python_markdown import new_converter
from communique.reading.text import Text, Unreadable, read_text
from tests.deep import examples

CONTENT = Path(__file__).parents[2] / "content"
SAMPLE = Path(
    os.environ.get("COMMUNIQUE_SAMPLE") or CONTENT.parents[1] / "shared/corpora/digital-gov"
)
UNSPARED = new_converter("en", ())
LANGUAGES = st.sampled_from(["en", "ko", "es", "fr"])


def assert_same(markdown: str, lang: str) -> bool:
    """Compare both ways; whether the short one was taken. What it says is clean need not be sanitised."""
    html = plain(markdown, lang)
    assert html is None or html == converted(markdown, lang, ())
    assert html is None or not is_clean(html) or sanitised(html) == html
    return html is not None


def texts_of(folder: Path) -> Iterator[Text]:
    for file in sorted(folder.rglob("*.md")):
        source = Source(folder, file.relative_to(folder).as_posix())
        with suppress(Unreadable):
            yield read_text(source, file.read_bytes())


@pytest.mark.parametrize(
    "markdown",
    [
        "Words.\n\nMore of them,\nhere — and  there.  \nA new line.",
        "# One\n\n## Two *words*\nText at once.\n### It's `three`\n",
        "- a\n- b\n    - c\n    - d\n- e\n\n3. x\n4. y",
        "- a\n\n- b\n    1. c\n\n- d\n  goes on",
        "> One.\n>\n> Two\n\n> three",
        "| a | b | c |\n|:--|--:|:-:|\n| 1 | **2** |\n| 3 | [4](x.md) | `5` | 6 |",
        "*a* **b c** _d_ __e f__ snake_case and `a > b`",
        '[one](../a_b.md#c "So") **[two](https://example.org/?a=1&b=2)** [*three*](c.md).',
        '![A hall](hall.jpg "At noon") beside words!',
        "\"It's so,\" they said -- '80s style ... \"'twice'\" and 5'10\"",
        "13&nbsp;% of R&D &amp; more > less",
        'A claim[^1] and "another".[^two]\n\n[^1]: Its *source*.\n[^two]: "Here"',
        "Above\n\n---\n\nBelow",
        "[f]({filename}/events/a.md)",
        '!!! note "Please *note*"\n    One,\n    two.\n\n    Three\n\nFour',
        'WeGO\n: An *association*\n\nITU\n:   A "union"\n\nWords',
        "개회 선언\n\n## 개회 선언\n\n- 가\n- 나",
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_usual_texts_take_the_short_way(markdown: str, lang: str):
    assert assert_same(markdown, lang)


@pytest.mark.parametrize(
    "markdown",
    [
        "<b>a</b>", "a \\* b", "\ta", "    a", "a\n---", "a\n===", "* * *", "2 * 3 * 4", "***a***", "**a *b* c**",
        "[a][b]\n\n[b]: c.md", "[a](b(c).md)", "[a](<b c.md>)", "[TOC]", "`a\n[^1]: b`", "*[a](b]:c)*", "[a", "a]", "`a", "``a ` b``",
        "```\na\n```", "~~~\na\n~~~", "!!! note\n    a", "!!! note \"a\"\n    - b", "a\nb\n: c", "a\n: b\n: c", "a\n: b\n\n    c", "*[UN]: United Nations", "a\n{: .b }", "# a {#b}",
        "a[^1]", "a[^1] b[^1]\n\n[^1]: c", "[^1]: a\n\n    b", "# a\n\n# a", "- # a", "- - a", "- a\n\n    b",
        "> - a", "a\n> b", "a | b\n--|--\nc | d", "| a |\n|---|\n| b |\n# c", "| a |\n|---|\n| `b | c` |", "!!! note \"a\"\n    b\n\n[^1]: c\n\n    d", "&#65;", "#a", "-  \na",
    ],
)  # fmt: skip
def test_all_else_is_left_to_python_markdown(markdown: str):
    assert not assert_same(markdown, "en")


PLAIN = (
    'word|two words|a|s|B9|한국|*a*|**b c**|_a_|snake_case|`co de`|[l](u.md)|[l *m*](u.md "T")|![p](q.png)|!|"|\'|'
    '"q"|it\'s|--|...|-|&nbsp;|&| > |  \n|\n|:|(|)|1. |- |#|,|.|[^1]|[^b]'
).split("|")
ODD = (
    "*|**|_|__|***x***|**a *b* c**|*a **b** c*|a*b*c|__init__|`|`` b ` c ``|` `|[x]|[x][y]|[l] (u)|[l](a(b)c)|[l](<u>)|"
    "[l](u 't')|[a [b] c](u)|['|\"'q'\"|dogs'|'80s|5'10\"|s's\"|\"*a*\"|*\"a\"*|---|....|–|&amp;|&copy|&x y;|&#65;|<|<b>|\\*|"
    "{|}|{: .a}|%|[|]|~|^|=|+|* |+ |> |: |!!! note|\t|\u00a0|\u3000|\u2028|///|[TOC]|*[UN]: x|*_a_*|[_a_](b)|*[a](b)*|)*"
).split("|")
ADDRESSES = (
    "https://example.org/a?b=1#c|http://a.b.example/é|https://example.123/|https://1.2.3.4/|https://a..example/|https://xn--a.example/|"
    "https://a.xn--zz/|https://a.example:99999/|HTTPS://A.example|https://a_b.example|https:a|https://|//a.example|javascript:a|a:b|"
    "mailto:a@b.example|tel:+1|data:,a|?a=b|#a|../a.md|./é.md|é|/a|a%zz|http://a.example/%|https://a.example/|b|https://-a.example/"
).split("|")
ODD += [f"{sign}[l]({address})" for sign in ("", "!") for address in ADDRESSES]
BEGINNINGS = [
    *[""] * 8, *"- |* |1. |3. |    - |    1. |        - |  |> |>|## |### |---|[^1]: |[^b]: ".split("|"),
    "| a | b |\n|---|--:|\n| c | d |", '!!! note "A"\n    ', "    ", "term\n: ", "term\n:   ",
]  # fmt: skip
ODD_BEGINNINGS = (
    "+ |   1. |  - |    |> > |> - |#|####### |***|- - -|===|[r]: |: |!!! |~~~|```|| a | b ||---|:-:|||-|1.|0. |١. |1) "
).split("|")


def texts(beginnings: list[str], pieces: list[str]) -> st.SearchStrategy[str]:
    line = st.tuples(st.sampled_from(beginnings), st.lists(st.sampled_from(pieces), max_size=4))
    end = st.sampled_from(["\n", "\n\n", "\n\n", "\n\n\n", " \n", "\n  \n", "  \n"])
    lines = st.tuples(line, st.sampled_from(["", " "]), end)
    return st.lists(
        lines.map(lambda one: one[0][0] + one[1].join(one[0][1]) + one[2]), max_size=7
    ).map("".join)


@settings(max_examples=examples(300), deadline=None)
@given(texts(BEGINNINGS, PLAIN), LANGUAGES)
def test_any_text_of_usual_parts_comes_out_the_same(markdown: str, lang: str):
    assert_same(markdown, lang)


@settings(max_examples=examples(300), deadline=None)
@given(texts([*BEGINNINGS, *ODD_BEGINNINGS], [*PLAIN, *ODD]), LANGUAGES)
def test_any_text_of_odd_parts_comes_out_the_same(markdown: str, lang: str):
    assert_same(markdown, lang)


@settings(max_examples=examples(300), deadline=None)
@given(
    st.sampled_from(["", "https://", "http://a.example", "https://a.example/", "#", "../"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["", ".example", "/b", ".org/"]),
)
def test_any_address_comes_out_the_same(beginning: str, middle: str, end: str):
    assert_same(f"Words [and]({beginning}{middle}{end}) words", "en")


@settings(deadline=None)
@given(st.text(), LANGUAGES)
def test_any_characters_come_out_the_same(markdown: str, lang: str):
    assert_same(markdown, lang)


def test_the_demonstration_comes_out_the_same():
    ways = [assert_same(text.body, "en") for text in texts_of(CONTENT)]

    assert sum(ways) > len(ways) / 2


@pytest.mark.skipif(
    not SAMPLE.is_dir(), reason="the sample is not here; name its folder in COMMUNIQUE_SAMPLE"
)
def test_the_sample_comes_out_the_same():
    ways = [assert_same(text.body, "en") for text in texts_of(SAMPLE)]

    assert any(ways)


@settings(max_examples=examples(300), deadline=None)
@given(texts([*BEGINNINGS, *ODD_BEGINNINGS], [*PLAIN, *ODD]))
def test_python_markdown_gives_the_same_when_it_is_spared_work(markdown: str):
    assert converted(markdown, "en", ()) == UNSPARED.reset().convert(markdown)


@pytest.mark.parametrize(
    "piece",
    ["*", "**", "_", "`", "[", "]", "a`", "[a](", "\n- a", "\n> ", "\n    ", " ", "\n#", "| ", '"', "'", "--", "[^", "&", "a: ", "-"],
)  # fmt: skip
def test_texts_made_to_be_slow_are_not(piece: str):
    for text in (
        piece * 20_000,
        f"a{piece * 20_000}b",
        f"`a{piece * 20_000}",
        f"a\n{piece * 20_000}b",
    ):
        plain(text, "en")


def test_lists_that_go_very_deep_are_left_to_python_markdown():
    assert plain("\n".join("    " * depth + "- a" for depth in range(500)), "en") is None


def test_what_is_kept_can_be_told_by_the_engines_that_made_it():
    assert [engine.split()[0] for engine in engines()] == ["markdown", "nh3"]
