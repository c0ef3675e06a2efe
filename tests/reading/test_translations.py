"""A translation holds words; facts are the original's, and findings point into the right file."""

from __future__ import annotations

import pytest

from tests.reading.desk import Desk, told

KO = "events/2023/e.ko.md"
ORIGINAL = """\
starts: 2023-09-26T10:00
topics: climate
venue: {name: City Hall, city: Seoul, country: KR}
people: [{person: park, role: speaker}, {person: oh, role: moderator}]
photos:
- {file: hall.svg, alt: The hall, credit: C, rights: R}
- {file: stage.svg, alt: The stage, credit: C, rights: R}
programme:
- {starts: 2023-09-26T10:00, title: Opening, people: [{person: oh, role: host}]}
- {starts: 2023-09-26T11:00, title: Debate}
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"/>'


@pytest.fixture
def forum(desk: Desk) -> Desk:
    desk.event(ORIGINAL)
    for name in ("park", "oh"):
        desk.write(f"people/{name}.md", f"---\nname: {name}\n---\n")
    for name in ("hall", "stage"):
        desk.write(f"events/2023/{name}.svg", PICTURE)
    return desk


def test_words_are_laid_over_facts(forum: Desk):
    forum.write(
        KO,
        """\
        ---
        title: 포럼
        summary: 요약
        venue: {name: 시청, city: 서울}
        people: [{person: oh, role: 사회자}]
        photos: {file: stage.svg, alt: 무대}
        programme:
        - {title: 개회, people: [{person: oh, role: 진행}]}
        - {starts: 2023-09-26T11:00, title: 토론}
        ---
        글
        """,
    )

    korean, english = forum.item("event/2023/e", "ko").facts, forum.item("event/2023/e").facts

    assert (korean.title, korean.venue.city, korean.venue.country) == ("포럼", "서울", "KR")
    assert (korean.starts, korean.topics) == (english.starts, english.topics)
    assert [one.role for one in korean.people] == ["speaker", "사회자"]
    assert [photo.alt for photo in korean.photos] == ["The hall", "무대"]
    assert [session.title for session in korean.programme] == ["개회", "토론"]
    assert korean.programme[0].people[0].role == "진행"


def test_words_may_stand_in_place_of_a_group(desk: Desk):
    desk.write(
        "people/park.md", "---\nname: Park\nroles: [Mayor, {title: Chair, from: 2020-01}]\n---\n"
    )
    desk.write("people/park.ko.md", "---\nname: 박\nroles: [시장, 의장]\n---\n")

    facts = desk.item("person/park", "ko").facts

    assert [role.title for role in facts.roles] == ["시장", "의장"]
    assert str(facts.roles[1].starts) == "2020-01"


@pytest.mark.parametrize(
    ("front", "where"),
    [
        ("starts: 2023-09-27", "3:1"),
        ("topics: [climate]", "3:1"),
        ("venue: {country: CH}", "3:9"),
        ("venue: geneva", "3:1"),
        ("registration: {fee: 무료}", "3:1"),
    ],
)
def test_a_fact_in_a_translation_is_told_at_its_key(forum: Desk, front: str, where: str):
    forum.write(KO, f"---\ntitle: 이\n{front}\n---\n")

    assert told(forum.findings()) == [(f"{KO}:{where}", "fact-in-translation")]


def test_findings_in_a_translation_point_into_its_own_list(forum: Desk):
    """Its second picture may be its first entry: the place is where the translator wrote it."""
    forum.write(
        KO,
        """\
        ---
        title: 이
        photos:
        - file: stage.svg
          alt: [무대]
        - file: other.svg
          alt: 다른
        programme:
        - starts: 2023-09-26T11:00
          titel: 토론
          summary: {a: b}
        sumary: x
        ---
        """,
    )

    assert told(forum.findings()) == [
        (f"{KO}:5:8", "form"),
        (f"{KO}:6:3", "translation-entry"),
        (f"{KO}:10:3", "unknown-key"),
        (f"{KO}:11:12", "form"),
        (f"{KO}:12:1", "unknown-key"),
    ]


def test_a_translation_may_have_its_own_slug_state_and_day_of_update(desk: Desk):
    desk.news()
    desk.write(
        "news/2023/a.ko.md", "---\ntitle: 가\nslug: 가\nupdated: 2023-03-10\nstatus: draft\n---\n"
    )

    site, findings = desk.read()

    assert findings == []
    assert list(site.items["news/2023/a"]) == ["en"]


def test_lang_may_repeat_the_files_name(desk: Desk):
    desk.news().write("news/2023/a.ko.md", "---\nlang: ko\ntitle: 가\n---\n")

    assert desk.item(lang="ko").address == "/ko/news/2023/a/"


def test_lang_may_not_contradict_the_files_name(desk: Desk):
    desk.news().write("news/2023/a.ko.md", "---\ntitle: 가\nlang: es\n---\n")

    finding = desk.finding()

    assert (finding.where, finding.code) == ("news/2023/a.ko.md:3:7", "language-disagrees")
    assert finding.what == 'lang is "es", and the file\'s name says "ko"'


def test_lang_alone_says_the_language_of_a_file(desk: Desk):
    desk.news("lang: ko\n")

    assert desk.item(lang="ko").address == "/ko/news/2023/a/"


@pytest.mark.parametrize(
    ("lang", "code"), [("fr", "language-unknown"), ("Korean", "language"), ("[ko]", "form")]
)
def test_a_lang_that_the_site_does_not_have_is_told_once(desk: Desk, lang: str, code: str):
    desk.news(f"lang: {lang}\n")

    assert desk.finding().code == code


def test_two_versions_in_one_language_are_told(desk: Desk):
    desk.news().write("news/2023/a.en.md", "---\ntitle: A\n---\n")

    finding = desk.finding()

    assert (finding.where, finding.code) == ("news/2023/a.en.md:1:1", "same-language")
    assert "news/2023/a.md" in finding.why


def test_without_a_plain_file_the_sites_first_language_is_the_original(desk: Desk):
    desk.write("news/2023/a.ko.md", "---\ntitle: 가\ndate: 2023-03-09\n---\n")
    desk.write("news/2023/a.es.md", "---\ntitle: E\n---\n")

    assert desk.item(lang="ko").is_original
    assert not desk.item(lang="es").is_original
