"""Points and stretches of time as a writer gives them: a month, a day, or a wall time."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

from communique.model.written import Precision, read_written
from communique.model.zones import zone

__all__ = ["Moment", "Span", "zone"]


class Moment(Struct, frozen=True):
    """A date, a wall time, or a month whose day is not known yet.

    It has no zone of its own: the zone is the event's, its place's or the site's, and is given
    to the methods that need one. `offset` is what a writer put behind the time, kept to be
    compared with the zone and to choose between two equal wall times in autumn.
    """

    first: datetime
    precision: Precision
    offset: timedelta | None = None

    @classmethod
    def read(cls, written: object) -> Moment:
        """The moment that is written. Raises Unfit for anything else."""
        return written if isinstance(written, Moment) else cls(*read_written(written))

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
        if self.offset is None or aware.utcoffset() == self.offset:
            return aware
        later = aware.replace(fold=1)
        return later if later.utcoffset() == self.offset else aware

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


class Span(Struct, frozen=True):
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
        if (
            self.ends.has_time
            and self.ends.first.time() == time()
            and self.ends.day > self.starts.day
        ):
            return self.ends.day - timedelta(days=1)
        return self.ends.day

    def is_over(self, at: datetime) -> bool:
        return self.end <= at and self.begin < at

    def is_under_way(self, at: datetime) -> bool:
        return self.begin <= at < self.end
