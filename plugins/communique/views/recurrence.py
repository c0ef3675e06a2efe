"""What pages tell of an event that repeats: how often, its dates, and what lies around one of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct

from communique.collections.agenda import is_moment, over_at
from communique.collections.recurrence import on_the_clock
from communique.collections.recurrence_rule import rule, starts
from communique.model.moments import Moment, Span
from communique.model.site import Item, Site
from communique.views.lifecycle import change_line
from communique.views.often import often


class DateLine(Struct, frozen=True):
    """One date of an event that repeats. `url` is empty while it has no page of its own; `told` is what
    changed last, `note` why."""

    span: Span
    url: str
    state: str
    told: str
    note: str
    title: str
    """Its own title; empty where it is the event's."""


class Dates(Struct, frozen=True):
    """All dates of an event. `earlier` are over, the last one first."""

    often: str
    coming: tuple[DateLine, ...]
    earlier: tuple[DateLine, ...]
    is_endless: bool


class OneOfMany(Struct, frozen=True):
    """Where one date of an event stands among the others."""

    key: str
    """Of the event."""
    title: str
    url: str
    often: str
    earlier: DateLine | None
    later: DateLine | None


def next_date(site: Site, item: Item) -> Item:
    """The date of an event that repeats which comes next or is under way, without cancelled ones; when
    all is over, the last one. Any other item is itself."""
    if not item.dates:
        return item
    dates = [site.items[key][item.lang] for key in item.dates]
    coming = [date for date in dates if not _is_over(site, date)]
    held = [date for date in coming if date.facts.state != "cancelled"]
    if held or coming:
        return min(held or coming, key=_begin)
    return max(dates, key=_begin)


def dates(site: Site, item: Item) -> Dates | None:
    """The dates that the page of an event lists; None where it does not repeat."""
    facts = item.facts
    if not facts.repeats:
        return None
    own = sorted((site.items[key][item.lang] for key in item.dates), key=_begin)
    over = [date for date in own if _is_over(site, date)]
    coming = [_line(site, date, item) for date in own if date not in over]
    earlier = tuple(_line(site, date, item) for date in reversed(over))
    is_endless = rule(facts).is_endless and facts.state != "cancelled"
    later = () if rule(facts).is_endless else _without_page(facts, own)
    return Dates(often(site, facts, item.lang), (*coming, *later), earlier, is_endless)


def one_of_many(site: Site, item: Item) -> OneOfMany | None:
    """What lies around one date of an event; None for everything else."""
    if item.one_of is None:
        return None
    event = site.items[item.file_key][item.lang]
    earlier, later = (
        _line(site, site.items[key][item.lang], event) if key else None
        for key in (item.one_of.earlier, item.one_of.later)
    )
    url = site.settings.href(event.address)
    return OneOfMany(
        event.key, event.title, url, often(site, event.facts, item.lang), earlier, later
    )


def _line(site: Site, date: Item, event: Item) -> DateLine:
    facts = date.facts
    change = change_line(site, facts, facts.changes[-1], date.lang) if facts.changes else None
    return DateLine(
        span=facts.span,
        url=site.settings.href(date.address),
        state=facts.state,
        told=change.told if change else "",
        note=change.note if change else "",
        title=date.title if date.title != event.title else "",
    )


def _without_page(event: Any, own: list[Item]) -> tuple[DateLine, ...]:
    """The dates that are too far away to have a page."""
    there = {date.one_of.at.first for date in own if date.one_of}
    return tuple(
        DateLine(_span(event, at), "", "scheduled", "", "", "")
        for at in starts(event)
        if at.first not in there
    )


def _span(event: Any, at: Moment) -> Span:
    begins = on_the_clock(at, event.timezone)
    length = event.ends.first - event.starts.first if event.ends else None
    ends = Moment(begins.first + length, begins.precision) if length is not None else None
    return Span(begins, ends, event.timezone)


def _begin(date: Item) -> datetime:
    return date.facts.span.begin  # type: ignore[no-any-return]


def _is_over(site: Site, date: Item) -> bool:
    return site.has_passed(over_at(date.facts.span, is_moment(date.facts)))
