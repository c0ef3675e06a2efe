"""The lists for programs of partners: read by jsonschema and by csv."""

import csv
import io
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from communique.outputs.agreements_csv import FORMULAS
from communique.views.partner_records import LISTS
from tests.outputs.desk import Desk

HOSTILE = 'Fish & <b>"chips"</b>, قمة 기후 🌍; =1+1'


def held(desk: Desk, name: str, lang: str = "", **given: Any) -> list[dict[str, Any]]:
    """The entries of a list, once it has been found valid."""
    path = f"{lang}/api/{name}.json".lstrip("/")
    found = json.loads(desk.file(path, **given))
    schema = json.loads(desk.file(f"api/{name}.schema.json", **given))
    Draft202012Validator.check_schema(schema)
    faults = Draft202012Validator(schema, format_checker=FormatChecker()).iter_errors(found)
    assert [fault.message for fault in faults] == []
    assert found["$schema"] == schema["$id"] and found["url"].endswith(f"/{path}")
    return list(found[name])


def full(desk: Desk) -> None:
    point = "46.2044, 6.1432"
    desk.item("organisations/hub.md", name="Hub", short="H", city="Geneva", country="CH",
              coordinates=point, joined="2010-09", website="https://hub.example/über")  # fmt: skip
    desk.item("organisations/hub.ko.md", name="허브")
    desk.item("places/hall.md", name="Hall", city="Seoul", country="KR", coordinates="37.5, 126.9")
    desk.event(title=HOSTILE, venue="hall", timezone="Asia/Seoul", organisers=["hub"],
               online="https://example.org/live", registration="https://example.org/register")  # fmt: skip
    desk.item("events/2023/forum.ko.md", title="포럼")
    desk.item("agreements/one.md", title="One", date="2023-03-01", parties=["hub"], place="hall",
              signed="2023-03-15", ends="2023-11-30",
              document={"title": "Paper", "link": "https://example.org/paper.pdf"})  # fmt: skip


def test_all_lists_follow_their_schema_in_every_language(desk: Desk) -> None:
    full(desk)

    for lang in ("", "ko", "es", "ar"):
        for name in LISTS:
            assert len(held(desk, name, lang)) == 1


def test_an_event_tells_wall_time_zone_and_instant(desk: Desk) -> None:
    full(desk)

    [event] = held(desk, "events")

    assert event["title"] == HOSTILE
    assert event["starts"] == {
        "local": "2023-09-26T10:00",
        "timezone": "Asia/Seoul",
        "instant": "2023-09-26T01:00:00Z",
    }
    assert event["venue"]["city"] == "Seoul" and event["venue"]["country"] == "KR"
    assert event["organisers"] == [
        {
            "id": "tag:newsroom.example,2020:organisation/hub",
            "name": "Hub",
            "url": "https://newsroom.example/organisations/hub/",
        }
    ]
    assert event["calendar"] == "https://newsroom.example/events/2023/forum/event.ics"


def test_the_id_is_the_same_in_every_language_and_that_of_the_feeds(desk: Desk) -> None:
    full(desk)

    [english], [korean] = held(desk, "events"), held(desk, "events", "ko")

    assert english["id"] == korean["id"] == desk.json_feed("feeds/events.json")["items"][0]["id"]
    assert english["uid"] == str(desk.vevent()["UID"])
    assert (korean["lang"], korean["title"]) == ("ko", "포럼")
    assert english["versions"] == korean["versions"]


def test_a_day_is_no_instant(desk: Desk) -> None:
    desk.event(starts="2023-10-02", ends="2023-10-04", timezone="Pacific/Auckland")
    desk.event("events/2023/month.md", starts="2023-12", ends=None)

    day, month = held(desk, "events")

    assert (day["starts"]["local"], day["starts"]["instant"]) == ("2023-10-02", None)
    assert day["ends"]["local"] == "2023-10-04"
    assert (month["starts"]["local"], month["ends"], month["calendar"]) == ("2023-12", None, None)


