"""An item of a JSON Feed."""

from __future__ import annotations

from typing import Any

from communique.outputs.json_text import dumped
from communique.outputs.media_types import media_type
from communique.views.feed_entries import FeedEntry


def json_item(entry: FeedEntry) -> bytes:
    """An item as it stands in a feed."""
    return dumped(_item(entry))


def _item(entry: FeedEntry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.lang,
        "tags": list(entry.topics),
    }
    if entry.picture:
        url, type_ = entry.picture.absolute_url, media_type(entry.picture.url)
        item["image"] = url
        item["attachments"] = [
            {"url": url, "mime_type": type_, "size_in_bytes": entry.picture_length}
        ]
    if entry.rights:
        item["_rights"] = _rights(entry)
    if entry.event:
        item["_event"] = _event(entry)
    return {key: value for key, value in item.items() if value}


def _rights(entry: FeedEntry) -> dict[str, str]:
    """On what terms the text may be used, in an extension object."""
    told = {"text": entry.rights, "licence": entry.licence}
    return {name: value for name, value in told.items() if value}


def _event(entry: FeedEntry) -> dict[str, Any]:
    """The event's own time, in an extension object: its names are ours, its values ISO 8601."""
    event = entry.event
    assert event is not None
    return {
        "starts": event.span.starts.isoformat(),
        "ends": event.span.ends.isoformat() if event.span.ends else None,
        "timezone": event.span.zone_name,
        "state": event.state,
        "location": event.where.line if event.where else None,
    }
