"""Wall times exist in their zone, and offsets that writers gave agree with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from communique.findings import Finding
from communique.model.languages import utc_offset
from communique.model.moments import Moment, zone
from communique.model.site import Item, Site, Versions, original
from communique.model.walk import Path, moments
from communique.reading.places import finding_in

_OF_THE_OFFICE = frozenset({"date", "updated", "changes", "corrections"})
"""Fields of an event that tell when the office said something: in its zone, not the event's."""


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    for at, moment in moments(item.facts):
        if moment.has_time:
            yield from _wall_time(item, at, moment, zone_of(site, item, at))


def zone_of(site: Site, item: Item, at: Path) -> ZoneInfo:
    """The zone in which the moment at that path of keys is told."""
    if item.kind == "event" and at[0] not in _OF_THE_OFFICE:
        return item.facts.span.zone  # type: ignore[no-any-return]
    return zone(site.settings.timezone)


def _wall_time(item: Item, at: Path, moment: Moment, its_zone: ZoneInfo) -> Iterator[Finding]:
    early = moment.first.replace(tzinfo=its_zone)
    # PEP 495: `fold` makes a difference only where the clocks go forward or back.
    offsets = {early.utcoffset(), early.replace(fold=1).utcoffset()}
    if len(offsets) == 2 and _is_gap(moment, its_zone):
        yield _gap(item, at, moment, its_zone)
    elif moment.offset is not None and moment.offset not in offsets:
        yield _disagreement(item, at, moment, its_zone)
    elif len(offsets) == 2 and moment.offset is None:
        yield _fold(item, at, moment, its_zone)


def _is_gap(moment: Moment, its_zone: ZoneInfo) -> bool:
    aware = moment.first.replace(tzinfo=its_zone)
    return aware.astimezone(UTC).astimezone(its_zone).replace(tzinfo=None) != moment.first


def _gap(item: Item, at: Path, moment: Moment, its_zone: ZoneInfo) -> Finding:
    after = moment.first.replace(tzinfo=its_zone).astimezone(UTC).astimezone(its_zone)
    return finding_in(
        item.source, "time-in-gap", f"{_name(at)} is {moment}, a time that does not exist",
        f"In {its_zone.key} the clocks go forward over it on that day.",
        f"Write  {_name(at)}: {after:%Y-%m-%dT%H:%M}", at,
    )  # fmt: skip


def _fold(item: Item, at: Path, moment: Moment, its_zone: ZoneInfo) -> Finding:
    early = moment.first.replace(tzinfo=its_zone)
    first, second = (written_offset(time.utcoffset()) for time in (early, early.replace(fold=1)))
    return finding_in(
        item.source, "time-in-fold", f"{_name(at)} is {moment}, a time that comes twice",
        f"In {its_zone.key} the clocks go back over it on that day.",
        f"Write  {_name(at)}: {moment}{first}  for the first or  {moment}{second}  for the second.", at,
    )  # fmt: skip


def _disagreement(item: Item, at: Path, moment: Moment, its_zone: ZoneInfo) -> Finding:
    offset = moment.offset or timedelta()
    usual = moment.first.replace(tzinfo=its_zone).utcoffset() or timedelta()
    there = (moment.first - offset).replace(tzinfo=UTC).astimezone(its_zone)
    return finding_in(
        item.source, "offset-disagrees",
        f"{_name(at)} is {moment} with the offset {utc_offset(offset)}, but {its_zone.key} has {utc_offset(usual)} on that day",
        "Only one of them can be right; calendars would show one time and the page another.",
        f"Write  {_name(at)}: {moment}  if the clock there shows that, or  {_name(at)}: {there:%Y-%m-%dT%H:%M}  if the offset is right.", at,
    )  # fmt: skip


def _name(at: Path) -> str:
    """The key that a moment stands at, or that of its list."""
    return next(str(step) for step in reversed(at) if isinstance(step, str))


def written_offset(offset: timedelta | None) -> str:
    """As it stands behind a time: `+09:00`."""
    minutes = int((offset or timedelta()).total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
