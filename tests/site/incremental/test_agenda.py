"""Events that move, and the clock: lists, months, calendars and states follow."""

from __future__ import annotations

import pytest

from tests.site.incremental.edits import Edit, each, remove, swap, together
from tests.site.incremental.judge import follow, same_as_clean
from tests.site.incremental.office import Office

ASSEMBLY = "events/2023/assembly.md"
FORUM = "events/2023/forum.md"
WEBINAR = "events/2023/webinar.md"
CEREMONY = "events/2023/ceremony.md"
STARTS, ENDS = "2023-10-10T09:00", "2023-10-11T17:00"


def changed(path: str, what: str) -> Edit:
    """Announce a change of an event."""
    return swap(path, "format:", f"changes: [{{on: 2023-09-30, {what}}}]\nformat:")


def moved(starts: str, ends: str) -> Edit:
    """Give the assembly another time."""
    return together(swap(ASSEMBLY, STARTS, starts), swap(ASSEMBLY, ENDS, ends))


EDITS: dict[str, Edit] = {
    "from past to upcoming": together(
        swap("events/2022/assembly.md", "2022-09-14", "2023-11-14"),
        swap("events/2022/assembly.md", "2022-09-15", "2023-11-15"),
    ),
    "from upcoming to past": moved("2023-09-10T09:00", "2023-09-11T17:00"),
    "from under way to past": swap("events/2023/exhibition.md", "ends: 2023-10-08", "ends: 2023-09-29"),
    "to another month": moved("2023-11-10T09:00", "2023-11-11T17:00"),
    "to another year": moved("2024-10-10T09:00", "2024-10-11T17:00"),
    "over two months": moved(STARTS, "2023-11-02T17:00"),
    "to a day that is known now": swap("events/2024/training.md", "2024-02", "2024-02-12"),
    "to another time of day": moved("2023-10-10T10:00", ENDS),
    "to another zone": swap(WEBINAR, "Europe/Zurich", "America/New_York"),
    "to another place": swap(ASSEMBLY, "city-hall, room: Main hall", "geneva"),
    "rescheduled": together(
        swap(CEREMONY, "2023-12-31T19:00", "2023-12-30T19:00"), swap(CEREMONY, "2024-01-01T01:00", "2023-12-31T01:00"),
        changed(CEREMONY, "what: rescheduled, was: 2023-12-31T19:00"),
    ),
    "cancelled": changed(WEBINAR, "what: cancelled, note: The speaker is ill."),
    "postponed": changed(CEREMONY, "what: postponed, was: 2023-12-20T19:00"),
    "moved online": changed(CEREMONY, "what: moved-online, was: City Hall"),
    "out of its series": swap("events/2022/assembly.md", "series: assembly\nedition: 5\n", ""),
    "of another format": swap(WEBINAR, "format: webinar", "format: workshop"),
    "its session": swap(FORUM, "Data for all", "Data for everyone"),
    "a track of its sessions": swap(FORUM, "title: Opening,", "title: Opening, track: Cities,"),
    "the id of a session": swap(FORUM, "title: Opening,", "title: Opening, id: opening,"),
    "mail of its organiser": swap("organisations/hub.md", "country: CH", "country: CH\nemail: hub@example.org"),
    "its outcomes": swap("events/2022/assembly.md", "keeps the presidency", "hands over the presidency"),
    "its registration": swap(ASSEMBLY, "closes: 2023-10-04", "closes: 2023-09-28"),
    "its organiser": swap(FORUM, "organisers: hub", "organisers: wego"),
    "the last one of its months": remove("events/2024/training.md"),
    "the call of a prize": swap("prizes/city-prize.md", "closes: 2023-10-06", "closes: 2023-09-06"),
}  # fmt: skip


@each(EDITS, at_once=6)
def test_event_moves_wherever_it_stands(office: Office, edit: Edit):
    follow(office, edit)


@pytest.mark.parametrize(
    ("moment", "what"),
    [
        ("2023-10-02T12:00:00Z", "an event begins"),
        ("2023-10-02T13:00:00Z", "it is over"),
        ("2023-10-04T15:00:00Z", "a registration closes"),
        ("2023-10-05T01:00:00Z", "an embargo ends"),
        ("2023-10-20T15:00:00Z", "the rights of a picture run out"),
        ("2024-01-01T00:00:00Z", "a year ends"),
    ],
    ids=lambda value: value if " " in value else "",
)
def test_nobody_edits_and_the_clock_goes_on(office: Office, moment: str, what: str):
    """The site is at the moment of the story before: the clock only goes on, from turn to turn."""
    before = office.build_from_nothing().tree
    office.now = moment

    assert same_as_clean(office).tree != before


def test_clock_goes_on_without_a_turn(office: Office):
    before = same_as_clean(office).tree
    office.now = "2023-10-01T21:00:00Z"

    assert same_as_clean(office).tree == before
