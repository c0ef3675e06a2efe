"""Why a file of the site was made again, in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from communique.build.press import stamp_of
from communique.ledger.ledger import Ledger
from communique.ledger.numbers import unpacked
from communique.model.asking import Question
from communique.outputs.sheet import Sheet

_KINDS = {
    "item": "the front matter of {0}",
    "item, or coming": "the front matter of {0}",
    "text": "the text of {0} ({1})",
    "name": "what the name {0} means",
    "path": "which item the file {0} holds",
    "file": "the file {0}",
    "stamp": "the file {0}",
    "held": "whether {0} is held back",
    "unread": "whether {0} can be read",
    "passed": "the time: {0} has passed",
    "leaf": "the entries of the list {0}",
    "related": "what is related to {0}",
    "backlinks": "who refers to {0}",
    "neighbours": "the news before and after {0}",
    "told": "what the feed {0} tells of",
    "feeds": "which feeds there are",
    "has_feed": "whether {0} has a feed",
    "month": "the events of {0}",
    "topic_events": "the events to come on {0}",
}
"""Kind of question -> what has changed, with its arguments. Others are told by their names."""


def path_of(address: str) -> str:
    """The path below the output folder of an address: `/news/`, or a whole web address."""
    path = unquote(urlsplit(address).path).lstrip("/")
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def reasons(
    path: str, sheet: Sheet | None, ledger: Ledger, changed: frozenset[int], output: Path
) -> Iterator[str]:
    """A line for each reason to make the file at that path again; one that says that there is none."""
    entry = ledger.sheets.get(path)
    if sheet is None:
        yield f"/{path}: the site has no such file."
    elif entry is None:
        yield (
            f"/{path}: it is new, or nothing is known of earlier builds: settings, words of the "
            "interface, Communiqué or a library have changed, or the cache is gone."
        )
    else:
        found = [*_of_recipe(entry.recipe, sheet.recipe), *_of_file(path, entry.stamp, output)]
        found += [
            f"{_told(ledger.questions[number])} has changed"
            for number in unpacked(entry.questions)
            if number in changed
        ]
        yield from (f"/{path}: {reason}." for reason in found or ["nothing it shows has changed"])


def _of_recipe(before: tuple[Any, ...], now: tuple[Any, ...]) -> Iterator[str]:
    if before[0] != now[0]:
        yield "its template, a part of that, or what stands on every page has changed"
    if before[1:] != now[1:]:
        yield "something else stands at this address now"


def _of_file(path: str, stamp: tuple[int, int], output: Path) -> Iterator[str]:
    there = stamp_of(f"{output}/{path}")
    if there is None:
        yield "the file was gone"
    elif there != stamp:
        yield "the file was altered by somebody else"


def _told(question: Question) -> str:
    kind, *args = question
    shown = [" ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in args]
    if kind in _KINDS:
        return _KINDS[kind].format(*shown)
    return " ".join([kind.replace("_", " "), *shown])
