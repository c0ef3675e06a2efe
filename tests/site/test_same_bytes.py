"""The same content gives the same bytes, whatever machine and moment it is built on."""

from __future__ import annotations

from pathlib import Path

from tests.newsroom import HERE, ROOT, Newsroom, build_demonstration


def files(folder: Path) -> dict[str, bytes]:
    return {
        f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()
    }


def test_zone_and_locale_of_the_machine_do_not_matter(demo_output: Path, tmp_path: Path):
    elsewhere = {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "8"}
    assert not set(elsewhere.items()) & set(HERE.items())

    build_demonstration(ROOT, tmp_path / "elsewhere", **elsewhere)

    assert files(tmp_path / "elsewhere") == files(demo_output)


def test_line_endings_and_byte_order_mark_do_not_matter(site: Newsroom):
    text = "---\ntitle: A\ndate: 2023-03-09\n---\n\nOne\n\n* two\n* three\n"
    site.write("news/2023/a.md", text.encode())
    plain = site.build().tree()

    site.write("news/2023/a.md", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    windows = site.build(output="windows").tree()

    assert windows == plain


def test_nothing_moves_when_only_time_passes_without_a_turn(site: Newsroom):
    site.write("news/2023/a.md", "---\ntitle: A\ndate: 2023-03-09\n---\n")

    assert (
        site.build(now="2023-10-01T00:00:00Z").tree()
        == site.build(now="2026-10-01T00:00:00Z", output="later").tree()
    )
