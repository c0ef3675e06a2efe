"""Structured data says nothing that the published vocabulary of schema.org does not know."""

from __future__ import annotations

import pytest

from tests.outputs import vocabulary
from tests.outputs.desk import Desk, demonstration, views
from tests.outputs.json_ld_walk import graph_of
from tests.outputs.test_json_ld import OSLO, WAY_IN


@pytest.fixture(autouse=True)
def _vocabulary() -> None:
    vocabulary.need()


def test_every_page_of_the_demonstration_is_in_the_vocabulary() -> None:
    index = demonstration("2026-11-22T06:00:00Z")
    graphs = [graph_of(index.site, view) for view in views(index).values()]

    assert sorted({word for graph in graphs for word in vocabulary.strangers(graph)}) == []


def test_so_is_what_the_demonstration_does_not_show(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub", type="media", email="a@example.org")
    desk.event(
        venue={**OSLO, "room": "Hall A"}, partners=["hub"], website="https://example.org",
        registration={**WAY_IN, "fee": "EUR 5"}, repeats={"every": "month", "on": "2nd tuesday", "times": 4},
        starts="2023-09-12T10:00", ends="2023-09-12T12:00",
    )  # fmt: skip
    desk.item("news/2023/item.md", title="News", date="2023-03-15", subtitle="More", dateline="Oslo",
              topics=["climate"], corrections=[{"on": "2023-03-20", "note": "Wrong."}])  # fmt: skip
    index = desk.index()
    graphs = [graph_of(index.site, view) for view in views(index).values()]

    assert sorted({word for graph in graphs for word in vocabulary.strangers(graph)}) == []


STRANGE = {
    "Event.headline": {"headline": "A forum"},
    "Event.location: Person": {"location": {"@type": "Person", "name": "Park"}},
    "Event.organizer: 'Hub'": {"organizer": "Hub"},
    "Event.eventStatus: https://schema.org/EventMoved": {
        "eventStatus": "https://schema.org/EventMoved"
    },
    "Forum": {"subEvent": {"@type": "Forum"}},
}


@pytest.mark.parametrize("word", STRANGE)
def test_the_judge_sees_what_is_strange(word: str) -> None:
    assert word in list(vocabulary.strangers([{"@type": "Event", "name": "A", **STRANGE[word]}]))
