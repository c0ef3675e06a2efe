"""A time, place or state that was published and is otherwise now has an entry in `changes`."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from communique.adapter.host import HostError
from communique.findings import Finding
from tests.newsroom import Newsroom

NOW = "2023-08-01T00:00:00Z"
FACTS = {
    "title": "Forum", "date": "2023-03-01", "starts": "2023-09-26T10:00", "ends": "2023-09-26T12:00", "venue": "oslo",
    "registration": {"closes": "2023-09-01"},
}  # fmt: skip


class Room(Newsroom):
    def event(self, **facts: object) -> None:
        lines = [f"{k}: {json.dumps(v)}" for k, v in {**FACTS, **facts}.items() if v is not None]
        self.write("events/2023/forum.md", "\n".join(["---", *lines, "---", "Text.", ""]).encode())

    def found(self, now: str = NOW) -> list[Finding]:
        return self.check(now)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("published")
    room = Room(folder)
    places(room)
    room.event()
    return room.build(NOW).read("facts.json")


def places(room: Newsroom) -> None:
    for name in ("oslo", "bergen"):
        place = f"---\nname: {name.title()}\ncity: {name.title()}\ncountry: NO\ntimezone: Europe/Oslo\n---\n"
        room.write(f"places/{name}.md", place.encode())


@pytest.fixture
def room(tmp_path: Path, published: bytes) -> Room:
    (tmp_path / "facts.json").write_bytes(published)
    found = Room(tmp_path, published="facts.json")
    places(found)
    return found


SILENT = {
    "nothing": {},
    "words": {"title": "Another forum", "slug": "other", "date": "2023-02-01"},
    "announced": {
        "starts": "2023-09-27T10:00", "ends": "2023-09-27T12:00",
        "changes": [{"on": "2023-08-01", "what": "rescheduled", "was": "2023-09-26T10:00"}],
    },
    "moved": {"venue": "bergen", "changes": [{"on": "2023-08-01", "what": "moved", "was": "oslo"}]},
    "extended": {
        "registration": {"closes": "2023-09-10"},
        "changes": [{"on": "2023-08-01", "what": "extended", "was": "2023-09-01"}],
    },
    "moved with its deadline": {
        "starts": "2023-09-27T10:00", "ends": "2023-09-27T12:00", "registration": {"closes": "2023-09-10"},
        "changes": [{"on": "2023-08-01", "what": "rescheduled", "was": "2023-09-26T10:00"}],
    },
    "cancelled": {"changes": [{"on": "2023-08-01", "what": "cancelled"}]},
    "also online": {"online": "https://example.org/live"},
    "withdrawn": {"status": "withdrawn"},
}  # fmt: skip


@pytest.mark.parametrize("facts", SILENT.values(), ids=SILENT)
def test_what_is_announced_or_no_fact_needs_nothing(room: Room, facts: dict[str, object]) -> None:
    room.event(**facts)

    assert room.found() == []


TOLD = {
    "start": ({"starts": "2023-09-26T09:00"}, "starts", "{on: 2023-08-01, what: rescheduled, was: 2023-09-26T10:00}"),
    "end": ({"ends": "2023-09-26T13:00"}, "ends", "was_ends: 2023-09-26T12:00}"),
    "zone": ({"timezone": "Europe/London"}, "timezone", "was: 2023-09-26T10:00+02:00}"),
    "place": ({"venue": "bergen"}, "venue", "{on: 2023-08-01, what: moved, was: oslo}"),
    "no place": ({"venue": None, "timezone": "Europe/Oslo", "online": "yes"}, "venue", "what: moved-online, was: oslo}"),
    "deadline": ({"registration": {"closes": "2023-09-10"}}, "registration.closes", "{on: 2023-08-01, what: extended, was: 2023-09-01}"),
    "no deadline": ({"registration": {"fee": "None"}}, "registration.closes", "what: extended, was: 2023-09-01}"),
    "room": ({"venue": {"place": "oslo", "room": "3"}}, "venue", "what: moved"),
}  # fmt: skip


@pytest.mark.parametrize(("facts", "key", "entry"), TOLD.values(), ids=TOLD)
def test_the_entry_that_is_missing_is_proposed(
    room: Room, facts: dict[str, object], key: str, entry: str
) -> None:
    room.event(**facts)

    [finding] = room.found()

    assert finding.code == "unannounced-change" and finding.is_error
    assert finding.what.startswith(f"{key} is") and entry in finding.mend
    assert (finding.line > 1) == (facts.get("venue", "") is not None)


def test_a_deadline_that_is_sooner_is_a_warning(room: Room) -> None:
    room.event(registration={"closes": "2023-08-20"})

    [finding] = room.found()

    assert finding.code == "deadline-sooner" and not finding.is_error


@pytest.mark.parametrize(
    ("call", "codes"),
    [
        ({"closes": "2023-09-01"}, []),
        ({"closes": "2023-09-20"}, ["unannounced-change"]),
        ({"opens": "2023-05-01"}, ["unannounced-change"]),
        ({"closes": "2023-08-20"}, ["deadline-sooner"]),
        ({"closes": "2023-09-20", "extended": [{"on": "2023-08-01", "was": "2023-09-01"}]}, []),
    ],
)
def test_a_call_that_closes_later_is_told(
    tmp_path: Path, call: dict[str, object], codes: list[str]
) -> None:
    room = Room(tmp_path, published="facts.json")

    def prize(call: dict[str, object]) -> None:
        lines = f"title: Prize\ndate: 2023-03-01\neditions: {json.dumps([{'year': 2023, 'call': call}])}"
        room.write("prizes/prize.md", f"---\n{lines}\n---\n".encode())

    prize({"closes": "2023-09-01"})
    (tmp_path / "facts.json").write_bytes(room.build(NOW).read("facts.json"))
    prize(call)

    found = room.found()

    assert [finding.code for finding in found] == codes
    assert all(finding.line > 1 for finding in found)
    if "unannounced-change" in codes:
        assert "{on: 2023-08-01, was: 2023-09-01}" in found[0].mend


def test_facts_of_before_there_were_deadlines_are_read(room: Room) -> None:
    facts = json.loads((room.folder / "facts.json").read_bytes())
    del facts["events"][0]["closes"], facts["calls"]
    (room.folder / "facts.json").write_text(json.dumps(facts))
    room.event(registration={"closes": "2023-09-10"})

    assert room.found() == []


def test_what_is_over_is_a_warning(room: Room) -> None:
    room.event(starts="2023-09-25T10:00")

    [finding] = room.found("2023-10-01T00:00:00Z")

    assert not finding.is_error and "was: 2023-09-26T10:00" in finding.mend


def test_an_hour_told_later_is_no_change_that_stops_anything(room: Room) -> None:
    facts = json.loads((room.folder / "facts.json").read_bytes())
    facts["events"][0] |= {"starts": "2023-09-26", "ends": ""}
    (room.folder / "facts.json").write_text(json.dumps(facts))
    room.event()

    [finding] = room.found()
    assert not finding.is_error

    facts["events"][0] |= {"starts": "2023-09"}
    (room.folder / "facts.json").write_text(json.dumps(facts))
    assert room.found() == []


def test_events_that_vanish_are_told(room: Room) -> None:
    [gone] = room.found()
    room.event(status="draft")
    [held] = room.found()

    assert gone.code == held.code == "event-vanished"
    assert gone.path.endswith("content/events/2023/forum.md")


def test_an_announced_change_stays_announced(room: Room) -> None:
    facts = json.loads((room.folder / "facts.json").read_bytes())
    facts["events"][0] |= {"sequence": 1, "state": "cancelled"}
    (room.folder / "facts.json").write_text(json.dumps(facts))

    room.event()
    assert [finding.code for finding in room.found()] == ["change-taken-out"]
    room.event(changes=[{"on": "2023-08-01", "what": "moved-online"}])
    assert [finding.code for finding in room.found()] == ["change-altered"]


def test_what_was_never_published_may_change(room: Room) -> None:
    (room.folder / "facts.json").write_text('{"version": 1, "events": []}')
    room.event()

    assert room.found() == []


def test_a_revision_of_git_serves_as_well(tmp_path: Path) -> None:
    from communique.adapter import run

    room = Room(tmp_path)
    places(room)
    room.event()
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", "content"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *words], cwd=tmp_path, check=True)
    room.event(venue="bergen")
    room.check(NOW)

    assert [f.code for f in run.check(room.conf(), against="HEAD")] == ["unannounced-change"]
    with pytest.raises(HostError, match="neither a file nor a revision"):
        run.check(room.conf(), against="nonsense")
    (tmp_path / "broken.json").write_text('{"version": 1, "events": [{}]}')
    with pytest.raises(HostError, match="cannot be compared"):
        run.check(room.conf(), against=str(tmp_path / "broken.json"))
