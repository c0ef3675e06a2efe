"""Bodies: Markdown as staff know it, fitted into a page, in the manners of its language."""

from __future__ import annotations

import pytest

from communique.model.body import Body, Link
from communique.reading.body import Unrenderable, read_body


def html(markdown: str, lang: str = "en") -> str:
    body, removed = read_body(markdown, lang)
    assert removed == ()
    return body.html(lambda link: link.target)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("*a* **b** `c`", "<em>a</em> <strong>b</strong> <code>c</code>"),
        ("- a\n- b", "<li>a</li>"),
        ("3. a\n4. b", '<ol start="3">'),
        ("| a | b |\n|:--|--:|\n| 1 | 2 |", '<th class="align-left">a</th>'),
        ("| a |\n|---|\n| 1 |", '<div class="table-scroll" tabindex="0"><table>'),
        ("WeGO\n: An association", "<dl>\n<dt>WeGO</dt>\n<dd>An association</dd>\n</dl>"),
        ('!!! note "Please"\n    Register.', '<p class="admonition-title">Please</p>'),
        ("Text.\n{: .lead #start lang=ko }", '<p class="lead" id="start" lang="ko">Text.</p>'),
        ("*[UN]: United Nations\n\nThe UN.", '<abbr title="United Nations">UN</abbr>'),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ('<details markdown="1">\n<summary>More</summary>\n*a*\n</details>', "<em>a</em>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a  \nb", "a<br>\nb"),
        ("<https://example.org>", '<a href="https://example.org">https://example.org</a>'),
        ("a & b < c", "a &amp; b &lt; c"),
        ("2 < 3 and x > y", "2 &lt; 3"),
    ],
)
def test_markdown_that_staff_expect(markdown: str, expected: str):
    assert expected in html(markdown)


def test_a_table_of_contents_stands_where_it_is_asked_for():
    assert '<div class="toc">' not in html("# One")
    assert '<li><a href="#one">One</a></li>' in html("[TOC]\n\n# One")


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("# ## ###", "234"),
        ("## ###", "23"),
        ("### ### ##", "222"),
        ("# #### ##", "233"),
        ("## ###### ## #", "2322"),
        ("# ## ### #### ##### ######", "234566"),
    ],
)
def test_headings_fit_under_the_pages_title_and_skip_no_level(written: str, levels: str):
    shown = html("\n\n".join(f"{marks} Heading" for marks in written.split()))

    assert "".join(part[0] for part in shown.split("<h")[1:]) == levels
    assert "".join(part[0] for part in shown.split("</h")[1:]) == levels


def test_headings_have_ids_that_links_can_use():
    body, _ = read_body(
        "# Opening Session\n\n# 개회 선언\n\n# Opening Session\n\n# ???\n\n# Own {#mine}", "en"
    )

    assert body.anchors == {"opening-session", "개회-선언", "opening-session_1", "untitled", "mine"}


def test_footnotes_link_there_and_back_in_the_readers_language():
    korean = html("글[^a]\n\n[^a]: 주석", "ko")

    assert '<a class="footnote-ref" href="#fn:a">1</a>' in korean
    assert 'href="#fnref:a" title="본문으로 돌아가기, 주 1"' in korean


def test_footnotes_of_one_text_do_not_reach_the_next():
    html("a[^1]\n\n[^1]: First")

    assert "First" not in html("b[^1]")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "“It’s” – so … ‘yes’"),
        ("ko", "“It’s” – so … ‘yes’"),
        ("es", "«It’s» – so … ‘yes’"),
        ("ar", "«It’s» – so … ‘yes’"),
        ("fr", "«\u202fIt’s\u202f» – so … ‘yes’"),
        ("de", "„It’s“ – so … ‘yes’"),
        ("pt-BR", "“It’s” – so … ‘yes’"),
    ],
)
def test_quotation_marks_are_those_of_the_language(lang: str, expected: str):
    assert html("\"It's\" -- so ... 'yes'", lang) == f"<p>{expected}</p>"


def test_code_keeps_its_straight_marks():
    assert '<code>"a" -- b</code>' in html('`"a" -- b`')


def test_links_and_pictures_are_cut_out_for_later():
    body, _ = read_body(
        '[a](../b.md#c "T") ![d](e%20f.png) <q cite="https://example.org">g</q>', "en"
    )

    assert body.links == (
        Link("a", "href", "../b.md#c"),
        Link("img", "src", "e%20f.png"),
        Link("q", "cite", "https://example.org"),
    )
    assert body.html(lambda link: f"<{link.tag}>").count('"&lt;') == 3


@pytest.mark.parametrize(
    "target",
    [
        "{filename}/events/a.md",
        "{static}a.png",
        "|filename|a.md",
        "a.ko.md",
        "../a.md?x=1&y=2#z",
        "#a",
        "한국.md",
        "mailto:a@example.org",
        "tel:+8220000000",
    ],
)
def test_addresses_arrive_as_they_were_written(target: str):
    body, removed = read_body(f"[a]({target})", "en")

    assert [link.target for link in body.links] == [target]
    assert removed == ()


def test_the_lead_is_the_first_paragraph_as_plain_text():
    body, _ = read_body(
        "# Title\n\nThe *first* [one](a.md)[^1] & more.\n\nSecond.\n\n[^1]: n", "en"
    )

    assert body.lead == "The first one & more."


def test_a_long_lead_ends_at_a_word():
    lead = read_body("word, " * 100, "en")[0].lead

    assert len(lead) <= 300
    assert lead.endswith("word…")


@pytest.mark.parametrize("blank", ["", " ", "\n\n"])
def test_an_empty_text_is_an_empty_body(blank: str):
    assert read_body(blank, "en") == (Body(), ())
    assert read_body(blank, "en")[0].is_empty


def test_a_text_that_cannot_be_rendered_says_where():
    """Python-Markdown calls itself for every entry of a list of definitions."""
    deep = "a\n: b\n" * 1100

    with pytest.raises(Unrenderable) as told:
        read_body(f"One\n\nTwo\n\n{deep}", "en")

    assert told.value.line == 5
    assert html("> after") == "<blockquote>\n<p>after</p>\n</blockquote>"


def test_pelicans_markdown_extensions_are_taken_along():
    body, _ = read_body("a\nb", "en", (("nl2br", {}),))

    assert "<br>" in body.html(lambda link: "")
