"""Entries of calendars that are no events: deadlines, and the days on which agreements end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.collections.calls import call_of
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.views.calendars import CalendarEntry, description, stamp, uid
from communique.views.lifecycle import call_line, change_line


def closing_entry(site: Site, name: str, lang: str) -> CalendarEntry | None:
    """The last day of a registration, a call or an agreement, by its name in `collections.scopes`; None
    where only its month is known."""
    key, _, part = name.partition("#")
    item = site.best(key, lang)
    title, day = _closing(item, part, site.words.say(lang))
    state = item.facts.state if part == "registration" else "scheduled"
    return _entry(site, item, part, title % {"title": item.title}, day, state, lang)


def _closing(item: Item, part: str, _: Callable[[str], str]) -> tuple[str, Moment]:
    """What a calendar says, and the day."""
    if part == "registration":
        return _("Registration closes: %(title)s"), item.facts.registration.closes
    if part == "end":
        return _("Agreement ends: %(title)s"), item.facts.ends
    closes = call_of(item, _year(part)).closes
    assert closes
    return _("Call for entries closes: %(title)s"), closes


def _entry(
    site: Site, item: Item, part: str, summary: str, day: Moment, state: str, lang: str
) -> CalendarEntry | None:
    if day.is_month:
        return None
    url = site.settings.absolute(item.address)
    return CalendarEntry(
        uid=uid(site, item, part),
        sequence=_sequence(item, part),
        stamp=stamp(site, item),
        created=site.published_at(item),
        span=Span(day, None, _zone_name(site, item.facts)),
        summary=summary,
        description=description(_last_extension(site, item, part, lang), item.summary, (), url),
        where=None,
        online="",
        url=url,
        state="cancelled" if state == "cancelled" else "scheduled",
        categories=(),
        organisers=(),
        lang=item.lang,
        alarm_hours=site.settings.calendar_alarm_hours,
    )


def _sequence(item: Item, part: str) -> int:
    """How often it was announced otherwise: with the event, or by itself."""
    if part.startswith("call/"):
        return len(call_of(item, _year(part)).extended)
    return int(getattr(item.facts, "sequence", 0))


def _last_extension(site: Site, item: Item, part: str, lang: str) -> str:
    """That there is more time, and why; empty where the last day is as it was announced."""
    if part.startswith("call/"):
        number = _sequence(item, part)
        return call_line(site, item, _year(part), number, lang).whole if number else ""
    changes = item.facts.own_changes if part == "registration" else ()
    extensions = [change for change in changes if change.what == "extended"]
    return change_line(site, item.facts, extensions[-1], lang).whole if extensions else ""


def _year(part: str) -> int:
    return int(part.partition("/")[2])


def _zone_name(site: Site, facts: Any) -> str:
    return str(facts.span.zone_name if facts.kind == "event" else site.settings.timezone)
