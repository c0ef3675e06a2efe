"""How people and calendar files write rules of recurrence: what is taken, and what is told where it
cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from typing import Literal

from communique.findings import Unfit

Frequency = Literal["day", "week", "month", "year"]
FREQUENCIES: dict[Frequency, str] = {
    "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY",
}  # fmt: skip
"""The unit -> FREQ of RFC 5545 3.3.10."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5,
}  # fmt: skip
PARTS = (
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY",
    "BYSETPOS", "WKST",
)  # fmt: skip
"""The parts of a rule that tell days."""

_INTERVAL = re.compile(r"(?:(?P<count>[1-9]\d{0,2})\s+)?(?P<unit>[a-z]+?)s?", re.IGNORECASE)
_OTHER_WORDS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year",
    "annual": "year", "fortnight": "2 weeks", "fortnightly": "2 weeks", "biweekly": "2 weeks",
    "quarter": "3 months", "quarterly": "3 months", "weekday": "week", "workday": "week",
}  # fmt: skip
_NUMBERS = {
    name: n for n, name in enumerate("two three four five six seven eight nine ten".split(), 2)
}
_UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")


def read_interval(text: str) -> tuple[Frequency, int]:
    """The unit and how many of them lie between two dates: "2 weeks" is ("week", 2). Raises Unfit."""
    match = _INTERVAL.fullmatch(text.strip())
    unit = match["unit"].lower() if match else ""
    if match is None or unit not in FREQUENCIES:
        raise Unfit(
            "repeats-every", f'{{field}} is "{text}"', "It is day, week, month or year, or a number of them: 2 weeks.",
            f"Write  {{key}}: {_guess_interval(text)}",
        )  # fmt: skip
    return unit, int(match["count"] or 1)


def _guess_interval(text: str) -> str:
    words = text.lower().replace("every", " ").split()
    count = next((n for word in words if (n := _number(word)) > 1), 1)
    for word in words:
        if word in _OTHER_WORDS:
            return _OTHER_WORDS[word]
        if re.fullmatch("hour|minute|hourly", word.removesuffix("s")):
            return "day"
        close = get_close_matches(word.removesuffix("s"), FREQUENCIES, 1, 0.6)
        if close:
            return close[0] if count == 1 else f"{count} {close[0]}s"
    return "month"


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS.get(word, ORDINALS.get(word, 0))


@dataclass(frozen=True, slots=True)
class Day:
    """A day as `on` tells it: a weekday, which one of the month (0: each), or a day of the month."""

    weekday: int | None = None
    which: int = 0
    month_day: int = 0

    @property
    def is_weekday(self) -> bool:
        return self.weekday is not None

    @property
    def code(self) -> str:
        """The value of BYDAY or BYMONTHDAY."""
        if self.weekday is None:
            return str(self.month_day)
        return f"{self.which or ''}{CODES[self.weekday]}"

    def unfit_for(self, frequency: Frequency) -> tuple[str, str] | None:
        """Why it makes no sense with that frequency, and what to write; None where it does."""
        name = "" if self.weekday is None else WEEKDAYS[self.weekday]
        if frequency in ("day", "week"):
            if self.is_weekday and not self.which:
                return None
            told = "A week has each weekday once, and no days of the month."
            return told, f"Write  on: {name or 'tuesday'}  or  every: month"
        if self.is_weekday and not self.which:
            told = "A month has each weekday several times."
            return told, f"Write which one, such as  on: second {name}  or  every: week"
        return None


def read_days(written: Iterable[str]) -> tuple[Day, ...]:
    """The days that `on` names. Raises Unfit."""
    return tuple(_day(text) for text in written)


def _day(text: str) -> Day:
    words = text.lower().split()
    if words == ["last", "day"]:
        return Day(month_day=-1)
    if len(words) == 1 and re.fullmatch(r"([12]?[1-9]|[123]0|31)(st|nd|rd|th)?\.?", words[0]):
        return Day(month_day=int(re.sub(r"\D", "", words[0])))
    if len(words) == 1 and words[0] in WEEKDAYS:
        return Day(WEEKDAYS.index(words[0]))
    if len(words) == 2 and words[0] in ORDINALS and words[1] in WEEKDAYS:
        return Day(WEEKDAYS.index(words[1]), ORDINALS[words[0]])
    raise Unfit(
        "repeats-on", f'{{field}} is "{text}"',
        "It is a weekday (monday), one of a month (second tuesday, last friday), a day of the month (15), or last day.",
        f"Did you mean  {_guess_day(words)}?",
    )  # fmt: skip


