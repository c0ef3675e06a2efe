"""VTIMEZONE: our rules against the IANA data, for many zones, years and instants."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from io import StringIO
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import icalendar
import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model.moments import Moment, Span
from communique.outputs.contentline import ical
from communique.outputs.jcal import jcal
from communique.outputs.vtimezone import use_of, vtimezone, zone_uses
from tests.deep import examples

HARD = [
    "Africa/Casablanca",  # saving time all year but in Ramadan, by the moon
    "Africa/Cairo",  # given up in 2014, taken up again in 2023
    "America/Asuncion",  # saving time for good since 2024
    "America/Caracas",  # moved by half an hour in 2016
    "America/Nuuk",  # the night before the last Sunday; moved in 2023
    "America/Sao_Paulo",  # southern; given up in 2019
    "America/St_Johns",  # half an hour off
    "Antarctica/Troll",  # two hours at once
    "Asia/Gaza",  # by decree, and twice a year more for Ramadan
    "Asia/Kathmandu",  # 45 minutes off
    "Asia/Pyongyang",  # half an hour there and back
    "Asia/Seoul",
    "Asia/Tehran",  # by the Persian calendar, until 2022
    "Australia/Lord_Howe",  # half an hour of saving time
    "Europe/Dublin",  # winter is the exception by law
    "Europe/Istanbul",  # saving time for good since 2016
    "Europe/Zurich",
    "Pacific/Apia",  # left out 30 December 2011
    "Pacific/Auckland",
    "Pacific/Chatham",  # 45 minutes off, southern
    "America/New_York",
    "America/Santiago",
]
ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")
)
YEARS = st.integers(1990, 2050)


@st.composite
def uses(draw: st.DrawFn) -> tuple[str, int, int]:
    """A zone and the first and last year in which a calendar uses it."""
    first = draw(YEARS)
    name = draw(st.one_of(st.sampled_from(HARD), st.sampled_from(ZONES)))
    return name, first, first + draw(st.integers(0, 12))


def read(name: str, first: int, last: int) -> icalendar.Timezone:
    """The component as icalendar reads it."""
    return icalendar.Timezone.from_ical(ical(vtimezone(name, first, last)))


@lru_cache(maxsize=4096)
def onsets(text: bytes) -> list[tuple[datetime, timedelta]]:
    """The instants at which the component's parts begin to hold, with their offsets, as RFC 5545
    3.6.5 has them read. A reader of our own, and a short one: the libraries' come below."""
    found = []
    for part in icalendar.Timezone.from_ical(text).subcomponents:
        start, before = part.decoded("DTSTART"), part.decoded("TZOFFSETFROM")
        walls = [start]
        if "RRULE" in part:
            rule = part["RRULE"].to_ical().decode()
            aware = start.replace(tzinfo=UTC) - before
            # In local terms: UNTIL is UTC, the rule's days are the wall's.
            until = part["RRULE"].get("UNTIL")
            plain = ";".join(p for p in rule.split(";") if not p.startswith("UNTIL"))
            walls = list(rrulestr(plain, dtstart=start).between(start, datetime(2070, 1, 1), True))
            if until:
                walls = [w for w in walls if w.replace(tzinfo=UTC) - before <= until[0]]
            assert walls and walls[0].replace(tzinfo=UTC) - before == aware
        found += [(wall.replace(tzinfo=UTC) - before, part.decoded("TZOFFSETTO")) for wall in walls]
    return sorted(found)


def offset_by_rules(text: bytes, at: datetime) -> timedelta:
    known = onsets(text)
    return known[bisect_right(known, (at, timedelta.max)) - 1][1]


