"""What the pages of the demonstration are made of: valid, whole, in one order, each part in its language."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

from tests.tools import html_validate
from tests.tools.links import broken_links, target_of, tree
from tests.tools.pages import page_file, pages_by_kind

ADDRESS = "https://newsroom.example"
LANGUAGES = ("en", "ko", "es", "ar")
SCRIPTS = {"ko": re.compile(r"[\uac00-\ud7a3]"), "ar": re.compile(r"[\u0620-\u064a]")}
_each_language = pytest.mark.parametrize("lang", LANGUAGES)


def _trees(folder: Path, lang: str) -> dict[str, html.HtmlElement]:
    pages = pages_by_kind(folder, lang)
    return {kind: tree(page_file(folder, address)) for kind, address in pages.items()}


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


def test_every_page_can_be_reached_from_the_home_page(demo_output: Path) -> None:
    """All but those that were withdrawn, and the one for pages that are not there."""
    seen: set[Path] = set()
    waiting = [demo_output / "index.html"]
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            links = (str(link) for link in tree(file).xpath("//a/@href"))
            targets = (target_of(demo_output, ADDRESS, file, link)[0] for link in links)
            waiting += [
                target
                for target in targets
                if target and target.suffix == ".html" and target.is_file()
            ]
    pages = {file for file in demo_output.rglob("*.html") if file.name != "404.html"}
    withdrawn = {
        file for file in pages if tree(file).xpath("//meta[@name='robots'][@content='noindex']")
    }
    assert sorted(str(file.relative_to(demo_output)) for file in pages - withdrawn - seen) == []


def test_no_page_calls_another_site(demo_output: Path) -> None:
    """No script, style, picture or frame comes from elsewhere, and none stands in the page."""
    for file in demo_output.rglob("*.html"):
        page = tree(file)
        loaded = page.xpath("//@src | //use/@href | //link[@rel='stylesheet']/@href")
        assert [url for url in loaded if not url.startswith("/")] == [], file
        assert page.xpath("//style | //*[@style]") == [], file
        assert page.xpath("//script[not(@src)][not(@type='application/ld+json')]") == [], file


@_each_language
def test_a_page_has_one_title_and_its_landmarks(demo_output: Path, lang: str) -> None:
    """One h1, in the main part; one header, one footer; navigations that can be told apart."""
    faults = []
    for kind, page in _trees(demo_output, lang).items():
        counts = {
            path: len(page.xpath(path))
            for path in ("//h1", "//main", "//main//h1", "/html/body/header", "/html/body/footer")
        }
        faults += [
            f"{kind}: {path} {number} times" for path, number in counts.items() if number != 1
        ]
        names = Counter(
            nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.iter("nav")
        )
        faults += [
            f"{kind}: nav {name} {n} times" for name, n in names.items() if not name or n > 1
        ]
    assert faults == []


@_each_language
def test_headings_leave_no_level_out(demo_output: Path, lang: str) -> None:
    faults = []
    for kind, page in _trees(demo_output, lang).items():
        levels = [
            int(each.tag[1])
            for each in page.xpath("//*[re:test(name(), '^h[1-6]$')]", namespaces=_RE)
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
    for kind, page in _trees(demo_output, lang).items():
        for text in page.xpath("//body//text()[not(ancestor::script)]"):
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
        marked += tree(file).xpath("//*[contains(concat(@class, ' '), '--off ')]")
    texts = [" ".join(each.itertext()) for each in marked]

    assert texts
    assert [text for text in texts if "Cancelled" not in text] == []


_RE = {"re": "http://exslt.org/regular-expressions"}
