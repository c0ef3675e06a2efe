"""The site map and robots.txt, as search engines read them."""

from collections import Counter
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest

from communique.outputs import sitemap
from tests.outputs.desk import Desk, views

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NEWS = {"title": "A memorandum", "date": "2023-03-15", "summary": "Signed in Geneva."}

Urls = dict[str, dict[str, str]]


def urls(desk: Desk, path: str = "sitemap.xml") -> Urls:
    """Address -> language -> address of the same page."""
    root = ElementTree.fromstring(desk.file(path))
    assert root.tag == f"{NS}urlset"
    found: Urls = {}
    for url in root:
        assert [child.tag for child in url][:1] == [f"{NS}loc"]
        links = url.findall(f"{XHTML}link")
        assert all(link.get("rel") == "alternate" for link in links)
        address = url.findtext(f"{NS}loc") or ""
        found[address] = {link.attrib["hreflang"]: link.attrib["href"] for link in links}
    return found


def full(desk: Desk) -> None:
    desk.event(topics=["climate"], series="talks")
    desk.item("events/2023/forum.ko.md", title="포럼")
    desk.item("news/2023/item.md", **NEWS)
    desk.item("news/2023/item.ar.md", title="مذكرة", slug="مذكرة")
    desk.item("news/2023/alone.ko.md", **NEWS)


def test_every_page_once(desk: Desk) -> None:
    full(desk)
    root = ElementTree.fromstring(desk.file("sitemap.xml"))

    counted = Counter(loc.text for loc in root.iter(f"{NS}loc"))

    assert set(counted.values()) == {1}
    shown = views(desk.index())
    assert len(counted) == sum(view.head.is_indexed for view in shown.values())


def test_languages_lead_to_each_other(desk: Desk) -> None:
    """A link without its return link is ignored; each page names itself too."""
    full(desk)
    found = urls(desk)

    assert any(found.values())
    for address, others in found.items():
        for lang, other in others.items():
            assert found[other] == others, (address, lang)
        if others:
            assert address in others.values()
            assert others["x-default"] in others.values()


def test_a_page_in_one_language_has_no_others(desk: Desk) -> None:
    full(desk)

    assert urls(desk)["https://newsroom.example/ko/news/2023/alone/"] == {}


def test_addresses_are_uris(desk: Desk) -> None:
    full(desk)

    for address, others in urls(desk).items():
        assert address.isascii() and all(other.isascii() for other in others.values())


def test_what_is_not_for_engines_is_not_listed(desk: Desk) -> None:
    desk.item("news/2023/draft.md", **{**NEWS, "status": "draft"})
    desk.item("news/2023/early.md", **{**NEWS, "date": "2023-12-01"})
    desk.item("news/2023/gone.md", **{**NEWS, "status": "withdrawn"})

    found = urls(desk)

    assert not any(
        word in address for address in found for word in ("draft", "early", "gone", "404")
    )


def test_day_of_the_last_change(desk: Desk) -> None:
    desk.item("news/2023/item.md", **NEWS, updated="2023-05-01")
    root = ElementTree.fromstring(desk.file("sitemap.xml"))

    changed = {url.findtext(f"{NS}loc"): url.findtext(f"{NS}lastmod") for url in root}

    assert changed["https://newsroom.example/news/2023/item/"] == "2023-05-01"
    assert changed["https://newsroom.example/news/"] is None


def test_long_site_maps_are_cut(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    full(desk)
    whole = urls(desk)
    monkeypatch.setattr(sitemap, "LIMIT", 10)

    index = ElementTree.fromstring(desk.file("sitemap.xml"))
    parts = [loc.text or "" for loc in index.iter(f"{NS}loc")]
    cut = [urls(desk, part.removeprefix("https://newsroom.example/")) for part in parts]

    assert index.tag == f"{NS}sitemapindex"
    assert max(map(len, cut)) <= 10
    assert {address: others for part in cut for address, others in part.items()} == whole


def test_robots_may_read_everything_and_find_the_maps(desk: Desk) -> None:
    robots = RobotFileParser()
    robots.parse(desk.file("robots.txt").decode().splitlines())

    assert robots.can_fetch("*", "https://newsroom.example/news/")
    assert robots.site_maps() == [
        "https://newsroom.example/sitemap.xml",
        "https://newsroom.example/sitemap-news.xml",
    ]


def test_a_page_with_a_picture_names_it(desk: Desk) -> None:
    """The extension for images, each image below its page."""
    from PIL import Image

    file = desk.write("news/2023/item/hall.png", b"")
    Image.new("RGB", (40, 30)).save(file)
    photo = {"file": "hall.png", "alt": "A hall", "credit": "Us", "rights": "CC0 1.0"}
    desk.item("news/2023/item/index.md", **NEWS, photos=[photo])
    desk.item("news/2023/plain.md", **NEWS)
    root = ElementTree.fromstring(desk.file("sitemap.xml"))

    image = "{http://www.google.com/schemas/sitemap-image/1.1}"
    named = {url.findtext(f"{NS}loc"): url.findtext(f"{image}image/{image}loc") for url in root}

    address = named["https://newsroom.example/news/2023/item/"] or ""
    assert address.startswith("https://newsroom.example/") and "hall-" in address
    assert address.removeprefix("https://newsroom.example/") in desk.files()
    assert named["https://newsroom.example/news/2023/plain/"] is None
