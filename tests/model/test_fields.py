"""Single fields: what they take, and what they say to everything else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from communique.model.codes import Country, Language, country_code
from communique.model.fields import Slug, Url, Words, slugified
from communique.model.values import Online, Photo


def takes(field: object, value: object) -> bool:
    try:
        TypeAdapter(field).validate_python(value)
    except ValidationError:
        return False
    return True


@given(st.text(max_size=40))
@example("Ꭰ")  # folds to a capital
def test_any_text_becomes_a_slug_that_stays(text: str):
    slug = slugified(text)

    assert slugified(slug) == slug
    assert takes(Slug, slug)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("WSIS Forum 2023", "wsis-forum-2023"),
        ("Café à Genève", "cafe-a-geneve"),
        ("세계 도시", "세계-도시"),
        ("المدن الذكية", "المدن-الذكية"),
        ("a_b--c", "a-b-c"),
        ("…", "untitled"),
    ],
)
def test_slugs_of_any_script(text: str, slug: str):
    assert slugified(text) == slug


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "https://한국.kr/a",
        "https://example.org:8080/",
    ],
)
def test_web_addresses(address: str):
    assert takes(Url, address)


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "//example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "http://[",
        "https://a:b/",
        'https://a"b',
        "https://a<b",
        "mailto:a@example.org",
        "https://:80",
    ],
)
def test_what_is_no_web_address(address: str):
    assert not takes(Url, address)


@given(st.text(max_size=30))
def test_any_text_is_an_address_or_refused(text: str):
    takes(Url, f"https://{text}")
    takes(Online, text)


@pytest.mark.parametrize(
    ("answer", "taken"),
    [("yes", True), ("YES ", True), ("no", True), ("https://example.org", True), ("maybe", False)],
)
def test_online_is_an_address_or_yes(answer: str, taken: bool):
    assert takes(Online, answer) is taken


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Norway", "NO"),
        ("no", "NO"),
        ("south korea", "KR"),
        ("Republic of Korea", "KR"),
        ("UK", "GB"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_countries_are_guessed_from_their_english_names(name: str, code: str | None):
    assert country_code(name) == code


@pytest.mark.parametrize("code", ["EU", "UN", "ZZ", "XA", "UK", "kr", "KOR", "NO "])
def test_only_codes_of_iso_3166_are_countries(code: str):
    assert takes(Country, "NO")
    assert not takes(Country, code)


@pytest.mark.parametrize("tag", ["en", "ko", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419"])
def test_language_tags(tag: str):
    assert takes(Language, tag)


@pytest.mark.parametrize("tag", ["EN", "english", "en_GB", "e", "", "pt-br"])
def test_what_is_no_language_tag(tag: str):
    assert not takes(Language, tag)


def test_words_are_one_line():
    assert TypeAdapter(Words).validate_python(" a \n b\tc ") == "a b c"


@pytest.mark.parametrize(
    ("focus", "taken"),
    [("50 30", True), ("0 100", True), ("101 0", False), ("50", False), ("50% 30%", False)],
)
def test_the_focus_of_a_photo_is_in_per_cent(focus: str, taken: bool):
    assert (
        takes(Photo, {"file": "a", "alt": "a", "credit": "c", "rights": "r", "focus": focus})
        is taken
    )
