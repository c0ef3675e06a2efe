"""One item of the corpus, and how it is written as front matter and Markdown."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

_PLAIN = re.compile(r"[^\s\"'\[\]{},&*!|>@%#`?:-](?:[^:#,\[\]{}]|:(?! )|,(?= ))*")


@dataclass(frozen=True, slots=True)
class Item:
    """`facts` is its front matter apart from title, date, summary and topics.

    `year` is empty where the folder has no years. `title` is the name of people and places.
    """

    folder: str
    title: str
    summary: str
    topics: tuple[str, ...] = ()
    date: date | None = None
    year: str = ""
    slug: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    body: str = ""

    @property
    def path(self) -> str:
        """Its file, from the top of `content/`."""
        return "/".join(filter(None, (self.folder, self.year, f"{self.slug}.md")))

    @property
    def address(self) -> str:
        return f"/{self.path.removesuffix('.md')}/"

    def path_to(self, other: Item) -> str:
        return "../" * self.path.count("/") + other.path

    def named(self, slug: str) -> Item:
        return replace(self, slug=slug)

    def told(self, body: str, **facts: Any) -> Item:
        return replace(self, body=body, facts={**self.facts, **facts})


def slug(title: str) -> str:
    """Its name in the address: small ASCII letters and digits, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", title.replace("’", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def text_of(item: Item) -> str:
    """The whole file, as Communiqué reads it."""
    called = "name" if item.folder in ("people", "organisations", "places") else "title"
    head = {called: item.title, "date": item.date, "summary": item.summary}
    return front_matter({**head, "topics": list(item.topics), **item.facts}) + item.body


def translation_of(item: Item) -> str:
    """The file of a translation: words alone, and the facts are the original's."""
    return front_matter({"title": item.title, "summary": item.summary}) + item.body


def front_matter(facts: Mapping[str, Any]) -> str:
    """YAML as people write it: values plain where they can be, lists of words in one line."""
    lines = [line for key, value in facts.items() if value for line in _lines(key, value)]
    return "\n".join(["---", *lines, "---", "", ""])


def _lines(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and isinstance(value[0], Mapping):
        yield f"{key}:"
        for entry in value:
            pairs = [f"{name}: {_inline(part)}" for name, part in entry.items()]
            yield from (
                f"  {'-' if place == 0 else ' '} {pair}" for place, pair in enumerate(pairs)
            )
    else:
        yield f"{key}: {_inline(value)}"


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
