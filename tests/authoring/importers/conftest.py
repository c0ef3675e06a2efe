"""A small Hugo site on disk, its mapping, and what an import makes of it."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.authoring.importers.hugo import Report, import_hugo

MAPPING = """\
[site]
address = "https://old.example"
also = ["www.old.example"]
timezone = "America/New_York"

[[site.pages]]
when = '^(\\d{4})-(\\d\\d)-(\\d\\d)-(.+)\\.md$'
address = '/\\1/\\2/\\3/\\4/'

[[source]]
folder = "events"
kind = "event"
addresses = ["/event/{year}/{month}/{day}/{slug}/"]
[source.keys]
title = "title"
summary = "summary"
starts = { from = "date", as = "wall time" }
ends = { from = "end_date", as = "wall time" }
topics = { as = "slugs" }
people = { from = "authors", as = "people" }
organisers = { from = "host", as = "organisations" }
recording = { from = "youtube_id", as = "url", write = "https://www.youtube.com/watch?v={}" }
status = { from = "draft", as = "choice", choices = { true = "draft" }, otherwise = "" }
venue = { as = "parts", parts = { name = "venue_name", city = "city" } }
[source.dropped]
weight = "Where it was shown."
slug = "Our file is named after it."

[[source]]
folder = "news"
kind = "coverage"
having = "source_url"
always = { language = "en" }
[source.keys]
title = "title"
date = { as = "wall time" }
link = { from = "source_url", as = "url" }
publisher = { from = "source", as = "choice", choices = { usagov = "USA.gov" } }

[[source]]
folder = "news"
kind = "news"
addresses = ["/{year}/{month}/{day}/{slug}/"]
[source.keys]
title = "title"
summary = "summary"
date = { as = "wall time" }

[[source]]
folder = "authors"
kind = "person"
only_named = true
without_body = true
[source.keys]
name = "display_name"

[shortcodes]
ref = { address = "{0}" }
youtube = { write = "[Video: {title}](https://www.youtube.com/watch?v={id})" }
box = { write = "{contents}" }
accordion = { write = "### {title}\\n\\n{contents}" }

[shortcodes.img]
record = "data/{src}.yml"
write = "[Picture: {alt}](https://pictures.example/{src}.{format})"
inside_link = "Picture: {alt}"
remark = "The file is not here."

[organisations.fedramp]
name = "FedRAMP"
spelled = ["The FedRAMP Team"]
type = "government"
"""


class Imported:
    """A Hugo site to write files into; `run` imports it, `body` and `front` read one of our files."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "hugo"
        self.destination = folder / "made" / "content"
        self.mapping = folder / "mapping.toml"
        self.source.mkdir()
        self.mapping.write_text(MAPPING, encoding="utf-8")
        self.report = Report()

    def write(self, path: str, text: str) -> None:
        file = self.source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")

    def news(self, body: str, path: str = "news/2020-05-04-item.md") -> str:
        """Import one news item with this body; give the body it has then."""
        head = "---\ntitle: Item\ndate: 2020-05-04 10:00:00 -0400\n---\n\n"
        self.write(path, head + textwrap.dedent(body))
        self.run()
        return self.body("news/2020/item.md")

    def run(self) -> Report:
        self.report = import_hugo(self.source, self.destination, self.mapping)
        return self.report

    def front(self, path: str) -> dict[str, Any]:
        return yaml.load(self._parts(path)[1], yaml.BaseLoader)

    def body(self, path: str) -> str:
        return self._parts(path)[2].lstrip("\n")

    def files(self) -> dict[str, bytes]:
        found = sorted(path for path in self.destination.rglob("*") if path.is_file())
        return {path.relative_to(self.destination).as_posix(): path.read_bytes() for path in found}

    def noted(self, subject: str) -> list[tuple[int, str]]:
        return [(note.line, note.what) for note in self.report.notes if note.subject == subject]

    def _parts(self, path: str) -> list[str]:
        return (self.destination / path).read_text(encoding="utf-8").split("---\n", 2)


@pytest.fixture
def hugo(tmp_path: Path) -> Iterator[Imported]:
    yield Imported(tmp_path)
