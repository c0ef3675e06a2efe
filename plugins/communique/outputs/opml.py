"""OPML 2.0: the list of all feeds, which feed readers import."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree

from msgspec import Struct

from communique.collections.index import Index
from communique.collections.scopes import family_of
from communique.model.site import Site
from communique.outputs.sheet import Sheet
from communique.views.feeds import (
    extensions,
    feed_address,
    feed_page,
    feed_title,
    opml_address,
    told_of,
)
from communique.views.scopes import family_title


class Outline(Struct, frozen=True):
    """A feed; `group` is the name of its family, empty where it stands by itself."""

    group: str
    text: str
    title: str
    xml_url: str
    html_url: str


class FeedList(Struct, frozen=True):
    """All feeds of a language."""

    title: str
    lang: str
    outlines: tuple[Outline, ...]


def files(index: Index) -> Iterator[Sheet]:
    for lang in index.site.languages:
        yield Sheet(opml_address(index.site, lang).lstrip("/"), opml, feed_list, index, (lang,))


def feed_list(index: Index, lang: str) -> FeedList:
    site = index.site
    found = (_outline(site, scope, lang) for scope in index.feeds())
    return FeedList(feed_title(site, "all", lang), lang, tuple(one for one in found if one))


def _outline(site: Site, scope: str, lang: str) -> Outline | None:
    """By its first format in XML; None where there is none, since readers of OPML want XML."""
    in_xml = [extension for extension in extensions(site, scope) if extension.endswith("xml")]
    if not in_xml:
        return None
    address = feed_address(site, lang, scope, in_xml[0])
    return Outline(
        group=family_title(site, family_of(scope), lang) if "/" in scope else "",
        text=told_of(site, scope, lang),
        title=feed_title(site, scope, lang),
        xml_url=site.settings.absolute(address),
        html_url=site.settings.absolute(feed_page(site, scope, lang)),
    )


def opml(told: FeedList) -> bytes:
    root = ElementTree.Element("opml", version="2.0")
    head, body = ElementTree.SubElement(root, "head"), ElementTree.SubElement(root, "body")
    ElementTree.SubElement(head, "title").text = told.title
    ElementTree.SubElement(head, "docs").text = "https://opml.org/spec2.opml"
    for group, outlines in groupby(told.outlines, lambda outline: outline.group):
        parent = ElementTree.SubElement(body, "outline", text=group) if group else body
        for one in outlines:
            # OPML 2.0: type is "rss" for Atom too.
            ElementTree.SubElement(
                parent, "outline", type="rss", text=one.text, title=one.title,
                xmlUrl=one.xml_url, htmlUrl=one.html_url, language=told.lang,
            )  # fmt: skip
    ElementTree.indent(root, " ")
    text: bytes = ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"
