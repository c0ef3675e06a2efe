"""What Atom and RSS share: feedgen writes the head of a feed, and each entry once for all feeds that
hold it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from html import escape
from typing import Any

from feedgen.entry import FeedEntry as Writer
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from feedgen.util import xml_elem
from lxml import etree  # type: ignore[import-untyped]

from communique.outputs.feed_parts import Feed
from communique.outputs.media_types import media_type
from communique.views.cards import EventCard
from communique.views.feed_entries import FeedEntry
from communique.views.feed_files import FeedFile

ATOM = "http://www.w3.org/2005/Atom"
CC = "http://backend.userland.com/creativeCommonsRssModule"
DC = "http://purl.org/dc/elements/1.1/"
EV = "http://purl.org/rss/1.0/modules/event/"
FH = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
XHTML = "http://www.w3.org/1999/xhtml"
NAMESPACES = {"creativeCommons": CC, "dc": DC, "ev": EV, "media": MEDIA}
_OF_RSS = {"atom": ATOM, "content": "http://purl.org/rss/1.0/modules/content/"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Link = dict[str, str]


class Further(BaseExtension):  # type: ignore[misc]
    """The namespaces of the entries, and what feedgen has no words for."""

    def __init__(self) -> None:
        self.file: FeedFile | None = None

    def extend_ns(self) -> dict[str, str]:
        assert self.file
        return NAMESPACES | ({"fh": FH} if self.file.is_archive else {})

    def extend_atom(self, feed: Any) -> Any:
        assert self.file
        for link in _further_links(self.file):
            xml_elem("link", feed, **link)
        if self.file.is_archive:
            etree.SubElement(feed, f"{{{FH}}}archive")
        feed.append(_note(self.file))
        return feed

    def extend_rss(self, feed: Any) -> Any:
        assert self.file
        feed.set(_XML_LANG, self.file.lang)
        for link in _further_links(self.file):
            xml_elem(f"{{{ATOM}}}link", feed[0], **link)
        feed[0].append(_note(self.file))
        return feed


def _further_links(file: FeedFile) -> Iterator[Link]:
    """The feed in other languages, then hubs (WebSub 4) and archives (RFC 5005 4)."""
    for lang, url in file.others:
        yield {"href": url, "rel": "alternate", "type": file.media_type, "hreflang": lang}
    for rel, url in file.links:
        yield {"href": url, "rel": rel}


def _note(file: FeedFile) -> Any:
    """What people are told who open the feed in a browser; feed readers pass it over."""
    note = etree.Element(f"{{{XHTML}}}div", nsmap={"h": XHTML})
    etree.SubElement(note, f"{{{XHTML}}}p").text = file.about
    ways = etree.SubElement(note, f"{{{XHTML}}}p")
    for title, url in file.ways:
        way = etree.SubElement(ways, f"{{{XHTML}}}a", href=url)
        way.text, way.tail = title, " "
    return note


def generator(file: FeedFile, updated: datetime) -> FeedGenerator:
    """A generator with the feed's own data, without entries."""
    feed = FeedGenerator()
    feed.register_extension("communique", Further)
    feed.communique.file = file
    feed.id(file.id)
    feed.title(file.title)
    feed.subtitle(file.description)
    feed.description(file.description)
    feed.link(href=file.self_url, rel="self", type=file.media_type)
    # The last link is the one that feedgen gives RSS.
    feed.link(href=file.home_url, rel="alternate", type="text/html")
    feed.language(file.lang)
    feed.author({"name": file.site_name})
    feed.updated(updated)
    feed.generator("Communiqué")
    return feed


def whole(feed: Feed, head: bytes, end: bytes) -> bytes:
    """The feed: its entries stand before its end. A style sheet lets browsers show it to people."""
    begin, at = head.index(b"?>") + 2, head.rindex(end)
    style = f'\n<?xml-stylesheet type="text/css" href="{escape(feed.file.style_url)}"?>'.encode()
    return b"".join([head[:begin], style, head[begin:at], *feed.entries, head[at:]])


