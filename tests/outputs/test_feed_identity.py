"""Ids and dates in feeds: nobody is told the same thing twice."""

from datetime import UTC, datetime

import pytest

from tests.outputs.desk import Desk

FEEDS = ("feeds/all.atom.xml", "feeds/all.rss.xml")
NEWS = {"title": "A memorandum", "date": "2023-03-15T10:00", "summary": "Signed in Geneva."}
EDITS: dict[str, dict[str, object]] = {
    "title": {"title": "Another title"},
    "slug": {"slug": "another-address"},
    "publication": {"date": "2023-02-01"},
    "summary": {"summary": "Other words."},
    "topics": {"topics": ["climate"]},
    "update": {"updated": "2023-05-01"},
    "correction": {"corrections": [{"on": "2023-04-01", "note": "The day was wrong."}]},
}


def ids(desk: Desk) -> set[str]:
    """The one item's id in all three formats."""
    told = {entry.id for path in FEEDS for entry in desk.feed(path).entries}
    return told | {item["id"] for item in desk.json_feed()["items"]}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_id_survives_every_edit(desk: Desk, edit: dict[str, object]) -> None:
    desk.item("news/2023/memorandum.md", **NEWS)
    before = ids(desk)

    desk.item("news/2023/memorandum.md", **{**NEWS, **edit})

    assert ids(desk) == before == {"tag:newsroom.example,2020:news/2023/memorandum"}


def test_id_survives_a_move_of_the_site(desk: Desk) -> None:
    desk.item("news/2023/memorandum.md", **NEWS)
    before = ids(desk)

    desk.host["site_url"] = "https://elsewhere.example/press"

    assert ids(desk) == before


def test_id_is_the_same_in_every_language(desk: Desk) -> None:
    desk.item("news/2023/memorandum.md", **NEWS)
    desk.item("news/2023/memorandum.ko.md", title="양해각서", slug="양해각서")

    [entry] = desk.feed("ko/feeds/news.atom.xml").entries

    assert entry.id == "tag:newsroom.example,2020:news/2023/memorandum"
    assert entry.title == "양해각서"


def test_each_feed_has_an_id_of_its_own(desk: Desk) -> None:
    """RFC 4287 4.2.6. The three formats are one feed; scopes and languages are not."""
    atoms = [path for path in desk.files() if path.endswith(".atom.xml")]

    found = [desk.feed(path).feed.id for path in atoms]

    assert len(set(found)) == len(found) == 4 * 7
    assert all(id_.startswith("tag:newsroom.example,2020:feed/") for id_ in found)


def test_feed_knows_where_it_is_and_what_it_is_of(desk: Desk) -> None:
    desk.host["site_url"] = "https://example.org/press"
    for path, kind in (
        ("ko/feeds/news.atom.xml", "application/atom+xml"),
        ("ko/feeds/news.rss.xml", "application/rss+xml"),
    ):
        feed = desk.feed(path).feed
        links = {(link.rel, link.type, link.get("hreflang")): link.href for link in feed.links}
        assert links["self", kind, None] == f"https://example.org/press/{path}"
        assert links["alternate", "text/html", None] == "https://example.org/press/ko/news/"
        told = f"https://example.org/press/{path}".replace("/ko/", "/ar/")
        assert links["alternate", kind, "ar"] == told
        assert feed.link == "https://example.org/press/ko/news/"

    feed = desk.json_feed("ko/feeds/news.json")
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://example.org/press/ko/feeds/news.json"
    assert feed["home_page_url"] == "https://example.org/press/ko/news/"


def test_id_is_not_taken_for_an_address(desk: Desk) -> None:
    """RSS readers open a guid as a link unless told not to."""
    desk.item("news/2023/memorandum.md", **NEWS)

    [entry] = desk.feed("feeds/news.rss.xml").entries

    assert entry.guidislink is False
    assert entry.link == "https://newsroom.example/news/2023/memorandum/"


