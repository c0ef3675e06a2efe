"""After an edit only those feeds and pages of the index are made again that hold what was edited."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build.test_engine import Works
from tests.outputs.desk import NOW, Desk

FEED = re.compile(r"(?:(?P<lang>ko|es|ar)/)?feeds/(?P<scope>.+?)\.(?:atom\.xml|rss\.xml|json)")


@pytest.fixture
def works(tmp_path: Path) -> Works:
    """News on each of many topics, two of each; events in one series and out of it."""
    from communique.build.engine import Engine

    works = Works(Desk(tmp_path), Engine())
    works.desk.settings |= {"feed_size": 4, "feeds": ["topic", "series"]}
    for number in range(1, 7):
        topics = [f"topic-{number // 2}"]
        works.news(f"news-{number}", topics=topics, date=f"2023-03-0{number}")
        event(works, number)
    works.build()
    return works


def event(works: Works, number: int, **facts: object) -> str:
    path = f"events/2023/event-{number}.md"
    given = {
        "title": f"Event {number}", "date": f"2023-02-0{number}",
        "series": "odd" if number % 2 else None, "topics": [f"topic-{number // 2}"], **facts,
    }  # fmt: skip
    works.desk.event(path, **given)
    return path


def made(works: Works) -> set[str]:
    """The files that the engine reports as made, of the build that follows an edit."""
    works.engine.make(works.order(NOW), works.output)
    assert works.engine._pending
    found = set(works.engine._pending[1].entries)
    works.engine.publish(works.desk.folder / "manifest.txt")
    return found


def feeds_made(works: Works) -> set[tuple[str, str]]:
    """(language, scope) of each feed among them; archives by their scope and number."""
    found = map(FEED.fullmatch, made(works))
    return {(one["lang"] or "en", one["scope"]) for one in found if one}


def holding(works: Works, words: str) -> set[tuple[str, str]]:
    """The feeds that tell of something, by their bytes."""
    found = set()
    for file in works.output.rglob("feeds/**/*"):
        one = FEED.fullmatch(file.relative_to(works.output).as_posix())
        if one and words.encode() in file.read_bytes():
            found.add((one["lang"] or "en", one["scope"]))
    return found


@pytest.mark.parametrize(
    "edit",
    [
        lambda works, **more: works.news("news-3", topics=["topic-1"], date="2023-03-03", **more),
        lambda works, **more: event(works, 3, **more),
    ],
    ids=["news", "event"],
)
@pytest.mark.parametrize("what", ["text", "title"])
def test_only_feeds_that_hold_the_item_are_made_again(
    works: Works, edit: Callable[..., object], what: str
) -> None:
    if what == "title":
        edit(works, title="Another title")
    else:
        edit(works, summary="Another text")

    found = feeds_made(works)

    assert found == holding(works, f"Another {what}")
    assert ("en", "topic/topic-1") in found and ("en", "topic/topic-2") not in found
    assert works.is_as_clean()


def test_the_text_below_makes_no_other_feed_either(works: Works) -> None:
    works.news("news-3", "Another body.", topics=["topic-1"], date="2023-03-03")

    found = feeds_made(works)

    assert found == holding(works, "Another body.") and found
    assert {lang for lang, _ in found} == {"en"}


def test_an_edit_of_what_no_feed_tells_makes_none(works: Works) -> None:
    works.desk.item("pages/about.md", title="About")

    assert feeds_made(works) == set()


def test_a_new_item_makes_the_page_of_its_letter_and_of_its_year(works: Works) -> None:
    """Other pages of the index name these, and do not tell how much stands there."""
    works.news("news-2022", title="News", date="2022-03-01")
    works.news("article", title="Article")
    works.build()
    works.news("another", title="Another")

    index = {path for path in made(works) if path.startswith("search/")}

    assert index == {
        "search/index.html",
        "search/letter/a/index.html",
        "search/year/2023/index.html",
    }
    assert works.is_as_clean()
