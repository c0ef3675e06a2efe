"""The same by way of Pelican's settings and our command: one broken file, all its findings."""

from __future__ import annotations

from tests.newsroom import Newsroom


def test_one_broken_file_is_told_with_all_that_is_wrong(site: Newsroom):
    """Bad date, unknown reference, control character, duplicate key: none hides the others."""
    site.write("news/2023/good.md", "---\ntitle: G\ndate: 2023-03-09\npeople: nobody\n---\nG\n")
    site.write(
        "news/2023/broken.md",
        "---\ntitle: B\ndate: 2023-02-30\ntopics: a\ntopics: b\n---\nB\x08\n",
    )

    found = [(finding.where.rpartition("/")[2], finding.code) for finding in site.check()]

    assert found == [
        ("broken.md:3:7", "moment"),
        ("broken.md:5:1", "duplicate-key"),
        ("broken.md:7:2", "control-character"),
        ("good.md:4:9", "unknown-reference"),
    ]


def test_a_site_with_findings_is_not_built(site: Newsroom):
    site.write("news/2023/a.md", "---\ntitle: A\ndate: 2023-03-09\n---\nA\n")
    before = site.build().tree()
    site.write("news/2023/b.md", "---\ntitle: B\n---\nB\n")

    built = site.build()

    assert [finding.code for finding in built.findings] == ["missing"]
    assert built.tree() == before
