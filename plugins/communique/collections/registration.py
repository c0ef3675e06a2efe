"""When one can register for an event."""

from __future__ import annotations

from datetime import datetime

from communique.model.event import Event


def registration_times(event: Event) -> tuple[datetime | None, datetime]:
    """When registration opens (None: already) and closes: with its own last day, else when the
    event begins, else with the month in which it is to be. Only for events that have one."""
    given, span = event.registration, event.span
    assert given is not None
    opens = given.opens.at(span.zone) if given.opens else None
    if given.closes:
        return opens, given.closes.until(span.zone)
    return opens, span.begin if span.is_announced else span.end
