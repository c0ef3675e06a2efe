"""Commands that announce a change write it into the event's file, or say why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from communique.authoring.changing.front_editor import front_of
from communique.cli import commands
from tests.newsroom import Newsroom

NOW = "2023-08-01T00:00:00Z"
FORUM = """\
---
# The forum
title: Forum
date: 2023-03-01
starts: 2023-09-26T10:00   # local time
ends: 2023-09-26T12:30
venue: oslo
programme:
  - starts: 2023-09-26T10:00
    ends: 2023-09-26T11:00
    title: Opening
---

It begins on 26 September 2023.
"""
KOREAN = "---\ntitle: 포럼\n---\n\n2023년 9월 26일에 시작합니다.\n"
FORUM_FILE = "events/2023/forum.md"


class Room(Newsroom):
    def run(self, *words: str, answers: str | None = None) -> Result:
        os.environ["COMMUNIQUE_NOW"] = NOW
        command, file, *more = words
        path = str(self.folder / "content" / file)
        given = [command, path, *more, "--settings", str(self.conf())]
        return CliRunner().invoke(commands, given, input=answers)

    def announce(self, command: str, *words: str) -> dict[str, Any]:
        """Run a command that is to succeed; the front matter it leaves."""
        done = self.run(command, FORUM_FILE, *words, "--yes")
        assert done.exit_code == 0, done.output
        return front_of(self.file().read_bytes()).data

    def file(self) -> Path:
        return self.folder / "content" / FORUM_FILE

    def refusal(self, command: str, *words: str, file: str = FORUM_FILE) -> str:
        before = self.file().read_bytes()
        done = self.run(command, file, *words, "--yes")
        assert done.exit_code != 0 and self.file().read_bytes() == before
        return done.output + str(done.exception)


@pytest.fixture
def room(tmp_path: Path) -> Room:
    found = Room(tmp_path)
    found.write(FORUM_FILE, FORUM.encode())
    found.write("events/2023/forum.ko.md", KOREAN.encode())
    for name, zone in (
        ("oslo", "Europe/Oslo"),
        ("geneva", "Europe/Zurich"),
        ("seoul", "Asia/Seoul"),
    ):
        text = (
            f"---\nname: {name.title()}\ncity: {name.title()}\ncountry: CH\ntimezone: {zone}\n---\n"
        )
        found.write(f"places/{name}.md", text.encode())
    return found


def test_a_rescheduled_event_lasts_as_long_and_takes_its_sessions_along(room: Room) -> None:
    front = room.announce("reschedule", "2023-10-03T09:00", "--note", "The hall: taken, again.")

    assert (front["starts"], front["ends"]) == ("2023-10-03T09:00", "2023-10-03T11:30")
    assert front["changes"] == [
        {"on": "2023-08-01", "what": "rescheduled", "was": "2023-09-26T10:00", "note": "The hall: taken, again."}
    ]  # fmt: skip
    [session] = front["programme"]
    assert (session["starts"], session["ends"]) == ("2023-10-03T09:00", "2023-10-03T10:00")
    text = room.file().read_text("utf-8")
    assert text.startswith("---\n# The forum\ntitle: Forum\ndate: 2023-03-01\n")
    assert "starts: 2023-10-03T09:00   # local time\n" in text
    assert text.endswith("It begins on 26 September 2023.\n")


def test_the_day_is_that_of_the_site(room: Room) -> None:
    room.host["TIMEZONE"] = "America/Guayaquil"

    assert room.announce("cancel")["changes"] == [{"on": "2023-07-31", "what": "cancelled"}]


def test_texts_that_name_the_former_day_are_told(room: Room) -> None:
    done = room.run("reschedule", FORUM_FILE, "2023-10-03T09:00", "--yes")

    assert 'forum.md says "26 September 2023"' in done.output
    assert 'forum.ko.md says "2023년 9월 26일"' in done.output


def test_only_the_end_may_change(room: Room) -> None:
    front = room.announce("reschedule", "2023-09-26T10:00", "2023-09-26T13:00")

    [change] = front["changes"]
    assert (change["was"], change["was_ends"]) == ("2023-09-26T10:00", "2023-09-26T12:30")
    assert [finding for finding in room.check(NOW) if finding.is_error] == []


def test_changes_of_state_and_place_follow_each_other(room: Room) -> None:
    room.announce("postpone", "2023-11")
    room.announce("reschedule", "2023-11-07T10:00", "2023-11-07T12:00")
    room.announce("relocate", "geneva", "--room", "3")
    room.announce("move-online", "https://example.org/live")
    room.announce("cancel")
    front = room.announce("reinstate")

    assert [change["what"] for change in front["changes"]] == [
        "postponed", "rescheduled", "moved", "moved-online", "cancelled", "reinstated",
    ]  # fmt: skip
    assert [change.get("was") for change in front["changes"]] == [
        "2023-09-26T10:00", "2023-11", "oslo", "geneva", None, None,
    ]  # fmt: skip
    assert front["venue"] == {"place": "geneva", "room": "3"}
    assert front["online"] == "https://example.org/live"


def test_registration_is_extended(room: Room) -> None:
    text = FORUM.replace(
        "venue: oslo\n", "venue: oslo\nregistration:\n  closes: 2023-09-20 # soon\n"
    )
    room.file().write_text(text)
    room.file().with_suffix(".ko.md").write_text("---\ntitle: 포럼\n---\n\n2023년 9월 20일까지.\n")

    done = room.run("extend", FORUM_FILE, "2023-09-24", "--yes")

    front = front_of(room.file().read_bytes()).data
    assert front["registration"] == {"closes": "2023-09-24"}
    assert front["changes"] == [{"on": "2023-08-01", "what": "extended", "was": "2023-09-20"}]
    assert 'forum.ko.md says "2023년 9월 20일"' in done.output
    assert "# soon" in room.file().read_text("utf-8")
    assert [finding for finding in room.check(NOW) if finding.is_error] == []
    assert "is no later" in room.refusal("extend", "2023-09-24")


def test_nothing_is_extended_that_has_no_end(room: Room) -> None:
    assert "no last day of registration" in room.refusal("extend", "2023-09-24")


def test_an_event_is_postponed_to_nobody_knows_when(room: Room) -> None:
    front = room.announce("postpone")

    assert front["starts"] == "2023-09-26T10:00"
    assert [finding for finding in room.check(NOW) if finding.is_error] == []


def test_a_place_in_another_zone_is_told(room: Room) -> None:
    done = room.run("relocate", FORUM_FILE, "seoul", "--yes")

    assert "Asia/Seoul" in done.output


def test_facts_are_changed_in_the_original(room: Room) -> None:
    done = room.run("cancel", "events/2023/forum.ko.md", "--yes")

    assert "Facts stand in the original" in done.output
    assert "cancelled" in room.file().read_text("utf-8")
    assert (room.folder / "content/events/2023/forum.ko.md").read_text("utf-8") == KOREAN


def test_nothing_is_written_that_would_be_an_error(room: Room) -> None:
    said = room.refusal("reschedule", "2023-10-03T09:00", "2023-10-02T09:00")

    assert "ends-before-start" in said or "before starts" in said
    assert "Nothing is written" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("reinstate",), "takes place as announced"),
        (("reschedule", "2023-09-26T10:00"), "Nothing changes"),
        (("reschedule", "2023-13-01"), "There is no such time"),
        (("reschedule", "2023-10-03"), "Say when it ends"),
        (("relocate", "oslo"), "there already"),
        (("relocate", "genva"), "Did you mean  geneva?"),
        (("move-online", "example"), "web address"),
    ],
)
def test_what_makes_no_sense_is_refused_in_plain_words(
    room: Room, words: tuple[str, ...], said: str
) -> None:
    assert said in room.refusal(*words)


def test_what_nobody_was_told_of_needs_no_announcement(room: Room) -> None:
    room.write("events/2023/draft.md", FORUM.replace("# The", "status: draft\n# The").encode())
    room.write("news/2023/a.md", b"---\ntitle: A\ndate: 2023-03-01\n---\nText.\n")

    assert "nobody was told" in room.refusal("cancel", file="events/2023/draft.md")
    assert "only events" in room.refusal("cancel", file="news/2023/a.md")
    assert "no file of an event" in room.refusal("cancel", file="events/2023/none.md")


def test_it_is_shown_and_asked_before(room: Room) -> None:
    before = room.file().read_bytes()

    for more, answers in ((["--dry-run"], None), ([], "n\n"), ([], None)):
        done = room.run("cancel", FORUM_FILE, *more, answers=answers)
        assert "+    what: cancelled" in done.output
        assert room.file().read_bytes() == before
    room.run("cancel", FORUM_FILE, answers="y\n")
    assert b"what: cancelled" in room.file().read_bytes()


COFFEE_FILE = "events/2023/coffee.md"
COFFEE = """\
---
title: Coffee hour
date: 2023-03-01
starts: 2023-09-05T10:00
ends: 2023-09-05T11:00
repeats: {every: month, on: first tuesday}
occurrences:
  - {day: 2023-11-07, starts: 2023-11-08T10:00}
