"""Nothing in a body can run, call another site or dress itself up; what was taken out is told."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.reading.allowed import ALLOWED, SCHEMES, TAGS, sanitised
from communique.reading.body import read_body
from tests.reading.desk import NEWS, Desk


@pytest.mark.parametrize(
    ("markdown", "column", "what"),
    [
        ("Hi <script>alert(1)</script>", 4, "<script> was"),
        ("Hi <SCRIPT src=x></SCRIPT>", 4, "<script> was"),
        ("Hi <iframe src='https://example.org'></iframe>", 4, "<iframe> was"),
        ("<style>p {color: red}</style>", 1, "<style> was"),
        ("Hi <object data=x></object>", 4, "<object> was"),
        ("Hi <form action=x><input></form>", 4, "<form> was"),
        ("Hi <svg><circle/></svg>", 4, "<svg> was"),
        ("Hi <math><mi>x</mi></math>", 4, "<math> was"),
        ("Hi <video src=x></video>", 4, "<video> was"),
        ("Hi <base href=x>", 4, "<base> was"),
        ("Hi <meta http-equiv=refresh>", 4, "<meta> was"),
        ("Hi <link rel=stylesheet>", 4, "<link> was"),
        ("Hi <font color=red>a</font>", 4, "<font> was"),
        ("<p onclick='x()'>a</p>", 4, '"onclick" was'),
        ("<p style='color: red'>a</p>", 4, '"style" was'),
        ("a\n{: onclick=x }", None, '"onclick" was'),
        ("<img src=a.png alt=a onerror=x>", 22, '"onerror" was'),
        ("<a href=a.md target=_blank>a</a>", 14, '"target" was'),
        ("[a](javascript:alert(1))", 5, '"javascript:" was'),
        ("[a](JavaScript:alert(1))", 5, '"javascript:" was'),
        ("<a href=' vbscript:x'>a</a>", 11, '"vbscript:" was'),
        ("[a](data:text/html,x)", 5, '"data:" was'),
        ("![a](data:image/svg+xml,x)", 6, '"data:" was'),
        ("[a](file:///etc/passwd)", 5, '"file:" was'),
        ("[a](http://[)", 5, '"http://[" was'),
        ("[a](//[)", 5, '"//[" was'),
        ("[a](javascript&colon;alert(1))", None, '"javascript:" was'),
        ("# A {onclick=x}", 6, '"onclick" was'),
    ],
)
def test_what_is_not_allowed_is_taken_out_and_told(
    desk: Desk, markdown: str, column: int | None, what: str
):
    desk.news(body=markdown)

    finding = next(one for one in desk.findings() if what in one.what)

    assert (finding.code, finding.rank) == ("unsafe-html", "warning")
    if column:
        assert finding.where == f"{NEWS}:5:{column}"


@pytest.mark.parametrize(
    "markdown",
    [
        "`<script>` and &lt;iframe&gt;", "```\n<iframe onload=x>\n```", "a < b, onclick= and style=x",
        "javascript: a language", "<p class=a id=b lang=ko dir=rtl title=t>a</p>", "<!-- a remark -->",
        "| a |\n|:-:|\n| b |", "a[^1]\n\n[^1]: b", "[a](mailto:a@example.org)", "<time datetime=2023-03-09>9 March</time>",
        '<a id="x">a</a>', "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
    ],
)  # fmt: skip
def test_what_is_allowed_is_not_told(markdown: str):
    assert read_body(markdown, "en")[1] == ()


FRAGMENTS = st.lists(
    st.sampled_from(
        "<script> </script> <svg/onload=x> <img src=x onerror=y> <a href=javascript:x> </a> <p style=x> </p> "
        "<math><mi> <style> </style> <!-- --> <![CDATA[ ]]> <iframe srcdoc=x> \" ' > < & &lt; &#x3c; x "
        '<a title="><script>"> <b <table> <td> <template> </template> <noscript> <title> <textarea>'.split()
    ),
    max_size=12,
).map(" ".join)


@settings(deadline=None)
@given(FRAGMENTS)
def test_nothing_but_the_allowed_survives(raw: str):
    """Read by another parser than the one that cleaned."""
    for tag in BeautifulSoup(sanitised(raw), "html.parser").find_all():
        assert tag.name in TAGS
        assert set(tag.attrs) <= ALLOWED["*"] | ALLOWED.get(tag.name, frozenset())
        scheme = str(tag.get("href", tag.get("src", ""))).partition(":")
        assert not scheme[1] or scheme[0].strip().lower() in SCHEMES


@settings(deadline=None)
@given(FRAGMENTS, st.sampled_from(["en", "ar"]))
def test_nothing_unsafe_survives_as_a_body(markdown: str, lang: str):
    shown = read_body(markdown, lang)[0].html(lambda link: link.target)

    for tag in BeautifulSoup(shown, "html.parser").find_all():
        assert tag.name in TAGS
        assert not any(name.startswith("on") or name == "style" for name in tag.attrs)
        assert not str(tag.get("href", "")).strip().lower().startswith("javascript")
