"""What an issue of the digest tells: what changed, what is new, what comes, what closes."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import datetime
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from communique.collections import calls
from communique.collections.agenda import in_order_of_time, is_moment, over_at
from communique.collections.recurrence import own_changes
from communique.collections.recurrence_rule import means
from communique.collections.revisions import announced
from communique.model.moments import Moment
from communique.model.site import Item, Site, original
from communique.model.values import Change, Correction, Extension
from communique.model.zones import zone

NEW = ("news", "agreement", "prize", "coverage", "event")
"""The kinds of which new items are told, in this order."""


class Period(Struct, frozen=True):
    """What an issue is about: `since` and `until`, which is no longer in it, and how far it looks
    ahead. Aware."""

    since: datetime
    until: datetime
    horizon: datetime

    def holds(self, at: datetime) -> bool:
        return self.since <= at < self.until

    def comes(self, at: datetime) -> bool:
        """Whether what ends at `at` ends between the issue and its horizon."""
        return self.until < at <= self.horizon


class Due(NamedTuple):
    """A last moment to do something: register, enter, or whatever the event says."""

    at: datetime
    key: str
    what: Literal["registration", "call", "deadline"]
    closes: Moment
    zone_name: str


Entries = tuple[str, tuple[int, ...]]
"""An item, and the numbers of its changes or corrections, from 1, the last first."""


class Issue(NamedTuple):
    """Keys of items. None is in two lists, but that a deadline may be that of an event that comes."""

    changed: tuple[Entries, ...] = ()
    """Events with their changes in the period, in order of time; those that are over come last."""
    corrected: tuple[Entries, ...] = ()
    """What was told before and is corrected in the period, kind by kind."""
    new: tuple[str, ...] = ()
    """Kind by kind, newest first."""
    coming: tuple[str, ...] = ()
    """Events in order of time, those under way first."""
    deadlines: tuple[Due, ...] = ()
    """The first to close first."""


def issue(site: Site, period: Period, topic: str, lang: str) -> Issue:
    """What is told to readers of `lang`, of one topic where one is given.

    Of an event that repeats each date comes by itself, and what changed on one date is told of that;
    the event as a whole is told where it is new, or has changed.
    """
    events = [item for item in site.of("event") if _is_on(item, topic)]
    changed = _changed(site, events, period)
    told = {key for key, _ in changed}
    corrected = tuple(_corrected(site, period, topic, lang, told))
    told.update(key for key, _ in corrected)
    placed = [event for event in events if not event.facts.repeats and event.key not in told]
    coming = tuple(
        event.key
        for event in in_order_of_time(event for event in placed if _is_held(event.facts))
        if not is_moment(event.facts) and _is_ahead(event.facts, period)
    )
    told.update(coming)
    prizes = [item for item in site.of("prize") if _is_on(item, topic)]
    due = _deadlines(site, events, told, prizes, period)
    deadlines = tuple(sorted(due, key=lambda one: one[:3]))
    told.update(one.key for one in deadlines if one.what == "deadline")
    told.update(_wholes(site, told))
    return Issue(
        changed, corrected, tuple(_new(site, period, topic, lang, told)), coming, deadlines
    )


def _wholes(site: Site, keys: Iterable[str]) -> set[str]:
    """The events that repeat of which a date is told."""
    dates = (original(site.items[key]).one_of for key in keys)
    return {date.key for date in dates if date}


def _is_on(item: Item, topic: str) -> bool:
    return not topic or topic in item.facts.topics


def _is_held(event: Any) -> bool:
    """Whether it takes place, as far as is known: what is postponed keeps its former start while
    nobody knows another one."""
    is_put_off = event.state == "postponed" and event.starts == event.former_start
    return event.state != "cancelled" and not is_put_off


def _is_ahead(event: Any, period: Period) -> bool:
    """Whether it is not over when the issue appears, and begins before its horizon."""
    return _ends_after(event, period) and event.span.begin < period.horizon


def _is_not_over(site: Site, event: Item, period: Period) -> bool:
    """Whether one can still come to it when the issue appears, to one of its dates."""
    dates = [original(site.items[key]).facts for key in event.dates] or [event.facts]
    return any(_ends_after(date, period) for date in dates)


def _ends_after(event: Any, period: Period) -> bool:
    return bool(over_at(event.span, is_moment(event)) > period.until)


def _changed(site: Site, events: Iterable[Item], period: Period) -> tuple[Entries, ...]:
    found = {
        event.key: numbers
        for event in events
        if (numbers := _numbers(site, event, event.facts.changes, period, _of_it(site, event)))
    }
    ordered = in_order_of_time(event for event in events if event.key in found)
    ordered.sort(key=lambda event: not _is_not_over(site, event, period))
    return tuple((event.key, found[event.key]) for event in ordered)


def _of_it(site: Site, event: Item) -> Callable[[Change | Correction | Extension], bool]:
    """Whether a change is told of this event: of one date what is about that alone, of an event that
    repeats what is about all dates, or about one that is not on the site."""
    if event.one_of:
        own = own_changes(original(site.items[event.one_of.key]).facts, event.one_of.at)
        return lambda change: change in [one.model_copy(update={"occurrence": None}) for one in own]
    dates = [one.at for key in event.dates if (one := original(site.items[key]).one_of)]
    return lambda change: (
        not (
            isinstance(change, Change)
            and change.occurrence
            and any(means(change.occurrence, at) for at in dates)
        )
    )


def _corrected(
    site: Site, period: Period, topic: str, lang: str, told: Container[str]
) -> Iterator[Entries]:
    """What is new in the period is told as it is right."""
    for kind in NEW:
        for item in site.in_language(kind, lang):
            at = site.published_at(item)
            is_late = at and at >= period.since
            if item.one_of or item.key in told or not _is_on(item, topic) or is_late:
                continue
            numbers = _numbers(site, item, item.facts.corrections, period)
            if numbers:
                yield item.key, numbers


def _numbers(
    site: Site,
    item: Item,
    entries: Iterable[Change | Correction | Extension],
    period: Period,
    is_of_it: Callable[[Change | Correction | Extension], bool] = lambda _: True,
) -> tuple[int, ...]:
    """The numbers of those of a period that were announced to readers, the last first."""
    found = [
        number
        for number, at, entry in announced(site, item, entries)
        if period.holds(at) and is_of_it(entry)
    ]
    return tuple(reversed(found))


def _new(site: Site, period: Period, topic: str, lang: str, told: Container[str]) -> Iterator[str]:
    for kind in NEW:
        found = [
            (at, item.key)
            for item in site.in_language(kind, lang)
            if (at := site.published_at(item)) and period.holds(at)
            if _is_on(item, topic) and item.key not in told and _is_news(site, item, period)
        ]
        yield from (key for _, key in sorted(found, reverse=True))


def _is_news(site: Site, item: Item, period: Period) -> bool:
    """Whether there is something to tell of a new item: of an event while one can still come."""
    if item.one_of:
        return False
    return item.kind != "event" or (_is_held(item.facts) and _is_not_over(site, item, period))


def _deadlines(
    site: Site,
    events: Iterable[Item],
    told: Container[str],
    prizes: Iterable[Item],
    period: Period,
) -> Iterator[Due]:
    for event in events:
        if _is_held(event.facts):
            yield from _of_event(site, event, told, period)
    its_zone = zone(site.settings.timezone)
    for prize in prizes:
        for round_ in prize.facts.editions:
            if calls.is_open(round_.call, lambda at: at <= period.until, its_zone):
                closes = round_.call.closes
                at = closes.until(its_zone)
                yield Due(at, prize.key, "call", closes, site.settings.timezone)


def _of_event(site: Site, event: Item, told: Container[str], period: Period) -> Iterator[Due]:
    facts, span = event.facts, event.facts.span
    closes = facts.registration.closes if facts.registration else None
    whole = original(site.items[event.one_of.key]).facts if event.one_of else None
    is_own = whole is None or whole.registration != facts.registration
    if closes and is_own and period.comes(at := closes.until(span.zone)):
        yield Due(at, event.key, "registration", closes, span.zone_name)
    is_placed = is_moment(facts) and not facts.repeats and event.key not in told
    if is_placed and _is_ahead(facts, period):
        yield Due(span.end, event.key, "deadline", span.ends or span.starts, span.zone_name)
