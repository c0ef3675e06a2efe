"""Calendars are byte for byte what the library icalendar writes."""

from datetime import UTC, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar.parser import Contentline

from communique.model.moments import Moment, Span, zone
from communique.model.zones import zones
from communique.outputs.content_lines import folded
from communique.outputs.vcalendar import vcalendar, vevent
from communique.views.calendars import CalendarEntry, CalendarFile
from communique.views.cards import Where
from tests.outputs import by_icalendar

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
lines = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=300)
some_zones = st.sampled_from(sorted(name for name in zones() if "/" in name and "Etc/" not in name))
walls = st.datetimes(datetime(1990, 1, 1), datetime(2037, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
instants = walls.map(lambda at: at.replace(tzinfo=UTC))


@st.composite
def spans(draw: st.DrawFn) -> Span:
    precision = draw(st.sampled_from(["day", "minute"]))
    starts, ends = sorted([draw(walls), draw(walls)])
    if precision == "day":
        starts, ends = (at.replace(hour=0, minute=0) for at in (starts, ends))
    end = draw(st.sampled_from([None, Moment(ends, precision)]))
    return Span(Moment(starts, precision), end, draw(st.just("UTC") | some_zones))


places = st.builds(
    Where,
    name=texts, address=texts, city=texts, country=texts, country_code=st.just("KR"), room=texts,
    link=st.none(), latitude=st.none() | st.floats(-90, 90), longitude=st.floats(-180, 180),
)  # fmt: skip


@st.composite
def entries(draw: st.DrawFn) -> CalendarEntry:
    fields: dict[str, Any] = {
        "uid": draw(st.from_regex(r"event/[a-z0-9%-]{1,60}@newsroom\.example", fullmatch=True)),
        "sequence": draw(st.integers(0, 20)),
        "stamp": draw(instants),
        "created": draw(st.none() | instants.map(lambda at: at.astimezone(zone("Asia/Seoul")))),
        "span": draw(spans()),
        "url": "https://newsroom.example/events/" + draw(st.from_regex(r"[a-z%0-9/,;]{0,90}", fullmatch=True)),
        "state": draw(st.sampled_from(["scheduled", "cancelled", "postponed", "rescheduled"])),
        "categories": tuple(draw(st.lists(texts, min_size=1, max_size=4))),
        "where": draw(st.none() | places),
        "lang": draw(st.sampled_from(["en", "ko", "pt-BR"])),
    }  # fmt: skip
    for name in ("summary", "description", "online", "organiser"):
        fields[name] = draw(texts)
    return CalendarEntry(**fields)


@given(lines)
def test_a_line_is_folded_as_the_library_folds_it(text: str) -> None:
    assert folded(text.encode()) == Contentline(text).to_ical() + b"\r\n"


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(entries())
def test_an_event_is_what_the_library_writes(entry: CalendarEntry) -> None:
    assert vevent(entry) == by_icalendar.vevent(entry).to_ical()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entries(), max_size=3), texts, texts, some_zones, st.integers(1, 168))
def test_a_calendar_is_what_the_library_writes(
    chosen: list[CalendarEntry], title: str, description: str, zone_name: str, hours: int
) -> None:
    file = CalendarFile(
        address="/calendar/all.ics", title=title, description=description, lang="en",
        zone_name=zone_name, since=2020, refresh_hours=hours,
        source_url="https://newsroom.example/calendar/all.ics", entries=tuple(chosen),
    )  # fmt: skip

    assert vcalendar(file) == by_icalendar.vcalendar(file).to_ical()
