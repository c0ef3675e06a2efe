"""Structured data: the facts of the front matter by the names of schema.org."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.outputs.desk import Desk, views
from tests.outputs.test_feed_content import photo, picture

OSLO = {"name": "City Hall", "address": "1 Square", "city": "Oslo", "country": "NO",
        "coordinates": "59.9, 10.7"}  # fmt: skip
AT = "/events/2023/forum/"


def event(desk: Desk, **facts: object) -> dict[str, Any]:
    desk.event(**facts)
    return desk.thing(AT, "Event")


def test_news_article_says_what_the_file_says(desk: Desk) -> None:
    desk.settings["publisher"] = "hub"
    desk.item("organisations/hub.md", name="Hub")
    desk.item("people/park-jung-sook.md", name="Park Jung-sook")
    picture(desk, "news/2023/hall.png")
    desk.item(
        "news/2023/item.md",
        title="A memorandum",
        date="2023-03-15T10:00",
        summary="Signed.",
        updated="2023-03-16",
        people=["park-jung-sook"],
        photos=[photo("hall.png")],
    )

    article = desk.thing("/news/2023/item/", "NewsArticle")

    assert article["headline"] == "A memorandum"
    assert article["datePublished"] == "2023-03-15T10:00:00+09:00"
    assert article["dateModified"] == "2023-03-16T00:00:00+09:00"
    assert article["url"] == "https://newsroom.example/news/2023/item/"
    [address] = article["image"]
    assert address.startswith("https://newsroom.example/pictures/hall-")
    assert address.removeprefix("https://newsroom.example/") in desk.files()
    assert article["inLanguage"] == "en"
    assert article["publisher"]["name"] == article["author"]["name"] == "Hub"
    assert article["publisher"]["@id"] == "tag:newsroom.example,2020:organisation/hub"
    assert article["about"] == [
        {
            "@type": "Person",
            "name": "Park Jung-sook",
            "url": "https://newsroom.example/people/park-jung-sook/",
        }
    ]


def test_id_is_lasting_and_shared_by_languages(desk: Desk) -> None:
    desk.event(slug="elsewhere")
    desk.item("events/2023/forum.ko.md", title="포럼")

    english = desk.thing("/events/2023/elsewhere/", "Event")
    korean = desk.thing("/ko/events/2023/elsewhere/", "Event")

    assert english["@id"] == korean["@id"] == "tag:newsroom.example,2020:event/2023/forum"
    assert (english["inLanguage"], korean["inLanguage"]) == ("en", "ko")
    assert (korean["name"], korean["startDate"]) == ("포럼", english["startDate"])


def test_times_have_the_offset_of_their_day(desk: Desk) -> None:
    shown = event(desk, timezone="Europe/Oslo", venue=OSLO)

    assert shown["startDate"] == "2023-09-26T10:00:00+02:00"
    assert shown["endDate"] == "2023-09-26T12:00:00+02:00"


def test_whole_days_are_inclusive(desk: Desk) -> None:
    """schema.org's endDate is the last day, unlike a calendar's DTEND."""
    shown = event(desk, starts="2023-03-13", ends="2023-03-17")

    assert (shown["startDate"], shown["endDate"]) == ("2023-03-13", "2023-03-17")


def test_month_stays_a_month(desk: Desk) -> None:
    shown = event(desk, starts="2023-11", ends=None)

    assert shown["startDate"] == "2023-11" and "endDate" not in shown


STATES = {
    "scheduled": ({}, "EventScheduled"),
    "rescheduled": (
        {"what": "rescheduled", "was": "2023-09-20T10:00"},
        "EventRescheduled",
    ),
    "postponed": ({"what": "postponed", "was": "2023-09-20T10:00"}, "EventPostponed"),
    "cancelled": ({"what": "cancelled"}, "EventCancelled"),
    "moved online": ({"what": "moved-online"}, "EventMovedOnline"),
}


@pytest.mark.parametrize(("change", "status"), STATES.values(), ids=STATES)
def test_five_states(desk: Desk, change: dict[str, str], status: str) -> None:
    changes = [{"on": "2023-08-01", **change}] if change else []

    shown = event(desk, changes=changes, venue=OSLO)

    assert shown["eventStatus"] == f"https://schema.org/{status}"
    is_told = status in ("EventRescheduled", "EventPostponed")
    former = "2023-09-20T10:00:00+09:00" if is_told else None
    assert shown.get("previousStartDate") == former


LIVE = {"@type": "VirtualLocation", "url": "https://example.org/live"}
PAGE = {"@type": "VirtualLocation", "url": "https://newsroom.example/events/2023/forum/"}
MOVED = [{"on": "2023-08-01", "what": "moved-online"}]
WAYS: dict[str, tuple[dict[str, object], str | None, list[object]]] = {
    "there": ({"venue": OSLO}, "Offline", ["Place"]),
    "online": ({"online": "https://example.org/live"}, "Online", [LIVE]),
    "online, not public": ({"online": "yes"}, "Online", [PAGE]),
    "both": ({"venue": OSLO, "online": "https://example.org/live"}, "Mixed", ["Place", LIVE]),
    "livestream": (
        {"venue": OSLO, "livestream": "https://example.org/live"}, "Mixed", ["Place", LIVE],
    ),
    "moved online": ({"venue": OSLO, "changes": MOVED}, "Online", [PAGE]),
    "not known": ({}, None, []),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "mode", "where"), WAYS.values(), ids=WAYS)
def test_attendance_agrees_with_the_locations(
    desk: Desk, facts: dict[str, object], mode: str | None, where: list[object]
) -> None:
    shown = event(desk, **facts)

    told = f"https://schema.org/{mode}EventAttendanceMode" if mode else None
    assert shown.get("eventAttendanceMode") == told
    found = shown.get("location", [])
    assert ["Place" if at["@type"] == "Place" else at for at in found] == where


def test_place_is_complete(desk: Desk) -> None:
    [place] = event(desk, venue=OSLO)["location"]

    assert place == {
        "@type": "Place",
        "name": "City Hall",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Square",
            "addressLocality": "Oslo",
            "addressCountry": "NO",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 59.9, "longitude": 10.7},
    }


def test_sessions_are_events_of_the_event(desk: Desk) -> None:
    desk.item("people/park.md", name="Park")
    shown = event(
        desk,
        timezone="Europe/Oslo",
        venue=OSLO,
        programme=[
            {"starts": "2023-09-26T11:00", "title": "Second"},
            {"starts": "2023-09-26T10:00", "ends": "2023-09-26T11:00", "title": "First",
             "people": [{"person": "park", "role": "speaker"}]},
        ],
    )  # fmt: skip

    first, second = shown["subEvent"]

    assert (first["name"], first["startDate"]) == ("First", "2023-09-26T10:00:00+02:00")
    assert first["endDate"] == "2023-09-26T11:00:00+02:00"
    assert first["performer"][0]["name"] == "Park"
    assert first["location"] == shown["location"]
    assert second["name"] == "Second" and "endDate" not in second


def test_organisers_are_those_that_are_named(desk: Desk) -> None:
    """Nobody is said to hold an event only because they publish the site."""
    desk.settings["publisher"] = "hub"
    desk.item("organisations/hub.md", name="Hub")
    desk.item("organisations/itu.md", name="ITU")

    assert "organizer" not in event(desk)
    assert [at["name"] for at in event(desk, organisers=["itu"])["organizer"]] == ["ITU"]


def test_series_is_named(desk: Desk) -> None:
    desk.settings["series"] = {"assembly": {"en": "General Assembly"}}

    assert event(desk, series="assembly", edition=6)["superEvent"] == {
        "@type": "EventSeries",
        "name": "General Assembly",
        "url": "https://newsroom.example/series/assembly/",
    }


def test_person_holds_the_posts_of_today(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    desk.item(
        "people/park.md",
        name="Park",
        roles=[
            {"title": "Secretary-General", "organisation": "hub", "from": "2021-01"},
            {"title": "Adviser", "at": "A city", "to": "2020-12"},
        ],
    )

    person = desk.thing("/people/park/", "Person")

    assert person["name"] == "Park"
    assert person["jobTitle"] == ["Secretary-General"]
    assert person["worksFor"] == [
        {
            "@type": "Organization",
            "name": "Hub",
            "url": "https://newsroom.example/organisations/hub/",
        }
    ]


def test_organisation_says_where_it_sits(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Geneva Cities Hub", short="GCH", city="Geneva",
              country="CH", website="https://example.org")  # fmt: skip

    hub = desk.thing("/organisations/hub/", "Organization")

    assert (hub["name"], hub["alternateName"]) == ("Geneva Cities Hub", "GCH")
    assert hub["sameAs"] == "https://example.org"
    assert hub["address"]["addressLocality"] == "Geneva"


@pytest.mark.parametrize("base", ["https://newsroom.example", "https://example.org/press"])
def test_breadcrumbs_lead_to_the_page(desk: Desk, base: str) -> None:
    desk.host["site_url"] = base
    desk.event()

    crumbs = desk.thing(AT, "BreadcrumbList")["itemListElement"]

    assert [(c["position"], c["name"], c["item"]) for c in crumbs] == [
        (1, "Events", f"{base}/events/"),
        (2, "Forum", f"{base}{AT}"),
    ]


def test_home_page_is_the_site(desk: Desk) -> None:
    desk.settings["names"] = {"ko": "뉴스룸"}

    site = desk.thing("/ko/", "WebSite")

    assert (site["name"], site["inLanguage"]) == ("뉴스룸", "ko")
    assert site["url"] == "https://newsroom.example/ko/"


def test_engines_may_offer_the_search(desk: Desk) -> None:
    action = desk.thing("/ko/", "WebSite")["potentialAction"]

    assert action["target"]["urlTemplate"] == "https://newsroom.example/ko/search/?q={words}"
    assert action["query-input"] == "required name=words"


def test_pages_without_a_thing_say_nothing(desk: Desk) -> None:
    assert desk.script("/404.html") == ""


EVIL = "</script><script>alert('x')</script><!-- & ]]>"


def test_no_title_ends_the_script(desk: Desk) -> None:
    """What an HTML parser finds in the page is one script, and in it the title as written."""
    desk.item("news/2023/item.md", title=EVIL, date="2023-03-15", summary=EVIL)

    text = desk.script("/news/2023/item/")

    html = f'<script type="application/ld+json">{text}</script><p>after</p>'
    [script] = BeautifulSoup(html, "html.parser").find_all("script")
    assert json.loads(script.string)["@graph"][0]["headline"] == EVIL
    assert tags_of(html) == ["script", "p"]


def tags_of(html: str) -> list[str]:
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            found.append(tag)

    Reader().feed(html)
    return found


def test_every_page_of_every_kind_gives_sound_json(desk: Desk) -> None:
    from communique.outputs.json_ld import script_text

    desk.event()
    desk.item("prizes/prize.md", title="Prize", date="2023-03-01")
    desk.item("places/hall.md", name="Hall")
    desk.item("coverage/2023/one.md", title="One", date="2023-03-01", publisher="Daily",
              language="en")  # fmt: skip
    index = desk.index()

    texts = [script_text(index.site, view) for view in views(index).values()]

    for text in filter(None, texts):
        data = json.loads(text)
        assert data["@context"] == "https://schema.org"
        assert all(
            "" not in thing.values() and None not in thing.values() for thing in data["@graph"]
        )
