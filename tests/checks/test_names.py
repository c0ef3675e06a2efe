"""References and addresses: every name means one thing."""

from __future__ import annotations

import pytest

from tests.reading.desk import EVENT, NEWS, Desk, told


def test_an_unknown_reference_is_told_with_what_was_meant(desk: Desk):
    desk.write("organisations/geneva-cities-hub.md", "---\nname: Hub\n---\n")
    desk.event("starts: 2023-09-26\norganisers: [Geneva Cities Hubs]\nvenue: atlantis\n")

    findings = desk.findings()

    assert told(findings) == [
        (f"{EVENT}:4:14", "unknown-reference"),
        (f"{EVENT}:5:8", "unknown-reference"),
    ]
    assert findings[0].mend == "Did you mean  geneva-cities-hub?"
    assert findings[1].mend == "Write the file in places, or take the name out."


@pytest.mark.parametrize("name", ["park", "people/park", "person/park", "people/park.md"])
def test_a_reference_may_be_written_in_several_ways(desk: Desk, name: str):
    desk.write("people/park.md", "---\nname: Park\n---\n").news(f"people: [{name}]\n")

    assert desk.findings() == []


def test_a_reference_that_may_mean_two_items_is_told(desk: Desk):
    desk.news(path="news/2022/forum.md").event("starts: 2023-09-26\n", path="events/2023/forum.md")
    desk.news("related: forum\n")

    finding = desk.finding()

    assert told([finding]) == [(f"{NEWS}:4:10", "unclear-reference")]
    assert finding.mend == "Write  events/2023/forum"
    assert "news/2022/forum" in finding.why


def test_a_reference_deep_in_a_programme_is_told_at_its_place(desk: Desk):
    desk.event(
        "starts: 2023-09-26\nprogramme:\n- starts: 2023-09-26T10:00\n  title: S\n  people: [{person: nobody, role: host}]\n"
    )

    assert told(desk.findings()) == [(f"{EVENT}:7:21", "unknown-reference")]


def test_the_publisher_of_the_settings_is_looked_up(tmp_path):
    desk = Desk(tmp_path, publisher="nobody").news()

    assert told(desk.findings()) == [("pelicanconf.py", "unknown-reference")]


@pytest.mark.parametrize("slug", ["calendar", "events", "news", "ko", "feeds", "api"])
def test_a_page_may_not_take_the_address_of_a_part_of_the_site(desk: Desk, slug: str):
    desk.write(f"pages/{slug}.md", "---\ntitle: P\n---\n")

    assert told(desk.findings()) == [(f"pages/{slug}.md:1:1", "reserved-address")]


def test_two_pages_with_one_slug_are_told_at_the_slug(desk: Desk):
    desk.write("pages/a.md", "---\ntitle: A\nslug: about\n---\n").write(
        "pages/b.md", "---\ntitle: B\nslug: about\n---\n"
    )

    finding = desk.finding()

    assert told([finding]) == [("pages/b.md:3:7", "same-address")]
    assert "pages/a.md" in finding.why


@pytest.mark.parametrize(
    ("updated", "stale"),
    [("", True), ("updated: 2023-03-10\n", True), ("updated: 2023-03-12\n", False)],
)
def test_a_translation_older_than_the_last_change_is_known(desk: Desk, updated: str, stale: bool):
    desk.news("corrections: [{on: 2023-03-12, note: The day was wrong.}]\n")
    desk.write("news/2023/a.ko.md", f"---\ntitle: 가\n{updated}---\n")

    findings = desk.findings()

    assert [finding.code for finding in findings] == (["stale-translation"] if stale else [])
    assert not any(finding.is_error for finding in findings)
