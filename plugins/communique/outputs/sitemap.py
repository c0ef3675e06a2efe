"""Site maps (sitemaps.org 0.9) with the languages of each page and its picture."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from communique.collections.index import Index
from communique.collections.revisions import updated_at
from communique.outputs.sheet import Sheet
from communique.views.cards import shared_picture
from communique.views.head import Alternate, Page, alternates
from communique.views.pages import pages

_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
LIMIT = 1000
"""How many pages one file holds; a site with more has a file per kind and year, so that news of
today leave the files of other years as they are. sitemaps.org allows 50,000."""

Planned = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""Address, language, key of the item, (language, address) of each version."""
Line = tuple[str, str, tuple[Alternate, ...], str]
"""The whole address, the day of the last change (empty where none is known), the languages, the
whole address of its first picture (empty where it has none)."""


def files(index: Index) -> Iterator[Sheet]:
    planned = [_planned(page) for page in pages(index) if page.is_indexed]
    if len(planned) <= LIMIT:
        yield Sheet("sitemap.xml", sitemap, lines, index, tuple(planned))
        return
    parts = _parts(planned)
    addresses = tuple(index.site.settings.absolute(f"/{name}") for name in parts)
    yield Sheet("sitemap.xml", sitemap_index, _given, index, addresses)
    for name, part in parts.items():
        yield Sheet(name, sitemap, lines, index, tuple(part))


def _planned(page: Page) -> Planned:
    return page.address, page.lang, page.key, page.versions


def _parts(planned: list[Planned]) -> dict[str, list[Planned]]:
    """Name of a file -> its pages, at most `LIMIT` of one section and year."""
    sections: dict[str, list[Planned]] = {}
    for page in planned:
        sections.setdefault(_section(page), []).append(page)
    return {
        f"sitemap-{section}-{n // LIMIT + 1}.xml": found[n : n + LIMIT]
        for section, found in sections.items()
        for n in range(0, len(found), LIMIT)
    }


def _section(page: Planned) -> str:
    """`en-news-2023` for an item's page, `en-lists` for a list's."""
    _, lang, key, _ = page
    if not key:
        return f"{lang}-lists"
    kind, _, name = key.partition("/")
    year = name.partition("/")[0]
    return f"{lang}-{kind}-{year}" if year.isdigit() and "/" in name else f"{lang}-{kind}"


def lines(index: Index, *planned: Planned) -> tuple[Line, ...]:
    return tuple(_line(index, *page) for page in planned)


def _line(
    index: Index, address: str, lang: str, key: str, versions: tuple[tuple[str, str], ...]
) -> Line:
    site = index.site
    item = site.items[key][lang] if key else None
    changed = updated_at(site, item) if item else None
    shown = shared_picture(site, item) if item else None
    return (
        site.settings.absolute(address),
        f"{changed:%Y-%m-%d}" if changed else "",
        alternates(site, dict(versions)),
        shown.absolute_url if shown else "",
    )


def sitemap(lines: tuple[Line, ...]) -> bytes:
    ElementTree.register_namespace("", _NS)
    ElementTree.register_namespace("xhtml", _XHTML)
    ElementTree.register_namespace("image", _IMAGE)
    root = ElementTree.Element(f"{{{_NS}}}urlset")
    for address, changed, others, picture in lines:
        url = ElementTree.SubElement(root, f"{{{_NS}}}url")
        ElementTree.SubElement(url, f"{{{_NS}}}loc").text = address
        if changed:
            ElementTree.SubElement(url, f"{{{_NS}}}lastmod").text = changed
        for other in others:
            ElementTree.SubElement(
                url,
                f"{{{_XHTML}}}link",
                {"rel": "alternate", "hreflang": other.lang, "href": other.absolute_url},
            )
        if picture:
            image = ElementTree.SubElement(url, f"{{{_IMAGE}}}image")
            ElementTree.SubElement(image, f"{{{_IMAGE}}}loc").text = picture
    return _text(root)


def _given(index: Index, *addresses: str) -> tuple[str, ...]:
    return addresses


def sitemap_index(addresses: tuple[str, ...]) -> bytes:
    ElementTree.register_namespace("", _NS)
    root = ElementTree.Element(f"{{{_NS}}}sitemapindex")
    for address in addresses:
        entry = ElementTree.SubElement(root, f"{{{_NS}}}sitemap")
        ElementTree.SubElement(entry, f"{{{_NS}}}loc").text = address
    return _text(root)


def _text(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
