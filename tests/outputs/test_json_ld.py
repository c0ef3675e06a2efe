"""Structured data: the facts of the front matter by the names of schema.org."""

import json
from html.parser import HTMLParser
from typing import Any

import pytest
from bs4 import BeautifulSoup

from communique.outputs.json_ld.licences import licence
from communique.outputs.json_ld.offers import price
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
    [image] = article["image"]
    address = image["contentUrl"]
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
    assert english["url"] != korean["url"]
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
    former, begins = "2023-09-20T10:00:00+09:00", "2023-09-26T10:00:00+09:00"
    is_moved, is_open = status == "EventRescheduled", status == "EventPostponed"
    assert shown.get("previousStartDate") == (former if is_moved else None)
    assert shown["startDate"] == (former if is_open else begins)
    assert ("endDate" in shown) == (not is_open)


def test_a_start_that_stayed_is_no_former_start(desk: Desk) -> None:
    """Only the end was moved."""
    change = {"on": "2023-08-01", "what": "rescheduled", "was": "2023-09-26T10:00",
              "was_ends": "2023-09-26T11:00"}  # fmt: skip

    shown = event(desk, changes=[change])

    assert shown["eventStatus"].endswith("EventRescheduled")
    assert "previousStartDate" not in shown


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
    assert first["url"] == f"{shown['url']}#session-20230926t1000-first"


SESSIONS = [
    {"starts": "2023-09-26T10:00", "title": "Shown", "room": "Hall A", "online": "yes"},
    {"starts": "2023-09-26T11:00", "title": "Sent", "online": "https://example.org/two"},
    {"starts": "2023-09-26T12:00", "title": "There", "room": "Hall B"},
]


def test_a_session_says_itself_where_it_is(desk: Desk) -> None:
    """Where some sessions can be followed from afar, the others cannot."""
    shown = event(desk, venue=OSLO, online="https://example.org/live", programme=SESSIONS)

    modes = [each["eventAttendanceMode"].rpartition("/")[2] for each in shown["subEvent"]]
    assert modes == [f"{mode}EventAttendanceMode" for mode in ("Mixed", "Mixed", "Offline")]
    [hall, live], [_, second], [other] = (each["location"] for each in shown["subEvent"])
    assert (hall["name"], other["name"]) == ("Hall A", "Hall B")
    assert hall["containedInPlace"] == {"@type": "Place", "name": "City Hall"}
    assert hall["address"] == shown["location"][0]["address"]
    assert (live["url"], second["url"]) == ("https://example.org/live", "https://example.org/two")


def test_sessions_of_an_online_event_are_online(desk: Desk) -> None:
    shown = event(desk, online="https://example.org/live", programme=SESSIONS)

    found = [each["location"] for each in shown["subEvent"]]
    assert [[at["@type"] for at in each] for each in found] == [["VirtualLocation"]] * 3


def test_a_venue_of_a_name_alone_has_it_for_an_address(desk: Desk) -> None:
    """No place of an event may be without an address."""
    [place] = event(desk, venue={"name": "The old mill"})["location"]

    assert place == {"@type": "Place", "name": "The old mill", "address": "The old mill"}


WAY_IN = {"url": "https://example.org/join", "opens": "2023-09-01", "closes": "2023-09-20T18:00"}


def test_registration_is_an_offer(desk: Desk) -> None:
    desk.event(registration={**WAY_IN, "fee": "CHF 120.50"})

    assert desk.thing(AT, "Event", "2023-09-10T00:00:00Z")["offers"] == {
        "@type": "Offer",
        "url": "https://example.org/join",
        "availability": "https://schema.org/InStock",
        "validFrom": "2023-09-01",
        "validThrough": "2023-09-20T18:00:00+09:00",
        "price": 120.5,
        "priceCurrency": "CHF",
    }


@pytest.mark.parametrize(
    "facts", [{}, {"changes": [{"on": "2023-08-01", "what": "cancelled"}]}], ids=["over", "off"]
)
def test_what_is_closed_is_on_offer_no_more(desk: Desk, facts: dict[str, object]) -> None:
    desk.event(registration=WAY_IN, **facts)

    offer = desk.thing(AT, "Event", "2023-09-21T00:00:00Z")["offers"]

    assert offer.keys() == {"@type", "validFrom", "validThrough"}


