"""Calendars in JSON: jCal (RFC 7265) and JSCalendar (RFC 8984), of what the .ics files hold."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.index import Index
from communique.outputs.calendar_parts import Calendar, joined, of_scope
from communique.outputs.contentline import Component
from communique.outputs.jcal import jcal
from communique.outputs.json_text import dumped
from communique.outputs.sheet import Sheet
from communique.outputs.vcalendar import PRODID, properties
from communique.views.calendars import (
    event_calendar,
    event_calendar_address,
)
from communique.views.scopes import calendar_address


def files(index: Index) -> Iterator[Sheet]:
    site = index.site
    if site.settings.calendar_json == "none":
        return
    every = site.settings.calendar_json == "every"
    for lang in site.languages:
        for scope in index.calendars() if every else ("all",):
            yield from _both(index, calendar_address(site, lang, scope), (lang, "", scope))
    for event in site.of("event") if every else ():
        if event.facts.span.is_announced:
            for lang, version in site.items[event.key].items():
                address = event_calendar_address(version)
                yield from _both(index, address, (lang, event.key, ""))


def _both(index: Index, address: str, args: tuple[str, str, str]) -> Iterator[Sheet]:
    stem = address.lstrip("/").removesuffix(".ics")
    joins = not args[1]
    yield Sheet(f"{stem}.jcal.json", jcal_file, of_calendar, index, args, is_joined=joins)
    yield Sheet(f"{stem}.jscalendar.json", group_file, of_calendar, index, args, is_joined=joins)


def of_calendar(index: Index, lang: str, key: str, scope: str) -> Calendar:
    """The calendar of an event, else of a scope."""
    return joined(index, event_calendar(index, key, lang)) if key else of_scope(index, lang, scope)


def jcal_file(calendar: Calendar) -> bytes:
    """application/calendar+json."""
    own = list(properties(calendar.file, calendar.modified))
    name, lines, _ = jcal(Component("VCALENDAR", own))
    zones = (zone.jcal for zone in calendar.zones)
    parts = b",\n".join([*zones, *(part.jcal for part in calendar.parts)])
    return b"[%s,\n%s,\n[%s]]\n" % (dumped(name), dumped(lines), parts)


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
    begin = dumped(data).removesuffix(b"]}")
    return begin + b",\n".join(part.jscalendar for part in calendar.parts) + b"]}\n"
