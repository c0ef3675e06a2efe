"""The judge itself: it sees what is wrong, and two more things it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.newsroom import command
from tests.site.incremental.judge import differences, same_as_clean, stamped
from tests.site.incremental.office import Built, Office

PAGE = "news/2023/autumn/index.html"


@pytest.fixture
def right(office: Office, monkeypatch: pytest.MonkeyPatch) -> Built:
    """What is right. No build takes place in place, and nothing is the worse for it."""
    monkeypatch.setattr(office, "under_trial", nullcontext)
    built = office.build_from_nothing()
    monkeypatch.setattr(office, "build_in_place", lambda: built)
    return built


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda right: {"tree": right.tree | {PAGE: b"old"}}, f"stale: {PAGE}"),
        (lambda right: {"tree": right.tree | {"old.html": b""}}, "left over: old.html"),
        (lambda right: {"tree": {PAGE: right.tree[PAGE]}}, "not there: index.html"),
        (lambda right: {"said": "nothing"}, "in place, with status 0:\nnothing"),
        (lambda right: {"status": 1}, "in place, with status 1"),
    ],
    ids=["stale", "left over", "not there", "finding not told", "other status"],
)
def test_judge_sees_what_is_wrong(
    office: Office,
    right: Built,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Built], dict[str, Any]],
    told: str,
):
    same_as_clean(office)
    monkeypatch.setattr(office, "build_in_place", lambda: replace(right, **spoil(right)))

    with pytest.raises(AssertionError, match=told):
        same_as_clean(office)


def test_judge_sees_an_edit_that_is_not_followed(office: Office, right: Built):
    """An engine that takes everything for known leaves the page, and all lists, as they were."""
    office.swap("news/2023/autumn.md", "Autumn in Seoul", "Winter in Seoul")

    with pytest.raises(AssertionError) as error:
        same_as_clean(office)

    told = str(error.value)
    assert f"stale: {PAGE}\n" in told
    assert "stale: news/index.html\n" in told
    assert "stale: feeds/all.atom.xml\n" in told
    assert re.search(r"^-.*Autumn in Seoul.*\n(?s:.*)^\+.*Winter in Seoul", told, re.MULTILINE)


def test_judge_sees_a_site_that_an_error_touches(office: Office, right: Built):
    """With an error the site is to stay; here a build goes on all the same."""
    office.swap("news/2023/autumn.md", "date: 2023-09-25T10:00", "date: soon")

    with pytest.raises(AssertionError, match="in place, with status 0"):
        same_as_clean(office)


def test_judge_sees_what_is_written_needlessly(
    office: Office, right: Built, monkeypatch: pytest.MonkeyPatch
):
    def write() -> Built:
        page = office.output / PAGE
        page.write_bytes(page.read_bytes())
        return right

    monkeypatch.setattr(office, "build_in_place", write)

    with pytest.raises(AssertionError, match=f"written needlessly: {PAGE}"):
        same_as_clean(office)


def test_equal_trees_have_no_difference():
    assert list(differences({"a": b"1"}, {"a": b"1"})) == []


def test_number_of_workers_does_not_matter(office: Office):
    one, four = office.build_elsewhere("1"), office.build_elsewhere("4")

    assert one.findings == four.findings
    assert list(differences(one.tree, four.tree)) == []


def test_command_line_follows_in_processes_of_its_own(office: Office):
    """As a person builds: other hashes in each process, and the folder of the site as the settings say."""
    office.host["OUTPUT_PATH"] = str(office.folder / "site")

    for seed, title in (("1", "Autumn in Seoul"), ("2", "Winter in Seoul")):
        office.swap("news/2023/autumn.md", "Autumn in Seoul", title)
        done = build_as_a_person(office, seed)
        assert done == office.build_from_nothing().tree


def build_as_a_person(office: Office, seed: str) -> dict[str, bytes]:
    done = command(
        "build", "--settings", str(office.conf()), cwd=office.folder, COMMUNIQUE_NOW=office.now,
        COMMUNIQUE_WORKERS="4", PYTHONHASHSEED=seed,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {path: file.content for path, file in stamped(Path(office.host["OUTPUT_PATH"])).items()}
