"""What is asked of the site is written down, and what cannot be written down cannot be asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.asking import Asked, AskedSet, Unnoted, note, note_all, noted, question
from communique.model.site import Site
from communique.settings import read_settings
from tests.collections.items import some_news

NOW = datetime(2023, 10, 1, 9, tzinfo=UTC)


def a_site(*names: str) -> Site:
    items = {item.key: {"en": item} for item in (some_news(name, "2023-03-09") for name in names)}
    settings = read_settings({"authority": "newsroom.example", "authority_since": 2020})
    return Site(settings=settings, built_at=NOW, items=items)


class Almanac:
    """Something that answers questions from a mapping that notes its look-ups."""

    def __init__(self) -> None:
        self.pages = Asked("page", {"may": "A fair", "june": "A feast"})

    @question
    def feasts(self, month: str, least: int = 0) -> list[str]:
        return [self.pages[month]] if len(list(self.pages)) > least else []

    @question
    def feasts_of_all(self) -> list[str]:
        return [feast for month in self.pages for feast in self.feasts(month)]


LOOKUPS: dict[str, Callable[[Any], Any]] = {
    "[]": lambda items: items["a"],
    "get": lambda items: items.get("a"),
    "get with a default": lambda items: items.get("a", 0),
    "in": lambda items: "a" in items,
}


@pytest.mark.parametrize("look", LOOKUPS.values(), ids=LOOKUPS)
def test_each_look_up_is_noted(look: Callable[[Any], Any]) -> None:
    items = Asked("item", {"a": 1, "b": 2})

    answer, questions = noted(lambda: look(items))

    assert answer in (1, True)
    assert questions == {("item", "a")}


@pytest.mark.parametrize("look", LOOKUPS.values(), ids=LOOKUPS)
def test_looking_for_what_is_not_there_is_noted_too(look: Callable[[Any], Any]) -> None:
    """A page without a link differs once there is something to link to."""

    def careful() -> Any:
        try:
            return look(Asked("item", {}))
        except KeyError:
            return None

    answer, questions = noted(careful)

    assert not answer
    assert questions == {("item", "a")}


def test_members_of_a_set_are_noted() -> None:
    held = AskedSet("held", {"a"})

    answers, questions = noted(lambda: ("a" in held, "b" in held))

    assert answers == (True, False)
    assert questions == {("held", "a"), ("held", "b")}


WALKS: dict[str, Callable[[Any], Any]] = {
    "list": list,
    "for": lambda every: [one for one in every],  # noqa: C416
    "len": len,
    "sorted": sorted,
    "truth": bool,
}
IN_MAPPINGS: dict[str, Callable[[Any], Any]] = {
    "items": lambda items: list(items.items()),
    "keys": lambda items: set(items.keys()),
    "values": lambda items: list(items.values()),
    "copy": dict,
    "unpacked": lambda items: {**items},
    "equality": lambda items: items == {"a": 1},
}
IN_SETS: dict[str, Callable[[Any], Any]] = {
    "subset": lambda names: names <= {"b"},
    "superset": lambda names: names > {"b"},
    "equality": lambda names: names == {"b"},
}


@pytest.mark.parametrize("walk", [*WALKS.values(), *IN_MAPPINGS.values()], ids=[*WALKS, *IN_MAPPINGS])  # fmt: skip
def test_a_page_cannot_go_through_a_mapping(walk: Callable[[Any], Any]) -> None:
    items = Asked("item", {"a": 1})

    walk(items)  # who plans pages may
    with pytest.raises(Unnoted, match="each item"):
        noted(lambda: walk(items))


@pytest.mark.parametrize("walk", [*WALKS.values(), *IN_SETS.values()], ids=[*WALKS, *IN_SETS])
def test_a_page_cannot_go_through_a_set(walk: Callable[[Any], Any]) -> None:
    held = AskedSet("held", {"a"})

    walk(held)
    with pytest.raises(Unnoted, match="each held"):
        noted(lambda: walk(held))


def test_a_question_notes_itself_alone() -> None:
    """It may look wherever it likes: its answer is what the page hangs on."""
    almanac = Almanac()

    feasts, questions = noted(lambda: almanac.feasts("may"))

    assert feasts == ["A fair"]
    assert questions == {("feasts", "may")}
    assert noted(almanac.feasts_of_all)[1] == {("feasts_of_all",)}


def test_after_a_question_notes_go_on() -> None:
    almanac = Almanac()

    def page() -> str:
        feasts = almanac.feasts("may")
        return feasts[0] + almanac.pages["june"]

    assert noted(page) == ("A fairA feast", {("feasts", "may"), ("page", "june")})


def test_a_question_without_an_answer_is_noted_and_notes_go_on() -> None:
    almanac = Almanac()

    def page() -> str:
        with pytest.raises(KeyError):
            almanac.feasts("smarch")
        return almanac.pages["june"]

    assert noted(page)[1] == {("feasts", "smarch"), ("page", "june")}


def test_a_question_can_be_asked_again_from_its_note() -> None:
    almanac = Almanac()

    [(name, *words)] = noted(lambda: almanac.feasts("may", least=5))[1]

    assert getattr(almanac, name)(*words) == almanac.feasts("may", least=5) == []


def test_without_notes_nothing_is_written_down() -> None:
    almanac = Almanac()

    note("page", "july")
    note_all([("page", "august")])

    assert almanac.feasts("may") and list(almanac.pages)
    assert noted(lambda: None) == (None, set())


def test_notes_within_notes_are_taken_apart() -> None:
    """The inner ones are those of what is made inside; the outer ones go on after it."""
    items = Asked("item", {"a": 1, "b": 2, "c": 3})

    def outer() -> set[tuple[Any, ...]]:
        items["a"]
        _, inner = noted(lambda: items["b"])
        items["c"]
        return inner

    assert noted(outer) == ({("item", "b")}, {("item", "a"), ("item", "c")})


def test_what_fails_leaves_no_notes_behind() -> None:
    items = Asked("item", {"a": 1})

    def outer() -> None:
        with pytest.raises(ZeroDivisionError):
            noted(lambda: items["a"] / 0)

    assert noted(outer)[1] == set()
    assert list(items) == ["a"]


def test_what_a_site_keeps_asks_its_questions_again() -> None:
    """The second page that shows a card hangs on the same answers as the first."""
    site, made = a_site("a"), []

    def card() -> str:
        made.append(1)
        return str(site.items["news/a"]["en"].title)

    pages = [noted(lambda: site.once("card", card)) for _ in range(3)]

    assert pages == [("a", {("item", "news/a")})] * 3
    assert made == [1]


def test_what_is_kept_outside_of_pages_has_its_questions() -> None:
    site = a_site("a")
    site.once("card", lambda: site.items["news/a"])

    assert noted(lambda: site.once("card", lambda: None))[1] == {("item", "news/a")}


def test_what_is_kept_in_what_is_kept_is_asked_for_by_both() -> None:
    site = a_site("a", "b")

    def pair() -> object:
        return site.items["news/b"], site.once("card", lambda: site.items["news/a"])

    for _ in range(2):
        assert noted(lambda: site.once("pair", pair))[1] == {("item", "news/a"), ("item", "news/b")}
    assert noted(lambda: site.once("card", pair))[1] == {("item", "news/a")}


def test_two_sites_keep_apart() -> None:
    one, other = a_site("a"), a_site("b")

    assert one.once("key", lambda: 1) == 1
    assert other.once("key", lambda: 2) == 2


def test_a_site_notes_items_texts_files_and_time() -> None:
    site = a_site("a")

    def page() -> None:
        site.best("news/a", "ko").body  # noqa: B018
        site.files.get("news/hall.png")
        site.find("b")
        site.has_passed(NOW)
        "news/b" in site.held  # noqa: B015
        site.short_names(("news",))

    assert noted(page)[1] == {
        ("item", "news/a"),
        ("text", "news/a", "en"),
        ("file", "news/hall.png"),
        ("name", "b"),
        ("passed", NOW),
        ("held", "news/b"),
        ("short_names", ("news",)),
    }


@pytest.mark.parametrize(
    "walk",
    [
        lambda site: list(site.all_items()),
        lambda site: site.of("news"),
        lambda site: site.in_language("news", "en"),
        lambda site: list(site.names),
        lambda site: list(site.held),
    ],
)
def test_no_page_goes_through_a_whole_site(walk: Callable[[Site], Any]) -> None:
    """Not even when somebody else did before, who planned the pages."""
    site = a_site("a")
    walk(site)

    with pytest.raises(Unnoted):
        noted(lambda: walk(site))


@given(st.integers(-3, 3))
def test_a_moment_has_come_from_its_second_on(seconds: int) -> None:
    assert a_site().has_passed(NOW + timedelta(seconds=seconds)) == (seconds <= 0)
