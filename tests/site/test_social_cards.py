"""Social cards: each page has a picture that other sites can show, in its language."""

from __future__ import annotations

from io import BytesIO
from unicodedata import category

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from communique.collections import faces, social_cards
from tests.newsroom import Newsroom

pytestmark = pytest.mark.skipif(
    bool(social_cards.missing()), reason="communique[cards] is not installed"
)
NEWS = "---\ntitle: {title}\ndate: 2023-03-15\n{more}---\nWords.\n"


def news(site: Newsroom, name: str = "a.md", title: str = "A memorandum", more: str = "") -> None:
    site.write(f"news/2023/{name}", NEWS.format(title=title, more=more))


@pytest.fixture
def site(site: Newsroom) -> Newsroom:
    site.settings |= {"social_cards": True, "languages": ["en", "ko", "ar"]}
    return site


def shared(html: str) -> dict[str, str]:
    found = BeautifulSoup(html, "html.parser").find_all("meta", property=True)
    return {
        tag["property"]: tag["content"] for tag in found if tag["property"].startswith("og:image")
    }


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_every_page_has_a_picture_to_share(site: Newsroom) -> None:
    news(site)
    site.write("news/2023/a.ko.md", "---\ntitle: 양해각서\n---\n글.\n")

    built = site.build()

    for page in ("news/2023/a/", "ko/news/2023/a/", "", "ar/", "news/", "calendar/"):
        told = shared(built.text(f"{page}index.html"))
        path = told["og:image"].removeprefix("https://newsroom.example/")
        assert opened(built.read(path)).size == (1200, 630)
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["og:image:alt"]
    cards = {built.read(p) for p in ("news/2023/a/card.png", "ko/news/2023/a/card.png", "card.png")}
    assert len(cards) == 3


def test_a_page_with_a_picture_needs_no_card(site: Newsroom) -> None:
    file = BytesIO()
    Image.effect_noise((1500, 900), 40).convert("RGB").save(file, "JPEG")
    site.write("news/2023/hall.jpg", file.getvalue())
    news(site, more="photos: [{file: hall.jpg, alt: Hall, credit: C, rights: CC0}]\n")

    built = site.build()

    told = shared(built.text("news/2023/a/index.html"))
    path = told["og:image"].removeprefix("https://newsroom.example/")
    assert (path.startswith("pictures/hall-"), opened(built.read(path)).size) == (True, (1200, 720))
    assert not built.has("news/2023/a/card.png") and not built.has("news/2023/a/hall.jpg")


def test_a_picture_is_published_as_it_is_where_it_is_offered(site: Newsroom) -> None:
    file = BytesIO()
    Image.effect_noise((300, 200), 40).convert("RGB").save(file, "JPEG")
    site.write("news/2023/hall.jpg", file.getvalue())
    news(
        site, more="photos: [{file: hall.jpg, alt: Hall, credit: C, rights: CC0, download: yes}]\n"
    )

    built = site.build()

    assert built.read("news/2023/a/hall.jpg") == file.getvalue()
    assert 'href="/news/2023/a/hall.jpg" download' in built.text("news/2023/a/index.html")


def test_what_is_held_back_has_no_card(site: Newsroom) -> None:
    news(site)
    news(site, "b.md", more="status: draft\n")

    assert not site.build().has("news/2023/b/card.png")


@pytest.mark.parametrize(
    "title",
    [
        "W" * 300,
        "word " * 200,
        "위" * 150,
        "كلمة " * 80,
        "<b>&amp;</b> \" ' ]]>",
        "X 🎉 \u202e x",
        "漢字かな交じり文",
    ],
)
def test_any_title_can_be_drawn(site: Newsroom, title: str) -> None:
    news(site, title=f"'{title.replace(chr(39), chr(39) * 2)}'")

    assert opened(site.build().read("news/2023/a/card.png")).size == (1200, 630)


@pytest.mark.parametrize("title", ["ความร่วมมือระหว่างเมือง", "Քաղաքներ", "ከተማ", "Title 𝕏"])
def test_a_title_that_would_be_blank_has_the_sites_card(site: Newsroom, title: str) -> None:
    """The faces lack Thai, Armenian, Ethiopic and letters of mathematics."""
    news(site, title=title)
    news(site, "b.md", title="Cités → 도시 مدن")

    built = site.build()

    told = shared(built.text("news/2023/a/index.html"))
    assert told["og:image"] == "https://newsroom.example/card.png"
    assert not built.has("news/2023/a/card.png") and built.has("news/2023/b/card.png")


def test_titles_that_would_be_blank_are_told(
    site: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    news(site, "d.md", title="ความร่วมมือ")
    news(site, "c.md", title="ከተማ")

    site.build()

    assert "2 of the titles" in caplog.text and "news/2023/c.md" in caplog.text


def test_the_letters_that_are_not_looked_up_are_there() -> None:
    known = [chr(code) for code in range(0x2000) if faces._KNOWN.fullmatch(chr(code))]
    letters = [each for each in known if category(each).startswith("L")]
    used = ("sans", "serif", "arabic")
    lacking = [each for each in letters if not any(faces._has(face, each) for face in used)]
    assert lacking == [] and len(letters) > 1000


def test_cards_are_a_setting(site: Newsroom) -> None:
    site.settings["social_cards"] = False
    news(site)

    built = site.build()

    assert not [path for path in built.tree() if path.endswith("card.png")]
    assert shared(built.text("news/2023/a/index.html")) == {}


def test_without_the_packages_the_site_is_built(
    site: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(social_cards, "PACKAGES", ("not_there",))
    social_cards.missing.cache_clear()
    try:
        news(site)
        built = site.build()
        assert not [path for path in built.tree() if path.endswith("card.png")]
        assert "communique[cards]" in caplog.text
    finally:
        social_cards.missing.cache_clear()
