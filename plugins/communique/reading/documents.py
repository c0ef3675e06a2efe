"""From one file to what it says: front matter as data, the body as HTML, findings on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from communique.findings import Finding
from communique.model.body import Body
from communique.model.document import Document
from communique.reading.body import read_body
from communique.reading.explain import findings_of
from communique.reading.frontmatter import Data, read_front
from communique.reading.places import finding_at_text
from communique.reading.scan import Named
from communique.reading.text import Unreadable, read_text
from communique.settings import Settings


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was read and not yet understood as its kind."""

    named: Named
    lang: str
    data: Data
    body: Body


def read_draft(named: Named, settings: Settings, content: bytes) -> tuple[Draft | None, list[Finding]]:
    """Read one file's bytes. None where it cannot be read at all; the findings say why."""
    try:
        text = read_text(named.source, content)
    except Unreadable as unreadable:
        return None, [unreadable.finding]
    data, findings = read_front(named.source, text)
    if findings:
        return None, findings
    lang = named.suffix or str(data.get("lang") or settings.default_lang)
    body, removed = read_body(text.body, lang, settings.markdown_extensions)
    return Draft(named, lang, data, body), [_removed(named, name) for name in removed]


def understood(draft: Draft) -> tuple[Any, list[Finding]]:
    """The front matter as an instance of its kind, or None and why not."""
    return validated(draft.named.kind, draft.data, draft)


def validated(kind: type[Document], data: Data, draft: Draft) -> tuple[Any, list[Finding]]:
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        return None, list(findings_of(error, kind, draft.named.source))


def _removed(named: Named, name: str) -> Finding:
    return finding_at_text(
        named.source,
        name.rstrip(">"),
        "unsafe-html",
        f"{name} was taken out of the text",
        "Scripts, frames, forms and styles could harm readers or call other sites.",
        "Use Markdown, or one of the tags in docs/bodies.md.",
        rank="warning",
    )
