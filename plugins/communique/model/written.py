"""How people write dates: what is taken, and what is told where it cannot be."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import datetime, timedelta
from typing import Any, Literal

from communique.findings import Unfit

Precision = Literal["month", "day", "minute"]

_FORM = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{1,2})(?::(?P<second>\d{1,2}))?"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?)?)?"
)
_USUAL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?", re.ASCII)
_WHY = "A date is written year-month-day, a time after it with T, in the 24-hour clock."
_EXAMPLES = "2023-09-26, 2023-09-26T10:00, or 2023-09 while the day is not known"
_YEARS = range(1500, 3000)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_WEEKDAY = r"(?:[a-z]+\.?,? )?"
_OTHER_FORMS = (
    re.compile(r"(?P<year>\d{4})[./](?P<month>\d{1,2})(?:[./](?P<day>\d{1,2}))?"),
    re.compile(r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>\d{4})"),
    re.compile(rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})"),
    re.compile(rf"{_WEEKDAY}{_MONTH} (?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? )?(?P<year>\d{{4}})"),
)
"""Ways of writing a date that can mean only one; 03/04/2023 is not among them."""


def read_written(written: object) -> tuple[datetime, Precision, timedelta | None]:
    """The beginning of what is written, how exactly it is known, and the offset behind it.

    Seconds are taken, as other programs write them, and not kept. Raises Unfit.
    """
    text = written if isinstance(written, str) else ""
    usual = _USUAL.fullmatch(text)
    if usual and (first := _moment(usual)):
        return first, "minute" if usual[4] else "day", None
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise Unfit("moment", _what(written), _WHY, _mend(written))
    parts = match.groupdict()
    _check_widths(text, parts)
    year, month, day = (int(parts[name] or 1) for name in ("year", "month", "day"))
    hour, minute, second = (int(parts[name] or 0) for name in ("hour", "minute", "second"))
    reason = _impossible(year, month, day, hour, minute, second)
    if reason:
        raise Unfit(
            "moment", _what(text), f"There is no such time: {reason}.", f"Write  {_EXAMPLES}"
        )
    precision: Precision = "month" if not parts["day"] else "minute" if parts["hour"] else "day"
    return datetime(year, month, day, hour, minute), precision, _offset(parts["offset"])


def _moment(usual: re.Match[str]) -> datetime | None:
    """The moment that is written in full; None where there is no such time."""
    year, month, day, hour, minute = (int(part or 0) for part in usual.groups())
    try:
        return datetime(year, month, day, hour, minute) if year in _YEARS else None
    except ValueError:
        return None


def _check_widths(text: str, parts: dict[str, Any]) -> None:
    ragged = [n for n in ("month", "day", "hour", "minute", "second") if len(parts[n] or "00") != 2]
    if ragged:
        mended = re.sub(r"(?<!\d)(\d)(?!\d)", r"0\1", text.strip())
        raise Unfit(
            "moment", _what(text),
            f"The {ragged[0]} is written with two digits.", f"Write  {{key}}: {mended}",
        )  # fmt: skip


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
    return (
        f'{{field}} is "{value}"'
        if isinstance(value, str)
        else "{field} is a list or a group of keys"
    )


def _mend(value: object) -> str:
    """The date as it should be written, where what was written can mean only one."""
    text = str(value).strip().lower()
    if re.fullmatch(r"tba|tbc|tbd|to be (announced|confirmed|decided|determined)|\?+", text):
        return "Write the month, such as  {key}: 2023-09  or  status: draft  until it is known."
    match = next((match for form in _OTHER_FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return f"Write  {_EXAMPLES}"
    parts = match.groupdict(default="")
    month = (
        parts["month"] if parts["month"].isdigit() else str(_MONTHS.index(parts["month"][:3]) + 1)
    )
    day = f"-{parts['day']:0>2}" if parts["day"] else ""
    return f"Write  {{key}}: {parts['year']}-{month:0>2}{day}"
