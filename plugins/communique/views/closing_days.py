"""Entries of calendars that are no events: deadlines, and the days on which agreements end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.views.calendars import CalendarEntry, description, stamp, uid
from communique.views.lifecycle import change_line


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
    year = int(part.partition("/")[2])
    edition = next(one for one in item.facts.editions if one.year == year)
    return _("Call for entries closes: %(title)s"), edition.call.closes


def _entry(
    site: Site, item: Item, part: str, summary: str, day: Moment, state: str, lang: str
) -> CalendarEntry | None:
    if day.is_month:
        return None
    url = site.settings.absolute(item.address)
    return CalendarEntry(
        uid=uid(site, item, part),
        sequence=getattr(item.facts, "sequence", 0),
        stamp=stamp(site, item),
        created=site.published_at(item),
        span=Span(day, None, _zone_name(site, item.facts)),
        summary=summary,
        description=description(
            _last_extension(site, item, lang) if part == "registration" else "",
            item.summary,
            (),
            url,
        ),
        where=None,
        online="",
        url=url,
        state="cancelled" if state == "cancelled" else "scheduled",
        categories=(),
        organisers=(),
        lang=item.lang,
        alarm_hours=site.settings.calendar_alarm_hours,
    )


def _last_extension(site: Site, item: Item, lang: str) -> str:
    """That one may register longer, and why; empty where the last day is as it was announced."""
    extensions = [change for change in item.facts.own_changes if change.what == "extended"]
    return change_line(site, item.facts, extensions[-1], lang).whole if extensions else ""


def _zone_name(site: Site, facts: Any) -> str:
    return str(facts.span.zone_name if facts.kind == "event" else site.settings.timezone)
