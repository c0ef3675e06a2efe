"""next-change.json: at the moment it names the site looks different, and not a second before."""

from typing import Any

import pytest

from tests.outputs.desk import Desk, just_before
from tests.outputs.test_feed_content import photo, picture

NOW = "2023-10-01T09:00:00Z"
NEWS = {"title": "A memorandum", "date": "2023-03-15", "summary": "Signed in Geneva."}
AGREEMENT = {
    "title": "An agreement",
    "date": "2023-03-01",
    "parties": ["hub"],
    "summary": "With us.",
}


def publication(desk: Desk) -> None:
    desk.item("news/2023/early.md", **{**NEWS, "date": "2023-10-05T10:00"})


def begin(desk: Desk) -> None:
    desk.event(starts="2023-10-05T10:00", ends="2023-10-05T12:00")


def end(desk: Desk) -> None:
    desk.event(starts="2023-09-30T10:00", ends="2023-10-05T12:00", timezone="Europe/Zurich")


def open_end(desk: Desk) -> None:
    desk.event(starts="2023-10-01T10:00", ends=None)


def deadline(desk: Desk) -> None:
    desk.event(starts="2023-10-05T18:00", ends=None, format="deadline")


def last_day(desk: Desk) -> None:
    desk.event(starts="2023-09-30", ends="2023-10-02")


def month(desk: Desk) -> None:
    desk.event(starts="2023-10", ends=None)


def picture_rights(desk: Desk) -> None:
    picture(desk, "news/2023/hall.png")
    desk.item("news/2023/item.md", photos=[{**photo("hall.png"), "expires": "2023-10-03"}], **NEWS)


def agreement_signed(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    desk.item("agreements/one.md", **AGREEMENT, signed="2023-10-04")


def agreement_end(desk: Desk) -> None:
    desk.item("organisations/hub.md", name="Hub")
    desk.item("agreements/one.md", **AGREEMENT, signed="2023-03-15", ends="2023-10-04")


def registration_closes(desk: Desk) -> None:
    desk.event(starts="2023-11-05", ends=None,
               registration={"url": "https://example.org", "closes": "2023-10-04"})  # fmt: skip


def update(desk: Desk) -> None:
    desk.item("news/2023/item.md", **NEWS, updated="2023-10-05")


def update_of_a_translation(desk: Desk) -> None:
    desk.item("news/2023/item.md", **NEWS)
    desk.item("news/2023/item.ko.md", title="양해각서", updated="2023-10-05")


def two_days_old(desk: Desk) -> None:
    desk.item("news/2023/item.md", **{**NEWS, "date": "2023-09-30T08:00"})


MOMENTS: list[tuple[Any, str, str]] = [
    (publication, "2023-10-05T01:00:00Z", "publication"),
    (begin, "2023-10-05T01:00:00Z", "event begins"),
    (end, "2023-10-05T10:00:00Z", "event ends"),
    (open_end, "2023-10-01T15:00:00Z", "event ends"),
    (deadline, "2023-10-05T09:00:00Z", "event ends"),
    (last_day, "2023-10-02T15:00:00Z", "event ends"),
    (month, "2023-10-31T15:00:00Z", "event ends"),
    (picture_rights, "2023-10-03T15:00:00Z", "picture rights end"),
    (agreement_signed, "2023-10-03T15:00:00Z", "agreement in force"),
    (agreement_end, "2023-10-04T15:00:00Z", "agreement ends"),
    (registration_closes, "2023-10-04T15:00:00Z", "registration closes"),
    (update, "2023-10-04T15:00:00Z", "update"),
    (two_days_old, "2023-10-01T23:00:00Z", "news are two days old"),
    (update_of_a_translation, "2023-10-04T15:00:00Z", "update"),
]


@pytest.mark.parametrize(("write", "at", "reason"), MOMENTS, ids=[m[0].__name__ for m in MOMENTS])
def test_the_site_differs_then_and_not_before(desk: Desk, write: Any, at: str, reason: str) -> None:
    write(desk)

    told = desk.next_change()

    assert told["next_change"] == at and reason in told["reasons"]
    now = desk.shown()
    assert desk.shown(just_before(at)) == now
    assert desk.shown(at) != now


def test_at_the_moment_itself_the_next_one_is_named(desk: Desk) -> None:
    begin(desk)

    assert desk.next_change("2023-10-05T01:00:00Z")["next_change"] == "2023-10-05T03:00:00Z"


def test_jumping_from_moment_to_moment_misses_none(desk: Desk) -> None:
    """A scheduler that builds only when it is told shows what hourly builds would show."""
    begin(desk)
    desk.item("news/2023/early.md", **{**NEWS, "date": "2023-10-04T10:00"})
    desk.event("events/2023/days.md", starts="2023-10-02", ends="2023-10-03")

    moments, now = [], NOW
    while coming := desk.next_change(now)["next_change"]:
        moments.append(coming)
        now = coming

    assert moments == [
        "2023-10-01T15:00:00Z",
        "2023-10-03T15:00:00Z",
        "2023-10-04T01:00:00Z",
        "2023-10-05T01:00:00Z",
        "2023-10-05T03:00:00Z",
        "2023-10-06T01:00:00Z",
    ]


def test_when_nothing_comes_nothing_is_named(desk: Desk) -> None:
    desk.item("news/2023/item.md", **NEWS)

    assert desk.next_change() == {"next_change": None, "reasons": []}


def test_what_is_held_back_is_not_given_away(desk: Desk) -> None:
    """The file says when something will be published, and not what."""
    desk.item("news/2023/secret-merger.md", **{**NEWS, "date": "2023-10-05", "title": "Merger"})
    desk.event("events/2023/secret.md", date="2023-12-01", starts="2023-12-24")
    desk.item("news/2023/draft.md", **{**NEWS, "date": "2023-10-02", "status": "draft"})

    text = desk.file("next-change.json").decode()

    assert "secret" not in text and "Merger" not in text
    assert desk.next_change() == {"next_change": "2023-10-04T15:00:00Z", "reasons": ["publication"]}