@settings(max_examples=examples(120), deadline=None)
@given(uses(), st.data())
def test_rules_give_the_offsets_of_the_data(use: tuple[str, int, int], data: st.DataObject) -> None:
    """At any instant of the years in use, in any zone."""
    name, first, last = use
    text = ical(vtimezone(*use))
    zone = ZoneInfo(name)
    start = datetime(first, 1, 1, tzinfo=zone).astimezone(UTC)
    end = datetime(last + 1, 1, 1, tzinfo=zone).astimezone(UTC)
    minutes = data.draw(
        st.lists(st.integers(0, int((end - start).total_seconds()) // 60 - 1), min_size=20)
    )

    for at in (start + timedelta(minutes=n) for n in minutes):
        assert offset_by_rules(text, at) == at.astimezone(zone).utcoffset(), at


@pytest.mark.parametrize("name", HARD)
def test_rules_hold_around_every_change(name: str) -> None:
    """A minute before and after each change from 2005 to 2035, whatever years are asked for."""
    zone = ZoneInfo(name)
    for first, last in ((2005, 2035), (2011, 2011), (2016, 2017), (2022, 2023), (2023, 2023)):
        text = ical(vtimezone(name, first, last))
        start = datetime(first, 1, 1, tzinfo=zone).astimezone(UTC)
        end = datetime(last + 1, 1, 1, tzinfo=zone).astimezone(UTC)
        hours = int((end - start).total_seconds()) // 3600
        instants = [start + timedelta(hours=n) for n in range(0, hours, 6)]
        for before, after in pairwise(instants):
            if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
                for minute in range(360):
                    at = before + timedelta(minutes=minute)
                    assert offset_by_rules(text, at) == at.astimezone(zone).utcoffset(), at


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("years", [(2023, 2023), (2017, 2029)])
def test_other_programs_read_the_same_offsets(name: str, years: tuple[int, int]) -> None:
    """dateutil and icalendar, from the component alone, at noon of every day."""
    first, last = years
    component = read(name, first, last)
    calendar = icalendar.Calendar()
    calendar.add_component(component)
    by_dateutil = tzical(StringIO(calendar.to_ical().decode())).get(name)
    by_icalendar = component.to_tz(lookup_tzid=False)

    day = datetime(first, 1, 2, 12)
    while day.year <= last:
        known = day.replace(tzinfo=ZoneInfo(name)).utcoffset()
        assert day.replace(tzinfo=by_dateutil).utcoffset() == known, day
        assert day.replace(tzinfo=by_icalendar).utcoffset() == known, day
        day += timedelta(days=1)


@pytest.mark.parametrize("name", HARD)
def test_rules_are_yearly_and_modern(name: str) -> None:
    """Outlook ignores RDATE and rejects offsets with seconds."""
    component = read(name, 2023, 2030)

    assert b"RDATE" not in component.to_ical()
    for part in component.subcomponents:
        assert not part.decoded("TZOFFSETTO").total_seconds() % 60
        assert "RRULE" not in part or part["RRULE"].to_ical().startswith(b"FREQ=YEARLY;")


def test_europe_is_two_rules() -> None:
    """What every client knows, said in the form that every client knows."""
    component = read("Europe/Zurich", 2023, 2033)

    rules = [
        part["RRULE"].to_ical().decode() for part in component.subcomponents if "RRULE" in part
    ]
    assert rules == ["FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"]


def test_america_is_two_rules() -> None:
    component = read("America/New_York", 2023, 2033)

    rules = [
        part["RRULE"].to_ical().decode() for part in component.subcomponents if "RRULE" in part
    ]
    assert rules == ["FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"]


def test_a_rule_that_ended_is_not_foretold() -> None:
    """Iran gave up saving time in 2022: no rule runs on into the years after."""
    component = read("Asia/Tehran", 2020, 2022)

    for part in component.subcomponents:
        assert "RRULE" not in part or "UNTIL" in part["RRULE"]


@pytest.mark.parametrize("name", ["Europe/Dublin", "Africa/Casablanca", "Europe/Zurich"])
def test_daylight_is_the_later_clock(name: str) -> None:
    """Irish and Moroccan law call winter the exception; calendar programs know no such thing."""
    changes = [p for p in read(name, 2023, 2026).subcomponents if "RRULE" in p or "TZNAME" in p]

    for part in changes[1:]:
        rises = part.decoded("TZOFFSETTO") > part.decoded("TZOFFSETFROM")
        assert part.name == ("DAYLIGHT" if rises else "STANDARD")


def test_zone_without_changes_is_one_part() -> None:
    [part] = read("Asia/Seoul", 2020, 2030).subcomponents

    assert part.name == "STANDARD"
    assert part.decoded("TZOFFSETTO") == timedelta(hours=9)


@pytest.mark.parametrize("name", HARD)
def test_icalendar_would_write_it_so(name: str) -> None:
    """In text, and in JSON."""
    component = read(name, 2000, 2034)

    assert ical(vtimezone(name, 2000, 2034)) == component.to_ical()
    assert json.loads(json.dumps(component.to_jcal())) == jcal(vtimezone(name, 2000, 2034))


def span(zone: str, day: str) -> Span:
    return Span(Moment.read(f"{day}T10:00"), None, zone)


def test_one_component_per_zone_over_all_years() -> None:
    spans = [span("Europe/Zurich", "2023-05-05"), span("Asia/Seoul", "2024-01-01"),
             span("Europe/Zurich", "2016-02-01"), span("UTC", "2020-01-01")]  # fmt: skip

    assert zone_uses(map(use_of, spans)) == [
        ("Asia/Seoul", 2020, 2024),
        ("Europe/Zurich", 2015, 2024),
    ]
    assert onsets(ical(vtimezone("Europe/Zurich", 2015, 2024)))[0][0].year == 2014  # in UTC


def test_events_of_neighbouring_years_tell_their_zone_alike() -> None:
    """So that its component is made once for the calendars of some thousand events."""
    first, last = (use_of(span("Europe/Zurich", f"{year}-05-05")) for year in (2025, 2029))

    assert zone_uses([first]) == zone_uses([last]) == [("Europe/Zurich", 2025, 2029)]
