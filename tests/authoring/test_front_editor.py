"""Edits of front matter touch what they are about, and leave all else byte for byte."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.authoring.changing.front_editor import (
    Uneditable,
    front_of,
    with_entry,
    with_scalar,
    with_value,
    without,
)
from communique.reading.yaml_reader import Data

ENTRY = {"on": "2023-08-01", "what": "moved", "was": "Hall: 3, Oslo"}
FILE = """\
---
title: "A: b"  # the title
starts:   2023-09-26T10:00  # the start
# where
venue:
  name: Hall
  # in
  city: Oslo  # the city

related: [a, b]
---

Text with trailing spaces   
"""
LISTS = {
    "none": "",
    "empty": "changes:\n",
    "empty list": "changes: []  # none\n",
    "one group": "changes: {on: 2023-07-01, what: cancelled}\n",
    "groups on a line": "changes: [{on: 2023-07-01, what: cancelled}]\n",
    "comma at the end": "changes: [{on: 2023-07-01, what: cancelled},]\n",
    "lines": "changes:\n  - on: 2023-07-01\n    what: cancelled  # sadly\n",
    "lines without indent": "changes:\n- on: 2023-07-01\n  what: cancelled\n",
    "one group on lines": "changes:\n    on: 2023-07-01\n    what: cancelled\n",
}


def data(content: bytes) -> Data:
    return front_of(content).data


def changed_lines(before: bytes, after: bytes) -> list[bytes]:
    known = before.splitlines(keepends=True)
    return [line for line in after.splitlines(keepends=True) if line not in known]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_new_value_leaves_all_other_bytes(newline: str) -> None:
    before = FILE.replace("\n", newline).encode()

    after = with_value(before, "starts", "2024-01-01", ())

    assert after == before.replace(b"2023-09-26T10:00", b"2024-01-01")


def test_a_group_on_several_lines_becomes_one_value() -> None:
    after = with_value(FILE.encode(), "venue", {"place": "geneva", "room": "3, left"}, ())

    assert data(after)["venue"] == {"place": "geneva", "room": "3, left"}
    assert b"# where\nvenue: {place: geneva, room: " in after
    assert after.endswith(FILE.encode()[-60:])


def test_a_new_key_stands_below_what_it_goes_with() -> None:
    after = with_value(FILE.encode(), "ends", "2023-09-27", ("starts",))

    assert b"# the start\nends: 2023-09-27\n# where\n" in after
    assert without(after, "ends") == FILE.encode()


def test_a_byte_order_mark_stays() -> None:
    before = b"\xef\xbb\xbf" + FILE.encode()

    assert with_value(before, "starts", "2024-01-01", ()).startswith(b"\xef\xbb\xbf---\n")


@pytest.mark.parametrize("written", LISTS.values(), ids=LISTS)
def test_an_entry_is_the_last_of_its_list(written: str) -> None:
    before = FILE.replace("related", f"{written}related").encode()
    known = data(before).get("changes", [])

    after = with_entry(before, "changes", ENTRY, ("venue",))

    assert data(after)["changes"] == [*(known if isinstance(known, list) else [known]), ENTRY]
    told = (b"changes:", b"on:", b"what:", b"was:")
    assert all(any(x in line for x in told) for line in changed_lines(before, after))
    assert with_entry(after, "changes", ENTRY, ()).count(b"2023-08-01") == 2


def test_a_text_deep_inside_is_replaced() -> None:
    before = FILE.replace(
        "related", "programme:\n  - {starts: a, title: x}\n  - starts: b\nrelated"
    )

    after = with_scalar(before.encode(), ("programme", 1, "starts"), "c")

    assert after == before.replace("starts: b", "starts: c").encode()


@pytest.mark.parametrize(
    "content",
    [
        b"no front matter",
        b"---\ntitle: a\n",
        b"---\n{title: a, starts: b}\n---\n",
        b"---\ntitle: [a\n---\n",
        b"---\ntitle: a\ntitle: b\n---\n",
        b"---\ntitle: \xff\n---\n",
        b"---\na: &x {starts: 1}\nstarts: *x\n---\n",
    ],
)
def test_what_cannot_be_edited_safely_is_left_alone(content: bytes) -> None:
    for edit in (
        partial(with_value, key="starts", value="2024", after=()),
        partial(with_entry, key="changes", entry=ENTRY, after=()),
    ):
        with pytest.raises(Uneditable):
            edit(content)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_any_note_is_read_as_it_was_given(note: str) -> None:
    try:
        after = with_entry(FILE.encode(), "changes", {"on": "2023-08-01", "note": note}, ())
    except Uneditable:
        return  # characters that no file may hold
    assert data(after)["changes"][0].get("note", note) == note
