"""What ends does so after it began; sessions lie within their event; changes stand in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from communique.checks.times import zone_of
from communique.findings import Finding
from communique.model.moments import Moment
from communique.model.site import Item, Site, Versions, original
from communique.model.walk import Path, moments, shapes
from communique.reading.places import finding_in

LONGEST = 3 * 366
"""Days that an event may last."""

_BEGINNINGS = {"ends": ("starts", "signed"), "closes": ("opens",), "to": ("from",)}
"""The key of an end -> the keys under which its beginning may stand."""


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    model: type[BaseModel] = type(item.facts)
    if any(map(vars(item.facts).get, _fields_that_end(model))):
        known = dict(moments(item.facts))
        for at, ends in known.items():
            if at[-1] in _BEGINNINGS:
                yield from _end(site, item, at, ends, known)
    if item.kind == "event":
        yield from _changes(item)
        yield from _sessions(item)
        yield from _length(item)


@lru_cache
def _fields_that_end(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a class that hold an end, themselves or deeper: a quick look, most are empty."""
    return tuple(
        shape.name
        for key, shape in shapes(model).items()
        if key in _BEGINNINGS or (shape.nested and _fields_that_end(shape.nested))
    )


def _length(item: Item) -> Iterator[Finding]:
    span = item.facts.span
    if (span.last_day - span.first_day).days > LONGEST:
        yield finding_in(
            item.source, "very-long", f'ends is "{item.facts.ends}", years after starts, "{item.facts.starts}"',
            "No event lasts longer than three years; every month of it would have a page.",
            "Check the years of both.", ("ends",),
        )  # fmt: skip


def _end(
    site: Site, item: Item, at: Path, ends: Moment, known: Mapping[Path, Moment]
) -> Iterator[Finding]:
    for name in _BEGINNINGS[str(at[-1])]:
        begins = known.get((*at[:-1], name))
        if begins is None:
            continue
        if name == "starts" and begins.precision != ends.precision:
            yield _form(item, at, begins, ends)
        else:
            yield from _order(item, at, name, begins, ends, zone_of(site, item, at))


def _form(item: Item, at: Path, begins: Moment, ends: Moment) -> Finding:
    alike = {"month": f"{ends.day:%Y-%m}", "day": f"{ends.day}", "minute": f"{ends.day}T18:00"}
    return finding_in(
        item.source, "ends-form", f'ends is "{ends}" while starts is "{begins}"',
        "Both are written alike: two days, two times, or two months.",
        f"Write  ends: {alike[begins.precision]}", at,
    )  # fmt: skip


def _order(
    item: Item, at: Path, name: str, begins: Moment, ends: Moment, its_zone: ZoneInfo
) -> Iterator[Finding]:
    key, begin = at[-1], begins.at(its_zone).timestamp()
    if begins.has_time and ends.has_time and ends.at(its_zone).timestamp() == begin:
        yield finding_in(
            item.source, "ends-equal-start", f'{key} is "{ends}", the same as {name}',
            "It lasts some time; where the end is not known, none is written.", f"Delete  {key}:  or mend it.", at,
        )  # fmt: skip
    elif ends.until(its_zone).timestamp() <= begin:
        yield finding_in(
            item.source, "ends-before-start", f'{key} is "{ends}", before {name}, "{begins}"',
            "It ends after it begins.",
            "Check both; an end after midnight is on the next day." if ends.has_time else "Check both.", at,
        )  # fmt: skip


def _changes(item: Item) -> Iterator[Finding]:
    last = None
    for index, change in enumerate(item.facts.changes):
        if last and change.on.first < last.first:
            yield finding_in(
                item.source, "changes-order", f"the change of {change.on} stands after that of {last}",
                "Changes are written oldest first; the last one gives the event's state.",
                "Put them in the order of their days.", ("changes", index),
            )  # fmt: skip
        last = change.on


def _sessions(item: Item) -> Iterator[Finding]:
    span = item.facts.span
    for index, session in enumerate(item.facts.programme if span.is_announced else ()):
        if not span.first_day <= session.starts.day <= span.last_day:
            days = (
                f"from {span.first_day} to {span.last_day}"
                if span.last_day != span.first_day
                else f"on {span.first_day}"
            )
            yield finding_in(
                item.source, "session-outside", f"the session of {session.starts} lies outside of the event",
                f"The event takes place {days}.", "Mend the day of the session, or starts and ends.",
                ("programme", index, "starts"),
            )  # fmt: skip
