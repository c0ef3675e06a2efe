"""All outputs together: nothing of what is held back, equal bytes, late imports."""

import subprocess
import sys
from pathlib import Path

from tests.outputs.desk import Desk

SECRET = "Zanzibar"


def test_what_is_held_back_is_in_no_byte(desk: Desk) -> None:
    desk.event("events/2023/early.md", title=SECRET, date="2023-12-01", topics=["zanzibar"],
               series="zanzibar", format="forum")  # fmt: skip
    desk.item("news/2023/draft.md", title=SECRET, date="2023-01-01", status="draft")
    desk.item("news/2023/gone.md", title=SECRET, date="2023-01-01", status="withdrawn")

    for path, text in desk.files().items():
        assert SECRET.encode().lower() not in text.lower(), path
        assert "zanzibar" not in path and "forum" not in path


def test_no_two_files_share_a_path(desk: Desk) -> None:
    from communique.outputs.registry import sheets

    desk.event()

    paths = [sheet.path for sheet in sheets(desk.index())]

    assert len(set(paths)) == len(paths)


def test_order_of_writing_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = Desk(tmp_path / "a"), Desk(tmp_path / "b")
    names = [f"events/2023/event-{n}.md" for n in range(5)]
    for name in names:
        one.event(name, topics=["x"])
    for name in reversed(names):
        other.event(name, topics=["x"])

    assert one.files() == other.files()


def test_heavy_libraries_are_imported_where_they_are_used() -> None:
    script = (
        "import sys; import communique.outputs.registry; "
        "print(*sorted({'icalendar', 'feedgen', 'lxml', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == ""
