"""Ids, addresses and what is held back; a file with findings does not make others look wrong."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.reading.desk import NEWS, Desk, told


def test_two_files_that_would_be_one_item_are_told(desk: Desk):
    desk.news(path="news/2023/forum.md").news(path="news/2023/forum/index.md")

    finding = desk.finding()

    assert (finding.where, finding.code) == ("news/2023/forum.md:1:1", "same-language")
    assert "news/2023/forum/index.md" in finding.why


def test_names_that_differ_in_capitals_or_accents_would_be_one_item(desk: Desk):
    desk.news(path="news/2023/Forum.md").news(path="news/2023/fórum.md")

    assert told(desk.findings()) == [("news/2023/fórum.md:1:1", "same-language")]


def test_an_id_that_was_copied_along_is_told_with_the_other_file(desk: Desk):
    desk.news("id: 2020/old\n", path="news/2023/a.md").news("id: 2020/old\n", path="news/2023/b.md")

    finding = desk.finding()

    assert (finding.where, finding.code) == ("news/2023/b.md:4:5", "same-id")
    assert "news/2023/a.md" in finding.why


def test_an_id_outlives_the_files_name(desk: Desk):
    desk.news("id: 2020/old\nslug: new\n")

    assert desk.item("news/2020/old").address == "/news/2023/new/"


def test_one_title_on_many_days_has_many_addresses_or_a_finding(desk: Desk):
    """Monthly calls are files of their own; where two want one address, both are named."""
    desk.event("starts: 2023-11-01\n", path="events/2023/11/call.md")
    desk.event("starts: 2023-12-01\n", path="events/2023/12/call.md")
    desk.event("starts: 2023-12-08\n", path="events/2023/12/call-2.md")

    finding = desk.finding()

    assert (finding.where, finding.code) == ("events/2023/12/call.md:1:1", "same-address")
    assert finding.what == "the address /events/2023/call/ is taken"
    assert "events/2023/11/call.md" in finding.why


@pytest.mark.parametrize(
    ("path", "front", "year"),
    [
        ("events/2022/e.md", "starts: 2023-09-26", "2022"),
        ("events/e.md", "starts: 2023-09-26", "2023"),
        (
            "events/e.md",
            "starts: 2024-01-10\nchanges: [{on: 2023-12-01, what: rescheduled, was: 2023-12-20}]",
            "2023",
        ),
    ],
)
def test_the_year_in_the_address_does_not_move_with_the_event(
    desk: Desk, path: str, front: str, year: str
):
    desk.event(f"{front}\n", path=path)

    [versions] = desk.read()[0].items.values()

    assert versions["en"].address == f"/events/{year}/e/"


@pytest.mark.parametrize("fault", ["date: soon\n", "date: a: b\n", "\x07\n", ""])
def test_a_file_with_findings_is_not_missing_for_others(desk: Desk, fault: str):
    """One broken place is one finding, not one for each event there."""
    desk.write("places/hall.md", f"---\nname:\n{fault}---\n".encode())
    desk.event("starts: 2023-09-26\nvenue: hall\n", "[the hall](../../places/hall.md)")

    assert {finding.path for finding in desk.findings()} == {"places/hall.md"}


def test_a_broken_original_is_not_reported_again_for_its_translations(desk: Desk):
    desk.event("starts: soon\n", path="events/2023/e.md")
    desk.write("events/2023/e.ko.md", "---\ntitle: 이\n---\n글\n")
    desk.write("events/2023/e.es.md", "---\ntitle: E\n---\nTexto\n")

    assert told(desk.findings()) == [("events/2023/e.md:3:9", "moment")]


def test_a_file_that_cannot_be_read_does_not_promote_its_translation(desk: Desk):
    desk.write("events/2023/e.md", "---\ntitle: a: b\n---\n")
    desk.write("events/2023/e.ko.md", "---\ntitle: 이\n---\n글\n")

    assert told(desk.findings()) == [("events/2023/e.md:2:9", "yaml")]


def test_what_waits_for_its_time_is_held_back_and_checked_all_the_same(desk: Desk):
    """A broken link must not stop the site in the night in which its article comes out."""
    desk.news(path="news/2023/now.md")
    desk.write(
        "news/2024/later.md",
        "---\ntitle: L\ndate: 2024-01-01\n---\n[x](gone.md) [now](../2023/now.md)",
    )

    site, findings = desk.read()

    assert list(site.items) == ["news/2023/now"]
    assert site.held == {"news/2024/later"}
    assert site.waiting == (datetime(2023, 12, 31, 15, tzinfo=UTC),)
    assert told(findings) == [("news/2024/later.md:5:5", "broken-link")]


def test_a_link_to_what_waits_is_a_warning_until_then(desk: Desk):
    desk.news("related: later\n", "[later](../2024/later.md)")
    desk.write("news/2024/later.md", "---\ntitle: L\ndate: 2024-01-01\n---\n[a](../2023/a.md)")

    findings = desk.findings()

    assert told(findings) == [(f"{NEWS}:4:10", "held-reference"), (f"{NEWS}:6:9", "held-link")]
    assert not any(finding.is_error for finding in findings)
    assert desk.findings(datetime(2024, 2, 1, tzinfo=UTC)) == []


def test_drafts_are_neither_shown_nor_checked(desk: Desk):
    desk.news("status: draft\n", "[x](gone.md)")

    site, findings = desk.read()

    assert (site.items, findings, site.held) == ({}, [], {"news/2023/a"})


def test_withdrawn_items_leave_their_address(desk: Desk):
    desk.news("status: withdrawn\n").write("news/2023/a.ko.md", "---\ntitle: 가\n---\n")

    assert desk.read()[0].withdrawn == (("/ko/news/2023/a/", "ko"), ("/news/2023/a/", "en"))
