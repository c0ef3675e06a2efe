"""The site map of the news of the last two days, as Google News and others read it
(developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from msgspec import Struct

from communique.collections.index import Index
from communique.model.moments import zone
from communique.model.site import Item, Site
from communique.outputs.sheet import Sheet

PATH = "sitemap-news.xml"
LIMIT = 1000
"""How many articles it may hold; those left out are the oldest."""
_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_WHOLE_TAGS = {"zh-cn", "zh-tw"}
"""Of these the region is told too; of all others the language alone."""


class Article(Struct, frozen=True):
    """An article in one language. `published` is a day, or a time with its offset."""

    url: str
    title: str
    lang: str
    published: str
    publication: str


def files(index: Index) -> Iterator[Sheet]:
    yield Sheet(PATH, sitemap_news, articles, index)


def articles(index: Index) -> tuple[Article, ...]:
    """Every recent article in each of its languages."""
    site = index.site
    versions = (item for key in index.recent_news() for item in site.items[key].values())
    return tuple(_article(site, item) for item in versions)[:LIMIT]


def _article(site: Site, item: Item) -> Article:
    settings, date, tag = site.settings, item.facts.date, item.lang.lower()
    return Article(
        url=settings.absolute(item.address),
        title=item.title,
        lang=tag if tag in _WHOLE_TAGS else tag.partition("-")[0],
        published=(
            date.at(zone(settings.timezone)).isoformat() if date.has_time else date.isoformat()
        ),
        publication=settings.name(item.lang),
    )


def sitemap_news(found: tuple[Article, ...]) -> bytes:
    ElementTree.register_namespace("", _NS)
    ElementTree.register_namespace("news", _NEWS)
    root = ElementTree.Element(f"{{{_NS}}}urlset")
    for article in found:
        url = ElementTree.SubElement(root, f"{{{_NS}}}url")
        ElementTree.SubElement(url, f"{{{_NS}}}loc").text = article.url
        news = ElementTree.SubElement(url, f"{{{_NEWS}}}news")
        publication = ElementTree.SubElement(news, f"{{{_NEWS}}}publication")
        ElementTree.SubElement(publication, f"{{{_NEWS}}}name").text = article.publication
        ElementTree.SubElement(publication, f"{{{_NEWS}}}language").text = article.lang
        ElementTree.SubElement(news, f"{{{_NEWS}}}publication_date").text = article.published
        ElementTree.SubElement(news, f"{{{_NEWS}}}title").text = article.title
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
