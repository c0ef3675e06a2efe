"""The index of everything: letters of each script, years, the order of titles."""

from __future__ import annotations

import pytest

from communique.collections.alphabet import DIGITS, OTHERS, letter, order
from tests.newsroom import Newsroom


@pytest.mark.parametrize(
    ("title", "lang", "shown"),
    [
        ("Ärzte", "en", "A"),
        ("“Quoted” words", "en", "Q"),
        ("6th General Assembly", "en", DIGITS),
        ("ñandú", "es", "Ñ"),
        ("Ñandú", "es", "Ñ"),
        ("ñandú", "en", "N"),
        ("ángeles", "es", "A"),
        ("서울", "ko", "ㅅ"),
        ("쓰레기", "ko", "ㅅ"),
        ("가나", "ko", "ㄱ"),
        ("힣", "ko", "ㅎ"),
        ("المنتدى", "ar", "م"),
        ("الأمم", "ar", "ا"),
        ("ألمانيا", "ar", "ا"),
        ("إسطنبول", "ar", "ا"),
        ("東京", "en", OTHERS),
        ("Москва", "en", "М"),
        ("!", "en", "U"),
    ],
)
def test_letter_of_a_title(title: str, lang: str, shown: str) -> None:
    assert letter(title, lang) == shown


def test_titles_are_in_the_order_of_their_language() -> None:
    assert sorted(["nz", "ñu", "o", "na"], key=lambda t: order(t, "es")) == ["na", "nz", "ñu", "o"]
    assert sorted(["المدينة", "بيت", "الوزير"], key=lambda t: order(t, "ar")) == [
        "بيت",
        "المدينة",
        "الوزير",
    ]


def test_everything_stands_under_its_letter_and_year(site: Newsroom) -> None:
    site.write("news/2023/a.md", "---\ntitle: Zebra\ndate: 2023-03-09\n---\n")
    site.write("news/2022/b.md", "---\ntitle: Apple\ndate: 2022-03-09\n---\n")
    site.write("news/2022/b.ko.md", "---\ntitle: 사과\n---\n")
    site.write("people/kim.md", "---\nname: Kim\n---\n")
    site.write("events/2023/c.md", "---\ntitle: Autumn\ndate: 2022-05-05\nstarts: 2023-09\n---\n")
    site.write("news/2023/d.md", "---\ntitle: Draft\ndate: 2023-03-09\nstatus: draft\n---\n")

    built = site.build()

    first = built.text("search/letter/a/index.html")
    assert first.index(">Apple<") < first.index(">Autumn<")
    assert "September 2023" in built.text("search/year/2023/index.html")
    assert ">Autumn<" in built.text("search/year/2023/index.html")
    assert ">Zebra<" in built.text("search/letter/z/index.html")
    assert ">Kim<" in built.text("search/letter/k/index.html")
    assert ">사과<" in built.text("ko/search/letter/ㅅ/index.html")
    assert not built.has("search/letter/d/index.html")
    assert not built.has("ko/search/letter/z/index.html")


def test_letters_of_the_language_come_first(site: Newsroom) -> None:
    site.write("people/kim.md", "---\nname: Kim\n---\n")
    site.write("people/kim.ko.md", "---\nname: 김\n---\n")
    site.write("people/adam.md", "---\nname: Adam\n---\n")
    site.write("people/one.md", "---\nname: 1 Person\n---\n")

    page = site.build().text("ko/search/index.html")

    places = [page.index(f'letter/{name}/"') for name in ("%E3%84%B1", "a", "0-9")]
    assert places == sorted(places)
