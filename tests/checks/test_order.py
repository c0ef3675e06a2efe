"""What ends does so after it began."""

from __future__ import annotations

import pytest

from tests.reading.desk import EVENT, Desk, told


@pytest.mark.parametrize(
    ("front", "where", "code", "mend"),
    [
        ("starts: 2023-09-26\nends: 2023-09-25", "4:7", "ends-before-start", "Check both."),
        ("starts: 2023-09\nends: 2023-08", "4:7", "ends-before-start", "Check both."),
        (
            "starts: 2023-09-26T22:00\nends: 2023-09-26T01:00",
            "4:7",
            "ends-before-start",
            "Check both; an end after midnight is on the next day.",
        ),
        (
            "starts: 2023-09-26T10:00\nends: 2023-09-26T10:00",
            "4:7",
            "ends-equal-start",
            "Delete  ends:  or mend it.",
        ),
        (
            "starts: 2023-09-26T10:00\nends: 2023-09-26",
            "4:7",
            "ends-form",
            "Write  ends: 2023-09-26T18:00",
        ),
        (
            "starts: 2023-09-26\nends: 2023-09-26T18:00",
            "4:7",
            "ends-form",
            "Write  ends: 2023-09-26",
        ),
        ("starts: 2023-09\nends: 2023-10-01", "4:7", "ends-form", "Write  ends: 2023-10"),
        (
            "starts: 2023-10-29T02:30+01:00\nends: 2023-10-29T02:45+02:00\ntimezone: Europe/Zurich",
            "4:7",
            "ends-before-start",
            "Check both; an end after midnight is on the next day.",
        ),
        (
            "starts: 2023-09-26\nregistration: {opens: 2023-05-02, closes: 2023-05-01}",
            "4:43",
            "ends-before-start",
            "Check both.",
        ),
        (
            "starts: 2023-09-26\nprogramme: [{starts: 2023-09-26T10:00, ends: 2023-09-26T09:00, title: S}]",
            "4:46",
            "ends-before-start",
            "Check both; an end after midnight is on the next day.",
        ),
        (
            "starts: 2023-09-26\nprogramme: [{starts: 2023-09-27T10:00, title: S}]",
            "4:22",
            "session-outside",
            "Mend the day of the session, or starts and ends.",
        ),
        (
            "starts: 2023-09-26\nchanges:\n- {on: 2023-08-02, what: cancelled}\n- {on: 2023-08-01, what: reinstated}",
            "6:3",
            "changes-order",
            "Put them in the order of their days.",
        ),
    ],
)
def test_ends_and_order_are_told(desk: Desk, front: str, where: str, code: str, mend: str):
    desk.event(f"{front}\n")

    finding = desk.finding()

    assert told([finding]) == [(f"{EVENT}:{where}", code)]
    assert finding.mend == mend


@pytest.mark.parametrize(
    "front",
    [
        "starts: 2023-09-26",
        "starts: 2023-09-26\nends: 2023-09-26",
        "starts: 2023-09\nends: 2023-09",
        "starts: 2023-09-26T22:00\nends: 2023-09-27T01:00",
        "starts: 2023-10-29T02:30+02:00\nends: 2023-10-29T02:30+01:00\ntimezone: Europe/Zurich",
        "starts: 2023-09\nprogramme: [{starts: 2023-09-27T10:00, title: S}]",
        "starts: 2023-09-26\nends: 2023-09-27\nprogramme:\n- {starts: 2023-09-27T10:00, title: B}\n- {starts: 2023-09-26T10:00, title: A}",
        "starts: 2023-09-26\nregistration: {opens: 2023-05-01T10:00, closes: 2023-05-01}",
    ],
)
def test_what_is_in_order_is_not_told(desk: Desk, front: str):
    desk.event(f"{front}\n")

    assert desk.findings() == []


def test_all_faults_of_one_event_come_at_once(desk: Desk):
    desk.event(
        """\
        starts: 2023-09-26T10:00
        ends: 2023-09-26T09:00
        programme:
        - {starts: 2023-09-26T10:00, ends: 2023-09-26T10:00, title: A}
        - {starts: 2023-09-28T10:00, title: B}
        """
    )

    assert told(desk.findings()) == [
        (f"{EVENT}:4:7", "ends-before-start"),
        (f"{EVENT}:6:36", "ends-equal-start"),
        (f"{EVENT}:7:12", "session-outside"),
    ]


def test_posts_agreements_and_calls_end_after_they_begin(desk: Desk):
    desk.write("organisations/a.md", "---\nname: A\n---\n")
    desk.write(
        "people/p.md", "---\nname: P\nroles: [{title: T, from: 2023-05, to: 2022-05}]\n---\n"
    )
    desk.write(
        "agreements/g.md", "---\ntitle: G\nparties: a\nsigned: 2023-03-15\nends: 2022-03-14\n---\n"
    )
    desk.write(
        "prizes/z.md",
        "---\ntitle: Z\neditions: [{year: 2023, call: {opens: 2023-05-01, closes: 2023-04-01}}]\n---\n",
    )

    assert told(desk.findings()) == [
        ("agreements/g.md:5:7", "ends-before-start"),
        ("people/p.md:3:39", "ends-before-start"),
        ("prizes/z.md:3:59", "ends-before-start"),
    ]
