"""The short way for plain front matter gives what the YAML reader gives, or leaves it to that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reading.plain_front import plain_front
from communique.reading.yaml_reader import YamlReader
from tests.deep import examples
from tests.reading.test_plain_markdown import CONTENT, SAMPLE, texts_of


def assert_same(front: str) -> bool:
    """Compare both ways; whether the short one was taken."""
    data = plain_front(front)
    if data is None:
        return False
    reader = YamlReader(front, 2)
    assert reader.read() == data
    assert reader.faults == []
    return True


@pytest.mark.parametrize(
    "front",
    [
        "title: WSIS Forum 2023\ndate: 2023-03-09\nstarts: 2023-03-13T10:00\ncountry: NO",
        "title: \"Seoul: a city\"\nsummary: 'a \"b\" # c'\nempty:\nblank: ''\n",
        "topics: [climate, digital-divide]\nlang: ko\n\ncoordinates: 5.6037, -0.1870",
        "venue:\n  name: Seoul City Hall\n  city: 서울\n  country: KR\nlink: https://example.org/#a",
        "people:\n- person: a-b\n  role: speaker\n-   person: c\n    role: x\nseries: s",
        "programme:\n  - title: One\n    people:\n      - person: a\n      - b\n  - title: Two\n",
    ],
)
def test_usual_front_matter_takes_the_short_way(front: str):
    assert assert_same(front)


@pytest.mark.parametrize(
    "front",
    [
        "", "a", "a:b", "a: b: c", "a: b:", "a: b #c", "# a\nb: c", "a: b\na: c", "a:\na: c", "a: |\n  b", "a: >\n  b",
        "a: &x b", "a: *x", "a: !x b", "a: @b", "a: %b", "a: \"b\\n\"", "a: 'it''s'", "a: \"b\" c", "a: {b: c}", "a: []",
        "a: [b, ]", "a: [b, [c]]", "a: [b: c]", "a: [\u3164]", "a:\n- b\n-\n- c", "a:\n- ''", "a: b\n  c", "a: b\n  c: d",
        "a:\n  b: c\n d: e", " a: b\nc: d", "- a", "a:\n\t- b", "? a", "\"a\": b", "a:\n- - b", "a: - b", "a: b\n---\nc: d",
    ],
)  # fmt: skip
def test_all_else_is_left_to_the_yaml_reader(front: str):
    assert not assert_same(front)


VALUES = (
    "|word|two words|12:30|NO|a: b|a:b|http://x.y/z|a #b|a#b|\"q\"|\"q: r\"|'it''s'|'q'|\"a\\n\"|\"|''|' '|[a, b]|[]|[a, [b]]|"
    '[a,b]|[a: b]|["a", b]|{a: b}|>|&x|*x|- x|-x|? x|~|=|<<|:|a:|a :b|x,y|a]b|\u00a0a|a\u00a0|\u200b|한국|5.6, -0.1|...|---|\\'
).split("|")
LINES = st.tuples(
    st.sampled_from(["", "", "", "  ", "  ", "    ", " "]),
    st.sampled_from(["", "", "", "- ", "- ", "-   ", "-"]),
    st.sampled_from(["a: ", "b: ", "c: ", "d-e: ", "a:", "b:", "1x: ", "é: ", "a ", "# ", ""]),
    st.sampled_from(VALUES),
    st.sampled_from(["\n", "\n", "\n", " \n", "\n\n", "\n  \n"]),
).map("".join)


@settings(max_examples=examples(500), deadline=None)
@given(st.lists(LINES, max_size=6).map("".join))
def test_any_front_matter_comes_out_the_same(front: str):
    assert_same(front)


def test_the_demonstration_and_the_sample_come_out_the_same():
    ways = [assert_same(text.front) for text in texts_of(CONTENT)]

    assert sum(ways) > 0.9 * len(ways)
    for text in texts_of(SAMPLE):
        assert_same(text.front)
