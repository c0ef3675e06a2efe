"""Calendars in JSON: jCal (RFC 7265) and JSCalendar (RFC 8984), of what the .ics files hold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from communique.collections.index import Index
from communique.outputs.calendar_parts import Calendar, joined
from communique.outputs.contentline import Component
from communique.outputs.jcal import jcal
from communique.outputs.jscalendar import event
from communique.outputs.sheet import Sheet
from communique.outputs.vcalendar import PRODID, properties, used_zones
from communique.outputs.vevent import vevent
from communique.outputs.vtimezone import zone_jcal
from communique.views.calendars import (
    CalendarEntry,
    calendar_file,
    event_calendar,
    event_calendar_address,
)
from communique.views.scopes import calendar_address

Look = Callable[..., Calendar]
Write = Callable[[Calendar], bytes]


def files(index: Index) -> Iterator[Sheet]:
    site = index.site
    if site.settings.calendar_json == "none":
        return
    every = site.settings.calendar_json == "every"
    for lang in site.languages:
        for scope in index.calendars() if every else ("all",):
            yield from _both(index, calendar_address(site, lang, scope), (lang, "", scope))
    for event_item in site.of("event") if every else ():
        if event_item.facts.span.is_announced:
            for lang, version in site.items[event_item.key].items():
                address = event_calendar_address(version)
                yield from _both(index, address, (lang, event_item.key, ""))


def _both(index: Index, address: str, args: tuple[str, str, str]) -> Iterator[Sheet]:
    stem = address.lstrip("/").removesuffix(".ics")
    joins = not args[1]
    yield Sheet(f"{stem}.jcal.json", jcal_file, in_jcal, index, args, is_joined=joins)
    yield Sheet(f"{stem}.jscalendar.json", group_file, in_group, index, args, is_joined=joins)


def in_jcal(index: Index, lang: str, key: str, scope: str) -> Calendar:
    return _calendar(index, lang, key, scope, "jCal", _vevent)


def in_group(index: Index, lang: str, key: str, scope: str) -> Calendar:
    return _calendar(index, lang, key, scope, "JSCalendar", _event)


def jcal_file(calendar: Calendar) -> bytes:
    """application/calendar+json."""
    spans, file = [part.span for part in calendar.parts], calendar.file
    name, lines, _ = jcal(Component("VCALENDAR", list(properties(file, calendar.modified))))
    zones = [_dumped(zone_jcal(*use)) for use in used_zones(file, spans)]
    parts = b",\n".join([*zones, *(part.text for part in calendar.parts)])
    return b"[%s,\n%s,\n[%s]]\n" % (_dumped(name), _dumped(lines), parts)


def group_file(calendar: Calendar) -> bytes:
    """application/jscalendar+json;type=group (RFC 8984 2.3)."""
    file, modified = calendar.file, calendar.modified
    data = {
        "@type": "Group",
        "uid": file.source_url,
        "prodId": PRODID,
        **({"updated": f"{modified:%Y-%m-%dT%H:%M:%SZ}"} if modified else {}),
        "title": file.title,
        "description": file.description,
        "locale": file.lang,
        "color": file.colour,
        "source": file.source_url,
        "entries": [],
    }
    begin = _dumped(data).removesuffix(b"]}")
    return begin + b",\n".join(part.text for part in calendar.parts) + b"]}\n"


def _calendar(
    index: Index, lang: str, key: str, scope: str, format_: str,
    write: Callable[[CalendarEntry], bytes],
) -> Calendar:  # fmt: skip
    file = event_calendar(index, key, lang) if key else calendar_file(index, lang, scope)
    return joined(index, file, format_, write)


def _vevent(entry: CalendarEntry) -> bytes:
    return _dumped(jcal(vevent(entry)))


def _event(entry: CalendarEntry) -> bytes:
    return _dumped(event(entry))


def _dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