def _guess_day(words: list[str]) -> str:
    said = [word for word in words if word not in ("the", "of", "each", "every", "on", "month")]
    weekday = next((day for word in said if (day := _weekday_like(word))), "")
    which = next((word for word in said if word in ORDINALS), "") or next(
        (c[0] for w in said if not _weekday_like(w) and (c := get_close_matches(w, ORDINALS, 1))),
        "",
    )
    return " ".join(part for part in (which, weekday or ("tuesday" if which else "")) if part) or "second tuesday"  # fmt: skip


def _weekday_like(word: str) -> str:
    """The weekday that a word means: tue, tuesdays, tusday."""
    short = [day for day in WEEKDAYS if len(word) >= 2 and day.startswith(word.rstrip(".s"))]
    return (short or get_close_matches(word, WEEKDAYS, 1, 0.7) or [""])[0]


def read_rule(text: str) -> dict[str, str]:
    """The parts of an RRULE by name, in their order. Raises Unfit."""
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, _, value = part.strip().partition("=")
        if name not in PARTS or not value or name in parts:
            raise _unfit_part(text, name, value, name in parts)
        parts[name] = value.replace(" ", "")
    _check_frequency(text, parts)
    _check_end(text, parts)
    _check_values(text, parts)
    return parts


def _check_frequency(text: str, parts: dict[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES.values():
        is_short = frequency in ("HOURLY", "MINUTELY", "SECONDLY")
        raise _unfit_rule(
            text,
            f"FREQ is {frequency}, several times a day" if is_short else f"FREQ is {frequency or 'missing'}",
            "An event repeats on days: FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.",
            f"Write  FREQ={(get_close_matches(frequency, FREQUENCIES.values(), 1) or ['WEEKLY'])[0]}",
        )  # fmt: skip


def _check_end(text: str, parts: dict[str, str]) -> None:
    if "COUNT" in parts and "UNTIL" in parts:
        raise _unfit_rule(
            text, "it has both COUNT and UNTIL", "RFC 5545 allows one of them.", "Delete one."
        )
    if "UNTIL" in parts and not _UNTIL.fullmatch(parts["UNTIL"]):
        raise _unfit_rule(
            text, f"UNTIL is {parts['UNTIL']}", "It is a day or a time in UTC, without hyphens.",
            "Write  UNTIL=20271231  or  UNTIL=20271231T235959Z",
        )  # fmt: skip


def _check_values(text: str, parts: dict[str, str]) -> None:
    from dateutil.rrule import rrulestr

    for name in ("INTERVAL", "COUNT"):
        if not re.fullmatch(r"[1-9]\d{0,3}", parts.get(name, "1")):
            raise _unfit_rule(
                text,
                f"{name} is {parts[name]}",
                "It is a whole number from 1 on.",
                f"Write  {name}=2",
            )
    try:
        if "UNTIL" in parts:
            datetime.strptime(parts["UNTIL"][:8], "%Y%m%d")  # noqa: DTZ007
        # Without an end a rule that gives no date would be followed for ever.
        rule = rrulestr(f"{rule_of(parts)};UNTIL=20530101", dtstart=datetime(2023, 1, 1))
        if next(iter(rule), None) is None:
            raise ValueError
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        raise _unfit_rule(
            text, "no date can be found by it", "It is written as RFC 5545 says, 3.3.10.",
            "Compare with  FREQ=MONTHLY;BYDAY=2TU",
        ) from None  # fmt: skip


def rule_of(parts: dict[str, str]) -> str:
    """The rule without its end."""
    return ";".join(f"{n}={value}" for n, value in parts.items() if n not in ("COUNT", "UNTIL"))


def _unfit_part(text: str, name: str, value: str, is_double: bool) -> Unfit:
    if name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        return _unfit_rule(
            text, f"it has {name}", "The time of day is that of starts; an event repeats on days.",
            "Delete it, and add further times under  also:",
        )  # fmt: skip
    if is_double or (name in PARTS and not value):
        what = f"{name} stands there twice" if is_double else f"{name} has no value"
        return _unfit_rule(text, what, "Each part has one value.", "Mend the rule.")
    close = get_close_matches(name, PARTS, 1)
    return _unfit_rule(
        text, f'it has no part named "{name}"', f"Its parts are {', '.join(PARTS)}.",
        f"Did you mean  {close[0]}?" if close else "Write  FREQ=MONTHLY;BYDAY=2TU, for example",
    )  # fmt: skip


def _unfit_rule(text: str, what: str, why: str, mend: str) -> Unfit:
    return Unfit("repeats-rule", f'{{field}} is "{text}": {what}', why, mend)
