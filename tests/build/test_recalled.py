"""After an edit of texts a new process makes what shows them from what the ledger says."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from communique.build.engine import BESIDE_THE_OUTLINE, Engine, Stores
from communique.build.recalled import Edited
from communique.collections.catalogue import Catalogue
from communique.findings import Unbuildable
from communique.keeping.store import Store
from communique.ledger import book
from communique.ledger.answers import Answers
from communique.ledger.book import MOST_PAGES
from communique.model.asking import DERIVED
from communique.model.site import Item
from communique.outputs.registry import sheets
from tests.build.test_engine import Works
from tests.deep import examples
from tests.outputs.desk import NOW, Desk

LATER = "2023-09-26T01:30:00Z"


class Newsroom(Works):
    """Works whose every build is one of a new process. The seal is played: `edition` is what it says,
    `edited` what it finds."""

    edition = ""
    edited: frozenset[str] = frozenset()

    def edit(self, *paths: str) -> None:
        self.edited |= set(paths)

    def start(self, now: str = NOW) -> list[str]:
        """Build all over what is kept; the stages it took."""
        store = Store(self.desk.folder / "kept", b"key")
        self.engine = Engine(Stores(store, store))
        edited = Edited(tuple(sorted(self.edited)), self.edition) if self.edited else None
        self.engine.make(self.order(now), self.output, edited)
        self.publish()
        self.engine.keep()
        self.edition, self.edited = self.engine.book.edition, frozenset()
        return list(self.engine.stages.seconds)

    def publish(self) -> None:
        self.engine.publish(self.desk.folder / "manifest.txt")

    def is_quick(self, now: str = NOW) -> bool:
        """Build; whether that went without a look at the whole."""
        return "compare" not in self.start(now)


@pytest.fixture(autouse=True)
def pages_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a site of some thousand files: a build is kept by what it wrote in."""
    monkeypatch.setattr(book, "MOST_OF_IT", 0)


@pytest.fixture
def works(tmp_path: Path) -> Newsroom:
    works = Newsroom(Desk(tmp_path, languages=["en", "ko"]), Engine())
    for name in "abc":
        works.news(name)
    works.news("z", related=["a"])
    works.event("First")
    works.start()
    return works


def test_an_edit_of_a_text(works: Newsroom) -> None:
    works.edit(works.news("a", "Other words."))

    assert works.is_quick()
    assert works.is_as_clean()


def test_one_edit_after_the_other(works: Newsroom) -> None:
    for text in ("One.", "Two, [to b](b.md).", "Three.", "Words."):
        works.edit(works.news("a", text))
        assert works.is_quick()
        assert works.is_as_clean()


def test_edits_of_several_texts_at_once(works: Newsroom) -> None:
    works.edit(works.news("a", "A."), works.news("c", "C."))

    assert works.is_quick()
    assert works.is_as_clean()


def test_a_file_that_was_only_touched(works: Newsroom) -> None:
    works.edit(works.news("a"))

    assert works.is_quick()
    assert works.is_as_clean()


def test_a_new_link_is_followed(works: Newsroom) -> None:
    """To an item and to a heading that nobody has asked about, and to what is not there any more."""
    works.edit(
        works.news("c", "[To b](b.md), [the forum](../../events/2023/forum.md#programme).\n")
    )
    with pytest.raises(Unbuildable):
        works.start()
    works.edit(works.news("c", "[To b](b.md), [the forum](../../events/2023/forum.md)."))

    assert works.is_quick()
    assert works.is_as_clean()


def test_what_the_ledger_does_not_say_is_looked_up(works: Newsroom) -> None:
    """A link to a picture beside another item, an address of the site, and a page that waits."""
    works.news("d", date="2024-01-01")
    works.start()
    works.edit(works.news("a", "[Feed](/feeds/all.atom.xml), [d](d.md)."))

    assert works.is_quick()
    assert works.is_as_clean()


def test_text_of_what_waits_for_its_time(works: Newsroom) -> None:
    works.news("d", date="2024-01-01")
    works.start()
    works.edit(works.news("d", "Other words.", date="2024-01-01"))
    assert works.is_quick()

    works.start("2024-01-02T00:00:00Z")

    assert works.is_as_clean("2024-01-02T00:00:00Z")


def test_text_of_a_draft(works: Newsroom) -> None:
    works.news("d", status="draft")
    works.start()
    works.edit(works.news("d", "Other words.", status="draft"))

    assert works.is_quick()
    assert works.is_as_clean()


