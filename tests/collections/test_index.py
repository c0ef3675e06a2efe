"""Derived values of a site: topics, series, backlinks, related items, translations."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from communique.collections.agreements import register, standing
from communique.collections.groups import Groups
from communique.collections.index import Index
from communique.collections.related import NEIGHBOURS, SHOWN
from communique.model.moments import zone
from tests.collections.items import some_news
from tests.outputs.desk import Desk, instant

NEWS = {"date": "2023-03-15", "summary": "Signed in Geneva."}


def test_series_is_in_order_of_time(desk: Desk) -> None:
    for year in (2020, 2014, 2017):
        desk.event(
            f"events/{year}/assembly.md", starts=f"{year}-06-20", ends=None, series="assembly"
        )
    desk.event("events/2023/other.md")

    index = desk.index()

    assert index.series == ("assembly",)
    assert {
        name: [e.key for e in events] for name, events in Groups(index.site).series.items()
    } == {"assembly": [f"event/{year}/assembly" for year in (2014, 2017, 2020)]}


def test_series_shows_what_comes_in_order_of_time_and_the_rest_newest_first(desk: Desk) -> None:
    for year in (2020, 2014, 2030, 2026):
        desk.event(f"events/{year}/forum.md", starts=f"{year}-06-20", ends=None, series="forum")

    coming, past = desk.index().series_events("forum")

    assert coming == ("event/2026/forum", "event/2030/forum")
    assert past == ("event/2020/forum", "event/2014/forum")


def test_editions_around_one_are_the_nearest(desk: Desk) -> None:
    years = range(2012, 2022)
    for year in years:
        desk.event(f"events/{year}/forum.md", starts=f"{year}-06-20", ends=None, series="forum")
    index = desk.index()

    def around(year: int) -> list[int]:
        return [int(k.split("/")[1]) for k in index.editions_around("forum", f"event/{year}/forum")]

    assert around(2016) == [2013, 2014, 2015, 2017, 2018, 2019]
    assert around(2012) == [2013, 2014, 2015]
    assert around(2020) == [2017, 2018, 2019, 2021]


def test_topics_hold_each_item_once(desk: Desk) -> None:
    desk.item("news/2023/item.md", title="One", topics=["climate", "energy", "climate"], **NEWS)
    desk.event(topics=["climate"])

    index = desk.index()

    assert index.leaf(("topic", "climate"), "en", None).entries == (
        "event/2023/forum",
        "news/2023/item",
    )
    assert index.topics == ("climate", "energy")
    assert index.counts("en") == {"climate": 2, "energy": 1}


def test_held_back_items_are_in_no_collection(desk: Desk) -> None:
    desk.item("people/park.md", name="Park")
    desk.event("events/2023/early.md", date="2023-12-01", topics=["x"], series="y",
               people=["park"])  # fmt: skip

    index = desk.index()

    assert not index.topics and not index.series and not index.months
    assert (
        not index.in_calendar("all")
        and index.calendars() == ("all",)
        and not index.told("all", "en")
    )
    assert not any(map(index.backlinks, index.site.items)) and index.backlinks("person/park") == ()


def test_backlinks_come_from_every_kind_of_reference(desk: Desk) -> None:
    desk.item("people/park.md", name="Park", roles=[{"title": "Head", "organisation": "hub"}])
    desk.item("organisations/hub.md", name="Hub")
    desk.item("places/hall.md", name="Hall", country="KR")
    desk.event(venue="hall", organisers=["hub"], partners=["hub"], people=["park"],
               programme=[{"starts": "2023-09-26T10:00", "title": "Talk", "people": ["park"]}])  # fmt: skip
    desk.item("agreements/one.md", title="An agreement", date="2023-03-01", parties=["hub"],
              signatories=[{"person": "park"}], place="hall")  # fmt: skip

    index = desk.index()

    found = {key: index.backlinks(key) for key in index.site.items}
    assert {key: keys for key, keys in found.items() if keys} == {
        "person/park": ("event/2023/forum", "agreement/one"),
        "organisation/hub": ("event/2023/forum", "agreement/one", "person/park"),
        "place/hall": ("event/2023/forum", "agreement/one"),
    }


def test_backlinks_do_not_come_from_what_is_held_back(desk: Desk) -> None:
    desk.item("people/park.md", name="Park")
    desk.item("news/2023/draft.md", title="Draft", people=["park"], status="draft", **NEWS)

    index = desk.index()
    assert not any(map(index.backlinks, index.site.items))


def related(desk: Desk, key: str) -> list[str]:
    return [other.partition("/")[2] for other in desk.index().related(key)]


def test_what_the_writer_names_comes_first(desk: Desk) -> None:
    desk.item("news/2023/a.md", title="A", topics=["x"], related=["d", "forum"], **NEWS)
    for name in "bcd":
        desk.item(f"news/2023/{name}.md", title=name, topics=["x"], **NEWS)
    desk.event()

    assert related(desk, "news/2023/a") == ["2023/d", "2023/forum", "2023/b", "2023/c"]


def test_more_shared_topics_stand_before_fewer(desk: Desk) -> None:
    desk.item("news/2023/a.md", title="A", topics=["x", "y"], **NEWS)
    desk.item("news/2023/b.md", title="B", topics=["x"], **NEWS)
    desk.item("news/2023/c.md", title="C", topics=["x", "y"], **NEWS)
    desk.item("news/2023/d.md", title="D", **NEWS)

    assert related(desk, "news/2023/a") == ["2023/c", "2023/b"]
    assert related(desk, "news/2023/d") == []


def test_related_never_names_itself_nor_what_is_held_back(desk: Desk) -> None:
    desk.item("news/2023/a.md", title="A", related=["a", "draft"], topics=["x"], **NEWS)
    desk.item("news/2023/draft.md", title="B", topics=["x"], status="draft", **NEWS)

    assert related(desk, "news/2023/a") == []


def test_all_that_is_named_is_shown(desk: Desk) -> None:
    names = [f"n{n}" for n in range(SHOWN + 2)]
    for name in names:
        desk.item(f"news/2023/{name}.md", title=name, **NEWS)
    desk.item("news/2023/a.md", title="A", related=names, **NEWS)

    assert related(desk, "news/2023/a") == [f"2023/{name}" for name in names]


def test_related_looks_at_neighbours_only(desk: Desk) -> None:
    """A topic of many items: each is compared with a few, so that work grows with items only."""
    for n in range(40):
        desk.item(f"news/2023/n{n:02}.md", title="N", topics=["x"], **{**NEWS, "date": f"2023-01-{n % 28 + 1:02}"})  # fmt: skip
    index = desk.index()
    order = [item.key for item in Groups(index.site).topics["x"]]
    related = {key: index.related(key) for key in order}

    assert len(related) == 40 and all(related.values())
    for key, others in related.items():
        assert all(abs(order.index(key) - order.index(other)) <= NEIGHBOURS for other in others)
    again = desk.index()
    assert related == {key: again.related(key) for key in order}


def test_work_grows_with_items(desk: Desk) -> None:
    """Related items of four times as many take about four times as many looks at keys, not sixteen."""
    site = desk.site()

    def looks(count: int) -> int:
        news = (
            some_news(f"n{n}", f"2023-{n % 12 + 1:02}-{n % 28 + 1:02}", topics="x, y")
            for n in range(count)
        )
        items = [msgspec.structs.replace(item, key=Looked(item.key)) for item in news]
        index = Index(replace(site, items={item.key: {"en": item} for item in items}))
        Looked.looks = 0
        assert sum(1 for item in items if index.related(item.key)) == count
        return Looked.looks

    assert 0 < looks(800) < 5 * looks(200)


class Looked(str):
    """A key that counts how often keys are compared or hashed, in C too."""

    looks = 0

    def __hash__(self) -> int:
        Looked.looks += 1
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        Looked.looks += 1
        return super().__eq__(other)

    def __lt__(self, other: str) -> bool:
        Looked.looks += 1
        return super().__lt__(other)


def test_neighbours_are_those_of_the_language(desk: Desk) -> None:
    for day, name in ((1, "a"), (2, "b"), (3, "c")):
        desk.item(f"news/2023/{name}.md", title=name, date=f"2023-03-0{day}", summary="x")
    desk.item("news/2023/a.ko.md", title="가")
    desk.item("news/2023/c.ko.md", title="다")
    index = desk.index()

    def titles(key: str, lang: str) -> list[str | None]:
        keys = index.neighbours(key, lang)
        return [index.site.items[other][lang].title if other else None for other in keys]

    assert titles("news/2023/b", "en") == ["c", "a"]
    assert titles("news/2023/a", "ko") == ["다", None]


def test_agreement_stands_where_its_days_say(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    desk.item("agreements/one.md", title="One", date="2023-03-01", parties=["hub"],
              expected="2023-03", signed="2023-03-15", ends="2026-03-14")  # fmt: skip
    [facts] = [item.facts for item in desk.index().site.of("agreement")]

    def at(text: str) -> str:
        return standing(facts, instant(text).__ge__, zone("Asia/Seoul"))

    assert at("2023-03-14T14:59:59Z") == "planned"
    assert at("2023-03-14T15:00:00Z") == "in force"
    assert at("2026-03-14T14:59:59Z") == "in force"
    assert at("2026-03-14T15:00:00Z") == "ended"


def test_register_has_the_newest_first(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    for name, facts in {
        "signed": {"signed": "2023-03-15"},
        "planned": {"expected": "2024-01"},
        "old": {"signed": "2020-01-01"},
    }.items():
        desk.item(f"agreements/{name}.md", title=name, date="2020-01-01", parties=["hub"], **facts)

    titles = [item.title for item in register(desk.index().site.of("agreement"))]

    assert titles == ["planned", "signed", "old"]
