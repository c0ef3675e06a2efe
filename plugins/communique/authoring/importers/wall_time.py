"""Hugo's dates (`2019-03-13 14:00:00 -0500`) as wall time in a zone (`2019-03-13T14:00`)."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

_WRITTEN = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


class WallTime(Struct, frozen=True):
    """`text` is a date or a wall time without offset; `remark` says what the written offset should have been, or nothing."""

    text: str
    remark: str = ""


def wall_time(written: str, zone: str) -> WallTime:
    """Keep the clock face that was written and forget its offset.

    Hugo wants an offset, and offices write the same one all year; what they mean is the time on the wall.
    Raises ValueError when it is no date, or no day of the calendar.
    """
    found = _WRITTEN.match(written.strip())
    if not found:
        raise ValueError(written)
    year, month, day, hour, minute, _, offset = found.groups()
    if hour is None:
        return WallTime(date(int(year), int(month), int(day)).isoformat())
    moment = datetime(
        int(year), int(month), int(day), int(hour), int(minute), tzinfo=ZoneInfo(zone)
    )
    return WallTime(moment.strftime("%Y-%m-%dT%H:%M"), _remark(moment, offset, zone))


def _remark(moment: datetime, offset: str | None, zone: str) -> str:
    right = moment.utcoffset()
    if offset is None or right is None or _delta(offset) == right:
        return ""
    return f"{offset} is written, {zone} has {_written(right)} on that day"


def _delta(offset: str) -> timedelta:
    if offset.upper() == "Z":
        return timedelta()
    sign = -1 if offset[0] == "-" else 1
    return sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))


def _written(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
