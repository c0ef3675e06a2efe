"""Wall times and zones: a written offset that disagrees is a finding, not a silent shift."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.model.moments import Moment
from tests.deep import examples
from tests.reading.desk import EVENT, NEWS, Desk, told


def test_an_offset_that_the_zone_does_not_have_is_told_with_both_times(desk: Desk):
    """In real sites more than half of all written offsets are wrong."""
    desk.event("starts: 2023-07-10T10:00+01:00\ntimezone: Europe/Zurich\n")

    finding = desk.finding()

    assert told([finding]) == [(f"{EVENT}:3:9", "offset-disagrees")]
    assert (
        finding.what
        == "starts is 2023-07-10T10:00 with the offset UTC+1, but Europe/Zurich has UTC+2 on that day"
    )
    assert "Write  starts: 2023-07-10T10:00  if" in finding.mend
    assert "starts: 2023-07-10T11:00  if the offset is right" in finding.mend


@pytest.mark.parametrize(
    "written", ["2023-07-10T10:00+02:00", "2023-01-10T10:00+01:00", "2023-07-10T10:00"]
)
def test_an_offset_that_agrees_may_stand(desk: Desk, written: str):
    desk.event(f"starts: {written}\ntimezone: Europe/Zurich\n")

    assert desk.findings() == []


def test_the_zone_is_the_events_own_else_its_places_else_the_sites(desk: Desk):
    desk.write("places/geneva.md", "---\nname: Geneva\ntimezone: Europe/Zurich\n---\n")
    desk.event("starts: 2023-07-10T10:00+09:00\n", path="events/2023/site.md")
    desk.event("starts: 2023-07-10T10:00+02:00\nvenue: geneva\n", path="events/2023/place.md")
    desk.event(
        "starts: 2023-07-10T10:00-04:00\nvenue: geneva\ntimezone: America/New_York\n",
        path="events/2023/own.md",
    )

    assert desk.findings() == []


@pytest.mark.parametrize(
    ("front", "where", "code", "mend"),
    [
        ("starts: 2023-03-26T02:30", "3:9", "time-in-gap", "Write  starts: 2023-03-26T03:30"),
        (
            "starts: 2023-10-29T02:30",
            "3:9",
            "time-in-fold",
            "Write  starts: 2023-10-29T02:30+02:00  for the first or  2023-10-29T02:30+01:00  for the second.",
        ),
        (
            "starts: 2023-03-25\nends: 2023-03-27\nprogramme: [{starts: 2023-03-26T02:30, title: S}]",
            "5:22",
            "time-in-gap",
            "Write  starts: 2023-03-26T03:30",
        ),
        (
            "starts: 2023-04-25\nregistration: {closes: 2023-03-26T02:30}",
            "4:24",
            "time-in-gap",
            "Write  closes: 2023-03-26T03:30",
        ),
    ],
)
def test_times_that_do_not_exist_or_come_twice_are_told(
    desk: Desk, front: str, where: str, code: str, mend: str
):
    desk.event(f"{front}\ntimezone: Europe/Zurich\n")

    finding = desk.finding()

    assert told([finding]) == [(f"{EVENT}:{where}", code)]
    assert finding.mend == mend


@pytest.mark.parametrize("offset", ["+02:00", "+01:00"])
def test_an_offset_says_which_of_two_equal_times_is_meant(desk: Desk, offset: str):
    desk.event(f"starts: 2023-10-29T02:30{offset}\ntimezone: Europe/Zurich\n")

    assert desk.findings() == []


def test_publication_is_in_the_offices_zone_even_of_an_event_elsewhere(desk: Desk):
    desk.event(
        "date: 2023-07-10T10:00+09:00\nstarts: 2023-09-10T10:00+02:00\ntimezone: Europe/Zurich\n"
    )
    desk.write(NEWS, "---\ntitle: A\ndate: 2023-03-09T10:00+01:00\n---\n")

    assert told(desk.findings()) == [(f"{NEWS}:3:7", "offset-disagrees")]


ZONES = st.sampled_from(
    [
        "Europe/Zurich",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Africa/Casablanca",
        "Pacific/Apia",
    ]
)
HOURS = st.datetimes(Moment.read("2000-01-01").first, Moment.read("2037-01-01").first).map(
    lambda at: at.replace(minute=at.minute // 30 * 30)
)


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(HOURS, ZONES)
def test_what_a_finding_tells_to_write_has_no_finding(tmp_path_factory, at, name: str):
    """Whatever the clock does on that day, the advice is a time that exists once."""
    desk = Desk(tmp_path_factory.mktemp("desk"))
    desk.event(f"starts: {at:%Y-%m-%dT%H:%M}\ntimezone: {name}\n")
    for finding in desk.findings():
        assert finding.code in ("time-in-gap", "time-in-fold")
        advice = finding.mend.removeprefix("Write  ").partition("  ")[0]
        desk.event(f"{advice}\ntimezone: {name}\n")

    assert desk.findings() == []
