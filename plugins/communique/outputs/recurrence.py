"""Events that repeat in calendar files (RFC 5545 3.8.4.4, 3.8.5): one VEVENT with the rule, and one more
for each date of which something was announced."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

import icalendar

from communique.collections.recurrence import (
    MOST,
    added_dates,
    by_rule,
    is_special,
    means,
    rule,
)
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.outputs.vtimezone import UTC_NAMES
from communique.views.calendars import CalendarEntry, calendar_entry

Maker = Callable[[CalendarEntry], icalendar.Event]
"""What makes a VEVENT from an entry."""


def vevents(site: Site, item: Item, lang: str, entry: CalendarEntry, make: Maker) -> bytes:
    """The VEVENTs of an event: of one that repeats all that calendars need."""
    if item.one_of:
        return bytes(_of_date(item, entry, make).to_ical())
    if not item.facts.repeats:
        return bytes(make(entry).to_ical())
    return b"".join(event.to_ical() for event in _of_rule(site, item, lang, entry, make))


def reach(item: Item, span: Span) -> Span:
    """From the first date to the last one on the site: the time in which its zone must be explained."""
    last = item.facts.repeats and item.dates and item.dates[-1].rpartition("/")[2][:10]
    if not last:
        return span
    ends = Moment.read(f"{last}T00:00" if span.starts.has_time else last)
    return replace(span, starts=item.facts.starts, ends=max(ends, item.facts.starts, key=_first))


def _of_rule(
    site: Site, item: Item, lang: str, entry: CalendarEntry, make: Maker
) -> Iterator[icalendar.Event]:
    facts = item.facts
    event = make(replace(entry, span=facts.span))
    event.add("rrule", icalendar.vRecur.from_ical(_rrule(facts)))
    for name, moments in (("exdate", _left_out(facts)), ("rdate", list(added_dates(facts)))):
        if moments:
            event.add(name, [_written(moment, facts.span) for moment in moments])
    yield event
    for key in item.dates:
        one = site.best(key, lang)
        if one.one_of and is_special(facts, one.one_of.at):
            yield _of_date(one, calendar_entry(site, one, lang), make)


def _of_date(item: Item, entry: CalendarEntry, make: Maker) -> icalendar.Event:
    """One date by itself: RECURRENCE-ID says which one it is, wherever it was moved."""
    assert item.one_of
    event = make(entry)
    event.add("recurrence-id", _written(item.one_of.at, item.facts.span))
    return event


def _rrule(event: Any) -> str:
    its_rule = rule(event)
    if its_rule.count:
        return f"{its_rule.text};COUNT={its_rule.count}"
    if its_rule.last is None:
        return its_rule.text
    *_, last = islice(by_rule(event), MOST)
    if event.span.is_all_day:
        return f"{its_rule.text};UNTIL={last:%Y%m%d}"
    # RFC 5545 3.3.10: UNTIL is in UTC where DTSTART has a zone. The last start itself, so that no
    # program can see one more.
    at = last.replace(tzinfo=event.span.zone).astimezone(UTC)
    return f"{its_rule.text};UNTIL={at:%Y%m%dT%H%M%SZ}"


def _left_out(event: Any) -> list[Moment]:
    """The dates that the rule would give, with their times."""
    left = event.repeats.left_out
    last = max((moment.first for moment in left), default=event.starts.first)
    found = []
    for at in by_rule(event) if left else ():
        moment = Moment(at, event.starts.precision)
        if at > last + timedelta(days=1):
            break
        if any(means(one, moment) for one in left):
            found.append(moment)
    return found


def _written(moment: Moment, span: Span) -> date | datetime:
    """As DTSTART is written: a day, or wall time with its zone. A time that the clocks skip stays as the
    rule has it."""
    if not moment.has_time:
        return moment.day
    at = moment.first.replace(tzinfo=span.zone)
    return at.astimezone(UTC) if span.zone_name in UTC_NAMES else at


def _first(moment: Moment) -> datetime:
    return moment.first
