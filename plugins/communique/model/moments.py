"""Points and stretches of time as a writer gives them: a month, a day, or a wall time."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from communique.findings import Unfit

Precision = Literal["month", "day", "minute"]

_FORM = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?)?"
)
_WHY = "A date is written year-month-day, a time after it with T, in the 24-hour clock."
_EXAMPLES = "2023-09-26, 2023-09-26T10:00, or 2023-09 while the day is not known"
_YEARS = range(1500, 3000)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a wall time, or a month whose day is not known yet.

    It has no zone of its own: the zone is the event's, its place's or the site's, and is given
    to the methods that need one. `offset` is what a writer put behind the time, kept to be
    compared with the zone and to choose between two equal wall times in autumn.
    """

    first: datetime
    precision: Precision
    offset: timedelta | None = None

    @classmethod
    def read(cls, text: object) -> Moment:
        """The moment that `text` writes. Raises Unfit for anything else."""
        if isinstance(text, Moment):
            return text
        match = _FORM.fullmatch(str(text).strip()) if isinstance(text, str) else None
        if match is None:
            raise Unfit("moment", _what(text), _WHY, _mend(text))
        parts = match.groupdict()
        _check_widths(str(text), parts)
        return _moment(str(text), parts)

    @property
    def day(self) -> date:
        """The day; the first of the month where no day is known."""
        return self.first.date()

    @property
    def is_month(self) -> bool:
        return self.precision == "month"

    @property
    def has_time(self) -> bool:
        return self.precision == "minute"

    def at(self, zone: ZoneInfo) -> datetime:
        """The instant at which it begins, in `zone`; midnight for days and months."""
        aware = self.first.replace(tzinfo=zone)
        later = aware.replace(fold=1)
        chosen_later = self.offset is not None and later.utcoffset() == self.offset
        return later if chosen_later and aware.utcoffset() != self.offset else aware

    def until(self, zone: ZoneInfo) -> datetime:
        """The instant at which it is over: a time at once, a day or month with its last second."""
        if self.precision == "minute":
            return self.at(zone)
        days = 1 if self.precision == "day" else monthrange(self.first.year, self.first.month)[1]
        return (self.first + timedelta(days=days)).replace(tzinfo=zone)

    def isoformat(self) -> str:
        """As a writer would type it, and as HTML's `datetime` attribute takes it."""
        width = {"month": 7, "day": 10, "minute": 16}[self.precision]
        return self.first.isoformat()[:width]

    __str__ = isoformat

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: GetCoreSchemaHandler) -> Any:
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.to_string_ser_schema()
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, *_: Any) -> dict[str, str]:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2})?)?$"}


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when, in which zone.

    `ends` is the last day (inclusive, as people say it) or the wall time at which it ends;
    None where no end is known. Instants are computed, never stored.
    """

    starts: Moment
    ends: Moment | None
    zone_name: str

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.zone_name)

    @property
    def is_announced(self) -> bool:
        """Whether the day is known; false while only a month is."""
        return not self.starts.is_month

    @property
    def is_all_day(self) -> bool:
        return self.starts.precision == "day"

    @property
    def begin(self) -> datetime:
        """The instant of the start, aware."""
        return self.starts.at(self.zone)

    @property
    def end(self) -> datetime:
        """The instant at which it is over (exclusive), aware; the start where a time has no end."""
        return (self.ends or self.starts).until(self.zone)

    @property
    def first_day(self) -> date:
        return self.starts.day

    @property
    def last_day(self) -> date:
        """The last day on which it takes place; an end at midnight belongs to the day before."""
        if self.ends is None:
            return self.starts.day
        if self.ends.has_time and self.ends.first.time() == time() and self.ends.day > self.starts.day:
            return self.ends.day - timedelta(days=1)
        return self.ends.day

    def is_over(self, at: datetime) -> bool:
        return self.end <= at and self.begin < at

    def is_under_way(self, at: datetime) -> bool:
        return self.begin <= at < self.end


@lru_cache
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises Unfit for abbreviations and unknown names."""
    if name in ("UTC", "Etc/UTC"):
        return ZoneInfo(name)
    if "/" not in name or name.startswith(("Etc/", "posix/", "right/", "SystemV/")) or name not in zones():
        raise Unfit(
            "timezone",
            f'{{field}} is "{name}"',
            "A time zone is given by its IANA name, region and city: abbreviations such as EST "
            "are wrong for half of the year.",
            f"Write  {{key}}: {_zone_guess(name)}",
        )
    return ZoneInfo(name)


