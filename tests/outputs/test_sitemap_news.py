"""The news site map, by the rules that Google has written for it."""

import re
from typing import Any

from lxml import etree

from communique.outputs import sitemap_news
from tests.outputs.desk import Desk

NS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
W3C_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d))?")
NEWS = {"title": "A memorandum", "date": "2023-09-30T08:00", "summary": "Signed."}


def told(desk: Desk, **given: Any) -> list[dict[str, str]]:
    """The articles; each must have all that Google requires, in its order."""
    root = etree.fromstring(desk.file("sitemap-news.xml", **given))
    assert root.tag == f"{{{NS['s']}}}urlset"
    return [_article(url) for url in root]


def _article(url: Any) -> dict[str, str]:
    assert [etree.QName(each).localname for each in url] == ["loc", "news"]
    [news] = url.xpath("n:news", namespaces=NS)
    names = [etree.QName(each).localname for each in news]
    assert names == ["publication", "publication_date", "title"]
    found = {etree.QName(each).localname: each.text for each in url.iter() if each.text.strip()}
    assert re.fullmatch("[a-z]{2,3}|zh-cn|zh-tw", found["language"])
    assert W3C_DATE.fullmatch(found["publication_date"])
    return found


def test_an_article_in_each_of_its_languages(desk: Desk) -> None:
    desk.settings["names"] = {"ko": "뉴스룸"}
    desk.item("news/2023/item.md", **NEWS)
    desk.item("news/2023/item.ko.md", title="양해각서")

    english, korean = told(desk)

    assert english == {
        "loc": "https://newsroom.example/news/2023/item/",
        "name": "Newsroom",
        "language": "en",
        "publication_date": "2023-09-30T08:00:00+09:00",
        "title": "A memorandum",
    }
    assert (korean["title"], korean["name"], korean["language"]) == ("양해각서", "뉴스룸", "ko")


def test_two_days_and_not_a_second_more(desk: Desk) -> None:
    desk.item("news/2023/item.md", **NEWS)

    assert told(desk, now="2023-09-29T22:59:59Z") == []
    assert len(told(desk, now="2023-09-29T23:00:00Z")) == 1
    assert len(told(desk, now="2023-10-01T22:59:59Z")) == 1
    assert told(desk, now="2023-10-01T23:00:00Z") == []


def test_news_alone(desk: Desk) -> None:
    desk.event(date="2023-10-01")
    desk.item("news/2023/draft.md", **NEWS, status="draft")
    desk.item("news/2023/gone.md", **NEWS, status="withdrawn")

    assert told(desk) == []


def test_hostile_titles_and_a_day_without_a_time(desk: Desk) -> None:
    title = 'Fish & <b>chips</b> "today" ]]> قمة 🌍'
    desk.item("news/2023/item.md", **{**NEWS, "title": title, "date": "2023-10-01"})

    [article] = told(desk)

    assert (article["title"], article["publication_date"]) == (title, "2023-10-01")


def test_no_more_than_engines_take(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr(sitemap_news, "LIMIT", 2)
    for hour in (1, 2, 3):
        date = f"2023-10-01T0{hour}:00"
        desk.item(f"news/2023/{hour}.md", **{**NEWS, "title": str(hour), "date": date})

    assert [article["title"] for article in told(desk)] == ["3", "2"]
