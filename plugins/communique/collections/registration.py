"""When one can register for an event."""

from __future__ import annotations

from datetime import datetime

from communique.model.event import Event
from communique.model.moments import Moment
from communique.model.values import Change


def registration_times(event: Event) -> tuple[datetime | None, datetime]:
    """When registration opens (None: already) and closes: with its own last day, else when the
    event begins, else with the month in which it is to be. Only for events that have one."""
    given, span = event.registration, event.span
    assert given is not None
    opens = given.opens.at(span.zone) if given.opens else None
    if given.closes:
        return opens, given.closes.until(span.zone)
    return opens, span.begin if span.is_announced else span.end


def extended_to(event: Event, change: Change) -> Moment:
    """Until when one could register after it was extended: what the next extension says was so
    before it, else what is so now."""
    alike = [
        one
        for one in event.changes
        if one.what == "extended" and one.occurrence == change.occurrence
    ]
    later = alike[alike.index(change) + 1 :]
    if later and later[0].former_time:
        return later[0].former_time
    return last_day(event, change) or event.starts


def last_day(event: Event, change: Change) -> Moment | None:
    """The last day of the registration that a change is about: that of the event, or of one date."""
    day = change.occurrence.day if change.occurrence else None
    own = (one.registration for one in event.occurrences if one.day.day == day)
    given = next((one for one in own if one), event.registration)
    return given.closes if given else None
