"""What readers see of events that repeat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from communique.collections.index import Index
from communique.model.site import Site
from communique.views.cards import EventCard, cards
from communique.views.event import EventView, event_view
from communique.views.often import often
from communique.words import read_words
from tests.outputs.desk import NOW, ROOT, Desk, asking, just_before

COFFEE = "event/2023/coffee"
PATH = "events/2023/coffee.md"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A coffee hour on every second Tuesday of a month: November's is cancelled, December's moved."""
    made = Desk(tmp_path)
    made.event(
        PATH,
        title="Coffee hour",
        starts="2023-08-08T10:00",
        ends="2023-08-08T11:00",
        summary="An hour.",
        series="coffee",
        topics=["climate"],
        repeats={"every": "month", "on": "second tuesday", "until": "2024-12-31"},
        changes=[
            {"on": "2023-09-01", "what": "cancelled", "occurrence": "2023-11-14", "note": "Away."},
            {"on": "2023-09-02", "what": "rescheduled", "occurrence": "2023-12-12", "was": "2023-12-12T10:00"},
        ],
        occurrences=[{"day": "2023-12-12", "starts": "2023-12-13T15:00", "title": "Tea hour", "people": ["lee"]}],
    )  # fmt: skip
    made.item("people/lee.md", name="Lee")
    return made


def page(desk: Desk, name: str = "", now: str = NOW) -> EventView:
    index = desk.index(now)
    item = index.site.items[f"{COFFEE}/{name}" if name else COFFEE]["en"]
    return asking(lambda: event_view(index, item))


def days(keys: tuple[str, ...]) -> list[str]:
    return [key.removeprefix(f"{COFFEE}/") for key in keys]


def test_each_date_has_an_address_below_the_event(desk: Desk) -> None:
    site = desk.site()

    addresses = [site.items[key]["en"].address for key in site.items[COFFEE]["en"].dates]

    assert addresses[:2] == ["/events/2023/coffee/2023-08-08/", "/events/2023/coffee/2023-09-12/"]
    assert addresses[-1] == "/events/2023/coffee/2024-09-10/", "366 days ahead, and no further"


def test_agenda_and_months_show_dates_and_not_the_whole(desk: Desk) -> None:
    index = desk.index()

    assert days(index.upcoming())[:3] == ["2023-10-10", "2023-11-14", "2023-12-12"]
    assert days(index.past(9)) == ["2023-09-12", "2023-08-08"]
    assert days(index.month(date(2023, 12, 1))) == ["2023-12-12"]
    assert COFFEE not in index.upcoming()


def test_a_few_events_to_come_are_of_several_events(desk: Desk) -> None:
    desk.event("events/2024/fair.md", starts="2024-05-01", ends=None)

    assert days(desk.index().upcoming(4)) == ["2023-10-10", "event/2024/fair"]


def test_lists_of_all_sorts_show_it_once(desk: Desk) -> None:
    """By its next date, and how often it takes place."""
    index = desk.index()

    keys = index.newest("event", "en", 9)
    card = cast(EventCard, cards(index.site, keys, "en")[0])

    assert keys == (COFFEE,) == index.topic("climate") == index.events()
    assert (str(card.span.starts), card.phase, card.repeats) == ("2023-10-10T10:00", "upcoming", "Every second Tuesday of the month")  # fmt: skip
    assert card.url == "/events/2023/coffee/"


@pytest.mark.parametrize(
    ("rule", "en", "ko", "es", "ar"),
    [
        ({"every": "month", "on": "first tuesday"}, "Every first Tuesday of the month",
         "매월 첫째 화요일", "El primer martes de cada mes", "يوم الثلاثاء الأول من كل شهر"),
        ({"rule": "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1"}, "Every last Friday of the month",
         "매월 마지막 금요일", "El último viernes de cada mes", "يوم الجمعة الأخير من كل شهر"),
        ({"every": "week"}, "Every Tuesday", "매주 화요일", "Cada martes", "يوم الثلاثاء من كل أسبوع"),
        ({"every": "week", "on": ["monday", "thursday"]}, "Every Monday and Thursday",
         "매주 월요일 및 목요일", "Cada lunes y jueves", "يوم الاثنين والخميس من كل أسبوع"),
        ({"every": "month"}, "Every month", "매월", "Cada mes", "كل شهر"),
        ({"every": "month", "on": ["first friday", "third friday"]}, "Every month", "매월", "Cada mes", "كل شهر"),
        ({"every": "2 weeks"}, "Every 2 weeks", "2주마다", "Cada 2 semanas", "كل أسبوعين"),
        ({"rule": "FREQ=MONTHLY;BYDAY=1TU;BYMONTH=3,9"}, "Every month", "매월", "Cada mes", "كل شهر"),
    ],
)  # fmt: skip
def test_how_often_is_told_with_its_weekday(
    tmp_path: Path, rule: dict[str, Any], en: str, ko: str, es: str, ar: str
) -> None:
    desk = Desk(tmp_path)
    desk.event(PATH, starts="2023-08-08T10:00", ends=None, repeats=rule)
    site = desk.site()
    words = read_words(ROOT / "theme" / "translations", site.languages)
    site = replace(site, words=words)

    facts = site.items[COFFEE]["en"].facts
    assert [often(site, facts, lang) for lang in ("en", "ko", "es", "ar")] == [en, ko, es, ar]


