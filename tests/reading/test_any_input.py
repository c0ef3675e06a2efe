"""Whatever a file holds, it becomes an item or findings: a traceback is a bug of ours."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.collections.links import body_html
from communique.findings import as_github, as_json, as_text
from communique.model.kinds import BY_FOLDER
from communique.model.walk import shapes
from tests.deep import examples
from tests.reading.desk import NEWS, Desk

pytestmark = pytest.mark.filterwarnings("ignore::bs4.MarkupResemblesLocatorWarning")
MANY = settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))


def holds_up(files: dict[str, bytes]) -> None:
    """Every file is read; every finding can be printed and says all that it should."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for path, content in files.items():
            desk.write(path, content)
        site, findings = desk.read()
        for finding in findings:
            as_text(finding).encode()
            as_github(finding).encode()
            assert finding.what and finding.why and finding.mend and finding.path in files
        as_json(findings)
        for item in site.all_items():
            body_html(site, item)
        assert findings or site.items or site.held


@MANY
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes):
    holds_up({NEWS: content})


@MANY
@given(
    st.text(st.sampled_from("---\n\n\n  ::'\"[]{}#&*!|>%@`?,-.aTt\t\r\\\u2028\x00é한"), max_size=80)
)
def test_any_front_matter(front: str):
    holds_up({NEWS: f"---\ntitle: A\ndate: 2023-03-09\n{front}\n---\nx".encode()})


_MARKS = (
    "# |## |* |- |1. |> |    |\n|\n\n|[|](|]|)|![|<|</|>|div|p|script|table|<div markdown=1>|</div>|<td>|[^1]|[^1]: |***|"
    "**|_|`|```|~~~|---|!!! note|{:|.a|#b|}|*[A]: |A|\"|'|...|[TOC]|<!--|-->|<![CDATA[|]]>|<?|?>|&|&#|http://[|javascript:|"
    "x.md|{filename}|<img src=|onclick=|é|한국|14 March 2023|Friday 31 February 2023|2023년 13월 40일|<a href='x' id=q>|<svg>|"
    "<math><mi>|<style>|<!|<!DOCTYPE|<details>|: "
).split("|")  # fmt: skip


@MANY
@given(
    st.lists(st.sampled_from(_MARKS), max_size=25).map("".join),
    st.sampled_from(["en", "ko", "es", "ar"]),
)
def test_any_body(body: str, lang: str):
    holds_up({f"news/2023/a.{lang}.md": f"---\ntitle: A\ndate: 2023-03-09\n---\n{body}".encode()})


_SCALARS = st.one_of(
    st.sampled_from(
        "2023-09-26 2023-09-26T10:00 2023-09 2023-09-26T10:00+09:00 2023-03-26T02:30 9999-12-31 0001-01-01 Asia/Seoul "
        "EST KR NO yes 1.10 12:30 a news/a https://example.org http://[ draft withdrawn published rescheduled cancelled "
        "moved forum en ko fr 1 -1 nan 1e999 a.png ../a.md .. / 1,2 nan,nan ~".split()
    ),
    st.text(max_size=20),
    st.just("x" * 300),
    st.just("9" * 5000),
)
_KEYS = sorted(
    {key for kind in BY_FOLDER.values() for key in shapes(kind)}
    | set("role person file alt on what was from to year url".split())
)
_VALUES = st.recursive(
    _SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)
_NEEDED = {
    "title": "A",
    "name": "A",
    "date": "2023-03-09",
    "starts": "2023-09-26",
    "publisher": "x",
    "language": "en",
    "parties": "a",
}


def _of(folder: str, front: dict[str, object]) -> Iterator[tuple[str, object]]:
    for key in shapes(BY_FOLDER[folder]):
        if key in front or key in _NEEDED:
            yield key, front.get(key, _NEEDED.get(key))


@MANY
@given(
    st.sampled_from(sorted(BY_FOLDER)),
    st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=8),
    st.dictionaries(st.sampled_from(_KEYS), _VALUES, max_size=5),
)
def test_any_values(folder: str, front: dict[str, object], words: dict[str, object]):
    original = yaml.safe_dump(dict(_of(folder, front)), allow_unicode=True)
    korean = yaml.safe_dump(words, allow_unicode=True)

    holds_up(
        {
            f"{folder}/a.md": f"---\n{original}---\n[x](b.md)".encode("utf-8", "surrogatepass"),
            f"{folder}/a.ko.md": f"---\n{korean}---\n".encode("utf-8", "surrogatepass"),
        }
    )