def test_an_event_that_repeats_stands_once_with_its_dates(desk: Desk) -> None:
    desk.event(repeats={"every": "week", "times": "3"}, starts="2023-10-03T10:00", ends=None,
               occurrences=[{"day": "2023-10-10", "starts": "2023-10-11T10:00"}])  # fmt: skip

    [event] = held(desk, "events")

    assert event["repeats"].startswith("FREQ=WEEKLY")
    days = [one["starts"]["local"][:10] for one in event["dates"]]
    assert days == ["2023-10-03", "2023-10-11", "2023-10-17"]
    assert event["dates"][1]["url"].startswith("https://newsroom.example/events/")


@pytest.mark.parametrize("change", [{"what": "cancelled"}, {"what": "moved-online"}])
def test_what_changed_is_told(desk: Desk, change: dict[str, str]) -> None:
    desk.event(venue={"city": "Seoul"}, changes=[{"on": "2023-08-01", **change}])

    [event] = held(desk, "events")

    assert (event["state"], event["sequence"]) == (change["what"], 1)
    assert (event["venue"] is None) == (change["what"] == "moved-online")
    assert event["updated"] == "2023-07-31T15:00:00Z"


@pytest.mark.parametrize("fact", [{"status": "draft"}, {"status": "withdrawn"}, {"date": "2030-01-01"}])  # fmt: skip
def test_what_is_held_back_is_in_no_list(desk: Desk, fact: dict[str, str]) -> None:
    desk.event()
    desk.event("events/2023/secret.md", title="Secret", **fact)
    desk.item("organisations/open.md", name="Open")
    desk.item("organisations/secret-partner.md", name="Secret partner", **fact)
    desk.item("agreements/one.md", title="One", date="2023-01-01", parties=["open", "secret-partner"])  # fmt: skip

    texts = [text for path, text in desk.files().items() if "api/" in path]

    assert texts and not any(b"ecret" in text for text in texts)


def test_an_agreement_stands_where_the_day_says(desk: Desk) -> None:
    full(desk)

    assert held(desk, "agreements")[0]["standing"] == "in force"
    assert held(desk, "agreements", now="2023-12-02T00:00:00Z")[0]["standing"] == "ended"
    assert held(desk, "agreements", now="2023-03-02T00:00:00Z")[0]["standing"] == "planned"


def test_an_organisation_is_told_with_its_seat(desk: Desk) -> None:
    full(desk)

    [hub] = held(desk, "organisations", "ko")

    assert (hub["name"], hub["country"], hub["latitude"], hub["joined"]) == ("허브", "CH", 46.2044, "2010-09")  # fmt: skip
    assert hub["website"] == "https://hub.example/%C3%BCber"


def test_agreements_in_a_spreadsheet(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    titles = [
        '=HYPERLINK("https://evil.example")',
        "+1",
        "-1",
        "@SUM(1)",
        'A "paper", signed; 협약',
    ]
    for number, title in enumerate(titles):
        desk.item(f"agreements/{number}.md", title=title, date="2023-01-01", parties=["hub"])

    content = desk.file("api/agreements.csv")
    read = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))

    assert content.startswith(b"\xef\xbb\xbf") and content.count(b"\n") == content.count(b"\r\n")
    assert sorted(row["title"].removeprefix("'") for row in read) == sorted(titles)
    assert not any(cell.startswith(FORMULAS) for row in read for cell in row.values())
    assert {row["parties"] for row in read} == {"Hub"}


def test_a_list_of_nothing_is_not_written(desk: Desk) -> None:
    desk.event()

    assert {path for path in desk.files() if path.startswith("api/")} == {
        "api/events.json",
        "api/events.schema.json",
    }


def test_every_field_is_described() -> None:
    for its_list in LISTS.values():
        schema = its_list.model_json_schema(mode="serialization")
        for one in [schema, *schema["$defs"].values()]:
            assert sorted(one["required"]) == sorted(one["properties"])
            for name, field in one["properties"].items():
                assert field.get("description"), name
