"""`communique new KIND` writes a file that a writer can begin with."""

from __future__ import annotations

from datetime import date

import pytest

from communique.authoring.scaffold import UnknownKind, first_file, write_new
from communique.model.kinds import KINDS
from tests.newsroom import Newsroom, command

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("kind", [kind.kind for kind in KINDS])
def test_first_file_of_each_kind_is_without_findings(site: Newsroom, kind: str):
    """A first file is a draft: it stands in the content tree and nothing is wrong with it."""
    file = first_file(kind, 'A title: with "quotes" & more', TODAY)
    site.write(file.path, file.text)

    assert site.check() == []


def test_kind_is_known_by_its_folder_too():
    assert first_file("events", "Forum", TODAY).path == "events/2026/forum.md"


def test_unknown_kind_names_those_there_are():
    with pytest.raises(UnknownKind, match=r"Did you mean event\? Kinds: news, event"):
        first_file("evnt", "", TODAY)


def test_nothing_is_overwritten(site: Newsroom):
    path = site.write("pages/about.md", "what was there")

    with pytest.raises(FileExistsError, match="is there already"):
        write_new(site.folder / "content", first_file("page", "About", TODAY))
    assert path.read_text() == "what was there"


def test_command_says_where_the_file_is(site: Newsroom):
    done = command(
        "new", "person", "Park Jung-sook", "--settings", str(site.conf()), cwd=site.folder
    )

    assert done.returncode == 0, done.stderr
    assert "people/park-jung-sook.md is written" in done.stdout
    assert (site.folder / "content/people/park-jung-sook.md").is_file()
