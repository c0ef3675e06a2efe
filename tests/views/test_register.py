"""The register of agreements, and what it can be filtered by."""

from __future__ import annotations

from typing import Any

import pytest

from communique.views.register import PARTIES
from tests.outputs.desk import Desk, views


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk(tmp_path)


def agreement(desk: Desk, name: str, *parties: str) -> None:
    for party in parties:
        desk.item(f"organisations/{party}.md", name=party.title())
    desk.item(
        f"agreements/{name}.md",
        title=name.title(),
        date="2023-01-01",
        type="letter of intent",
        parties=["office", *parties],
    )


def register(desk: Desk) -> Any:
    desk.item("organisations/office.md", name="Office")
    return views(desk.index())["/agreements/"]


def test_parties_can_be_chosen_by_their_marks(desk: Desk) -> None:
    """Who is a party to everything tells nothing and is no choice."""
    agreement(desk, "letter", "geneva", "oslo")
    agreement(desk, "treaty", "oslo")
    agreement(desk, "note", "lima")

    shown = register(desk)

    marks = {entry.party.title: entry.mark for entry in shown.parties}
    assert marks == {"Geneva": "party-1", "Lima": "party-2", "Oslo": "party-3"}
    assert shown.marks["agreement/letter"] == ("party-1", "party-3")
    assert shown.marks["agreement/note"] == ("party-2",)


def test_choices_that_leave_nothing_are_known(desk: Desk) -> None:
    agreement(desk, "letter", "geneva", "oslo")
    agreement(desk, "note", "lima")
    path = "agreements/note.md"
    desk.item(path, title="Note", date="2023-01-01", type="letter of intent", signed="2023-02-01", parties=["office", "lima"])  # fmt: skip

    shown = register(desk)

    marks = {entry.party.title: entry.mark for entry in shown.parties}
    assert shown.lacking == (
        ("planned", (marks["Lima"],)),
        ("in force", (marks["Geneva"], marks["Oslo"])),
    )


def test_more_parties_than_one_can_choose_from_are_a_list(desk: Desk) -> None:
    for number in range(PARTIES + 1):
        agreement(desk, f"letter-{number:02}", f"city-{number:02}")

    shown = register(desk)

    assert len(shown.parties) == PARTIES + 1
    assert not any(entry.mark for entry in shown.parties)
    assert not any(shown.marks.values())