def test_what_names_it_shows_its_next_date(desk: Desk) -> None:
    desk.item("organisations/wego.md", name="WeGO")
    text = (desk.folder / "content" / PATH).read_text("utf-8")
    desk.write(PATH, text.replace("title:", "organisers: wego\ntitle:", 1))

    index = desk.index()

    assert [days(keys) for keys in index.events_with("organisation/wego")] == [["2023-10-10"], []]
    assert [days(keys) for keys in index.events_with("person/lee")] == [["2023-12-12"], []]
    assert [days(keys) for keys in index.topic_events("climate")] == [[], ["2023-10-10"]]


def test_a_series_has_all_dates(desk: Desk) -> None:
    coming, past = desk.index().series_events("coffee")

    assert days(coming)[0] == "2023-10-10"
    assert days(past) == ["2023-09-12", "2023-08-08"]


def test_the_index_of_everything(desk: Desk) -> None:
    """By letter the event, by year its dates."""
    index = desk.index()

    assert index.catalogue_letter("en", "C") == (COFFEE,)
    assert days(index.catalogue_year("en", 2023))[:2] == ["2023-12-12", "2023-11-14"]


def test_feeds_tell_of_it_once_and_of_each_change(desk: Desk) -> None:
    entries = {entry.id: entry for entry in desk.feed("feeds/events.atom.xml").entries}
    event = "tag:newsroom.example,2020:event/2023/coffee"

    assert set(entries) == {event, f"{event}#change-1", f"{event}#change-2"}
    told = "Date of December 12, 2023: Rescheduled."
    assert told in entries[event].content[0].value
    assert told in entries[f"{event}#change-2"].content[0].value
    assert entries[event].updated.startswith("2023-09-0")


def test_the_page_lists_its_dates(desk: Desk) -> None:
    dates = page(desk).dates

    assert dates and not dates.is_endless
    assert [str(line.span.starts.day) for line in dates.earlier] == ["2023-09-12", "2023-08-08"]
    october, november, december = dates.coming[:3]
    assert (october.told, october.url) == ("", "/events/2023/coffee/2023-10-10/")
    assert (november.state, november.told, november.note) == ("cancelled", "Cancelled.", "Away.")
    assert (december.state, december.title) == ("rescheduled", "Tea hour")
    assert str(december.span.ends) == "2023-12-13T16:00", "it lasts as long as usual"


def test_dates_too_far_away_are_named_without_a_page(desk: Desk) -> None:
    dates = page(desk).dates

    assert dates
    assert [line.url for line in dates.coming[-3:]] == ["", "", ""]
    assert str(dates.coming[-1].span.starts) == "2024-12-10T10:00"


def test_a_date_knows_its_neighbours(desk: Desk) -> None:
    first, last = page(desk, "2023-08-08").one_of_many, page(desk, "2024-09-10").one_of_many

    assert first and last
    assert first.earlier is None and first.later and first.later.url.endswith("/2023-09-12/")
    assert last.later is None
    assert (first.often, first.url) == ("Every second Tuesday of the month", "/events/2023/coffee/")


def test_a_date_is_told_apart_by_its_title_and_path(desk: Desk) -> None:
    head = page(desk, "2023-10-10").head

    assert head.title == "Coffee hour, October 10, 2023"
    assert [crumb.title for crumb in head.crumbs] == ["Events", "Coffee hour"]