FEES = {
    "free of charge": {"price": 0},
    "Free": {"price": 0},
    "무료": {"price": 0},
    "0": {"price": 0},
    "CHF 120": {"price": 120, "priceCurrency": "CHF"},
    "1 200 EUR": {"price": 1200, "priceCurrency": "EUR"},
    "KRW 1,200,000": {"price": 1200000, "priceCurrency": "KRW"},
    "free for members, CHF 120 for others": {},
    "1.200 EUR": {},
    "EUR 1,5": {},
    "ABC 120": {},
    "120": {},
    "": {},
}


@pytest.mark.parametrize("fee", FEES)
def test_a_price_is_told_where_the_fee_is_one(fee: str) -> None:
    assert price(fee) == FEES[fee]


def test_a_translated_fee_has_the_price_of_the_original(desk: Desk) -> None:
    desk.event(registration={**WAY_IN, "fee": "CHF 120"})
    desk.item("events/2023/forum.ko.md", title="포럼", registration={"fee": "120 스위스 프랑"})

    assert desk.thing(f"/ko{AT}", "Event")["offers"]["price"] == 120


RIGHTS = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC BY-NC-SA 3.0 IGO": "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "https://example.org/terms": "https://example.org/terms",
    "Provided for press use": "",
    "CC BY 4.0, cropped": "",
}


@pytest.mark.parametrize("rights", RIGHTS)
def test_a_licence_has_an_address_where_rights_name_one(rights: str) -> None:
    assert licence(rights) == RIGHTS[rights]


def test_languages_of_an_event_are_those_spoken(desk: Desk) -> None:
    assert event(desk, languages=["ko", "en"])["inLanguage"] == ["ko", "en"]
    assert "inLanguage" not in event(desk)


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
        "@id": "tag:newsroom.example,2020:series/assembly",
        "name": "General Assembly",
        "url": "https://newsroom.example/series/assembly/",
    }


def test_series_names_its_editions(desk: Desk) -> None:
    desk.settings["series"] = {"assembly": {"en": "General Assembly"}}
    desk.event(series="assembly", venue=OSLO)
    desk.event(
        "events/2024/next.md", title="Next", starts="2024-09-26", ends=None, series="assembly"
    )

    series = desk.thing("/series/assembly/", "EventSeries")

    assert series["@id"] == desk.thing(AT, "Event")["superEvent"]["@id"]
    upcoming, past = series["subEvent"]
    assert (upcoming["name"], upcoming["startDate"]) == ("Next", "2024-09-26")
    assert past["@id"] == desk.thing(AT, "Event")["@id"]
    [place] = past["location"]
    assert place["address"] == {
        "@type": "PostalAddress", "addressLocality": "Oslo", "addressCountry": "NO",
    }  # fmt: skip


def test_an_event_that_repeats_names_its_next_dates(desk: Desk) -> None:
    desk.event(starts="2023-10-03T10:00", ends="2023-10-03T11:00", repeats={"every": "week", "times": 20},
               changes=[{"on": "2023-09-01", "what": "cancelled", "occurrence": "2023-10-10"}])  # fmt: skip

    [series] = [t for t in desk.things(AT) if t["@type"] == "EventSeries"]

    assert series["eventSchedule"]["repeatCount"] == 20
    assert len(series["subEvent"]) == 10
    first, second = series["subEvent"][:2]
    assert (first["startDate"], first["endDate"]) == (
        "2023-10-03T10:00:00+09:00", "2023-10-03T11:00:00+09:00",
    )  # fmt: skip
    assert second["eventStatus"] == "https://schema.org/EventCancelled"
    own = desk.thing(first["url"].removeprefix("https://newsroom.example"), "Event")
    assert own["superEvent"]["@id"] == series["@id"]
    assert own["startDate"] == first["startDate"]


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


def test_who_works_for_the_publisher_has_a_profile(desk: Desk) -> None:
    """Google has no profiles of people who do not belong to the site."""
    desk.settings["publisher"] = "hub"
    desk.item("organisations/hub.md", name="Hub")
    desk.item("people/park.md", name="Park", roles=[{"title": "Director", "organisation": "hub"}])
    desk.item("people/guest.md", name="Guest", roles=[{"title": "Mayor", "at": "A city"}])

    profile = desk.thing("/people/park/", "ProfilePage")["mainEntity"]

    assert (profile["@type"], profile["name"], profile["jobTitle"]) == (
        "Person",
        "Park",
        ["Director"],
    )
    assert desk.thing("/people/guest/", "Person")["name"] == "Guest"


