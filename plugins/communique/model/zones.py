"""Time zones by their IANA names."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones, reset_tzpath

from communique.findings import Unfit

# The zones of the tzdata package, not the machine's: the same content gives the same bytes everywhere.
reset_tzpath(to=())


UTC_NAMES = ("UTC", "Etc/UTC")


@lru_cache
def zone(name: str) -> ZoneInfo:
    """The IANA zone of that name. Raises Unfit for abbreviations and unknown names."""
    if name in UTC_NAMES:
        return ZoneInfo(name)
    if not is_zone(name):
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


@lru_cache
def offsets(name: str) -> tuple[timedelta, ...]:
    """How far a zone is from UTC in the course of a year, by the rule that holds from now on: one
    distance, or that of winter and that of summer."""
    # The last year that zone files tell in full; after it they hold the rule alone.
    days = (datetime(2037, month, 15, 12, tzinfo=zone(name)) for month in range(1, 13))
    return tuple(sorted({day.utcoffset() or timedelta() for day in days}))


def is_zone(name: str) -> bool:
    """Whether `zone` takes that name."""
    return name == "UTC" or (_is_usable(name) and name in zones())


def _is_usable(name: str) -> bool:
    """Whether it is the name of a region and city."""
    return "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/"))


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
    cities = {
        entry.rpartition("/")[2].casefold(): entry for entry in sorted(zones()) if _is_usable(entry)
    }
    wanted = name.rpartition("/")[2].replace(" ", "_").casefold()
    close = get_close_matches(wanted, cities, n=1, cutoff=0.75)
    return cities[close[0]] if close else "Europe/Zurich or Asia/Seoul, for example"
