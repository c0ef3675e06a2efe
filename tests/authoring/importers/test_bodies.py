"""Bodies: shortcodes, HTML, links and Hugo's own ways of writing Markdown."""

import pytest


def test_known_shortcodes_are_written_out(hugo):
    body = hugo.news('See {{< youtube id="abc" title="The talk" >}}.\n')

    assert body == "See [Video: The talk](https://www.youtube.com/watch?v=abc).\n"


def test_unknown_shortcodes_are_left_out_and_reported(hugo):
    """Contents between two shortcodes stay; the line in the report is that of the source."""
    body = hugo.news('One.\n\n{{< gizmo "x" >}}\n\n{{% aside %}}Two.{{% /aside %}}\n\n{{< broken\n')

    assert body == "One.\n\nTwo.\n\nbroken\n"
    assert [line for line, _ in hugo.noted("shortcode")] == [8, 10, 12]


def test_a_shortcode_around_contents_keeps_them(hugo):
    body = hugo.news('{{< accordion title="Day 1" >}}**A** b\n\n- c\n{{< /accordion >}}\nEnd\n')

    assert body == "### Day 1\n\n**A** b\n\n- c\n\nEnd\n"


def test_pictures_become_links_or_words(hugo):
    """The picture's record gives its description; within a link only the words stay."""
    hugo.write("data/map.yml", "alt: A map\nformat: png\n")
    body = hugo.news(
        '{{< img src="map" >}}\n\n[{{< img src="map" >}}](https://x.example)\n\n![b](b.png)\n'
    )

    assert (
        body
        == "[Picture: A map](https://pictures.example/map.png)\n\n[Picture: A map](https://x.example)\n"
    )
    assert len(hugo.noted("picture")) == 1


def test_html_becomes_markdown(hugo):
    body = hugo.news("""\
        <h2>Plan</h2>
        <p>
          A <strong>b</strong><em> c</em> <a href="https://x.example/a b">d</a> 2 * 3
        </p>
        <ol><li>one</li><li>two <ul><li>inner</li></ul></li></ol>
        <blockquote><p>Said</p></blockquote>
        <iframe title="Map" src="https://maps.example/x"></iframe>
        <script>alert(1)</script>
        """)

    assert body == (
        "## Plan\n\nA **b** _c_ [d](https://x.example/a%20b) 2 \\* 3\n\n"
        "1. one\n2. two\n    - inner\n\n> Said\n\n[Map](https://maps.example/x)\n"
    )
    assert hugo.noted("html") == [(13, "<script> was left out")]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td><ul><li>x</li><li>y</li></ul></td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1\\|2 | • x<br>• y |\n",
        ),
        (
            "<table><tr><td>10:00</td><td>Opening</td></tr><tr><td>11:00</td><td>End</td></tr></table>",
            "- 10:00: Opening\n- 11:00: End\n",
        ),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo\n"),
        (
            "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td colspan='3'>d</td></tr></table>",
            "| a | b | c |\n| --- | --- | --- |\n| d |  |  |\n",
        ),
    ],
)
def test_tables(hugo, html, markdown):
    """A table is one where it has headings or three columns; else it only arranged text."""
    assert hugo.news(html) == markdown


def test_markdown_between_html_is_left_alone(hugo):
    """After a blank line within an element, Markdown is Markdown; code is never touched."""
    text = "A *b* <span style='x'>c</span> `<div>`<br>d\n\n<div>\n\n**e** and [f](https://f.example)\n\n</div>\n"

    assert hugo.news(text) == "A *b* c `<div>`  \nd\n\n**e** and [f](https://f.example)\n"


def test_links_between_items_become_relative_links(hugo):
    """By file name, by path on the old site, by whole address: all lead to the file that was imported."""
    hugo.write(
        "events/2019/2019-03-13-forum.md", "---\ntitle: F\ndate: 2019-03-13 10:00:00 -0400\n---\n"
    )
    body = hugo.news("""\
        [a]({{< ref "2019-03-13-forum.md" >}})
        [b](/event/2019/03/13/forum)
        [c](https://www.old.example/event/2019/03/13/forum/#top)
        <a href="{{< ref "2019-03-13-forum.md" >}}">d</a>
        """)

    assert body.count("](../../events/2019/forum.md)") == 4


def test_links_elsewhere_become_whole_addresses(hugo):
    body = hugo.news("""\
        [a]({{< ref "2013-01-02-gone.md" >}}) [b](/about/) [c](www.x.example.org/p) [d](mailto:%20me@x.example)
        https://bare.example/x. <https://auto.example/y>
        """)

    assert body == (
        "[a](https://old.example/2013/01/02/gone/) [b](https://old.example/about/) "
        "[c](https://www.x.example.org/p) [d](mailto:me@x.example)\n"
        "<https://bare.example/x>. <https://auto.example/y>\n"
    )


def test_links_that_lead_nowhere_leave_their_text(hugo):
    body = hugo.news(
        "[a](javascript:alert(1)) [b](#) [c](http:/broken) [d](lost.md) [e](#nowhere)\n"
    )

    assert body == "a b c d e\n"
    assert len(hugo.noted("link")) == 5


def test_links_within_a_page_find_their_heading(hugo):
    """Generators make other fragments of a heading; the one that links use is written beside it."""
    body = hugo.news(
        "[go](#what-we-ll-do) [on](#part)\n\n## What We’ll Do\n\n## <a name='part'></a>Part\n"
    )

    assert body == (
        "[go](#what-we-ll-do) [on](#part)\n\n## What We’ll Do {#what-we-ll-do}\n\n## Part {#part}\n"
    )


def test_lists_are_written_as_our_markdown_reads_them(hugo):
    """A blank line before a list, four spaces for what is within, a blank line before a heading."""
    body = hugo.news("Bring:\n- a\n  - b\n    more\n\n  c\n- d\n### Next\n1) e\n")

    assert body == "Bring:\n\n- a\n    - b\n        more\n\n    c\n- d\n\n### Next\n1. e\n"


def test_a_title_is_not_said_twice(hugo):
    assert hugo.news("# Item\n\nText\n") == "Text\n"


def test_a_key_that_slipped_into_the_body_is_no_heading(hugo):
    assert hugo.news("One.\n\ndate: 2025-01-01\n---\n\nTwo.\n") == "One.\n\nTwo.\n"


def test_html_that_is_never_closed_is_read_all_the_same(hugo):
    """Old editors wrote a paragraph's start and no end; Markdown after it is still Markdown."""
    assert hugo.news("<p>One\n<p>Two\n\nThree *four*\n") == "One\n\nTwo\n\nThree *four*\n"
    assert "deep" in hugo.news("<div>" * 3000 + "deep")