def atom_entry(entry: FeedEntry) -> bytes:
    """An entry as it stands in a feed."""
    element = _writer(entry).atom_entry(extensions=False)
    # feedgen 1.0 writes a link's address and drops its other attributes.
    for link, known in zip(element.findall("link"), _links(entry), strict=True):
        link.attrib.update(known)
    if entry.rights:
        xml_elem("rights", element).text = entry.rights
    if entry.licence:
        # RFC 4946.
        xml_elem("link", element, href=entry.licence, rel="license")
    return _cut(_extended(element, entry), NAMESPACES)


def rss_item(entry: FeedEntry) -> bytes:
    """An item as it stands in a channel."""
    element = _writer(entry).rss_entry(extensions=False)
    if entry.rights:
        etree.SubElement(element, f"{{{DC}}}rights").text = entry.rights
    if entry.licence:
        etree.SubElement(element, f"{{{CC}}}license").text = entry.licence
    return _cut(_extended(element, entry), NAMESPACES | _OF_RSS)


def _cut(element: Any, names: dict[str, str]) -> bytes:
    """The element's bytes without the names of namespaces, which the feed declares."""
    root = etree.Element("feed", nsmap=names)
    root.append(element)
    text: bytes = etree.tostring(root, encoding="UTF-8", pretty_print=True)
    return text[text.index(b"<" + element.tag.encode()) : text.rindex(b"</feed>")]


def _writer(entry: FeedEntry) -> Writer:
    one = Writer()
    one.id(entry.id)
    one.title(entry.title)
    one.link(_links(entry))
    one.published(entry.published)
    one.updated(entry.updated)
    # RSS takes a description for HTML, so plain text says its `<` and `&` as HTML does.
    one.summary(escape(entry.summary or entry.title, quote=False), type="html")
    one.content(entry.html, type="html")
    one.category([{"term": topic} for topic in entry.topics])
    return one


def _links(entry: FeedEntry) -> list[Link]:
    """The entry's page, then its picture, by the attributes of RFC 4287 4.2.7."""
    links = [{"href": entry.url, "rel": "alternate", "type": "text/html", "hreflang": entry.lang}]
    if entry.picture:
        type_, length = media_type(entry.picture.url), str(entry.picture_length)
        url = entry.picture.absolute_url
        links.append({"href": url, "rel": "enclosure", "type": type_, "length": length})
    return links


def _extended(element: Any, entry: FeedEntry) -> Any:
    """With the entry's language, its picture's rights, and the time and place of its event in elements
    of their own: the entry's date is that of the announcement, which is never in the future."""
    element.set(_XML_LANG, entry.lang)
    _add_picture(element, entry)
    for name, value in _event(entry.event) if entry.event else ():
        etree.SubElement(element, f"{{{EV}}}{name}").text = value
    return element


def _add_picture(element: Any, entry: FeedEntry) -> None:
    """The picture by Media RSS, which has words for whose it is."""
    picture = entry.picture
    if not picture:
        return
    facts = {
        "url": picture.absolute_url, "medium": "image", "type": media_type(picture.url),
        "fileSize": f"{entry.picture_length}",
    }  # fmt: skip
    if picture.width and picture.height:
        facts |= {"width": f"{picture.width}", "height": f"{picture.height}"}
    content = etree.SubElement(element, f"{{{MEDIA}}}content", facts)
    told = {"description": picture.alt, "credit": picture.credit, "copyright": picture.rights}
    for name, text in told.items():
        if text:
            etree.SubElement(content, f"{{{MEDIA}}}{name}").text = text


def _event(event: EventCard) -> Iterator[tuple[str, str]]:
    """The elements of the event module; none while only a month is known."""
    span = event.span
    if not span.is_announced:
        return
    yield "startdate", span.begin.isoformat() if span.starts.has_time else str(span.first_day)
    if not span.starts.has_time:
        yield "enddate", str(span.last_day)
    elif span.ends:
        yield "enddate", span.end.isoformat()
    if event.where and event.where.line:
        yield "location", event.where.line
