"""The benchmark's corpus is the same each time and can be published; its figures find their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.adapter import run
from communique.findings import has_errors
from tools.bench import calendar, corpus, hugo, report, stock
from tools.bench.corpus import MOMENT
from tools.bench.measure import Run, middle
from tools.bench.sample import sample

PAGE = "By hand.\n<!-- figures 40 -->\nold\n<!-- end of figures 40 -->\nAlso by hand.\n"


def tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_seed_gives_the_same_sites_each_time(tmp_path):
    for name, writer in {"ours": corpus, "hugo": hugo, "stock": stock}.items():
        for turn in ("first", "second"):
            writer.write(corpus.corpus(40, seed=3), tmp_path / turn / name)

    assert tree(tmp_path / "first") == tree(tmp_path / "second")


def test_another_seed_gives_another_site():
    assert corpus.corpus(40, seed=3) != corpus.corpus(40, seed=4)


def test_the_corpus_holds_every_kind_in_its_share():
    folders = [item.folder for item in corpus.corpus(40).items]

    assert {folder: folders.count(folder) for folder in sorted(set(folders))} == {
        "agreements": 4, "coverage": 2, "events": 12, "news": 22,
    }  # fmt: skip


@pytest.mark.parametrize("languages", [("en",), ("en", "ko", "ar")])
def test_the_corpus_can_be_published(tmp_path, monkeypatch, languages):
    monkeypatch.setenv("COMMUNIQUE_NOW", MOMENT)
    corpus.write(corpus.corpus(40), tmp_path, languages=languages)

    findings = run.check(tmp_path / "pelicanconf.py")

    assert not has_errors(findings), findings


def test_nothing_refers_to_items_that_a_scenario_deletes():
    whole = corpus.corpus(40)

    lonely = sample(whole, 3).lonely

    assert len(lonely) == 3
    for item in lonely:
        assert not any(f"/{item.slug}.md" in other.body for other in whole.items)
        assert not any(item.slug in other.facts["related"] for other in whole.items)


def test_a_table_compares_with_each_other_generator():
    figures = {"cold": {"Communiqué": Run(6, 9.5, 120), "Hugo": Run(4, 7, 300)}}

    assert report.table(figures).splitlines() == [
        "| before the build | Communiqué | Hugo | Communiqué : Hugo |",
        "| --- | ---: | ---: | ---: |",
        "| nothing kept, no output | 6.00 / 9.50 / 120 | 4.00 / 7.00 / 300 | 1.50 |",
    ]


def test_the_middle_of_several_runs_counts():
    assert middle([Run(1, 5, 10), Run(9, 6, 11), Run(2, 7, 90)]) == Run(2, 6, 11)


def test_figures_replace_only_what_stands_between_their_markers(tmp_path):
    page = tmp_path / "performance.md"
    page.write_text(PAGE, encoding="utf-8")

    assert report.put_in(page, "figures 40", r"new \1")
    assert not report.put_in(page, "figures 41", "never")
    assert page.read_text(encoding="utf-8") == PAGE.replace("old", "\nnew \\1\n")


def test_a_calendar_grows_by_its_events():
    """Bytes, which do not depend on the machine; times stand in docs/performance.md."""
    small, large = (calendar.measured(count, ".ics") for count in (20, 80))

    assert 3 * small.size < large.size < 5 * small.size
