"""Dates, times and names as CLDR has them written in a locale, each worked out once."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from communique.model.zones import zone, zones

if TYPE_CHECKING:
    from babel import Locale

_KEPT = 32768
"""How many answers of each function are kept: the days of decades in several languages."""


@lru_cache
def cldr(locale: str) -> Locale:
    from babel import Locale

    return Locale.parse(locale)


@lru_cache
def direction(locale: str) -> str:
    return "rtl" if cldr(locale).text_direction == "rtl" else "ltr"


@lru_cache(maxsize=_KEPT)
def country(locale: str, code: str) -> str:
    return str(cldr(locale).territories.get(code, code))


@lru_cache
def join(locale: str) -> str:
    """The pattern of a time and a day, `{0}` and `{1}`."""
    return str(cldr(locale).datetime_formats["medium"]).replace("'", "")


@lru_cache(maxsize=_KEPT)
def city(locale: str, zone_name: str) -> str:
    from babel.dates import get_timezone_location

    return get_timezone_location(zone(zone_name), cldr(locale), return_city=True)


@lru_cache(maxsize=_KEPT)
def is_time_of(country: str, zone_name: str, at: datetime) -> bool:
    """Whether a zone is of a country all of which has the same time at that instant."""
    zones = _zones_of(country)
    return (
        zone_name in zones and len({at.astimezone(zone(name)).utcoffset() for name in zones}) == 1
    )


@lru_cache
def _zones_of(country: str) -> frozenset[str]:
    from babel.core import get_global

    territories = get_global("zone_territories")
    return frozenset(name for name, code in territories.items() if code == country) & zones()


@lru_cache(maxsize=_KEPT)
def clock(locale: str, at: time) -> str:
    from babel.dates import format_time

    return _with_own_periods(locale, format_time(at, "short", locale=cldr(locale)))


@lru_cache(maxsize=_KEPT)
def day(locale: str, day: date, weekday: bool) -> str:
    from babel.dates import format_date

    return format_date(day, "full" if weekday else "long", locale=cldr(locale))


@lru_cache(maxsize=_KEPT)
def month(locale: str, day: date) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("yMMMM", day, locale=cldr(locale))


@lru_cache(maxsize=_KEPT)
def days(locale: str, first: date, last: date) -> str:
    from babel.dates import format_interval

    return format_interval(first, last, "yMMMd", locale=cldr(locale))


@lru_cache(maxsize=_KEPT)
def clocks(locale: str, first: datetime, last: datetime) -> str:
    """Two wall times as CLDR joins them, with one AM or PM where one is enough."""
    from babel.dates import format_interval

    pattern = cldr(locale).time_formats["short"].pattern
    skeleton = "hm" if "a" in pattern or "B" in pattern else "Hm"
    shown = format_interval(first, last, skeleton, locale=cldr(locale))
    return _with_own_periods(locale, shown)


def _with_own_periods(locale: str, text: str) -> str:
    """The halves of the day in the language's own words: Korean writes 오전, CLDR's short form is AM."""
    if locale.partition("_")[0] != "ko":
        return text
    periods = cldr(locale).day_periods["format"]["wide"]
    return text.replace("AM", periods["am"]).replace("PM", periods["pm"])
