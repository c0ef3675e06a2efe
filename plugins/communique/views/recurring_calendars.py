"""Events that repeat as calendar files tell them (RFC 5545 3.8.4.4, 3.8.5): one entry with the rule, and
one more for each date of which something was announced. All of it as values, before any format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from msgspec import Struct

from communique.collections.recurrence import is_special
from communique.collections.recurrence_rule import MOST, added_dates, by_rule, means, rule
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.model.zones import UTC_NAMES

At = date | datetime
"""A day, or a wall time with its zone (in UTC where the zone is UTC)."""


class Recurrence(Struct, frozen=True):
    """What an entry says of its dates. `rule` are the parts of RRULE in their order, empty for a single
    date; `left_out` is EXDATE, `added` RDATE; `instance` is RECURRENCE-ID, None for the whole.
    `last_year` is that of the last date on the site."""

    rule: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[At, ...] = ()
    added: tuple[At, ...] = ()
    instance: At | None = None
    last_year: int = 0


def recurrence(item: Item) -> Recurrence | None:
    """What the entry of an item says of its dates; None where it has one."""
    facts = item.facts
    if item.one_of:
        return Recurrence(instance=_written(item.one_of.at, facts.span))
    if not facts.repeats:
        return None
    return Recurrence(
        rule=tuple((name, tuple(value.split(","))) for name, value in _parts(facts)),
        left_out=tuple(_written(moment, facts.span) for moment in _left_out(facts)),
        added=tuple(_written(moment, facts.span) for moment in added_dates(facts)),
        last_year=max((int(key.rpartition("/")[2][:4]) for key in item.dates), default=0),
    )


def told_dates(site: Site, item: Item, lang: str) -> Iterator[Item]:
    """The dates of an event that have an entry of their own, for readers of `lang`."""
    for key in item.dates if item.facts.repeats else ():
        one = site.best(key, lang)
        if one.one_of and is_special(item.facts, one.one_of.at):
            yield one


def _parts(event: Any) -> Iterator[tuple[str, str]]:
    its_rule = rule(event)
    for part in its_rule.text.split(";"):
        name, _, value = part.partition("=")
        yield name, value
    if its_rule.count:
        yield "COUNT", str(its_rule.count)
    elif its_rule.last is not None:
        yield "UNTIL", _until(event)


def _until(event: Any) -> str:
    """RFC 5545 3.3.10: in UTC where DTSTART has a zone. The last start itself, so that no program can
    see one more."""
    *_, last = islice(by_rule(event), MOST)
    if event.span.is_all_day:
        return f"{last:%Y%m%d}"
    return f"{last.replace(tzinfo=event.span.zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _left_out(event: Any) -> Iterator[Moment]:
    """The dates that the rule would give, with their times."""
    left = event.repeats.left_out
    last = max((moment.first for moment in left), default=event.starts.first)
    for at in by_rule(event) if left else ():
        moment = Moment(at, event.starts.precision)
        if at > last + timedelta(days=1):
            break
        if any(means(one, moment) for one in left):
            yield moment


def _written(moment: Moment, span: Span) -> At:
    """As DTSTART is written. A time that the clocks skip stays as the rule has it."""
    if not moment.has_time:
        return moment.day
    at = moment.first.replace(tzinfo=span.zone)
    return at.astimezone(UTC) if span.zone_name in UTC_NAMES else at
