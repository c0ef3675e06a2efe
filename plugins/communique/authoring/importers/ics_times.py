"""Times of calendar files as we write them: a day, or a wall time and an IANA zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from msgspec import Struct

from communique.model.zones import is_zone, zone


class Clock(Struct, frozen=True):
    """How the times of one calendar are read. `home` is the zone of times that name none and of those
    in UTC: people do not hold a meeting "at 07:00 UTC", their program wrote it so. `site` is the
    site's zone, in which the days of publication and of changes are told."""

    home: str
    site: str

    @classmethod
    def of(cls, calendar: Any, site_zone: str) -> Clock:
        named = zone_named(str(calendar.get("X-WR-TIMEZONE", "")))
        return cls(named or site_zone, site_zone)

    def zone_of(self, value: Any) -> str:
        """The IANA zone in which a DTSTART is told."""
        moment = value.dt
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            return self.home
        named = zone_named(str(value.params.get("TZID", ""))) or _zone_like(
            moment.tzinfo, moment.year
        )
        return named if named and named != "UTC" else self.home

    def wall(self, moment: date | datetime, zone_name: str) -> str:
        """A day or a wall time in that zone, as front matter has it; seconds are left out."""
        if not isinstance(moment, datetime):
            return moment.isoformat()
        there = moment.astimezone(zone(zone_name)) if moment.tzinfo else moment
        return there.strftime("%Y-%m-%dT%H:%M")

    def day(self, stamp: Any) -> str:
        """The day of a time stamp in the site's zone; empty where there is none."""
        return self.wall(stamp.dt, self.site)[:10] if hasattr(stamp, "dt") else ""

    def told_on(self, event: Any) -> str:
        """The day on which a calendar last changed an event; empty where it does not tell."""
        return self.day(event.get("LAST-MODIFIED")) or self.day(event.get("DTSTAMP"))


def zone_named(name: str) -> str:
    """The IANA zone that a TZID means: IANA's own names, also behind a path (`/citadel.org/…/Europe/Oslo`),
    and Windows' (`W. Europe Standard Time`, by CLDR's table); empty where it is none of them."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    name = name.strip().strip('"')
    for candidate in (name, WINDOWS_TO_OLSON.get(name, ""), *_tails(name)):
        if candidate and is_zone(candidate):
            return candidate
    return ""


def _tails(name: str) -> list[str]:
    """The last three, two and one parts of a path."""
    parts = name.split("/")
    return ["/".join(parts[-count:]) for count in (3, 2) if len(parts) > count]


def _zone_like(its_zone: tzinfo, year: int) -> str:
    """A zone that has the offsets of one that a program made up, over three years; empty for UTC."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    days = [datetime(year + more, month, 15, 12) for more in (-1, 0, 1) for month in range(1, 13)]
    wanted = [day.replace(tzinfo=its_zone).utcoffset() for day in days]
    usable = (
        name for name in sorted(set(WINDOWS_TO_OLSON.values()), key=_by_fame) if is_zone(name)
    )
    alike = (
        name
        for name in usable
        if [day.replace(tzinfo=zone(name)).utcoffset() for day in days] == wanted
    )
    return next(alike, "") if any(wanted) else ""


def _by_fame(name: str) -> tuple[int, str]:
    """Zones of the places that calendars of offices name most often come first."""
    known = ("Europe/Berlin", "Europe/London", "America/New_York", "America/Chicago", "Asia/Seoul")
    return (known.index(name) if name in known else len(known)), name


def last_day(end: date) -> date:
    """The last day of an event of whole days: DTEND is the day after (RFC 5545 3.6.1)."""
    return end - timedelta(days=1)
