"""Times in calendar files, as foreign calendar programs understand them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events

from tests.outputs.desk import Desk, views


def test_assembly_keeps_the_wall_time_of_its_place(desk: Desk) -> None:
    desk.event(starts="2023-06-20T09:00", ends="2023-06-22T18:00", timezone="Asia/Seoul")

    event = desk.vevent()

    assert event.decoded("DTSTART") == datetime(2023, 6, 20, 9, tzinfo=ZoneInfo("Asia/Seoul"))
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=2, hours=9)
    assert event["DTSTART"].params["TZID"] == "Asia/Seoul"


def test_place_decides_the_zone(desk: Desk) -> None:
    desk.item("places/geneva.md", name="Geneva", country="CH", timezone="Europe/Zurich")
    desk.event(venue="geneva")

    assert desk.vevent().decoded("DTSTART") == datetime(2023, 9, 26, 8, tzinfo=UTC)


def test_whole_day_ends_on_the_next(desk: Desk) -> None:
    """RFC 5545 3.6.1: DTEND is exclusive; and a day is a day, not midnight to midnight."""
    desk.event(starts="2023-09-26", ends=None)

    event = desk.vevent()

    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert event.decoded("DTSTART") == date(2023, 9, 26)
    assert event.decoded("DTEND") == date(2023, 9, 27)


def test_last_day_is_neither_lost_nor_added(desk: Desk) -> None:
    desk.event(starts="2023-03-13", ends="2023-03-17")
    calendar = desk.calendar()

    days = [
        day
        for day in (date(2023, 3, n) for n in range(10, 21))
        if recurring_ical_events.of(calendar).at(day)
    ]

    assert (days[0], days[-1]) == (date(2023, 3, 13), date(2023, 3, 17))


def test_whole_days_need_no_zone(desk: Desk) -> None:
    desk.event(starts="2023-03-13", ends="2023-03-17", timezone="Europe/Zurich")

    assert desk.calendar().walk("VTIMEZONE") == []


def test_a_month_is_given_no_false_day(desk: Desk) -> None:
    """Of an event whose day is not known, calendars say nothing at all."""
    desk.event(starts="2023-09", ends=None, format="ceremony")

    files = desk.files()

    assert "events/2023/forum/event.ics" not in files
    for path in ("calendar/all.ics", "calendar/format/ceremony.ics"):
        assert desk.calendar(path).walk("VEVENT") == []


def test_page_of_a_month_offers_no_calendar(desk: Desk) -> None:
    desk.event(starts="2023-09", ends=None)
    desk.event("events/2023/talk.md")

    shown = views(desk.index())

    assert shown["/events/2023/forum/"].adding is None
    assert shown["/events/2023/talk/"].adding.url == "/events/2023/talk/event.ics"


@pytest.mark.parametrize("zone", ["Asia/Seoul", "UTC", "Europe/Dublin"])
def test_a_calendar_without_events_is_whole(desk: Desk, zone: str) -> None:
    """RFC 5545 3.6: a calendar holds at least one component; its zone is one."""
    desk.host["timezone"] = zone

    calendar = desk.calendar()

    [component] = calendar.subcomponents
    assert (component.name, component["TZID"]) == ("VTIMEZONE", zone)


def test_every_zone_is_explained(desk: Desk) -> None:
    """A TZID without its VTIMEZONE floats in Outlook; zones stand before events."""
    desk.event("events/2023/a.md", timezone="Europe/Zurich")
    desk.event("events/2023/b.md", timezone="America/New_York")
    desk.event("events/2023/c.md", timezone="UTC")

    calendar = desk.calendar()

    names = [component.name for component in calendar.subcomponents]
    assert names == ["VTIMEZONE", "VTIMEZONE", "VEVENT", "VEVENT", "VEVENT"]
    explained = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    used = {e["DTSTART"].params.get("TZID") for e in calendar.walk("VEVENT")} - {None}
    assert used == explained == {"Europe/Zurich", "America/New_York"}


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC"])
def test_utc_is_written_as_utc(desk: Desk, zone: str) -> None:
    desk.event(timezone=zone)

    assert b"DTSTART:20230926T100000Z" in desk.file("calendar/all.ics")
    assert desk.calendar().walk("VTIMEZONE") == []


def test_second_of_two_equal_times_is_kept(desk: Desk) -> None:
    """On 29 October 2023 half past two comes twice in Zurich. A written offset chooses the second
    one, for which a TZID has no words."""
    desk.event(
        timezone="Europe/Zurich", starts="2023-10-29T02:30+01:00", ends="2023-10-29T04:00+01:00"
    )

    event = desk.vevent()

    assert event.decoded("DTSTART") == datetime(2023, 10, 29, 1, 30, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=1, minutes=30)


def test_first_of_two_equal_times_is_kept_too(desk: Desk) -> None:
    """A TZID means the first (RFC 5545 3.3.5), but some programs take it for the second: ical.js."""
    desk.event(
        timezone="Europe/Zurich", starts="2023-10-29T02:30+02:00", ends="2023-10-29T04:00+01:00"
    )

    event = desk.vevent()

    assert event.decoded("DTSTART") == datetime(2023, 10, 29, 0, 30, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=2, minutes=30)


def test_an_open_end_is_not_invented(desk: Desk) -> None:
    desk.event(starts="2023-09-26T10:00", ends=None)

    assert "DTEND" not in desk.vevent()


def test_an_end_after_midnight_is_one_event(desk: Desk) -> None:
    desk.event(starts="2023-09-26T22:00", ends="2023-09-27T01:00")

    event = desk.vevent()

    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=3)


def test_past_events_stay(desk: Desk) -> None:
    """An entry does not vanish from calendars because its day has come."""
    desk.event(starts="2023-09-26")

    assert desk.vevent(now="2033-01-01T00:00:00Z")["UID"] == "event/2023/forum@newsroom.example"


def test_entries_come_in_order_of_time(desk: Desk) -> None:
    """By instant, whatever the walls say: ten in Seoul comes before nine in Zurich."""
    desk.event("events/2023/a.md", starts="2023-09-26T09:00", timezone="Europe/Zurich")
    desk.event("events/2023/b.md", starts="2023-09-26T10:00", timezone="Asia/Seoul")

    uids = [str(event["UID"]) for event in desk.calendar().walk("VEVENT")]

    assert uids == ["event/2023/b@newsroom.example", "event/2023/a@newsroom.example"]