def test_text_of_an_event_with_the_zone_of_its_place(works: Newsroom) -> None:
    works.desk.item(
        "places/hall.md", name="Hall", city="Rome", country="IT", timezone="Europe/Rome"
    )
    facts = {"title": "First", "starts": "2023-09-26T10:00", "venue": {"place": "hall"}}
    works.desk.item("events/2023/forum.md", "Words.", summary="A.", **facts)
    works.start()
    works.desk.item("events/2023/forum.md", "Other words.", summary="A.", **facts)
    works.edit("events/2023/forum.md")

    assert works.is_quick()
    assert works.is_as_clean()


def test_a_finding_stops_the_build_and_is_mended(works: Newsroom) -> None:
    before = works.tree()
    works.edit(works.news("a", "[Dead](nowhere.md)."), works.news("b", "Good."))
    with pytest.raises(Unbuildable):
        works.start()
    assert works.tree() == before
    works.edit(works.news("a", "Mended."))

    assert works.is_quick()
    assert works.is_as_clean()


def test_warnings_of_all_items_are_told(works: Newsroom) -> None:
    works.edit(works.news("a", "TODO: words."))
    works.start()
    works.edit(works.news("b", "Words."))
    assert works.is_quick()
    assert works.engine.check(works.order(NOW)) == Engine().check(works.order(NOW))


@pytest.mark.parametrize(
    "edit",
    [
        lambda works: works.news("a", topics=["y"]),
        lambda works: works.news("a", date="2023-03-02"),
        lambda works: works.event("First", format="training"),
        lambda works: works.event("First", series="forums"),
    ],
    ids=["topic", "day", "format", "series"],
)
def test_any_other_edit_looks_at_the_whole(
    works: Newsroom, edit: Callable[[Newsroom], str]
) -> None:
    works.edit(edit(works))

    assert not works.is_quick()
    assert works.is_as_clean()


def test_another_edition_of_the_ledger_looks_at_the_whole(works: Newsroom) -> None:
    """The seal is older: the build that came between was killed before it could put its own."""
    edition = works.edition
    works.edit(works.news("a", "Other words."))
    works.start()
    works.edition = edition
    works.edit(works.news("a", "Words."), works.news("b", "Others."))

    assert not works.is_quick()
    assert works.is_as_clean()


def test_an_edit_after_a_title_that_was_only_checked(works: Newsroom) -> None:
    works.edit(works.news("a", title="Better"))
    works.engine.check(works.order(NOW))
    works.edit(works.news("a", "Other words.", title="Better"))

    assert not works.is_quick()
    assert works.is_as_clean()


def test_a_build_that_was_killed_before_it_kept_anything(works: Newsroom) -> None:
    works.edit(works.news("a", "Other words."))
    store = Store(works.desk.folder / "kept", b"key")
    works.engine = Engine(Stores(store, store))
    works.engine.make(works.order(NOW), works.output, Edited(("news/2023/a.md",), works.edition))
    works.publish()
    # The seal finds that files of the site were written.
    works.edited = frozenset()
    works.news("a")

    works.start()

    assert works.is_as_clean()


@pytest.mark.parametrize("name", ["pages", "ledger", "cards"])
@pytest.mark.parametrize("damage", [b"", b"\0" * 400])
def test_what_is_kept_is_damaged(works: Newsroom, name: str, damage: bytes) -> None:
    works.edit(works.news("a", "Other words."))
    works.start()
    (works.desk.folder / "kept" / name).write_bytes(damage)
    works.edit(works.news("a"), works.news("b", "Others."))

    assert not works.is_quick()
    assert works.is_as_clean()


def test_pages_that_were_kept_are_of_one_ledger(works: Newsroom) -> None:
    pages = works.desk.folder / "kept" / "pages"
    works.edit(works.news("a", "Other words."))
    works.start()
    old = pages.read_bytes()
    works.edit(works.news("a", title="Better"))
    works.start()
    pages.write_bytes(old)
    works.edit(works.news("a", "Words.", title="Better"))
    works.start()

    assert works.is_as_clean()


@pytest.mark.parametrize(
    "facts", [{"title": "aa"}, {"summary": "Another."}, {"title": "A", "summary": ""}]
)
def test_what_is_only_shown_needs_no_look_at_the_whole(
    works: Newsroom, facts: dict[str, str]
) -> None:
    works.edit(works.news("a", "Other words.", **facts))

    assert works.is_quick()
    assert works.is_as_clean()


def test_the_title_of_an_event_is_only_shown(works: Newsroom) -> None:
    works.edit(works.event("Firstly"))

    assert works.is_quick()
    assert works.is_as_clean()


