"""What Atom and RSS share: a feedgen generator filled from a feed's entries."""

from __future__ import annotations

import mimetypes
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator

from communique.views.feeds import FeedEntry, FeedFile

EV = "http://purl.org/rss/1.0/modules/event/"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class EventTimes(BaseExtension):  # type: ignore[misc]
    """The RSS event module: `ev:startdate`, `ev:enddate`, `ev:location`."""

    def extend_ns(self) -> dict[str, str]:
        return {"ev": EV}


class EntryDetails(BaseEntryExtension):  # type: ignore[misc]
    """An entry's language, and the time and place of its event, in elements of their own: the
    entry's date is that of the announcement, which is never in the future."""

    def __init__(self) -> None:
        self.entry: FeedEntry | None = None

    def extend_atom(self, entry: Any) -> Any:
        return self._extend(entry)

    def extend_rss(self, item: Any) -> Any:
        return self._extend(item)

    def _extend(self, element: Any) -> Any:
        from lxml import etree

        assert self.entry is not None
        element.set(_XML_LANG, self.entry.lang)
        event = self.entry.event
        if event and event.span.is_announced:
            ends = event.span.end.isoformat() if event.span.ends and event.span.starts.has_time else str(event.span.last_day)
            starts = event.span.begin.isoformat() if event.span.starts.has_time else str(event.span.first_day)
            values = {"startdate": starts, "enddate": ends, "location": event.where.line if event.where else ""}
            for name, value in values.items():
                if value:
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
    feed.link(href=file.home_url, rel="alternate")
    feed.link(href=file.self_url, rel="self")
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
    one.link(href=entry.url)
    one.published(entry.published)
    one.updated(entry.updated)
    one.summary(entry.summary or entry.title)
    one.content(entry.html or entry.summary or entry.title, type="html")
    one.category([{"term": topic} for topic in entry.topics])
    if entry.picture:
        media_type = mimetypes.guess_type(entry.picture.url)[0] or "application/octet-stream"
        one.enclosure(entry.picture.absolute_url, str(entry.picture.length), media_type)
    one.communique.entry = entry
