"""An event as JSCalendar (RFC 8984)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from communique.outputs.jsrecurrence import repeated
from communique.outputs.media_types import media_type
from communique.outputs.vevent import status, times
from communique.views.calendars import CalendarEntry

Data = dict[str, Any]


def event(entry: CalendarEntry) -> Data:
    """RFC 8984 2.1; what an entry does not say is left out."""
    data = {
        "@type": "Event",
        "uid": entry.uid,
        "sequence": entry.sequence,
        "created": _utc(min(entry.created, entry.stamp)) if entry.created else "",
        "updated": _utc(entry.stamp),
        "title": entry.summary,
        "description": entry.description,
        "locale": entry.lang,
        **_time(entry),
        **repeated(entry, event),
        "status": status(entry.state).lower(),
        "keywords": dict.fromkeys(entry.categories, True),
        "color": entry.colour,
        "locations": _locations(entry),
        "virtualLocations": _calls(entry),
        "links": _links(entry),
    }
    return {name: value for name, value in data.items() if value not in ("", {})}


def _time(entry: CalendarEntry) -> Data:
    """5.1.1 start, 5.1.2 duration, 4.7.1 timeZone, 4.2.3 showWithoutTime."""
    starts, ends = times(entry)
    if not isinstance(starts, datetime):
        days = (ends - starts).days if isinstance(ends, date) else 1
        return {
            "start": f"{starts.isoformat()}T00:00:00",
            "duration": f"P{days}D",
            "showWithoutTime": True,
            "freeBusyStatus": "free",
        }
    zone = "Etc/UTC" if starts.tzinfo is UTC else getattr(starts.tzinfo, "key", "Etc/UTC")
    return {
        "start": f"{starts:%Y-%m-%dT%H:%M:%S}",
        "timeZone": zone,
        # In hours, which are exact: a day is 23 of them when clocks go forward (RFC 8984 1.4.6).
        "duration": _duration(entry.span.end - entry.span.begin.astimezone(UTC)),
    }


def _duration(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    hours, rest = divmod(minutes, 60)
    return f"PT{hours}H{f'{rest}M' if rest else ''}" if hours or not rest else f"PT{rest}M"


def _locations(entry: CalendarEntry) -> Data:
    """4.2.5."""
    place = entry.where
    if place is None:
        return {}
    location = {"@type": "Location", "name": place.whole_line}
    if place.latitude is not None and place.longitude is not None:
        location["coordinates"] = f"geo:{place.latitude:.6f},{place.longitude:.6f}"
    return {"place": location}


def _calls(entry: CalendarEntry) -> Data:
    """4.2.6."""
    return {
        str(number): {
            "@type": "VirtualLocation",
            "name": call.name,
            "uri": call.url,
            "features": {"audio": True, "video": True},
        }
        for number, call in enumerate(entry.conferences, 1)
    }


def _links(entry: CalendarEntry) -> Data:
    """4.2.7: the page, the picture, the documents."""
    links = {"page": {"@type": "Link", "href": entry.url, "rel": "describedby"}}
    if entry.picture:
        type_ = media_type(entry.picture)
        links["picture"] = {
            "@type": "Link", "href": entry.picture, "rel": "icon", "contentType": type_,
            "display": "badge",
        }  # fmt: skip
    for number, one in enumerate(entry.documents, 1):
        links[f"document-{number}"] = {
            "@type": "Link", "href": one.url, "rel": "enclosure", "title": one.name,
            "contentType": media_type(one.url),
        }  # fmt: skip
    return links


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
