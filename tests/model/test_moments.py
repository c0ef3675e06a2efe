"""Dates and times as people write them, and what zones make of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.findings import Unfit
from communique.model.moments import Moment, Span
from communique.model.zones import zone, zones

ZURICH, SEOUL = ZoneInfo("Europe/Zurich"), ZoneInfo("Asia/Seoul")


@pytest.mark.parametrize(
    ("written", "read", "precision"),
    [
        ("2023-09", "2023-09", "month"),
        ("2023-09-26", "2023-09-26", "day"),
        ("2023-09-26T10:00", "2023-09-26T10:00", "minute"),
        ("2023-09-26 10:00", "2023-09-26T10:00", "minute"),
        (" 2023-09-26 ", "2023-09-26", "day"),
        ("2023-09-26T10:00:00", "2023-09-26T10:00", "minute"),
        ("2023-09-26T10:00:30Z", "2023-09-26T10:00", "minute"),
        ("2023-09-26 10:00 -0500", "2023-09-26T10:00", "minute"),
        ("٢٠٢٣-٠٩-٢٦", "2023-09-26", "day"),
    ],
)
def test_a_month_a_day_or_a_wall_time(written: str, read: str, precision: str):
    moment = Moment.read(written)

    assert (str(moment), moment.precision) == (read, precision)


@pytest.mark.parametrize(
    ("written", "offset"),
    [
        ("Z", timedelta()),
        ("+09:00", timedelta(hours=9)),
        ("-0330", timedelta(hours=-3, minutes=-30)),
        ("", None),
    ],
)
def test_a_written_offset_is_kept_to_be_compared(written: str, offset: timedelta | None):
    assert Moment.read(f"2023-09-26T10:00{written}").offset == offset


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2023-00", "months run from 01 to 12, not 00"),
        ("2023-13-01", "months run from 01 to 12, not 13"),
        ("2023-01-97", "that month has 31 days, not 97"),
        ("2023-02-29", "that month has 28 days, not 29"),
        ("2023-02-00", "days begin with 01"),
        ("0023-02-01", "years run from 1500 to 2999, not 0023"),
        ("9999-12-31", "years run from 1500 to 2999, not 9999"),
        ("2023-02-01T24:00", "midnight is 00:00 of the next day"),
        ("2023-02-01T25:00", "hours run from 00 to 23, not 25"),
        ("2023-02-01T10:60", "minutes and seconds run from 00 to 59"),
        ("2023-02-01T10:00:61", "minutes and seconds run from 00 to 59"),
        ("2023-02-01T07:0:00", "The minute is written with two digits."),
        ("2023-2-1", "The month is written with two digits."),
    ],
)
def test_times_that_do_not_exist_are_refused_with_the_reason(written: str, why: str):
    with pytest.raises(Unfit) as refused:
        Moment.read(written)

    assert why in refused.value.why
    assert refused.value.what == f'{{field}} is "{written}"'


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("2023-2-1", "2023-02-01"),
        ("2023-02-01T7:0:00", "2023-02-01T07:00:00"),
        ("26 September 2023", "2023-09-26"),
        ("Friday 14 March 2023", "2023-03-14"),
        ("Tue, 14 Mar. 2023", "2023-03-14"),
        ("September 26th, 2023", "2023-09-26"),
        ("September 2023", "2023-09"),
        ("Sept. 2023", "2023-09"),
        ("2023.09.26", "2023-09-26"),
        ("2023/9/6", "2023-09-06"),
        ("26.09.2023", "2023-09-26"),
    ],
)
def test_another_way_of_writing_is_mended_where_it_can_mean_only_one_day(written: str, mended: str):
    with pytest.raises(Unfit) as refused:
        Moment.read(written)

    assert refused.value.mend == f"Write  {{key}}: {mended}"
    Moment.read(mended)


@pytest.mark.parametrize("written", ["TBA", "tbc", "to be announced", "?"])
def test_what_is_to_be_announced_becomes_a_month_or_a_draft(written: str):
    with pytest.raises(Unfit) as refused:
        Moment.read(written)

    assert "2023-09" in refused.value.mend
    assert "status: draft" in refused.value.mend


@pytest.mark.parametrize(
    "written",
    [
        "",
        "tomorrow",
        "2023",
        "10:00",
        "03/04/2023",
        "2023-09-26T10",
        "2023-09-26T10:00 KST",
        "2023-W12",
        None,
        5,
        [],
        {},
    ],
)
def test_everything_else_is_refused_with_the_three_forms(written: object):
    with pytest.raises(Unfit) as refused:
        Moment.read(written)

    assert (
        refused.value.mend
        == "Write  2023-09-26, 2023-09-26T10:00, or 2023-09 while the day is not known"
    )


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_refused(text: str):
    try:
        Moment.read(text)
    except Unfit as refused:
        assert refused.why and refused.mend


TIMES = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1))
MOMENTS = st.builds(
    lambda at, width: Moment.read(at.isoformat()[:width]), TIMES, st.sampled_from([7, 10, 16])
)


@given(MOMENTS)
def test_a_moment_reads_what_it_writes(moment: Moment):
    assert Moment.read(str(moment)) == moment


@given(
    MOMENTS,
    st.sampled_from(
        sorted(
            zones()
            & {
                "Europe/Zurich",
                "Asia/Seoul",
                "America/New_York",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "Australia/Lord_Howe",
            }
        )
    ),
)
def test_a_moment_keeps_its_day_in_any_zone(moment: Moment, name: str):
    """Days never shift through UTC."""
    assert moment.at(zone(name)).date() == moment.day
    assert moment.at(zone(name)) <= moment.until(zone(name))


@given(MOMENTS, MOMENTS)
def test_later_writing_is_later_time(one: Moment, other: Moment):
    if one.first <= other.first:
        assert one.at(ZoneInfo("UTC")) <= other.at(ZoneInfo("UTC"))


@pytest.mark.parametrize(
    ("written", "over"),
    [
        ("2023-02", datetime(2023, 3, 1, tzinfo=SEOUL)),
        ("2023-12", datetime(2024, 1, 1, tzinfo=SEOUL)),
        ("2023-02-28", datetime(2023, 3, 1, tzinfo=SEOUL)),
        ("2023-02-28T10:00", datetime(2023, 2, 28, 10, tzinfo=SEOUL)),
    ],
)
def test_a_day_or_month_is_over_with_its_last_second(written: str, over: datetime):
    assert Moment.read(written).until(SEOUL) == over


def test_of_two_equal_wall_times_in_autumn_the_offset_chooses():
    first, second = (
        Moment.read(f"2023-10-29T02:30{offset}").at(ZURICH) for offset in ("+02:00", "+01:00")
    )

    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    assert Moment.read("2023-10-29T02:30").at(ZURICH).astimezone(UTC) == first.astimezone(UTC)


def span(starts: str, ends: str | None = None, name: str = "Asia/Seoul") -> Span:
    return Span(Moment.read(starts), Moment.read(ends) if ends else None, name)


@pytest.mark.parametrize(
    ("starts", "ends", "last"),
    [
        ("2023-09-26", None, date(2023, 9, 26)),
        ("2023-09-26", "2023-09-28", date(2023, 9, 28)),
        ("2023-09-26T20:00", "2023-09-27T02:00", date(2023, 9, 27)),
        ("2023-09-26T20:00", "2023-09-27T00:00", date(2023, 9, 26)),
        ("2023-09-26T00:00", "2023-09-26T10:00", date(2023, 9, 26)),
    ],
)
def test_the_last_day_is_the_one_people_name(starts: str, ends: str | None, last: date):
    assert span(starts, ends).last_day == last


def test_a_month_is_not_announced_yet_and_a_day_is_all_day():
    assert not span("2023-09").is_announced
    assert span("2023-09-26").is_all_day
    assert not span("2023-09-26T10:00").is_all_day


@given(
    MOMENTS,
    st.integers(0, 400),
    st.sampled_from(["Asia/Seoul", "Europe/Zurich", "America/New_York"]),
)
def test_a_span_begins_before_it_ends(starts: Moment, days: int, name: str):
    last = starts.first + timedelta(days=days)
    ends = Moment.read(last.isoformat()[: len(str(starts))])
    stretch = Span(starts, ends, name)

    assert stretch.begin <= stretch.end
    assert stretch.first_day <= stretch.last_day or stretch.starts.is_month
    assert not (stretch.is_under_way(stretch.end) or stretch.is_over(stretch.begin))


def test_under_way_and_over_follow_the_zone():
    forum = span("2023-09-26", "2023-09-28")

    assert not forum.is_under_way(datetime(2023, 9, 25, 14, 59, tzinfo=UTC))
    assert forum.is_under_way(datetime(2023, 9, 25, 15, tzinfo=UTC))
    assert not forum.is_over(datetime(2023, 9, 28, 14, 59, tzinfo=UTC))
    assert forum.is_over(datetime(2023, 9, 28, 15, tzinfo=UTC))


def test_a_time_without_an_end_is_over_as_soon_as_it_begins():
    call = span("2023-09-26T10:00")

    assert call.begin == call.end == datetime.combine(date(2023, 9, 26), time(10), SEOUL)


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("EST", "America/New_York"), ("kst", "Asia/Seoul"), ("CEST", "Europe/Zurich"), ("Seoul", "Asia/Seoul"),
        ("Asia/Soul", "Asia/Seoul"), ("asia/seoul", "Asia/Seoul"), ("Etc/GMT-9", None), ("Japan", None),
        ("posix/Asia/Seoul", "Asia/Seoul"), ("", None), ("../etc/passwd", None),
    ],
)  # fmt: skip
def test_zones_have_iana_names(name: str, mended: str | None):
    with pytest.raises(Unfit) as refused:
        zone(name)

    if mended:
        assert refused.value.mend == f"Write  {{key}}: {mended}"


@given(st.text(max_size=20))
def test_any_name_is_a_zone_or_refused(name: str):
    try:
        assert zone(name).key == name
    except Unfit as refused:
        assert refused.mend