def test_a_date_tells_its_own_changes_and_the_event_only_those_of_all(desk: Desk) -> None:
    assert page(desk).changes == ()
    assert [change.told for change in page(desk, "2023-11-14").changes] == ["Cancelled."]
    assert page(desk, "2023-10-10").changes == ()


def test_structured_data(desk: Desk) -> None:
    whole = desk.thing("/events/2023/coffee/", "EventSeries")
    one = desk.thing("/events/2023/coffee/2023-12-12/", "Event")

    schedule = whole["eventSchedule"]
    assert (schedule["repeatFrequency"], schedule["byDay"]) == ("P1M", ["2TU"])
    assert (schedule["startDate"], schedule["endDate"]) == ("2023-08-08", "2024-12-31")
    assert (schedule["startTime"], schedule["scheduleTimezone"]) == ("10:00", "Asia/Seoul")
    assert one["startDate"] == "2023-12-13T15:00:00+09:00"
    assert one["previousStartDate"] == "2023-12-12T10:00:00+09:00"
    assert one["superEvent"]["@id"] == whole["@id"]
    assert desk.thing("/events/2023/coffee/2023-11-14/", "Event")["eventStatus"].endswith("EventCancelled")  # fmt: skip


def test_every_date_is_in_the_site_map(desk: Desk) -> None:
    assert b"https://newsroom.example/events/2023/coffee/2023-12-12/" in desk.file("sitemap.xml")


def test_translations_have_the_same_dates(desk: Desk) -> None:
    desk.write("events/2023/coffee.ko.md", "---\ntitle: 커피\noccurrences: [{day: 2023-12-12, title: 차}]\n---\n글.\n")  # fmt: skip

    versions = desk.site().items[f"{COFFEE}/2023-12-12"]

    assert {lang: item.title for lang, item in versions.items()} == {"en": "Tea hour", "ko": "차"}
    assert versions["ko"].address == "/ko/events/2023/coffee/2023-12-12/"


@pytest.mark.parametrize(
    ("status", "word"), [("draft", ""), ("withdrawn", ""), ("published", "date: 2023-12-01")]
)
def test_what_is_not_published_has_no_dates(desk: Desk, status: str, word: str) -> None:
    facts: dict[str, Any] = {"status": status, **({"date": "2023-12-01"} if word else {})}
    desk.event(PATH, starts="2023-08-08", ends=None, repeats="week", **facts)

    assert [key for key in desk.site().items if key.startswith(COFFEE)] == []


def test_the_addresses_of_withdrawn_dates_keep_a_notice(desk: Desk) -> None:
    desk.event(PATH, starts="2023-08-08", ends=None, repeats="month", status="withdrawn")

    site = desk.site()

    assert ("/events/2023/coffee/", "en") in site.withdrawn
    assert ("/events/2023/coffee/2023-10-08/", "en") in site.withdrawn
    assert site.waiting


def test_the_whole_site_turns_when_it_says_so(desk: Desk) -> None:
    """At every moment that `next-change.json` names something differs, and nothing does before."""
    now = NOW
    for _ in range(8):
        turn = desk.next_change(now)["next_change"]
        assert desk.shown(just_before(turn)) == desk.shown(now)
        assert desk.shown(turn) != desk.shown(now), turn
        now = turn


def test_an_endless_rule_names_the_moment_of_its_next_date(desk: Desk) -> None:
    desk.settings["repeats_ahead_days"] = 30
    desk.event(PATH, starts="2023-08-08", ends=None, repeats="month")

    site: Site = desk.site()
    index = Index(site)

    assert days(index.upcoming()) == ["2023-10-08"]
    assert [f"{at:%Y-%m-%dT%H:%M}" for at in site.waiting] == ["2023-10-08T15:00"]


def test_sessions_move_with_their_date(desk: Desk) -> None:
    session = {"starts": "2023-08-08T10:10", "title": "Round"}
    desk.event(PATH, starts="2023-08-08T10:00", ends=None, repeats="week", programme=[session])

    [day] = page(desk, "2023-10-10").programme

    assert str(day.sessions[0].span.starts) == "2023-10-10T10:10"


def test_two_dates_on_one_day(desk: Desk) -> None:
    desk.event(PATH, ends=None, starts="2023-10-10T10:00", repeats={"every": "week", "times": 1, "also": ["2023-10-10T18:00"]})  # fmt: skip

    assert days(desk.site().items[COFFEE]["en"].dates) == ["2023-10-10", "2023-10-10-1800"]
