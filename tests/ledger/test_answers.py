"""What a page asked is all that it hangs on: equal answers, equal bytes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from communique.adapter.templates import Printers, chromes
from communique.adapter.theme_files import ThemeFiles
from communique.build.checking import _findings
from communique.build.plan import plan
from communique.collections.index import Index
from communique.ledger.answers import GONE, Answers
from communique.model.asking import noted
from tests import newsroom
from tests.newsroom import ROOT
from tests.outputs.desk import Desk
from tests.outputs.test_feed_content import photo, picture

TEMPLATES = ROOT / "theme" / "templates"
BEFORE = "2023-10-01T09:00:00Z"
NEWS = {"date": "2023-03-15", "summary": "Signed in Geneva."}


@dataclass(frozen=True)
class Made:
    """A page, an output or the checks of an item: what it was made from, and what came of it."""

    recipe: object
    answers: dict[tuple[Any, ...], Any]
    content: object


@dataclass(frozen=True)
class Edition:
    """All that is made of a newsroom at a moment."""

    made: dict[str, Made]
    answer: Answers

    def is_as(self, made: Made, recipe: object) -> bool:
        """Whether the engine would take what was made then for what would be made now."""
        return recipe == made.recipe and all(
            self.answer(question) == answer for question, answer in made.answers.items()
        )


def edition(desk: Desk, now: str = BEFORE) -> Edition:
    index = Index(desk.site(now))
    host = Environment(loader=FileSystemLoader(TEMPLATES))
    frames = chromes(index, ThemeFiles(TEMPLATES.parent))
    printers = Printers(host, index.site, frames, newsroom.COMPILED or desk.folder / "cache")
    sheets = plan(index, desk.folder / "content", printers, ())
    whole, paths = index.site.with_coming, frozenset(sheet.path for sheet in sheets)
    answer = Answers(index, whole, paths)
    made: dict[str, Made] = {}
    for sheet in sheets:
        content, questions = noted(sheet.content)
        made[sheet.path] = Made(sheet.recipe, {q: answer(q) for q in questions}, content)
    for key in whole.items:
        findings, questions = noted(lambda key=key: _findings(whole, paths, key))  # type: ignore[misc]
        made[f"checks of {key}"] = Made("checks", {q: answer(q) for q in questions}, findings)
    return Edition(made, answer)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Edition]:
    """A newsroom with something of everything, and its edition: both made once."""
    desk = a_desk(tmp_path_factory.mktemp("room"))
    return desk, edition(desk)


@pytest.fixture
def old(room: tuple[Desk, Edition]) -> Edition:
    return room[1]


@pytest.fixture
def desk(room: tuple[Desk, Edition]) -> Iterator[Desk]:
    """The newsroom to edit; afterwards all is as it was."""
    desk, content = room[0], room[0].folder / "content"
    before = {
        file: (file.read_bytes(), file.stat().st_mtime_ns)
        for file in content.rglob("*")
        if file.is_file()
    }
    yield desk
    for file in content.rglob("*"):
        if file.is_file() and file not in before:
            file.unlink()
    for file, (text, time) in before.items():
        if not file.is_file() or file.read_bytes() != text:
            file.write_bytes(text)
            os.utime(file, ns=(time, time))


def a_desk(folder: Path) -> Desk:
    desk = Desk(folder, languages=["en", "ko", "ar"], page_size=3)
    desk.item("organisations/hub.md", name="Hub", short="H")
    desk.item("people/park.md", name="Park", roles=[{"title": "Head", "organisation": "hub"}])
    desk.item("places/hall.md", name="Hall", country="CH", timezone="Europe/Zurich")
    desk.event(
        venue="hall", organisers=["hub"], people=["park"], topics=["climate"], series="talks"
    )
    desk.event("events/2022/forum.md", starts="2022-09-26", ends=None, series="talks")
    desk.event("events/2023/soon.md", starts="2023-10-05T10:00", ends="2023-10-06T12:00",
               topics=["climate"], format="workshop", series="talks")  # fmt: skip
    desk.item("events/2023/soon.ko.md", title="곧")
    for n in range(7):
        desk.item(f"news/2023/n{n}.md", f"Text {n}. [Next](n{n + 1}.md).", title=f"News {n}",
                  topics=["climate"] if n % 2 else [], date=f"2023-03-{n + 1:02}", summary="Words.")  # fmt: skip
    desk.item("news/2023/n1.ko.md", title="소식")
    desk.item("news/2023/cites.md", "See [it](n0.md), [the forum](../../events/2023/forum.md).",
              title="Cites", related=["n0", "secret"], people=["park"], **NEWS)  # fmt: skip
    desk.item("news/2023/secret.md", title="Secret", date="2023-10-05T10:00", summary="Later.")
    desk.item("news/2023/gone.md", title="Gone", status="withdrawn", **NEWS)
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/shown.md", title="Shown", photos=[photo("hall.png")], **NEWS)
    desk.item("agreements/one.md", title="An agreement", date="2023-03-01", parties=["hub"],
              signed="2023-03-15", signatories=[{"person": "park", "party": "hub"}])  # fmt: skip
    desk.item("prizes/prize.md", title="Prize", date="2023-03-01", given_by=["hub"],
              editions=[{"year": 2023, "ceremony": "forum"}])  # fmt: skip
    desk.item(
        "coverage/2023/one.md", title="One", date="2023-03-01", publisher="Daily", language="en"
    )
    desk.item("pages/about.md", title="About", menu=1)
    return desk


def rename_person(desk: Desk) -> None:
    desk.item("people/park.md", name="Bak", roles=[{"title": "Head", "organisation": "hub"}])


def rename_organisation(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Centre")


def remove_organisation(desk: Desk) -> None:
    (desk.folder / "content/organisations/hub.md").unlink()
    desk.item("people/park.md", name="Park")
    desk.event(venue="hall", people=["park"], topics=["climate"], series="talks")
    desk.item("agreements/one.md", title="An agreement", date="2023-03-01", parties=["Hub"])
    desk.item("prizes/prize.md", title="Prize", date="2023-03-01")


def move_place(desk: Desk) -> None:
    desk.item("places/hall.md", name="Hall", country="KR", timezone="Asia/Tokyo")


def hold_place(desk: Desk) -> None:
    desk.item("places/hall.md", name="Hall", country="CH", timezone="Europe/Zurich", status="draft")


def edit_text(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Other words.", title="News 0", topics=[], date="2023-03-01", summary="Words.")  # fmt: skip


def edit_lead(desk: Desk) -> None:
    """Without a summary the first paragraph stands in lists."""
    desk.item("news/2023/n0.md", "Other words.", title="News 0", date="2023-03-01")


def edit_title(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="Better", date="2023-03-01", summary="Words.")


def edit_date(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-30", summary="Words.")


def edit_slug(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-01", slug="zero", summary="W")  # fmt: skip


def edit_identity(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-01", id="2023/zero", summary="W")  # fmt: skip


def edit_topics(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-01", topics=["energy", "climate"], summary="W")  # fmt: skip


def draft_news(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-01", status="draft")


def withdraw_news(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-01", status="withdrawn")


def update_news(desk: Desk) -> None:
    desk.item("news/2023/n0.md", "Text.", title="News 0", date="2023-03-01", updated="2023-09-01", summary="W")  # fmt: skip


def add_news(desk: Desk) -> None:
    desk.item("news/2023/new.md", title="New", date="2023-09-30", topics=["climate"], summary="W")


def add_cited_news(desk: Desk) -> None:
    """An item to which a link led in vain."""
    desk.item("news/2023/n7.md", title="News 7", date="2023-01-01", summary="W")


def add_namesake(desk: Desk) -> None:
    """A name that meant one item means two."""
    desk.item("news/2022/n0.md", title="Another", date="2022-01-01", summary="W")


def add_translation(desk: Desk) -> None:
    desk.item("news/2023/n0.ko.md", title="영")


def add_translated_event(desk: Desk) -> None:
    desk.item("events/2023/forum.ar.md", title="منتدى")


def remove_translation(desk: Desk) -> None:
    (desk.folder / "content/news/2023/n1.ko.md").unlink()


def cancel_event(desk: Desk) -> None:
    desk.event("events/2023/soon.md", starts="2023-10-05T10:00", ends="2023-10-06T12:00", topics=["climate"],
               format="workshop", series="talks", changes=[{"on": "2023-09-01", "what": "cancelled", "note": "Storm."}])  # fmt: skip


def move_event(desk: Desk) -> None:
    desk.event("events/2022/forum.md", starts="2022-11-26", ends=None, series="talks")


def another_format(desk: Desk) -> None:
    desk.event("events/2022/forum.md", starts="2022-09-26", ends=None, series="talks", format="summit")  # fmt: skip


def another_series(desk: Desk) -> None:
    desk.event("events/2022/forum.md", starts="2022-09-26", ends=None, series="others")


def remove_event(desk: Desk) -> None:
    (desk.folder / "content/events/2022/forum.md").unlink()


def other_picture(desk: Desk) -> None:
    from PIL import Image

    Image.new("RGB", (33, 21)).save(desk.folder / "content/news/2023/hall.png")


def other_menu(desk: Desk) -> None:
    desk.item("pages/about.md", title="Who we are", menu=1)
    desk.item("pages/law.md", title="Law", menu=2)


def first_of_a_kind_goes(desk: Desk) -> None:
    (desk.folder / "content/prizes/prize.md").unlink()


def other_words(desk: Desk) -> None:
    desk.item("coverage/2023/one.md", title="One", date="2023-03-01", publisher="Weekly", language="en")  # fmt: skip


EDITS: list[Callable[[Desk], None]] = [
    rename_person, rename_organisation, remove_organisation, move_place, hold_place, edit_text, edit_lead,
    edit_title, edit_date, edit_slug, edit_identity, edit_topics, draft_news, withdraw_news, update_news, add_news,
    add_cited_news, add_namesake, add_translation, add_translated_event, remove_translation, cancel_event, move_event,
    another_format, another_series, remove_event, other_menu, first_of_a_kind_goes, other_words,
]  # fmt: skip
LATER = ["2023-10-05T01:00:00Z", "2023-10-06T03:00:00Z", "2024-03-01T00:00:00Z"]


def stale(old: Edition, new: Edition) -> list[str]:
    """What the engine would leave as it is though it should be made again."""
    return [
        path
        for path, made in new.made.items()
        if path in old.made
        and new.is_as(old.made[path], made.recipe)
        and old.made[path].content != made.content
    ]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_equal_answers_give_equal_bytes(
    desk: Desk, old: Edition, edit: Callable[[Desk], None]
) -> None:
    """After an edit, and when it is taken back."""
    edit(desk)

    new = edition(desk)

    assert stale(old, new) == []
    assert stale(new, old) == []


def test_another_picture_is_seen(tmp_path: Path) -> None:
    """By its size and time, and by its size in pixels."""
    desk = a_desk(tmp_path)
    old = edition(desk)
    other_picture(desk)

    new = edition(desk)

    assert stale(old, new) == []
    again = made_again(old, new)
    assert "news/2023/shown/index.html" in again
    assert any(path.startswith("pictures/hall-") for path in again)


def test_equal_answers_give_equal_bytes_at_any_time(desk: Desk, old: Edition) -> None:
    editions = [old, *(edition(desk, now) for now in LATER)]

    for earlier in editions:
        for later in editions:
            assert stale(earlier, later) == []


def test_reading_again_changes_no_answer(desk: Desk, old: Edition) -> None:
    new = edition(desk)

    for path, made in old.made.items():
        # A picture that a test put back has another time.
        kept = {asked: answer for asked, answer in made.answers.items() if asked[0] != "stamp"}
        assert {asked: new.answer(asked) for asked in kept} == kept, path
    assert stale(old, new) == [] and made_again(old, new) == set()


def made_again(old: Edition, new: Edition) -> set[str]:
    return {
        path
        for path, made in new.made.items()
        if path not in old.made or not new.is_as(old.made[path], made.recipe)
    }


def test_an_edit_of_a_text_makes_its_page_and_feeds_alone(desk: Desk, old: Edition) -> None:
    edit_text(desk)

    again = made_again(old, edition(desk))

    assert "news/2023/n0/index.html" in again
    assert {path for path in again if "feeds/" not in path} <= {
        "news/2023/n0/index.html",
        "checks of news/2023/n0",
        "sitemap.xml",
    }


def test_news_of_today_leave_old_pages_as_they_are(desk: Desk, old: Edition) -> None:
    add_news(desk)

    again = made_again(old, edition(desk))

    assert {"news/2023/new/index.html", "news/index.html", "index.html"} <= again
    assert not again & {
        "news/2023/n0/index.html",
        "events/2022/forum/index.html",
        "people/park/index.html",
        "calendar/2023/index.html",
        "about/index.html",
    }


def test_time_alone_makes_only_what_tells_of_it(desk: Desk, old: Edition) -> None:
    """A second before anything happens."""

    assert made_again(old, edition(desk, "2023-10-01T14:59:59Z")) <= {"next-change.json"}


def test_what_is_gone_has_an_answer(desk: Desk, old: Edition) -> None:
    """Every question of a page can be asked of a site in which nothing is left."""
    for file in (desk.folder / "content").rglob("*.md"):
        file.unlink()

    new = edition(desk)

    for made in old.made.values():
        for question in made.answers:
            new.answer(question)
    assert new.answer(("item", "news/2023/n0")) == GONE
    assert new.answer(("text", "news/2023/n0", "en")) == GONE


def test_answers_can_be_kept(old: Edition) -> None:
    """They are plain values, and small: a ledger holds one for each question of the site."""
    import pickle

    for path, made in old.made.items():
        assert pickle.loads(pickle.dumps(made.answers)) == made.answers, path
