"""What Atom and RSS share: a feedgen generator filled from a feed's entries."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree  # type: ignore[import-untyped]

from communique.outputs.media_types import media_type
from communique.views.cards import EventCard
from communique.views.feed_entries import FeedEntry
from communique.views.feed_files import FeedFile

EV = "http://purl.org/rss/1.0/modules/event/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Link = dict[str, str]


class EventTimes(BaseExtension):  # type: ignore[misc]
    """The RSS event module: `ev:startdate`, `ev:enddate`, `ev:location`."""

    def extend_ns(self) -> dict[str, str]:
        return {"ev": EV}


class EntryDetails(BaseEntryExtension):  # type: ignore[misc]
    """An entry's language, and the time and place of its event, in elements of their own: the
    entry's date is that of the announcement, which is never in the future."""

    def __init__(self) -> None:
        self.entry: FeedEntry | None = None

    def extend_atom(self, element: Any) -> Any:
        assert self.entry is not None
        # feedgen 1.0 writes a link's address and drops its other attributes.
        for link, known in zip(element.findall("link"), _links(self.entry), strict=True):
            link.attrib.update(known)
        return self.extend_rss(element)

    def extend_rss(self, element: Any) -> Any:
        assert self.entry is not None
        element.set(_XML_LANG, self.entry.lang)
        for name, value in _event(self.entry.event) if self.entry.event else ():
            etree.SubElement(element, f"{{{EV}}}{name}").text = value
        return element


def generator(file: FeedFile) -> FeedGenerator:
    """A generator with the feed's own data and entries, in their order."""
    feed = FeedGenerator()
    feed.register_extension("communique", EventTimes, EntryDetails)
    feed.id(file.id)
    feed.title(file.title)
    feed.subtitle(file.description)
    feed.description(file.description)
    feed.link(href=file.self_url, rel="self", type=file.media_type)
    # The last link is the one that feedgen gives RSS.
    feed.link(href=file.home_url, rel="alternate", type="text/html")
    feed.language(file.lang)
    feed.author({"name": file.site_name})
    feed.updated(file.updated)
    feed.generator("Communiqué")
    for entry in file.entries:
        _add(feed, entry)
    return feed


def _add(feed: FeedGenerator, entry: FeedEntry) -> None:
    one = feed.add_entry(order="append")
    one.id(entry.id)
    one.title(entry.title)
    one.link(_links(entry))
    one.published(entry.published)
    one.updated(entry.updated)
    # RSS takes a description for HTML, so plain text says its `<` and `&` as HTML does.
    one.summary(escape(entry.summary or entry.title), type="html")
    one.content(entry.html, type="html")
    one.category([{"term": topic} for topic in entry.topics])
    one.communique.entry = entry


def _links(entry: FeedEntry) -> list[Link]:
    """The entry's page, then its picture, by the attributes of RFC 4287 4.2.7."""
    links = [{"href": entry.url, "rel": "alternate", "type": "text/html", "hreflang": entry.lang}]
    if entry.picture:
        type_, length = media_type(entry.picture.url), str(entry.picture_length)
        url = entry.picture.absolute_url
        links.append({"href": url, "rel": "enclosure", "type": type_, "length": length})
    return links


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