def test_agreement_is_a_work_of_its_parties(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    desk.item("people/park.md", name="Park")
    desk.item("places/oslo.md", name="Oslo")
    desk.item("agreements/memo.md", title="Memorandum", date="2023-03-01", parties=["hub"],
              signed="2023-03-15", ends="2026-03-14", place="oslo", signatories=["park"],
              document={"title": "The paper", "link": "https://example.org/memo.pdf"})  # fmt: skip

    memo = desk.thing("/agreements/memo/", "CreativeWork")

    assert (memo["name"], memo["dateCreated"], memo["expires"]) == (
        "Memorandum",
        "2023-03-15",
        "2026-03-14",
    )
    assert [party["name"] for party in memo["creator"]] == ["Hub"]
    assert [who["name"] for who in memo["contributor"]] == ["Park"]
    assert memo["locationCreated"]["name"] == "Oslo"
    assert memo["encoding"]["contentUrl"] == "https://example.org/memo.pdf"


def test_coverage_is_an_article_of_others(desk: Desk) -> None:
    """Our page on it is ours; the article is theirs, at their address."""
    desk.item("coverage/2023/one.md", title="Mayors meet", date="2023-03-09", publisher="Daily",
              link="https://daily.example/mayors", language="ko")  # fmt: skip

    page = desk.thing("/coverage/2023/one/", "WebPage")

    assert page["publisher"]["name"] == "Newsroom"
    assert page["mainEntity"] == {
        "@type": "NewsArticle",
        "headline": "Mayors meet",
        "url": "https://daily.example/mayors",
        "inLanguage": "ko",
        "datePublished": "2023-03-09",
        "publisher": {"@type": "Organization", "name": "Daily"},
    }


def test_place_says_where_it_is(desk: Desk) -> None:
    desk.item("places/hall.md", name="Hall", address="1 Square", city="Oslo", country="NO",
              coordinates="59.9, 10.7")  # fmt: skip

    hall = desk.thing("/places/hall/", "Place")

    assert hall["address"]["addressCountry"] == "NO"
    assert hall["geo"]["latitude"] == 59.9


def test_corrections_are_told(desk: Desk) -> None:
    desk.item("news/2023/item.md", title="News", date="2023-03-15",
              corrections=[{"on": "2023-03-20", "note": "The day was wrong."}])  # fmt: skip

    [one] = desk.thing("/news/2023/item/", "NewsArticle")["correction"]

    assert (one["text"], one["datePublished"]) == ("The day was wrong.", "2023-03-20")


def test_organisation_says_where_it_sits(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Geneva Cities Hub", short="GCH", city="Geneva",
              country="CH", website="https://example.org")  # fmt: skip

    hub = desk.thing("/organisations/hub/", "Organization")

    assert (hub["name"], hub["alternateName"]) == ("Geneva Cities Hub", "GCH")
    assert hub["sameAs"] == "https://example.org"
    assert hub["address"]["addressLocality"] == "Geneva"
    assert hub["address"]["addressCountry"] == "CH"


@pytest.mark.parametrize("base", ["https://newsroom.example", "https://example.org/press"])
def test_breadcrumbs_lead_to_the_page(desk: Desk, base: str) -> None:
    desk.host["site_url"] = base
    desk.event()

    crumbs = desk.thing(AT, "BreadcrumbList")["itemListElement"]

    assert [(c["position"], c["name"], c["item"]) for c in crumbs] == [
        (1, "Home", f"{base}/"),
        (2, "Events", f"{base}/events/"),
        (3, "Forum", f"{base}{AT}"),
    ]


@pytest.mark.parametrize("address", ["/events/", "/calendar/", "/ko/search/", "/feeds/"])
def test_every_page_below_the_home_page_has_a_path(desk: Desk, address: str) -> None:
    """Google asks for two parts at least."""
    desk.event()

    crumbs = desk.thing(address, "BreadcrumbList")["itemListElement"]

    home = "/ko/" if address.startswith("/ko/") else "/"
    assert [c["item"] for c in crumbs] == [
        f"https://newsroom.example{at}" for at in (home, address)
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
