"""A calendar for each thing somebody may want to follow, and the ways to take it over."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import icalendar
import pytest

from communique.views.adding import adding
from communique.views.subscribing import subscribe
from tests.outputs.desk import Desk


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A forum with all that a calendar may go by, and a workshop without."""
    desk.item("people/park.md", name="Park Jung-sook")
    desk.item("organisations/hub.md", name="Geneva Cities Hub", slug="cities-hub")
    desk.item("places/hall.md", name="Hall", city="Geneva", country="CH", timezone="Europe/Zurich")
    desk.event(
        starts="2023-11-04T10:00", ends="2023-11-04T12:00", venue="hall", organisers=["hub"],
        people=["park"], topics=["climate"], series="assembly", format="forum",
        registration={"closes": "2023-10-20"},
    )  # fmt: skip
    desk.event("events/2023/workshop.md", title="Workshop", starts="2023-11-05", format="workshop")
    return desk


def summaries(desk: Desk, path: str) -> list[str]:
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(desk.file(path)).events]


@pytest.mark.parametrize(
    "scope",
    ["format/forum", "topic/climate", "series/assembly", "organisation/hub", "person/park", "place/hall", "country/ch"],
)  # fmt: skip
def test_every_scope_has_a_calendar_of_its_events(busy: Desk, scope: str) -> None:
    assert summaries(busy, f"calendar/{scope}.ics") == ["Forum"]
    assert summaries(busy, "calendar/all.ics") == ["Forum", "Workshop"]


def test_a_calendar_is_called_by_identity(busy: Desk) -> None:
    """The organisation has another slug: its calendar stays where subscribers look for it."""
    assert "calendar/organisation/cities-hub.ics" not in busy.files()


def test_cancelled_events_stay_with_their_place_and_country(desk: Desk) -> None:
    cancelled = [{"on": "2023-09-20", "what": "cancelled"}]
    desk.event(venue={"name": "Hall", "country": "CH"}, changes=cancelled)

    assert summaries(desk, "calendar/country/ch.ics") == ["Cancelled: Forum"]


def test_the_settings_choose_the_families(busy: Desk) -> None:
    busy.settings["calendars"] = ["topic"]
    calendars = [
        path for path in busy.files() if path.startswith("calendar/") and path.endswith(".ics")
    ]

    assert calendars == ["calendar/all.ics", "calendar/topic/climate.ics"]


def test_deadlines_are_a_calendar_of_their_own(busy: Desk) -> None:
    busy.item("prizes/seoul.md", title="Prize",
              editions=[{"year": 2023, "call": {"closes": "2023-12-01T18:00"}},
                        {"year": 2024, "call": {"closes": "2024-12"}}])  # fmt: skip
    first, second = icalendar.Calendar.from_ical(busy.file("calendar/deadlines.ics")).events

    assert (str(first["SUMMARY"]), str(first["UID"])) == (
        "Registration closes: Forum",
        "event/2023/forum/registration@newsroom.example",
    )
    assert first["DTSTART"].dt.isoformat() == "2023-10-20"
    assert (str(second["SUMMARY"]), str(second["UID"])) == (
        "Call for entries closes: Prize",
        "prize/seoul/call/2023@newsroom.example",
    )
    assert second["DTSTART"].dt.isoformat() == "2023-12-01T18:00:00+09:00"


def test_a_cancelled_event_takes_its_deadline_along(desk: Desk) -> None:
    cancelled = [{"on": "2023-09-20", "what": "cancelled"}]
    desk.event(registration={"closes": "2023-10-20"}, changes=cancelled)

    (entry,) = icalendar.Calendar.from_ical(desk.file("calendar/deadlines.ics")).events
    assert entry["STATUS"] == "CANCELLED"


