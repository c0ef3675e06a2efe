"""Any edits in any order: a small newsroom goes from state to state, and no step leaves a trace."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.newsroom import ROOT
from tests.site.incremental.edits import EXAMPLES
from tests.site.incremental.judge import same_as_clean
from tests.site.incremental.office import Office
from tests.site.incremental.sample import drawing

State = dict[str, Any]
"""A value for each choice; equal states give equal files. `first.title` is a fact of the item `first`."""

CHOICES: dict[str, list[Any]] = {
    "first": ["first", "primo", "gone"],
    "first.title": ["One", "Uno", "One & only"],
    "first.date": ["2023-02-01", "2022-02-01", "2023-10-02T12:00"],
    "first.status": [None, "draft", "withdrawn"],
    "first.topics": [["data"], [], ["data", "climate"]],
    "first.people": [[], ["kim"]],
    "first: picture until": [None, "2023-10-03", "2024-10-03"],
    "first: heading": ["Facts", "Figures"],
    "first: korean": [None, "하나", "일"],
    "second.slug": [None, "two"],
    "second.summary": [None, "In short."],
    "second: body": ["Text.", "[First](first.md)", "[Facts](first.md#facts)", "[Forum](../../events/2023/forum.md)"],
    "second.related": [[], ["forum"]],
    "third": ["gone", "here"],
    "forum.starts": ["2023-09-10T10:00", "2023-10-02T10:00", "2023-11-10T10:00", "2024-11-10T10:00"],
    "forum.venue": ["hall", None],
    "forum.series": [None, "forums"],
    "forum.changes": [[], [{"on": "2023-09-01", "what": "cancelled"}], [{"on": "2023-09-01", "what": "moved", "was": "hall"}]],
    "forum.was_at": [[], ["/events/2023/gathering/"]],
    "forum: korean": [None, "포럼"],
    "hall.status": [None, "draft"],
    "hall.name": ["Hall", "House"],
    "hall.timezone": ["Asia/Seoul", "Europe/Zurich"],
    "kim.name": ["Kim", "Kim Min"],
    "picture": [drawing(), drawing(colour="#321"), drawing(640, 480)],
    "template": ["", "<!-- ours -->"],
    "style": ["", ".ours { color: red; }\n"],
    "page_size": [2, 1],
    "languages": [["en", "ko"], ["en", "ko", "ar"]],
    "site": ["Newsroom", "Office"],
    "now": ["2023-10-01T09:00:00Z", "2023-10-02T09:00:00Z", "2023-10-05T09:00:00Z"],
    "damage": ["none", "no output", "no cache", "page gone", "page altered", "touched"],
}  # fmt: skip
PAGE = "events/2023/forum/index.html"
"""A page that every state has."""
FIRST: State = {name: values[0] for name, values in CHOICES.items()}
"""The state in which each sequence begins."""

changes = st.sampled_from(sorted(CHOICES)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(CHOICES[name]))
)
steps = st.lists(changes, min_size=1, max_size=3)
sequences = st.lists(steps, min_size=1, max_size=8 if EXAMPLES else 5)


@settings(
    max_examples=EXAMPLES or 4,
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(sequences)
def test_any_edits(sequence: list[list[tuple[str, Any]]]):
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder), contents(FIRST), {})
        state = dict(FIRST)
        bring(office, state)
        office.forget()
        for step in sequence:
            state |= {"damage": "none", **dict(step)}
            bring(office, state)
            same_as_clean(office)


def bring(office: Office, state: State) -> None:
    """Bring an office into a state: files that are as they should be are not touched."""
    wanted = contents(state) | themes(state)
    for file in (office.folder / "content").rglob("*.*"):
        if file.relative_to(office.folder / "content").as_posix() not in wanted:
            file.unlink()
    for path, content in wanted.items():
        content = content.encode() if isinstance(content, str) else content
        file = office.file(path)
        if not file.exists() or file.read_bytes() != content:
            office.put(path, content)
    office.settings |= {name: state[name] for name in ("page_size", "languages")}
    office.host["SITENAME"] = state["site"]
    office.now = state["now"]
    DAMAGES[state["damage"]](office)


def touch(office: Office) -> None:
    for file in (office.folder / "content").rglob("*.md"):
        file.touch()


DAMAGES: dict[str, Callable[[Office], object]] = {
    "none": lambda office: None,
    "no output": lambda office: shutil.rmtree(office.output),
    "no cache": lambda office: shutil.rmtree(office.cache),
    "page gone": lambda office: (office.output / PAGE).unlink(),
    "page altered": lambda office: (office.output / PAGE).write_bytes(b"by hand"),
    "touched": touch,
}


def themes(state: State) -> dict[str, str | bytes]:
    """The files of the theme that differ between states."""
    added = {"theme/templates/news.html": "template", "theme/static/css/base.css": "style"}
    return {path: (ROOT / path).read_text("utf-8") + state[name] for path, name in added.items()}


def contents(state: State) -> dict[str, str | bytes]:
    """The content of a state by paths."""
    return {
        **(first_item(state) if state["first"] != "gone" else {}),
        "news/2023/second.md": text(
            {"title": "Two", "date": "2023-03-01", "topics": ["data"], **own(state, "second")},
            state["second: body"],
        ),
        **({"news/2023/third.md": THIRD} if state["third"] == "here" else {}),
        "events/2023/forum.md": text(
            {"title": "Forum", "date": "2023-01-01", **own(state, "forum")}
        ),
        **translation("events/2023/forum.ko.md", state["forum: korean"]),
        "places/hall.md": text({"city": "Seoul", "country": "KR", **own(state, "hall")}),
        "people/kim.md": text(own(state, "kim")),
        "news/2023/hall.svg": state["picture"],
    }


def first_item(state: State) -> dict[str, str | bytes]:
    name = state["first"]
    expires = state["first: picture until"]
    photo = {"file": "hall.svg", "alt": "Hall", "credit": "Us", "rights": "CC0", "expires": expires}
    front = own(state, "first") | {"photos": [photo] if expires else []}
    return {
        f"news/2023/{name}.md": text(front, f"## {state['first: heading']}\n"),
        **translation(f"news/2023/{name}.ko.md", state["first: korean"]),
    }


THIRD = "---\ntitle: Three\ndate: 2023-04-01\ntopics: data\n---\n"


def translation(path: str, title: str | None) -> dict[str, str | bytes]:
    return {path: text({"title": title})} if title else {}


def own(state: State, name: str) -> dict[str, Any]:
    """The front matter that a state gives an item."""
    return {
        key.removeprefix(f"{name}."): value
        for key, value in state.items()
        if key.startswith(f"{name}.")
    }


def text(front: dict[str, Any], body: str = "") -> str:
    """A file; YAML by way of JSON."""
    lines = [
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items() if value
    ]
    return "\n".join(["---", *lines, "---", body, ""])
