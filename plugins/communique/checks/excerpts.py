"""Others' words stay within what their rights allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.findings import Finding
from communique.model.site import Item, Site, Versions, original
from communique.reading.places import finding_in, findings_at_text, has

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""A word; each Han or kana letter counts as one, for Chinese and Japanese put no spaces."""

_FREE = re.compile(
    r"\b(CC0|CC[ -]BY|Creative Commons|public domain|open government licen[cs]e)\b", re.IGNORECASE
)
"""Terms that let everybody quote at any length; under all others the limit holds."""

_QUOTATION = re.compile(r"<(blockquote|q)\b[^>]*>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    first, limit = original(versions), site.settings.excerpt_words
    if first.kind == "coverage" and not _FREE.search(first.facts.rights):
        for item in versions.values():
            yield from _excerpt(item, limit)
            yield from _quotations(item, limit)


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


def _excerpt(item: Item, limit: int) -> Iterator[Finding]:
    words = words_in(item.facts.excerpt)
    if words > limit and (item.is_original or has(item.source, ("excerpt",))):
        yield finding_in(item.source, *_told("the excerpt has", words, limit), ("excerpt",))


def _quotations(item: Item, limit: int) -> Iterator[Finding]:
    html = item.body.html(lambda link: "")
    quoted = [_TAG.sub("", text) for _, text in _QUOTATION.findall(html)]
    told = [quote.text for quote in item.facts.quotes if item.is_original]
    words = sum(map(words_in, [*quoted, *told]))
    if words > limit:
        start = " ".join((quoted or told)[0].split()[:3])
        yield next(
            findings_at_text(
                item.source, start, *_told("quotations in the text have", words, limit)
            )
        )


def _told(what: str, words: int, limit: int) -> tuple[str, str, str, str]:
    return (
        "excerpt-too-long", f"{what} {words} words",
        f"Its rights are reserved: at most {limit} words may be quoted (COMMUNIQUE['excerpt_words']).",
        "Shorten it, and say the rest in your own words.",
    )  # fmt: skip