def test_ends_of_agreements_are_a_calendar_for_the_office(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    desk.item(
        "agreements/mou.md", title="MoU", parties=["hub"], signed="2023-01-01", ends="2026-03-14"
    )
    (entry,) = icalendar.Calendar.from_ical(desk.file("calendar/agreements.ics")).events

    assert (str(entry["SUMMARY"]), entry["DTSTART"].dt.isoformat()) == (
        "Agreement ends: MoU",
        "2026-03-14",
    )
    assert subscribe(desk.index(), "en").groups[-1].is_for_staff


def test_the_page_lists_what_there_is_in_the_readers_language(busy: Desk) -> None:
    view = subscribe(busy.index(), "ko")
    listed = {line.absolute_url for group in view.groups for line in group.calendars}
    written = {
        path for path in busy.files() if path.startswith("ko/calendar/") and path.endswith(".ics")
    }

    assert view.whole.webcal_url == "webcal://newsroom.example/ko/calendar/all.ics"
    assert {f"https://newsroom.example/{path}" for path in written} == {
        *listed,
        view.whole.absolute_url,
    }


def test_google_is_given_the_webcal_address_and_outlook_the_other(busy: Desk) -> None:
    google, outlook, microsoft = subscribe(busy.index(), "en").whole.ways

    assert parse_qs(urlsplit(google.url).query)["cid"] == [
        "webcal://newsroom.example/calendar/all.ics"
    ]
    for way in (outlook, microsoft):
        asked = parse_qs(urlsplit(way.url).query)
        assert asked["url"] == ["https://newsroom.example/calendar/all.ics"]


@pytest.mark.parametrize(
    ("facts", "google", "outlook"),
    [
        (
            {"starts": "2023-11-04T10:00", "ends": "2023-11-04T12:00", "timezone": "Europe/Zurich"},
            {"dates": ["20231104T100000/20231104T120000"], "ctz": ["Europe/Zurich"]},
            {"startdt": ["2023-11-04T09:00:00Z"], "enddt": ["2023-11-04T11:00:00Z"]},
        ),
        (
            {"starts": "2023-11-04", "ends": "2023-11-06"},
            {"dates": ["20231104/20231107"]},
            {"startdt": ["2023-11-04"], "enddt": ["2023-11-07"], "allday": ["true"]},
        ),
        (
            {"starts": "2023-11-04T10:00", "ends": None},
            {"dates": ["20231104T100000/20231104T100000"], "ctz": ["Asia/Seoul"]},
            {"startdt": ["2023-11-04T01:00:00Z"], "enddt": ["2023-11-04T01:00:00Z"]},
        ),
        (
            # Clocks go back at three: the second 02:30 is an hour after the first.
            {"starts": "2023-10-29T02:30+01:00", "ends": "2023-10-29T04:00", "timezone": "Europe/Zurich"},
            {"dates": ["20231029T023000/20231029T040000"]},
            {"startdt": ["2023-10-29T01:30:00Z"], "enddt": ["2023-10-29T03:00:00Z"]},
        ),
    ],
)  # fmt: skip
def test_programs_on_the_web_are_told_the_same_time(
    desk: Desk, facts: dict[str, str], google: dict[str, list[str]], outlook: dict[str, list[str]]
) -> None:
    desk.event(**facts)
    index = desk.index()
    added = adding(index, index.site.items["event/2023/forum"]["en"])
    assert added
    asked = [parse_qs(urlsplit(way.url).query) for way in added.ways]

    for expected, told in zip((google, outlook, outlook), asked, strict=True):
        assert {name: told.get(name) for name in expected} == expected


@pytest.mark.parametrize(
    "facts",
    [
        {"starts": "2023-11"},
        {"changes": [{"on": "2023-09-20", "what": "cancelled"}]},
        {"changes": [{"on": "2023-09-20", "what": "postponed", "was": "2023-11-04"}]},
    ],
)
def test_what_has_no_day_cannot_be_added(desk: Desk, facts: dict[str, object]) -> None:
    desk.event(**facts)
    index = desk.index()

    assert adding(index, index.site.items["event/2023/forum"]["en"]) is None
