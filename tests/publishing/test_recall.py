"""Words are found however they are joined to others: Korean particles and compounds, Arabic articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.publishing.pages import found, write_pages

Table = tuple[tuple[str, str], ...]
"""(what stands in a page, the queries that should find it)"""

KOREAN: Table = (
    ("서울은 변화하고 있다", "서울 서울은 서울에서 서울의 서울로"),
    ("부산에서 열린 행사", "부산 부산은 부산에서 부산까지 부산에서는"),
    ("회의를 마쳤다", "회의 회의를 회의는 회의에서 회의의"),
    ("총회의 결과", "총회 총회는 총회를 총회에서"),
    ("시장들과 만나다", "시장 시장은 시장들이 시장들의"),
    ("기후변화에 대응한다", "기후변화 기후변화를 기후변화의 변화 변화를"),
    ("제주로 가는 길", "제주 제주에 제주에서 제주로부터"),
    ("도시정상회의", "정상회의 정상회의를 정상회의에서"),
    ("디지털 격차를 줄이다", "격차 격차는 디지털격차"),
    ("협약은 체결되었다", "협약 협약을 협약에 협약으로"),
    ("스마트시티란 무엇인가", "스마트시티 스마트시티의 스마트시티와 시티"),
    ("물을 아끼는 사람들", "물 물은 물의"),
)
ARABIC: Table = (
    ("المنتدى السنوي", "المنتدى منتدى والمنتدى بالمنتدى للمنتدى منتدي"),
    ("والمنتديات الحضرية", "منتديات المنتديات والمنتديات حضرية الحضرية الحضريه"),
    ("في المدينة القديمة", "مدينة المدينة والمدينة بالمدينة للمدينة المدينه"),
    ("للجمعية العامة", "جمعية الجمعية والجمعية بالجمعية عامة"),
    ("بالقاهرة وطنجة", "القاهرة قاهرة طنجة وطنجة القاهره"),
    ("أُعلِنَت الجائزة", "أعلنت اعلنت جائزة الجائزة والجائزة"),
    ("إسطنبول وأمستردام", "إسطنبول اسطنبول أمستردام امستردام وأمستردام"),
    ("مؤتمر صحفي", "مؤتمر المؤتمر مؤتمرات والمؤتمر للمؤتمر"),
    ("التعـــاون الدولي", "تعاون التعاون والتعاون بالتعاون دولي"),
    ("اجتماع لوزراء البيئة", "وزراء الوزراء اجتماع الاجتماع اجتماعات بيئة للبيئة"),
    ("وزارة الطاقة", "وزارة الوزارة طاقة والطاقة"),
    ("كالمياه النظيفة", "مياه المياه والمياه"),
    ("فالاتفاقية سارية", "اتفاقية الاتفاقية اتفاقيات والاتفاقية"),
)
ENOUGH = 0.95


@pytest.mark.browser
@pytest.mark.parametrize(("lang", "table"), [("ko", KOREAN), ("ar", ARABIC)])
def test_words_are_found_however_they_are_joined(
    chromium: Browser, tmp_path: Path, lang: str, table: Table
) -> None:
    output = tmp_path / "output"
    write_pages(output, lang, [text for text, _ in table])
    wanted = [(n, query) for n, (_, queries) in enumerate(table) for query in queries.split()]

    answers = found(chromium, output, lang, [query for _, query in wanted])

    missed = [f"{query}: {table[n][0]}" for n, query in wanted if n not in answers[query]]
    assert len(wanted) >= 25
    assert len(missed) <= (1 - ENOUGH) * len(wanted), missed
    print(f"{lang}: {len(wanted) - len(missed)} of {len(wanted)} found; not: {missed}")


@pytest.mark.browser
def test_the_exact_word_comes_before_its_forms(chromium: Browser, tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_pages(output, "ko", ["도시정상회의가 열렸다", "회의가 열렸다", "날씨가 좋다"])

    assert found(chromium, output, "ko", ["회의", "날씨"]) == {"회의": [1, 0], "날씨": [2]}


@pytest.mark.browser
def test_other_languages_are_left_to_pagefind(chromium: Browser, tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_pages(output, "es", ["Las ciudades acordaron la acción climática", "El agua"])

    answers = found(chromium, output, "es", ["ciudad", "accion", "climatica", "ciudades agua"])

    assert answers == {"ciudad": [0], "accion": [0], "climatica": [0], "ciudades agua": []}
