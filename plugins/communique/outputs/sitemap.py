"""Site maps (sitemaps.org 0.9) with the languages of each page."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from communique.collections.index import Index
from communique.outputs.sheet import Sheet
from communique.views.head import Head
from communique.views.pages import pages

_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
LIMIT = 50_000
"""How many addresses a site map may hold (sitemaps.org); longer ones are cut and listed."""

Line = tuple[Head, str]
"""A page's head and the day of its last change, empty where none is known."""


def files(index: Index) -> Iterator[Sheet]:
    lines = tuple(_lines(index))
    parts = [lines[n : n + LIMIT] for n in range(0, len(lines), LIMIT)] or [()]
    if len(parts) == 1:
        yield Sheet("sitemap.xml", sitemap, parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Sheet(
        "sitemap.xml",
        sitemap_index,
        tuple(index.site.settings.absolute(f"/{name}") for name in names),
    )
    for name, part in zip(names, parts, strict=True):
        yield Sheet(name, sitemap, part)


def _lines(index: Index) -> Iterator[Line]:
    for page in pages(index):
        head: Head = page.view.head  # type: ignore[attr-defined]
        card = getattr(page.view, "card", None)
        if head.is_indexed:
            yield head, card.updated_at.date().isoformat() if card and card.updated_at else ""


def sitemap(lines: tuple[Line, ...]) -> bytes:
    ElementTree.register_namespace("", _NS)
    ElementTree.register_namespace("xhtml", _XHTML)
    root = ElementTree.Element(f"{{{_NS}}}urlset")
    for head, changed in lines:
        url = ElementTree.SubElement(root, f"{{{_NS}}}url")
        ElementTree.SubElement(url, f"{{{_NS}}}loc").text = head.canonical
        if changed:
            ElementTree.SubElement(url, f"{{{_NS}}}lastmod").text = changed
        for other in head.alternates:
            ElementTree.SubElement(
                url,
                f"{{{_XHTML}}}link",
                {"rel": "alternate", "hreflang": other.lang, "href": other.absolute_url},
            )
    return _text(root)


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