@lru_cache
def zones() -> frozenset[str]:
    """All IANA zone names."""
    return frozenset(available_timezones())


def _zone_guess(name: str) -> str:
    from difflib import get_close_matches

    known = {
        "EST": "America/New_York", "EDT": "America/New_York", "ET": "America/New_York",
        "CST": "America/Chicago", "PST": "America/Los_Angeles", "KST": "Asia/Seoul",
        "CET": "Europe/Zurich", "CEST": "Europe/Zurich", "GMT": "Europe/London",
        "BST": "Europe/London", "MSK": "Europe/Moscow", "JST": "Asia/Tokyo",
    }  # fmt: skip
    if name.upper() in known:
        return known[name.upper()]
    cities = {entry.rpartition("/")[2].casefold(): entry for entry in sorted(zones()) if "/" in entry}
    wanted = name.rpartition("/")[2].replace(" ", "_").casefold()
    close = get_close_matches(wanted, cities, n=1)
    return cities[close[0]] if close else "Europe/Zurich or Asia/Seoul, for example"


def _check_widths(text: str, parts: dict[str, Any]) -> None:
    ragged = [n for n in ("month", "day", "hour", "minute", "second") if len(parts[n] or "00") != 2]
    if ragged:
        mended = re.sub(r"(?<!\d)(\d)(?!\d)", r"0\1", text.strip())
        raise Unfit(
            "moment", _what(text),
            f"The {ragged[0]} is written with two digits.", f"Write  {{key}}: {mended}",
        )  # fmt: skip


def _moment(text: str, parts: dict[str, Any]) -> Moment:
    """Seconds are taken, as other programs write them, and not kept."""
    year, month, day = (int(parts[name] or 1) for name in ("year", "month", "day"))
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    reason = _impossible(year, month, day, hour, minute, second)
    if reason:
        raise Unfit("moment", _what(text), f"There is no such time: {reason}.", f"Write  {_EXAMPLES}")
    first = datetime(year, month, day, hour, minute)
    precision: Precision = "month" if not parts["day"] else "minute" if parts["hour"] else "day"
    return Moment(first, precision, _offset(parts["offset"]))


def _impossible(year: int, month: int, day: int, hour: int, minute: int, second: int) -> str:
    """Why there is no such time, or nothing."""
    if year not in _YEARS:
        return f"years run from {_YEARS[0]} to {_YEARS[-1]}, not {year:04}"
    if not 1 <= month <= 12:
        return f"months run from 01 to 12, not {month:02}"
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"that month has {days} days, not {day}" if day else "days begin with 01"
    if hour == 24:
        return "the day ends with 23:59; midnight is 00:00 of the next day"
    if hour > 23:
        return f"hours run from 00 to 23, not {hour}"
    return "minutes and seconds run from 00 to 59" if max(minute, second) > 59 else ""


def _offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text == "Z":
        return timedelta(0)
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))


def _what(value: object) -> str:
    return f'{{field}} is "{value}"' if isinstance(value, str) else "{field} is a list or a group of keys"


def _mend(value: object) -> str:
    """The date as it should be written, where what was written can mean only one."""
    text = str(value).strip().lower()
    if re.fullmatch(r"tba|tbc|tbd|to be (announced|confirmed|decided|determined)|\?+", text):
        return "Write the month, such as  {key}: 2023-09  or  status: draft  until it is known."
    match = next((match for form in _OTHER_FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return f"Write  {_EXAMPLES}"
    parts = match.groupdict(default="")
    month = parts["month"] if parts["month"].isdigit() else str(_MONTHS.index(parts["month"][:3]) + 1)
    day = f"-{parts['day']:0>2}" if parts["day"] else ""
    return f"Write  {{key}}: {parts['year']}-{month:0>2}{day}"


_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_WEEKDAY = r"(?:[a-z]+day,? )?"
_OTHER_FORMS = (
    re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})(?:[./](?P<day>\d{1,2}))?"),
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"),
    re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})"),
    re.compile(rf"{_WEEKDAY}{_MONTH} (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? )?(?P<year>\d{{4}})"),
)
"""Ways of writing a date that can mean only one; 03/04/2023 is not among them."""
