"""What the pages of the demonstration are made of: valid, whole, in one order, each part in its language."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from tests.tools import html_validate
from tests.tools.links import broken_links
from tests.tools.pages import page_file, pages_by_kind

ADDRESS = "https://newsroom.example"
LANGUAGES = ("en", "ko", "es", "ar")
SCRIPTS = {"ko": re.compile(r"[\uac00-\ud7a3]"), "ar": re.compile(r"[\u0620-\u064a]")}
_each_language = pytest.mark.parametrize("lang", LANGUAGES)


def _trees(folder: Path, lang: str) -> dict[str, html.HtmlElement]:
    parser = html.HTMLParser(encoding="utf-8")
    return {
        kind: html.fromstring(page_file(folder, address).read_bytes(), parser=parser)
        for kind, address in pages_by_kind(folder, lang).items()
    }


def test_html_validate_finds_nothing(demo_output: Path) -> None:
    html_validate.need()
    pages = [
        page_file(demo_output, address)
        for lang in LANGUAGES
        for address in pages_by_kind(demo_output, lang).values()
    ]

    assert html_validate.faults(pages) == []


def test_every_link_within_the_site_leads_somewhere(demo_output: Path) -> None:
    assert broken_links(demo_output, ADDRESS) == []


@_each_language
def test_a_page_has_one_title_and_its_landmarks(demo_output: Path, lang: str) -> None:
    """One h1, in the main part; one header, one footer; navigations that can be told apart."""
    faults = []
    for kind, tree in _trees(demo_output, lang).items():
        counts = {
            path: len(tree.xpath(path))
            for path in ("//h1", "//main", "//main//h1", "/html/body/header", "/html/body/footer")
        }
        faults += [
            f"{kind}: {path} {number} times" for path, number in counts.items() if number != 1
        ]
        names = Counter(
            nav.get("aria-label") or nav.get("aria-labelledby") for nav in tree.iter("nav")
        )
        faults += [
            f"{kind}: nav {name} {n} times" for name, n in names.items() if not name or n > 1
        ]
    assert faults == []


@_each_language
def test_headings_leave_no_level_out(demo_output: Path, lang: str) -> None:
    faults = []
    for kind, tree in _trees(demo_output, lang).items():
        levels = [
            int(each.tag[1])
            for each in tree.xpath("//*[re:test(name(), '^h[1-6]$')]", namespaces=_RE)
        ]
        faults += [
            f"{kind}: h{b} after h{a}"
            for a, b in zip([0, *levels], levels, strict=False)
            if b > a + 1
        ]
    assert faults == []


@_each_language
def test_words_of_another_language_say_so(demo_output: Path, lang: str) -> None:
    """WCAG 2.2, 3.1.2, as far as letters tell: Hangul is marked as Korean, Arabic letters as Arabic."""
    faults = []
    for kind, tree in _trees(demo_output, lang).items():
        for text in tree.xpath("//body//text()[not(ancestor::script)]"):
            says = text.getparent().xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
            faults += [
                f"{kind}: {text.strip()}"
                for its_lang, letters in SCRIPTS.items()
                if letters.search(text) and says != its_lang
            ]
    assert faults == []


def test_what_is_off_is_said_in_words(demo_output: Path) -> None:
    """WCAG 2.2, 1.4.1: where style says that an event is off, a word says it too."""
    marked = []
    for file in sorted((demo_output / "calendar").rglob("*.html")):
        tree = html.fromstring(file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        marked += tree.xpath("//*[contains(concat(@class, ' '), '--off ')]")
    texts = [" ".join(each.itertext()) for each in marked]

    assert texts
    assert [text for text in texts if "Cancelled" not in text] == []


_RE = {"re": "http://exslt.org/regular-expressions"}
