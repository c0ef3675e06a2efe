"""Pelican's own content in other folders keeps the templates it was written for."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.newsroom import Newsroom


def test_an_article_of_pelican_beside_the_newsroom(site: Newsroom) -> None:
    """Its templates extend a `base.html` and a `page.html` too: ours stand aside where there is no view."""
    site.host |= {"PAGE_PATHS": ["more"], "TIMEZONE": "UTC"}
    site.write("blog/hello.md", "Title: Hello\nDate: 2023-01-01\n\nA word of our own.\n")
    site.write("more/thanks.md", "Title: Thanks\nDate: 2023-01-01\n\nTo all who helped.\n")

    built = site.build()

    assert "A word of our own." in _main(built.text("hello.html"))
    assert "To all who helped." in _main(built.text("pages/thanks.html"))
    assert "Nothing has been published here yet." in _main(built.text("prizes/index.html"))


def _main(html: str) -> str:
    return BeautifulSoup(html, "html.parser").main.get_text()
