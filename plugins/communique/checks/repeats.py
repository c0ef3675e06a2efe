"""Events that repeat: the rule comes to an end or has none, and the first date is on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from communique.checks.occurrences import dates, dates_of_none
from communique.collections.recurrence_rule import MOST, by_rule, rule
from communique.findings import Finding
from communique.model.moments import Moment
from communique.model.repeat_words import WEEKDAYS
from communique.model.site import Item, Site, Versions, original
from communique.model.walk import Path
from communique.reading.places import finding_in


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    if item.kind != "event":
        return
    event = item.facts
    if event.repeats is None:
        yield from dates_of_none(item)
    elif not event.span.is_announced:
        yield finding_in(
            item.source, "repeats-starts", f'starts is "{event.starts}", a month, and the event repeats',
            "Its dates are counted from the first one.", f"Write the day:  starts: {event.starts}-01", ("starts",),
        )  # fmt: skip
    else:
        found = list(_rule(item))
        yield from found or dates(item)


def _rule(item: Item) -> Iterator[Finding]:
    """What is wrong with the rule as a whole."""
    event = item.facts
    its_rule = rule(event)
    at: Path = ("repeats", "rule") if event.repeats.rule else ("repeats", "until")
    if its_rule.last and its_rule.last < event.starts.first:
        yield finding_in(
            item.source, "repeats-until", f'until is "{event.repeats.until or its_rule.last.date()}", before starts, "{event.starts}"',
            "It would never take place.", "Check both.", at,
        )  # fmt: skip
        return
    first = next(by_rule(event), None)
    if first != event.starts.first:
        yield _not_on_rule(item, first)
    elif not its_rule.is_endless and sum(1 for _ in islice(by_rule(event), MOST + 1)) > MOST:
        yield finding_in(
            item.source, "repeats-many", f"it would take place more than {MOST} times",
            "Each date has a page.", "Give it an earlier end, or none: then the last ones are shown.",
            at if its_rule.last else ("repeats", "times"),
        )  # fmt: skip


def _not_on_rule(item: Item, first: datetime | None) -> Finding:
    event = item.facts
    rule_text = event.repeats.rule or f"every {event.repeats.every}"
    day = f"{_weekday(event.starts.first)}"
    mend = "Mend one of them."
    if first:
        moment = Moment(first, event.starts.precision)
        mend = f"Write  starts: {moment}  ({_weekday(first)}), or mend the rule."
    return finding_in(
        item.source, "repeats-starts", f'starts is "{event.starts}", a {day}, and that is no date by the rule ({_told(rule_text, event)})',
        "The first date is one of those that the rule gives.", mend, ("starts",),
    )  # fmt: skip


def _told(rule_text: str, event: Any) -> str:
    return f"{rule_text}: {', '.join(event.repeats.on)}" if event.repeats.on else rule_text


def _weekday(day: datetime) -> str:
    return WEEKDAYS[day.weekday()].capitalize()
