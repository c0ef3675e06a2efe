"""Rules and dates that cannot be are told with their place and how to mend them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.desk import EVENT, Desk, told

TUESDAY = "starts: 2023-09-05T10:00\n"


def repeats(rule: str, starts: str = TUESDAY) -> str:
    """Front matter of which `repeats` begins on line 4."""
    return f"{starts}repeats: {{{rule}}}\n"


@pytest.mark.parametrize(
    ("front", "where", "code", "mend"),
    [
        (repeats("every: monthly"), "4:18", "repeats-every", "Write  every: month"),
        (repeats("every: every second week"), "4:18", "repeats-every", "Write  every: 2 weeks"),
        (repeats("every: moth"), "4:18", "repeats-every", "Write  every: month"),
        (repeats("every: hour"), "4:18", "repeats-every", "Write  every: day"),
        (repeats("every: 0 weeks"), "4:18", "repeats-every", "Write  every: week"),
        (repeats("on: first tuesday"), "4:10", "repeats", "Write  every: month  or  every: 2 weeks"),
        (repeats("every: week, on: tusday"), "4:28", "repeats-on", "Did you mean  tuesday?"),
        (repeats("every: month, on: frist tuesday"), "4:29", "repeats-on", "Did you mean  first tuesday?"),
        (repeats("every: month, on: the second tue"), "4:29", "repeats-on", "Did you mean  second tuesday?"),
        (repeats("every: month, on: 32"), "4:29", "repeats-on", "Did you mean  second tuesday?"),
        (repeats("every: month, on: tuesday"), "4:29", "repeats-on", "Write which one, such as  on: second tuesday  or  every: week"),
        (repeats("every: week, on: second tuesday"), "4:28", "repeats-on", "Write  on: tuesday  or  every: month"),
        (repeats("every: month, on: [first tuesday, 15]"), "4:29", "repeats-on", "Keep the rule's days, and add single dates under  also:"),
        (repeats("every: week, until: 2023-12-31, times: 9"), "4:50", "repeats", "Delete one of them."),
        (repeats("every: week, times: 0"), "4:31", "form", "Write  times: 10"),
        (repeats("every: week, until: 2023-09-01"), "4:31", "repeats-until", "Check both."),
        (repeats("every: week, util: 2023-12-01"), "4:24", "unknown-key", None),
        (repeats("every: week", "starts: 2023-09\n"), "3:9", "repeats-starts", "Write the day:  starts: 2023-09-01"),
        (repeats("every: month, on: second tuesday"), "3:9", "repeats-starts", "Write  starts: 2023-09-12T10:00  (Tuesday), or mend the rule."),
        (repeats("every: day, until: 2026-12-31"), "4:30", "repeats-many", None),
        (repeats("every: day, times: 1001"), "4:30", "repeats-many", None),
        (repeats("every: week, except: [2023-09-13]"), "4:33", "no-occurrence", "Did you mean  2023-09-12?"),
        (repeats("every: week, also: [2023-09-12]"), "4:31", "repeats-also", None),
        (repeats("every: week, also: [2023-09-14, 2023-09-14]"), "4:43", "repeats-also", None),
        (repeats("every: week, also: [2023-09-14T18:00]", "starts: 2023-09-05\n"), "4:31", "repeats-also", "Write  2023-09-14"),
        (repeats("every: week, also: [2023-10]"), "4:31", "repeats-also", None),
        (repeats('rule: "FREQ=HOURLY"'), "4:17", "repeats-rule", "Write  FREQ=WEEKLY"),
        (repeats('rule: "FREQ=DAILY;BYHOUR=9,12"'), "4:17", "repeats-rule", None),
        (repeats('rule: "FREQ=WEEKLY;BYDAYS=TU"'), "4:17", "repeats-rule", "Did you mean  BYDAY?"),
        (repeats('rule: "FREQ=WEEKLY;COUNT=3;UNTIL=20231231"'), "4:17", "repeats-rule", "Delete one."),
        (repeats('rule: "FREQ=WEEKLY;UNTIL=2023-12-31"'), "4:17", "repeats-rule", None),
        (repeats('rule: "FREQ=WEEKLY;UNTIL=20231399"'), "4:17", "repeats-rule", None),
        (repeats('rule: "FREQ=WEEKLY;BYDAY=XX"'), "4:17", "repeats-rule", None),
        (repeats('rule: "FREQ=WEEKLY;INTERVAL=x"'), "4:17", "repeats-rule", None),
        (repeats('rule: "FREQ=WEEKLY;INTERVAL=0"'), "4:17", "repeats-rule", None),
        (repeats('rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"'), "4:17", "repeats-rule", None),
        (repeats('rule: "every tuesday"'), "4:17", "repeats-rule", None),
        (repeats('every: week, rule: "FREQ=WEEKLY"'), "4:18", "repeats", "Delete one of them."),
        (repeats('rule: "FREQ=WEEKLY;UNTIL=20230801"'), "4:17", "repeats-until", None),
        (repeats("every: week") + "occurrences: [{day: 2023-09-13, summary: Guests.}]\n", "5:21", "no-occurrence", "Did you mean  2023-09-12?"),
        (repeats("every: week") + "occurrences: [{day: 2023-09-12, summary: A.}, {day: 2023-09-12, summary: B.}]\n", "5:53", "same-occurrence", "Put both together."),
        (repeats("every: week") + "changes: [{on: 2023-09-01, what: cancelled, occurrence: 2023-09-11}]\n", "5:57", "no-occurrence", "Did you mean  2023-09-12?"),
        (repeats("every: week") + "occurrences: [{day: 2023-09-12, starts: 2023-09-13}]\n", "5:41", "occurrence-form", None),
        (repeats("every: week") + "occurrences: [{day: 2023-09-12, ends: 2023-09-12T09:00}]\n", "5:39", "ends-before-start", None),
        (repeats("every: week") + "changes: [{on: 2023-09-01, what: rescheduled, occurrence: 2023-09-12, was: 2023-09-12T10:00}]\n", "5:76", "change-was", "Write  occurrences: [{day: 2023-09-12, starts: …}]  with the new start."),
        (repeats("every: week, also: [2023-10-29T02:30]", "timezone: Europe/Zurich\nstarts: 2023-09-05T10:00\n"), "5:31", "time-in-fold", None),
        (TUESDAY + "occurrences: [{day: 2023-09-05, summary: Guests.}]\n", "4:21", "occurrence-of-none", None),
        (TUESDAY + "changes: [{on: 2023-09-01, what: cancelled, occurrence: 2023-09-05}]\n", "4:57", "occurrence-of-none", None),
    ],
)  # fmt: skip
def test_what_cannot_be(desk: Desk, front: str, where: str, code: str, mend: str | None) -> None:
    desk.event(front)

    finding = desk.finding()

    assert (finding.where, finding.code) == (f"{EVENT}:{where}", code)
    if mend:
        assert finding.mend == mend


@pytest.mark.parametrize(
    "front",
    [
        repeats("every: week"),
        "starts: 2023-09-05T10:00\nrepeats: week\n",
        repeats("every: day, until: 2023-12-31"),
        repeats("every: 2 weeks, on: [tuesday, friday]"),
        repeats("every: Month, on: First Tuesday"),
        repeats("every: month, on: last day", "starts: 2023-09-30\n"),
        repeats("every: month, on: [1st, 15th]", "starts: 2023-09-15\n"),
        repeats("every: year"),
        repeats("every: week, until: 2023-09-19, except: 2023-09-12, also: 2023-09-14T18:00"),
        repeats('rule: "FREQ=WEEKLY;UNTIL=20231231T225959Z"'),
        repeats('rule: "freq=monthly;byday=tu;bysetpos=1;wkst=su"'),
        repeats("every: day", "starts: 2019-01-01\n"),
    ],
)
def test_what_can_be(desk: Desk, front: str) -> None:
    desk.event(front)

    assert told(desk.findings()) == []


def test_faults_are_told_once_and_not_for_each_date(desk: Desk) -> None:
    desk.event(repeats("every: week, times: 30") + "venue: nowhere\n")

    assert told(desk.findings()) == [(f"{EVENT}:5:8", "unknown-reference")]


def test_what_waits_for_its_day_is_checked(desk: Desk) -> None:
    desk.event("date: 2024-01-01\n" + repeats("every: month, on: last tuesday"))

    assert told(desk.findings()) == [(f"{EVENT}:4:9", "repeats-starts")]


def test_an_endless_rule_shows_its_last_dates(desk: Desk) -> None:
    """Three years and more of days: no finding, and the oldest dates go."""
    desk.event(repeats("every: day", "starts: 2019-01-01\n"))

    site: Any = desk.read()[0]

    dates = site.items["event/2023/e"]["en"].dates
    assert 990 < len(dates) <= 1000
    assert dates[-1] == "event/2023/e/2024-10-01"
