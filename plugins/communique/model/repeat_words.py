"""How people write how often and on which days: what is taken, and what is told where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

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
_INTERVAL = re.compile(r"(?:(?P<count>[1-9]\d{0,2})\s+)?(?P<unit>[a-z]+?)s?", re.IGNORECASE)
_OTHER_WORDS = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year",
    "annual": "year", "fortnight": "2 weeks", "fortnightly": "2 weeks", "biweekly": "2 weeks",
    "quarter": "3 months", "quarterly": "3 months", "weekday": "week", "workday": "week",
}  # fmt: skip
_NUMBERS = {
    name: n for n, name in enumerate("two three four five six seven eight nine ten".split(), 2)
}


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


class Day(Struct, frozen=True):
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
