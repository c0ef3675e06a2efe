"""Pelican is the host: its own content, settings and command line work as ever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from communique.adapter import run
from communique.adapter.host import HostError
from communique.clock import SettingsError
from tests.newsroom import Newsroom


def pelican(site: Newsroom) -> subprocess.CompletedProcess[str]:
    conf = str(site.conf())
    words = [
        sys.executable,
        "-m",
        "pelican",
        str(site.folder / "content"),
        "-s",
        conf,
        "-o",
        str(site.folder / "output"),
    ]
    return subprocess.run(words, cwd=site.folder, capture_output=True, text=True, check=False)


def test_pelican_command_builds_the_newsroom(site: Newsroom):
    site.write("news/2023/a.md", "---\ntitle: Announcement\ndate: 2023-03-09\n---\n")

    done = pelican(site)

    assert done.returncode == 0, done.stderr
    assert (site.folder / "output/news/2023/a/index.html").is_file()


def test_pelican_command_fails_with_findings_and_no_traceback(site: Newsroom):
    site.write("news/2023/a.md", "---\ntitle: Announcement\ndate: tomorrow\n---\n")

    done = pelican(site)

    assert done.returncode != 0
    assert 'a.md:3:7: date is "tomorrow"' in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (site.folder / "output/index.html").exists()


def test_other_folders_are_stock_pelicans(site: Newsroom):
    """A blog beside the newsroom is made by Pelican's own generators and templates."""
    site.write("news/2023/a.md", "---\ntitle: Announcement\ndate: 2023-03-09\n---\n")
    site.write("blog/hello.md", "Title: Hello\nDate: 2023-03-09\n\nA *stock* article.\n")
    site.write("images/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")

    built = site.build()

    assert "<em>stock</em>" in built.text("hello.html")
    assert built.has("images/logo.svg")
    assert "Newsroom" in built.text("index.html")
    assert "Announcement" in built.text("index.html")


def test_unreadable_stock_article_does_not_vanish(site: Newsroom):
    """Stock Pelican leaves exit status 0 when it skips an article."""
    site.write("blog/broken.md", "Title: Hello\nDate: never\n\nText.\n")

    with pytest.raises(HostError, match=r"broken\.md"):
        site.build()


def test_unknown_setting_is_told_with_the_right_one(site: Newsroom):
    site.settings["langauges"] = ["en"]

    with pytest.raises(SettingsError, match=r"has no setting langauges\. Did you mean  languages"):
        site.build()


def test_markdown_extensions_of_pelicans_setting_are_used(site: Newsroom):
    site.host["MARKDOWN"] = {"extensions": ["nl2br"], "extension_configs": {}}
    site.write("pages/about.md", "---\ntitle: About\n---\none\ntwo\n")

    assert "one<br>\ntwo" in site.build().text("about/index.html")


def test_stock_article_may_not_take_an_address_of_ours(site: Newsroom):
    site.write(
        "blog/clash.md", "Title: Clash\nDate: 2023-03-09\nSave_as: events/index.html\n\nText.\n"
    )

    built = site.build()

    assert built.outcome.result is None
    assert [(f.path.rpartition("/")[2], f.code) for f in built.findings] == [
        ("clash.md", "same-address")
    ]
    assert not built.has("events/index.html")


def test_folder_that_is_almost_ours_is_told(site: Newsroom):
    site.write("event/dinner.md", "---\ntitle: Dinner\ndate: 2023-03-09\n---\n")

    [finding] = site.check()

    assert (finding.rank, finding.mend) == ("warning", "Rename it to  events  if they are events.")


def test_two_saves_of_the_settings_in_one_second_are_two(tmp_path: Path) -> None:
    """Of the same length, as names often are: what Python compiled of the first is not the second."""
    file = tmp_path / "pelicanconf.py"
    for name in ("One", "Two"):
        file.write_text(f'SITENAME = "Newsroom {name}"\n')
        os.utime(file, (1_700_000_000, 1_700_000_000))
        sys.modules.pop("pelicanconf", None)
        assert run.host_settings(file)["SITENAME"] == f"Newsroom {name}"
