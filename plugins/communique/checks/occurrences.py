"""Single dates of an event that repeats: each one that is named is one of its dates, and tells something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from communique.collections.recurrence import facts_on, named_days, own_changes
from communique.collections.recurrence_rule import MOST, added_dates, by_rule, means, starts
from communique.findings import Finding
from communique.model.moments import Moment
from communique.model.site import Item
from communique.model.walk import Path
from communique.reading.places import finding_in


def dates_of_none(item: Item) -> Iterator[Finding]:
    """Single dates of an event that does not repeat."""
    named = [("occurrences", n, "day") for n in range(len(item.facts.occurrences))]
    named += [("changes", n, "occurrence") for n, c in enumerate(item.facts.changes) if c.occurrence]  # fmt: skip
    for at in named:
        yield finding_in(
            item.source, "occurrence-of-none", f"{at[0]} tells of a single date, and the event does not repeat",
            "Without  repeats:  it has one date, and all facts are of that one.", "Add  repeats:  or take it out.", at,
        )  # fmt: skip


def dates(item: Item) -> Iterator[Finding]:
    """What is wrong with single dates that are named."""
    event = item.facts
    ruled = _ruled(event)
    for n, moment in enumerate(event.repeats.left_out):
        if not any(means(moment, at) for at in ruled):
            yield _no_date(item, ("repeats", "except", n), "except", moment, ruled)
    there = starts(event, _last_named(event))
    for n, (written, moment) in enumerate(zip(event.repeats.also, added_dates(event), strict=True)):
        at = ("repeats", "also", n)
        if written.precision == "month" or written.has_time > event.starts.has_time:
            yield finding_in(
                item.source, "repeats-also", f'also names "{written}"', "It is a day; a time only where starts has one.",
                f"Write  {written.day}", at,
            )  # fmt: skip
        elif any(moment.first == other.first for other in ruled) or moment in list(added_dates(event))[:n]:  # fmt: skip
            yield finding_in(
                item.source, "repeats-also", f'also names "{written}", which is one of the dates already',
                "It would take place twice at once.", "Delete it here, or give it another time.", at,
            )  # fmt: skip
    yield from _told_dates(item, there)


def _told_dates(item: Item, there: list[Moment]) -> Iterator[Finding]:
    event = item.facts
    told: list[Moment] = []
    for n, own in enumerate(event.occurrences):
        at: Path = ("occurrences", n, "day")
        fits = [moment for moment in there if means(own.day, moment)]
        if not fits:
            yield _no_date(item, at, "occurrences", own.day, there)
        elif not _is_alike(event, own):
            yield finding_in(
                item.source, "occurrence-form", f'the date of {own.day} is not written as starts is, "{event.starts}"',
                "All dates have times, or all are whole days: calendars hold them as one.", "Write them alike.",
                ("occurrences", n, "starts" if own.starts else "ends"),
            )  # fmt: skip
        elif _is_backward(event, fits[0]):
            yield finding_in(
                item.source, "ends-before-start", f'ends is "{own.ends}", and that date begins at {facts_on(event, fits[0]).starts}',
                "It ends after it begins.", "Check both.", ("occurrences", n, "ends"),
            )  # fmt: skip
        elif fits[0] in told:
            yield finding_in(
                item.source, "same-occurrence", f"occurrences tells of {own.day} twice", "Only the first one would count.",
                "Put both together.", at,
            )  # fmt: skip
        told += fits[:1]
    for n, change in enumerate(event.changes):
        named = change.occurrence
        fits = [moment for moment in there if named and means(named, moment)]
        if named and not fits:
            yield _no_date(item, ("changes", n, "occurrence"), "changes", named, there)
        elif named and change == own_changes(event, fits[0])[-1]:
            yield from _unchanged(item, n, change, fits[0])


def _unchanged(item: Item, number: int, change: Any, at: Moment) -> Iterator[Finding]:
    """A date with a new time has one."""
    if change.former_start == facts_on(item.facts, at).starts:
        yield finding_in(
            item.source, "change-was", f'was is "{change.was}", and that date still begins then',
            "A date that was moved is told twice: here that it changed, under occurrences when it is now.",
            f"Write  occurrences: [{{day: {at.day}, starts: …}}]  with the new start.", ("changes", number, "was"),
        )  # fmt: skip


def _is_alike(event: Any, own: Any) -> bool:
    """Whether its times are days or wall times as those of the event."""
    return all(m is None or m.precision == event.starts.precision for m in (own.starts, own.ends))


def _is_backward(event: Any, at: Moment) -> bool:
    span = facts_on(event, at).span
    return bool(span.ends and span.end <= span.begin)


def _ruled(event: Any) -> list[Moment]:
    """The dates that the rule gives by itself, as far as dates are named."""
    last = _last_named(event)
    found = []
    for at in islice(by_rule(event), 100 * MOST):
        if at > last:
            break
        found.append(Moment(at, event.starts.precision))
    return found


def _last_named(event: Any) -> datetime:
    """The last wall time of which something is said. A month more, to guess from."""
    days = [*event.repeats.left_out, *event.repeats.also, *named_days(event)]
    last: datetime = max((day.first for day in days), default=event.starts.first)
    return last + timedelta(days=31)


def _no_date(item: Item, at: Path, field: str, named: Moment, there: list[Moment]) -> Finding:
    return finding_in(
        item.source, "no-occurrence", f'{field} names "{named}", and that is none of its dates',
        "A date is named by its day as the rule gives it, also when it takes place on another.",
        _guess(named, there), at,
    )  # fmt: skip


def _guess(named: Moment, there: list[Moment]) -> str:
    near = min(there, key=lambda moment: abs(moment.first - named.first), default=None)
    return f"Did you mean  {near.day}?" if near else "Look at the dates of its page."
