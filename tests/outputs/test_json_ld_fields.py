"""Structured data has what Google requires always, and what it recommends where a fact is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from communique.collections.index import Index
from communique.collections.registration import registration_times
from communique.model.site import Item, Site, original
from tests.outputs.desk import Desk, demonstration, views
from tests.outputs.google_fields import FEATURES, Feature
from tests.outputs.json_ld_walk import graph_of, nodes, values
from tests.outputs.test_json_ld import OSLO, STATES

NOW = "2026-11-22T06:00:00Z"


@pytest.fixture(scope="module")
def index() -> Index:
    return demonstration(NOW)


@pytest.fixture(scope="module")
def graphs(index: Index) -> dict[str, list[dict[str, Any]]]:
    """The things on every page of the demonstration, by its address."""
    return {
        address: graph
        for address, view in views(index).items()
        if (graph := graph_of(index.site, view))
    }


def faults(graph: list[dict[str, Any]]) -> Iterator[str]:
    """What is required and missing, in any thing at any depth."""
    for node in nodes(graph):
        for name, feature in FEATURES.items():
            if node["@type"] in feature.types:
                yield from (f"{name}: {path} of {node}" for path in _missing(node, feature))


def _missing(node: dict[str, Any], feature: Feature) -> Iterator[str]:
    for path in feature.required:
        if path == "location" and "eventAttendanceMode" not in node:
            # Nobody knows yet where it is: Google leaves it out until then, and no place is invented.
            continue
        if path == "location.address":
            places = [at for at in values(node, "location") if at["@type"] == "Place"]
            yield from (path for at in places if not at.get("address"))
        elif not list(values(node, path)):
            yield path
    if feature.one_of and not any(list(values(node, path)) for path in feature.one_of):
        yield " or ".join(feature.one_of)


def test_what_is_required_is_on_every_page(graphs: dict[str, list[dict[str, Any]]]) -> None:
    found = {address: list(faults(graph)) for address, graph in graphs.items()}

    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_breadcrumbs_have_two_parts_at_least(graphs: dict[str, list[dict[str, Any]]]) -> None:
    for graph in graphs.values():
        for node in nodes(graph):
            if node["@type"] == "BreadcrumbList":
                numbers = [each["position"] for each in node["itemListElement"]]
                assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1


PROGRAMME = [{"starts": "2023-09-26T10:00", "title": "Opening", "room": "Hall A"}]
PLACES = {
    "there": {"venue": OSLO},
    "a name alone": {"venue": {"name": "The old mill"}},
    "online": {"online": "https://example.org/live"},
    "both": {"venue": OSLO, "livestream": "https://example.org/live"},
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("state", STATES)
def test_what_is_required_is_there_in_every_state(desk: Desk, state: str, place: str) -> None:
    change, _ = STATES[state]
    changes = [{"on": "2023-08-01", **change}] if change else []
    desk.event(**PLACES[place], changes=changes, programme=PROGRAMME)

    graph = desk.things("/events/2023/forum/")

    assert list(faults(graph)) == []


Fact = Callable[[Site, Item], object]


def _is_open(site: Site, item: Item) -> bool:
    event = item.facts
    if not event.registration or event.state == "cancelled":
        return False
    return registration_times(event)[1] > site.built_at


def _fee(item: Item) -> str:
    registration = item.facts.registration
    return registration.fee if registration else ""


def _has_other_start(item: Item) -> bool:
    event = item.facts
    return event.former_start is not None and event.former_start != event.starts


FACTS: dict[str, dict[str, Fact]] = {
    "Article": {
        "author": lambda site, item: True,
        "author.name": lambda site, item: True,
        "author.url": lambda site, item: True,
        "dateModified": lambda site, item: item.facts.date,
        "datePublished": lambda site, item: item.facts.date,
        "headline": lambda site, item: item.title,
        "image": lambda site, item: item.facts.photos,
    },
    "Event": {
        "description": lambda site, item: item.summary,
        "endDate": lambda site, item: (
            item.facts.ends and not (item.facts.state == "postponed" and _has_other_start(item))
        ),
        "eventStatus": lambda site, item: True,
        "image": lambda site, item: item.facts.photos,
        "location.name": lambda site, item: item.facts.venue and not item.facts.has_moved_online,
        "offers": lambda site, item: item.facts.registration,
        "offers.availability": _is_open,
        "offers.price": lambda site, item: _fee(original(site.items[item.key])),
        "offers.priceCurrency": lambda site, item: "USD" in _fee(item),
        "offers.validFrom": lambda site, item: (
            item.facts.registration and item.facts.registration.opens
        ),
        "offers.url": lambda site, item: _is_open(site, item) and item.facts.registration.url,
        "organizer": lambda site, item: item.facts.organisers,
        "organizer.name": lambda site, item: item.facts.organisers,
        "organizer.url": lambda site, item: item.facts.organisers,
        "performer": lambda site, item: item.facts.people,
        "performer.name": lambda site, item: item.facts.people,
        "previousStartDate": lambda site, item: (
            item.facts.state == "rescheduled" and _has_other_start(item)
        ),
    },
    "Organization": {
        "address": lambda site, item: item.facts.city or item.facts.country,
        "address.addressCountry": lambda site, item: item.facts.country,
        "address.addressLocality": lambda site, item: item.facts.city,
        "alternateName": lambda site, item: item.facts.short,
        "description": lambda site, item: item.summary,
        "email": lambda site, item: item.facts.email,
        "logo": lambda site, item: item.facts.logo,
        "name": lambda site, item: item.title,
        "sameAs": lambda site, item: item.facts.website,
        "url": lambda site, item: True,
    },
    "Profile page, its person": {
        "description": lambda site, item: item.summary,
        "image": lambda site, item: item.facts.photo,
        "sameAs": lambda site, item: item.facts.website,
    },
}
"""Feature -> recommended property -> the fact that it is made from."""
KINDS = {
    "Article": "news",
    "Event": "event",
    "Organization": "organisation",
    "Profile page, its person": "person",
}


def test_every_recommended_property_is_told_or_has_a_reason() -> None:
    for name, feature in FEATURES.items():
        told = set(FACTS.get(name, ())) | set(feature.no_fact)
        others = {"creditText", "license"} if name == "Image metadata" else set()
        assert set(feature.recommended) == told | others, name


@pytest.mark.parametrize("name", KINDS)
def test_what_is_recommended_is_told_where_it_is_known(
    name: str, index: Index, graphs: dict[str, list[dict[str, Any]]]
) -> None:
    """In every language, and of each at least once; nothing is told of which no fact is known."""
    site, feature, seen = index.site, FEATURES[name], set()
    items = [item for item in site.all_items() if item.kind == KINDS[name]]
    for item in items:
        if item.kind == "event" and (item.facts.repeats or item.facts.format == "deadline"):
            continue
        node = next(n for n in nodes(graphs[item.address]) if n["@type"] in feature.types)
        for path, fact in FACTS[name].items():
            is_told = bool(list(values(node, path)))
            assert is_told == bool(fact(site, item)), (item.address, path)
            seen |= {path} if is_told else set()
        assert not [path for path in feature.no_fact if list(values(node, path))]

    assert seen == set(FACTS[name])


def test_an_event_has_a_location_where_one_is_known(
    index: Index, graphs: dict[str, list[dict[str, Any]]]
) -> None:
    for item in index.site.of("event"):
        event = item.facts
        if event.format != "deadline":
            known = event.venue or event.online or event.livestream or event.has_moved_online
            assert ("location" in graphs[item.address][0]) == bool(known), item.address


def test_a_deadline_is_no_event(graphs: dict[str, list[dict[str, Any]]]) -> None:
    """Google asks not to mark what is none."""
    [page, _] = graphs["/events/2027/inclusive-services-deadline/"]

    assert page["@type"] == "WebPage"


def test_every_picture_has_its_credit_and_licence(graphs: dict[str, list[dict[str, Any]]]) -> None:
    """All pictures of the demonstration are under CC0."""
    pictures = [n for graph in graphs.values() for n in nodes(graph) if n["@type"] == "ImageObject"]

    assert pictures
    assert all(picture["creditText"] and picture["license"] for picture in pictures)


def test_the_five_states_are_in_the_demonstration(graphs: dict[str, list[dict[str, Any]]]) -> None:
    found = {n.get("eventStatus") for graph in graphs.values() for n in nodes(graph)}

    assert {f"https://schema.org/{status}" for _, status in STATES.values()} <= found


def test_nothing_is_empty(graphs: dict[str, list[dict[str, Any]]]) -> None:
    for address, graph in graphs.items():
        for node in nodes(graph):
            assert node.keys() > {"@type"}, address
            assert not [name for name, value in node.items() if value in ("", None, [], {})], (
                address
            )


def test_no_claim_is_reviewed(graphs: dict[str, list[dict[str, Any]]]) -> None:
    assert not [n for graph in graphs.values() for n in nodes(graph) if n["@type"] == "ClaimReview"]
