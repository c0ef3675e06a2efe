"""Wall times exist in their zone, and offsets that writers gave agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from communique.findings import Finding
from communique.model.languages import utc_offset
from communique.model.moments import Moment, zone
from communique.model.site import Item, Site
from communique.reading.places import finding_in

At = tuple[str | int, ...]


def check(site: Site) -> Iterator[Finding]:
    for items in site.originals.values():
        for item in items:
            for at, moment, its_zone in _moments(site, item):
                if moment.has_time:
                    yield from _wall_time(item, at, moment, its_zone)
    for item in site.of("event"):
        yield from _order(item)


def _moments(site: Site, item: Item) -> Iterator[tuple[At, Moment, ZoneInfo]]:
    facts = item.facts
    own = zone(site.settings.timezone)
    if facts.date:
        yield ("date",), facts.date, own
    if item.kind != "event":
        return
    for name in ("starts", "ends"):
        if getattr(facts, name):
            yield (name,), getattr(facts, name), facts.span.zone
    for index, session in enumerate(facts.programme):
        yield ("programme", index, "starts"), session.starts, facts.span.zone
        if session.ends:
            yield ("programme", index, "ends"), session.ends, facts.span.zone


def _wall_time(item: Item, at: At, moment: Moment, its_zone: ZoneInfo) -> Iterator[Finding]:
    early = moment.first.replace(tzinfo=its_zone)
    late = early.replace(fold=1)
    name = str(at[-1])
    offsets = {early.utcoffset(), late.utcoffset()}
    if _is_gap(moment, its_zone):
        after = early.astimezone(UTC).astimezone(its_zone)
        yield finding_in(
            item.source, "time-in-gap", f"{name} is {moment}, a time that does not exist",
            f"In {its_zone.key} the clocks go forward over it on that day.", f"Write  {name}: {after:%Y-%m-%dT%H:%M}", at,
        )  # fmt: skip
    elif moment.offset is not None and moment.offset not in offsets:
        there = (moment.first - moment.offset).replace(tzinfo=UTC).astimezone(its_zone)
        yield finding_in(
            item.source, "offset-disagrees",
            f"{name} is {moment} with the offset {utc_offset(moment.offset)}, but {its_zone.key} has {utc_offset(early.utcoffset() or timedelta())} on that day",
            "Only one of them can be right; calendars would show one time and the page another.",
            f"Write  {name}: {moment}  if the clock there shows that, or  {name}: {there:%Y-%m-%dT%H:%M}  if the offset is right.", at,
        )  # fmt: skip
    elif len(offsets) == 2 and moment.offset is None:
        first, second = (_written(offset) for offset in (early.utcoffset(), late.utcoffset()))
        yield finding_in(
            item.source, "time-in-fold", f"{name} is {moment}, a time that comes twice",
            f"In {its_zone.key} the clocks go back over it on that day.",
            f"Write  {name}: {moment}{first}  for the first or  {moment}{second}  for the second.", at,
        )  # fmt: skip


def _is_gap(moment: Moment, its_zone: ZoneInfo) -> bool:
    aware = moment.first.replace(tzinfo=its_zone)
    return aware.astimezone(UTC).astimezone(its_zone).replace(tzinfo=None) != moment.first


def _written(offset: timedelta | None) -> str:
    minutes = int((offset or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _order(item: Item) -> Iterator[Finding]:
    facts = item.facts
    last = None
    for index, change in enumerate(facts.changes):
        if last and change.on.first < last.first:
            yield finding_in(
                item.source, "changes-order", f"the change of {change.on} stands after that of {last}",
                "Changes are written oldest first; the last one gives the event's state.", "Put them in the order of their days.", ("changes", index),
            )  # fmt: skip
        last = change.on
    for index, session in enumerate(facts.programme):
        if facts.span.is_announced and not facts.span.first_day <= session.starts.day <= facts.span.last_day:
            yield finding_in(
                item.source, "session-outside", f"the session of {session.starts} lies outside of the event",
                f"The event lasts from {facts.span.first_day} to {facts.span.last_day}.", "Mend the day of the session, or starts and ends.", ("programme", index, "starts"),
            )  # fmt: skip