@pytest.mark.parametrize("title", ["bb", "Better", "á", "1st"])
def test_a_title_with_another_place_from_a_to_z_does(works: Newsroom, title: str) -> None:
    works.edit(works.news("a", title=title))

    assert not works.is_quick()
    assert works.is_as_clean()


def test_what_is_only_shown_decides_nothing_else(
    works: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page is planned by it, and no question answered, but for those of the index from A to Z."""

    def looked_at(item: Item) -> str:
        assert not item.facts.only_shown, item.key
        return str(item.facts.heading)

    works.start()
    monkeypatch.setattr(Item, "title", property(looked_at))
    monkeypatch.setattr(Item, "summary", property(looked_at))
    monkeypatch.setattr(Catalogue, "letters", {})
    index = works.desk.index()
    paths = [sheet.path for sheet in sheets(index)]
    answers = Answers(index, index.site.with_coming, paths)

    asked = [one for one in works.engine.ledger.questions if one[0] not in BESIDE_THE_OUTLINE]
    for question in asked:
        answers.derive(question) if question[0] in DERIVED else answers(question)

    assert {"leaf", "related", "upcoming", "told"} <= {question[0] for question in asked}
    with pytest.raises(AssertionError, match="news/2023/a"):
        _ = index.site.items["news/2023/a"]["en"].title


def test_two_titles_that_change_places(works: Newsroom) -> None:
    works.edit(works.news("a", title="b"), works.news("b", title="a"))

    works.start()

    assert works.is_as_clean()


def test_many_edits_are_written_together(works: Newsroom) -> None:
    for number in range(MOST_PAGES + 3):
        works.edit(works.news("a", f"Edit {number}."))
        assert works.is_quick()

    assert works.is_as_clean()


def test_edits_of_all_kinds_are_written_together(works: Newsroom) -> None:
    """What one process wrote in, and the whole that was kept before, are what the next one knows."""
    whole = (works.desk.folder / "kept" / "ledger").read_bytes()
    works.news("b", title="Another")
    works.start()
    works.remove("c")
    works.news("new", related=["a"])
    works.start()

    assert (works.desk.folder / "kept" / "ledger").read_bytes() == whole
    assert works.is_as_clean()
    works.edit(works.news("new", "Other words.", related=["a"]))
    assert works.is_quick()
    assert works.is_as_clean()


def test_time_passes(works: Newsroom) -> None:
    works.edit(works.news("a", "Other words."))

    assert not works.is_quick(LATER)
    assert works.is_as_clean(LATER)


EDITS: dict[str, Callable[[Newsroom], str]] = {
    "text": lambda works: works.news("a", "Other words."),
    "text back": lambda works: works.news("a"),
    "link": lambda works: works.news("b", "[To c](c.md), [to the forum](../../events/2023/forum.md)."),
    "no link": lambda works: works.news("b"),
    "headings": lambda works: works.news("c", "## One\n\nWords.\n\n## Two\n\n[To b](b.md)."),
    "link to a heading": lambda works: works.news("b", "[To two](c.md#two)."),
    "text of one to come": lambda works: works.news("e", "Soon.", date="2024-01-01"),
    "other text of one to come": lambda works: works.news("e", "Later.", date="2024-01-01"),
    "title": lambda works: works.news("a", title="Better"),
    "title in its place": lambda works: works.news("a", title="aa"),
    "title past its neighbour": lambda works: works.news("b", title="az"),
    "title of one to come": lambda works: works.news("e", title="Soon", date="2024-01-01"),
    "summary": lambda works: works.news("c", summary="Another."),
    "summary from the text": lambda works: works.news("c", "So it begins.", summary=""),
    "topic": lambda works: works.news("c", topics=["y"]),
    "mistake": lambda works: works.news("c", "[Dead](nowhere.md)."),
    "event": lambda works: works.event("Second"),
    "event back": lambda works: works.event("First"),
}  # fmt: skip


@given(st.lists(st.sampled_from([*EDITS, "build", "build", "check", "later"]), min_size=3, max_size=14))  # fmt: skip
@how(max_examples=examples(12))
def test_whatever_is_edited_between_builds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    works = Newsroom(Desk(tmp_path_factory.mktemp("works"), languages=["en"]), Engine())
    for name in "abc":
        works.news(name)
    works.news("e", date="2024-01-01")
    works.event("First")
    works.start()

    now = NOW
    for step in [*steps, "text", "build"]:
        if step in EDITS:
            works.edit(EDITS[step](works))
        elif step == "check":
            works.engine.check(works.order(now))
        elif step == "later":
            now = LATER
        else:
            with suppress(Unbuildable):
                works.start(now)
    with suppress(Unbuildable):
        works.start(now)
        assert works.is_as_clean(now)
