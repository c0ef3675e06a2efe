"""The search is made after the pages, when they have changed, the same every time, and holds what they hold."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from communique.publishing import search
from communique.publishing.found import html_files
from tests.newsroom import Newsroom, command
from tests.publishing.pages import article, write_pages

KOREAN = ["서울에서 열린 회의", "부산", "제주"]


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    write_pages(output, "ko", KOREAN)
    write_pages(output, "en", ["A forum", "A prize"])
    return output


def files(output: Path) -> dict[str, bytes]:
    folder = output / "pagefind"
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def told_of(output: Path, word: str) -> bool:
    """Whether any file of the search holds a word."""
    return any(word.encode() in _unpacked(content) for content in files(output).values())


def _unpacked(content: bytes) -> bytes:
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def with_filters(text: str) -> str:
    marks = [("kind", "News"), ("topic", "Z"), ("topic", "A"), ("topic", "M"), ("year", "2023")]
    metas = "".join(
        f'<meta name="{name}" content="{value}" data-pagefind-filter="{name}[content]">'
        for name, value in marks
    )
    return article("en", text).replace("</head>", f"{metas}</head>")


def test_articles_are_found_and_nothing_else(output: Path, tmp_path: Path) -> None:
    assert search.update(output, tmp_path / "cache") == "Pages that the search finds: 5."
    assert told_of(output, "서울에서")
    assert not told_of(output, "Menu")


def test_nothing_of_another_interface_is_published(output: Path, tmp_path: Path) -> None:
    search.update(output, tmp_path / "cache")

    assert [path for path in files(output) if path.endswith(".css") or "ui" in path] == []


def test_the_same_pages_give_the_same_bytes(output: Path, tmp_path: Path) -> None:
    for number in range(3):
        (output / "en" / str(number) / "index.html").parent.mkdir(exist_ok=True)
        page = with_filters(f"Text {number}")
        (output / "en" / str(number) / "index.html").write_text(page, encoding="utf-8")
    found = []
    for number in range(3):
        search.update(output, tmp_path / f"cache-{number}")
        found.append(files(output))

    assert found[0] == found[1] == found[2]


def test_it_is_made_again_only_when_articles_change(output: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    search.update(output, cache)
    assert search.update(output, cache) == ""
    (output / "ko" / "index.html").write_text('<html lang="ko"><p>A list</p></html>', "utf-8")
    assert search.update(output, cache) == ""

    (output / "ko" / "0" / "index.html").write_text(article("ko", "울산에서"), encoding="utf-8")

    assert search.update(output, cache) == "Pages that the search finds: 5."
    assert told_of(output, "울산에서") and not told_of(output, "서울에서")


def test_it_is_made_again_when_it_is_gone(output: Path, tmp_path: Path) -> None:
    search.update(output, tmp_path / "cache")
    (output / "pagefind" / "pagefind-entry.json").unlink()

    assert search.update(output, tmp_path / "cache") == "Pages that the search finds: 5."


def test_what_is_withdrawn_is_in_no_file(output: Path, tmp_path: Path) -> None:
    search.update(output, tmp_path / "cache")
    before = set(files(output))
    (output / "ko" / "1" / "index.html").unlink()

    search.update(output, tmp_path / "cache")

    assert not told_of(output, "부산")
    assert before - set(files(output))


def test_without_a_program_the_build_says_so_and_leaves_no_old_search(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search.update(output, tmp_path / "cache")
    (output / "ko" / "1" / "index.html").unlink()
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "nowhere"))

    assert search.update(output, tmp_path / "cache") == search.NO_PROGRAM
    assert not (output / "pagefind").exists()


def test_a_program_that_fails_is_one_sentence(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))

    assert "could not make it" in search.update(output, tmp_path / "cache")
    assert not (output / "pagefind").exists()


def test_a_site_without_articles_has_a_search_that_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()

    assert (
        search.update(tmp_path / "output", tmp_path / "cache") == "Pages that the search finds: 0."
    )


def test_its_own_files_are_no_pages(output: Path, tmp_path: Path) -> None:
    search.update(output, tmp_path / "cache")
    (output / "pagefind" / "playground.html").write_text("x", encoding="utf-8")

    assert "pagefind/playground.html" not in html_files(output)


def test_the_command_makes_it_and_the_next_build_leaves_it(site: Newsroom) -> None:
    site.write("news/2023/a.md", "---\ntitle: A forum\ndate: 2023-03-09\n---\nText.\n")
    words = ["build", "--search", "--settings", str(site.conf())]
    words += ["--output", str(site.folder / "output")]

    first = command(*words, cwd=site.folder)
    made = files(site.folder / "output")
    again = command(*words, cwd=site.folder)
    site.write("news/2023/b.md", "---\ntitle: Second\ndate: 2023-03-10\n---\nText.\n")
    later = command(*words, cwd=site.folder)

    assert "Pages that the search finds: 1." in first.stderr
    assert made and "search" not in again.stderr
    assert "Pages that the search finds: 2." in later.stderr
    assert told_of(site.folder / "output", "Second")


def test_a_build_that_is_not_asked_makes_none_and_tells_of_an_old_one(site: Newsroom) -> None:
    site.write("news/2023/a.md", "---\ntitle: A forum\ndate: 2023-03-09\n---\nText.\n")
    words = ["build", "--settings", str(site.conf()), "--output", str(site.folder / "output")]

    first = command(*words, cwd=site.folder)
    assert first.returncode == 0
    assert not (site.folder / "output" / "pagefind").exists()

    command(*words, "--search", cwd=site.folder)
    site.write("news/2023/b.md", "---\ntitle: Second\ndate: 2023-03-10\n---\nText.\n")
    later = command(*words, cwd=site.folder)
    assert "The search is that of an earlier build" in later.stderr
    assert not told_of(site.folder / "output", "Second")


def test_what_is_equal_is_not_written_again(output: Path, tmp_path: Path) -> None:
    search.update(output, tmp_path / "cache")
    before = {path: path.stat().st_mtime_ns for path in (output / "pagefind").rglob("wasm*")}
    page = output / "en" / "0" / "index.html"
    page.write_text(page.read_text().replace("Menu", "The menu"))
    article = output / "en" / "1" / "index.html"
    article.write_text(article.read_text().replace("</p></main>", " Another word.</p></main>"))

    assert search.update(output, tmp_path / "cache")

    assert before
    assert {path: path.stat().st_mtime_ns for path in before} == before
