"""Names of files: they become ids, addresses and languages, whatever program made them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reading.desk import NEWS, Desk, told

GOOD = "---\ntitle: A\ndate: 2023-03-09\n---\n"


@pytest.mark.parametrize(
    ("path", "key", "address"),
    [
        ("news/2023/wsis-forum.md", "news/2023/wsis-forum", "/news/2023/wsis-forum/"),
        ("news/2023/wsis-forum/index.md", "news/2023/wsis-forum", "/news/2023/wsis-forum/"),
        ("news/flat.md", "news/flat", "/news/2023/flat/"),
        ("news/index.md", "news/index", "/news/2023/index/"),
        ("news/2023/WSIS Forum.md", "news/2023/wsis-forum", "/news/2023/wsis-forum/"),
        ("news/2023/Café à Genève.md", "news/2023/cafe-a-geneve", "/news/2023/cafe-a-geneve/"),
        ("news/2023/a%e2%80%8ab.md", "news/2023/a-b", "/news/2023/a-b/"),
        ("news/2023/100%.md", "news/2023/100", "/news/2023/100/"),
        ("news/2023/v1.10.md", "news/2023/v1-10", "/news/2023/v1-10/"),
        ("news/2023/세계도시.md", "news/2023/세계도시", "/news/2023/세계도시/"),
        ("news/2023/a.KO.md", "news/2023/a-ko", "/news/2023/a-ko/"),
        ("news/2023/a?b#c.md", "news/2023/a-b-c", "/news/2023/a-b-c/"),
    ],
)
def test_any_name_becomes_an_address(desk: Desk, path: str, key: str, address: str):
    desk.write(path, GOOD)

    assert desk.item(key).address == address


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        (".md", "Give it a name, such as  wsis-forum.md"),
        ("   .md", "Give it a name, such as  wsis-forum.md"),
        ("---.md", "Give it a name, such as  wsis-forum.md"),
        ("😀.md", "Give it a name, such as  wsis-forum.md"),
        ("A.MD", "Rename it to  A.md"),
        ("a.markdown", "Rename it to  a.md"),
        ("a\nb.md", "Rename it with letters, digits and hyphens."),
    ],
)
def test_a_name_that_gives_no_address_is_told(desk: Desk, name: str, mend: str):
    desk.write(f"news/2023/{name}", GOOD)

    finding = desk.finding()

    assert (finding.code, finding.line, finding.mend) == ("file-name", 0, mend)
    assert finding.path == f"news/2023/{name}".replace("\n", "�")


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_utf_8_is_told_so_that_it_can_be_printed(desk: Desk):
    folder = desk.content / "news"
    folder.mkdir()
    try:
        Path(os.fsdecode(bytes(folder) + b"/caf\xe9.md")).write_text(GOOD)
    except OSError:
        pytest.skip("this disk takes no such names")

    finding = desk.finding()

    assert finding.path == "news/caf�.md"
    finding.where.encode()


def test_hidden_files_and_other_files_are_not_ours(desk: Desk):
    for name in ("_draft.md", ".a.md", "notes.txt", "a.md.bak", ".git/a.md", "_old/a.md"):
        desk.write(f"news/2023/{name}", "not ours")
    desk.write("articles/a.md", "Pelican's")

    assert desk.read() == desk.read()
    assert desk.findings() == []


def test_a_language_that_the_site_does_not_have_is_told(desk: Desk):
    desk.write("news/2023/a.fr.md", GOOD)

    finding = desk.finding()

    assert finding.code == "language-unknown"
    assert "en, ko, es, ar" in finding.why


def test_a_file_that_cannot_be_opened_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    desk.news()

    def closed(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", closed)

    assert told(desk.findings()) == [(NEWS, "file-unreadable")]
