"""From one file to what it says: front matter as data, the body as HTML, findings on the way."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic import ValidationError

from communique.findings import Finding
from communique.model.body import Body
from communique.model.codes import LANGUAGE_TAG
from communique.model.document import Document
from communique.model.walk import Path
from communique.reading.body import Unrenderable, read_body
from communique.reading.explain import findings_of
from communique.reading.frontmatter import read_front
from communique.reading.places import finding_in, finding_on_line, findings_at_text
from communique.reading.scan import Named
from communique.reading.text import Text, Unreadable, read_text
from communique.reading.yaml_reader import Data
from communique.settings import Settings

NO_BODY = Body()
NOT_MOVED: Mapping[Path, Path] = {}


class Draft(Struct, frozen=True):
    """A file that was read and not yet understood as its kind. `data` is None where it could not
    be read: such a draft only tells that the item is there."""

    named: Named
    lang: str
    data: Data | None = None
    body: Body = NO_BODY
    stamp: str = ""
    """A digest of the front matter as it is written."""


Reading = tuple[Draft, list[Finding]]


def read_draft(named: Named, settings: Settings, content: bytes) -> Reading:
    """Read one file's bytes; the findings say what is wrong with them."""
    try:
        text = read_text(named.source, content)
    except Unreadable as unreadable:
        return unread(named, settings), list(unreadable.findings)
    data, findings = read_front(named.source, text)
    findings = [*text.findings, *findings]
    if data is None:
        return unread(named, settings), findings
    lang, wrong_language = _language(named, data, settings)
    body, wrong_body = _body(named, text, lang, settings)
    stamp = digest_of(str(text.front_line), text.front)
    return Draft(named, lang, data, body, stamp), [*findings, *wrong_language, *wrong_body]


def digest_of(*texts: str) -> str:
    """A short digest of texts: equal where they are."""
    digest = blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=12)
    return b64encode(digest.digest()).decode()


def unread(named: Named, settings: Settings) -> Draft:
    """The draft of a file that cannot be read."""
    return Draft(named, named.suffix or settings.default_lang)


def understood(draft: Draft) -> tuple[Any, list[Finding]]:
    """The front matter as an instance of its kind, or None and why not."""
    return (None, []) if draft.data is None else validated(draft.named.kind, draft.data, draft)


def validated(
    kind: type[Document], data: Data, draft: Draft, moved: Mapping[Path, Path] = NOT_MOVED
) -> tuple[Any, list[Finding]]:
    """The data as an instance of `kind`, or None and why not.

    `moved` tells where a part of the data stands in the draft's file, when it is not its place.
    """
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        return None, list(findings_of(error, kind, draft.named.source, moved))


def _language(named: Named, data: Data, settings: Settings) -> tuple[str, list[Finding]]:
    """The language of a file: that in its name, else `lang`, else the site's first.

    A `lang` beside a language in the name is taken out of `data`: it can only say the same.
    """
    written = data.pop("lang", None) if named.suffix else data.get("lang")
    if named.suffix:
        is_same = written in (None, named.suffix)
        return named.suffix, [] if is_same else [_other_language(named, written)]
    if written in settings.languages:
        return str(written), []
    is_tag = isinstance(written, str) and LANGUAGE_TAG.fullmatch(written)
    return settings.default_lang, [_unknown_language(named, written, settings)] if is_tag else []


def _other_language(named: Named, written: Any) -> Finding:
    return finding_in(
        named.source, "language-disagrees",
        f'lang is "{written}", and the file\'s name says "{named.suffix}"' if isinstance(written, str) else "lang is no language",
        "The language in the name counts.", "Delete the line, or rename the file.", ("lang",),
    )  # fmt: skip


def _unknown_language(named: Named, written: Any, settings: Settings) -> Finding:
    return finding_in(
        named.source, "language-unknown", f'lang is "{written}"',
        f"The site has the languages {', '.join(settings.languages)} (COMMUNIQUE['languages']).",
        f"Write  lang: {settings.default_lang}  or add the language there.", ("lang",),
    )  # fmt: skip


def _body(named: Named, text: Text, lang: str, settings: Settings) -> tuple[Body, list[Finding]]:
    try:
        body, removed = read_body(text.body, lang, settings.markdown_extensions)
    except Unrenderable as error:
        return NO_BODY, [_unrenderable(named, text, error)]
    stamp = digest_of(lang, str(text.body_line), text.body)
    return replace(body, stamp=stamp), [found for one in removed for found in _removed(named, one)]


def _unrenderable(named: Named, text: Text, error: Unrenderable) -> Finding:
    line = text.body_line + error.line - 1
    return finding_on_line(
        named.source, line, "body-form", "the text cannot be read from here on",
        "Tags, quotations or lists stand in each other too many times, or a tag is broken.",
        "Take raw HTML out of the paragraph, or write it with fewer levels.",
    )  # fmt: skip


def _removed(named: Named, written: str) -> Iterator[Finding]:
    shown = f"{written}>" if written.startswith("<") else f'"{written}"'
    return findings_at_text(
        named.source, written, "unsafe-html", f"{shown} was taken out of the text",
        "Scripts, frames, forms, styles and unknown addresses could harm readers or call other sites.",
        "Use Markdown, or the tags and attributes in docs/bodies.md.", rank="warning",
    )  # fmt: skip