def test_updated_is_never_now(desk: Desk) -> None:
    desk.item("news/2023/memorandum.md", **NEWS)

    for now in ("2023-10-01T09:00:00Z", "2031-02-03T04:05:06Z"):
        atom, rss = (desk.feed(path, now) for path in FEEDS)
        assert atom.feed.updated == "2023-03-15T10:00:00+09:00"
        assert atom.entries[0].updated == "2023-03-15T10:00:00+09:00"
        assert rss.feed.updated == "Wed, 15 Mar 2023 10:00:00 +0900"
        assert rss.entries[0].published == "Wed, 15 Mar 2023 10:00:00 +0900"


def test_a_correction_moves_updated_and_nothing_else(desk: Desk) -> None:
    desk.item("news/2023/memorandum.md", **{**NEWS, **EDITS["correction"]})

    [entry] = desk.feed("feeds/all.atom.xml").entries

    assert entry.updated == "2023-04-01T00:00:00+09:00"
    assert entry.published == "2023-03-15T10:00:00+09:00"
    [item] = desk.json_feed()["items"]
    assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)


def test_an_empty_feed_is_whole_and_has_no_date_of_the_build(desk: Desk) -> None:
    assert desk.feed("feeds/all.atom.xml").feed.updated == "2020-01-01T00:00:00+00:00"
    assert desk.feed("feeds/all.rss.xml").entries == []
    assert desk.json_feed()["items"] == []


def test_equal_content_gives_equal_bytes(desk: Desk) -> None:
    """Years later too, so that a conditional request is answered with "not modified"."""
    desk.item("news/2023/memorandum.md", **NEWS)
    desk.event(starts="2023-11-01T10:00", ends="2023-11-01T12:00")
    desk.event("events/2023/month.md", starts="2023-12", ends=None)

    first, later = desk.files(), desk.files("2031-02-03T04:05:06Z")

    feeds = [path for path in first if "feeds/" in path]
    feeds = [path for path in feeds if "starting-soon" not in path]
    assert len(feeds) == 4 * (6 * 3 + 1 + 1)
    assert {path: first[path] for path in feeds} == {path: later[path] for path in feeds}


def test_nothing_is_told_before_its_time(desk: Desk) -> None:
    """A date of publication in the future makes readers hide an item; so it waits."""
    desk.item("news/2023/early.md", **{**NEWS, "date": "2023-10-01T18:01"})
    desk.item("news/2023/draft.md", **{**NEWS, "status": "draft"})

    assert ids(desk) == set()
    assert ids_at(desk, "2023-10-01T09:01:00Z") == {"tag:newsroom.example,2020:news/2023/early"}


def ids_at(desk: Desk, now: str) -> set[str]:
    parsed = desk.feed("feeds/all.atom.xml", now)
    built = datetime.fromisoformat(now)
    for entry in parsed.entries:
        assert datetime(*entry.published_parsed[:6], tzinfo=UTC) <= built
    return {entry.id for entry in parsed.entries}


def test_what_changed_last_comes_first_and_stays_in_the_feed(desk: Desk) -> None:
    """A cancelled event comes back to readers, however long ago it was announced."""
    desk.settings["feed_size"] = 3
    desk.event("events/2023/old.md", date="2022-01-01",
               changes=[{"on": "2023-09-01", "what": "cancelled"}])  # fmt: skip
    desk.item("news/2023/one.md", **{**NEWS, "date": "2023-05-01"})
    desk.item("news/2023/two.md", **{**NEWS, "date": "2023-06-01"})

    titles = [entry.title for entry in desk.feed("feeds/all.rss.xml").entries]

    assert titles == ["Cancelled: Forum", "Cancelled: Forum", "A memorandum"]


def test_news_is_told_per_language_and_events_to_all(desk: Desk) -> None:
    desk.item("news/2023/english-only.md", **NEWS)
    desk.event()

    [entry] = desk.feed("ar/feeds/all.atom.xml").entries

    assert entry.id == "tag:newsroom.example,2020:event/2023/forum"