changes:
  - {on: 2023-07-01, what: rescheduled, occurrence: 2023-11-07, was: 2023-11-07T10:00}
---
"""


@pytest.fixture
def coffee(room: Room) -> Room:
    room.write(COFFEE_FILE, COFFEE.encode())
    return room


def announced(room: Room, *words: str) -> dict[str, Any]:
    command, *more = words
    done = room.run(command, COFFEE_FILE, *more, "--yes")
    assert done.exit_code == 0, done.output
    return front_of((room.folder / "content" / COFFEE_FILE).read_bytes()).data


def test_one_date_is_cancelled_and_the_others_stay(coffee: Room) -> None:
    front = announced(coffee, "cancel", "--date", "2023-10-03", "--note", "All are away.")

    assert front["changes"][-1] == {
        "on": "2023-08-01", "what": "cancelled", "occurrence": "2023-10-03", "note": "All are away.",
    }  # fmt: skip
    assert len(front["occurrences"]) == 1


def test_one_date_moves_to_another_time(coffee: Room) -> None:
    front = announced(coffee, "reschedule", "2023-10-04T15:00", "--date", "2023-10-03")

    assert front["occurrences"][-1] == {"day": "2023-10-03", "starts": "2023-10-04T15:00"}
    assert front["changes"][-1]["was"] == "2023-10-03T10:00"
    assert front["starts"] == "2023-09-05T10:00"


def test_a_date_that_moved_moves_again(coffee: Room) -> None:
    """It is meant by its day by the rule; what was announced last is what it was."""
    front = announced(coffee, "reschedule", "2023-11-09T10:00", "--date", "2023-11-07")

    assert front["occurrences"] == [{"day": "2023-11-07", "starts": "2023-11-09T10:00"}]
    assert front["changes"][-1]["was"] == "2023-11-08T10:00"


def test_one_date_is_held_elsewhere(coffee: Room) -> None:
    front = announced(coffee, "relocate", "seoul", "--date", "2023-10-03")

    assert front["occurrences"][-1] == {"day": "2023-10-03", "venue": "seoul"}


@pytest.mark.parametrize(
    ("file", "words", "says"),
    [
        (COFFEE_FILE, ("cancel", "--date", "2023-10-04"), "2023-09-05, 2023-10-03, 2023-11-07"),
        (FORUM_FILE, ("cancel", "--date", "2023-09-26"), "does not repeat"),
        (COFFEE_FILE, ("relocate", "seoul", "--date", "2023-11-07"), "by hand"),
        (COFFEE_FILE, ("relocate", "seoul", "--room", "1", "--date", "2023-10-03"), "by hand"),
    ],
)
def test_what_is_no_change_of_a_date_is_refused(
    coffee: Room, file: str, words: tuple[str, ...], says: str
) -> None:
    command, *more = words

    assert says in coffee.refusal(command, *more, file=file)
