"""Checks of items: each looks up what it needs, so that a build knows when to ask again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from communique.checks.registry import check_item
from communique.model.asking import noted
from communique.model.site import Site
from communique.reading.assembly import read_site
from communique.settings import Settings
from tests.newsroom import ROOT
from tests.reading.desk import NEWS, Desk, told


class Lookups(dict[Any, Any]):
    """A mapping of which only single entries may be looked up."""

    def __iter__(self) -> Iterator[Any]:
        raise AssertionError("a check of an item looked at the whole site")

    keys = values = items = __len__ = __iter__  # type: ignore[assignment]


def guarded(site: Site) -> Site:
    """The site as checks of items see it."""
    return replace(
        site,
        items=Lookups(site.items),
        names=Lookups(site.names),
        paths=Lookups(site.paths),
        files=site.files,
    )


def test_checks_of_items_look_up_single_entries():
    """In the demonstration, which has items of all kinds in several languages."""
    settings = Settings(
        authority="a.example", authority_since=2020, languages=("en", "ko", "es", "ar"), timezone="Asia/Seoul",
    )  # fmt: skip
    site = read_site(ROOT / "content", settings, datetime(2026, 11, 22, 6, tzinfo=UTC))[0]
    whole = site.with_coming

    for versions in whole.items.values():
        assert list(check_item(guarded(whole), versions, lambda path: True)) == []


def test_a_guess_at_a_name_is_one_question(desk: Desk):
    desk.write("people/park.md", "---\nname: Park\n---\n").news("people: [parc, nobody]\n")
    site = desk.read()[0]

    found, questions = noted(lambda: list(check_item(site, site.items["news/2023/a"])))

    assert ("short_names", ("person",)) in questions

    assert [finding.code for finding in found] == ["unknown-reference"] * 2
    assert found[0].mend == "Did you mean  park?"
    assert told(desk.findings())[0] == (f"{NEWS}:4:10", "unknown-reference")
