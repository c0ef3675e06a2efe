"""Others' words stay within what their rights allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.findings import Finding
from communique.model.site import Item, Site, original
from communique.reading.places import finding_in, findings_at_text, has

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""A word; each Han or kana letter counts as one, for Chinese and Japanese put no spaces."""

_FREE = re.compile(
    r"\b(CC0|CC[ -]BY|Creative Commons|public domain|open government licen[cs]e)\b", re.IGNORECASE
)
"""Terms that let everybody quote at any length; under all others the limit holds."""

_QUOTATION = re.compile(r"<(blockquote|q)\b[^>]*>(.*?)</\1>", re.DOTALL)


def check(site: Site) -> Iterator[Finding]:
    for item in site.all_items():
        if item.kind == "coverage" and not _FREE.search(
            original(site.items[item.key]).facts.rights
        ):
            yield from _excerpt(item, site.settings.excerpt_words)
            yield from _quotations(item, site.settings.excerpt_words)


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


def _excerpt(item: Item, limit: int) -> Iterator[Finding]:
    words = words_in(item.facts.excerpt)
    if words > limit and (item.is_original or has(item.source, ("excerpt",))):
        yield finding_in(item.source, *_told("the excerpt has", words, limit), ("excerpt",))


def _quotations(item: Item, limit: int) -> Iterator[Finding]:
    quoted = [
        re.sub(r"<[^>]+>", "", text)
        for _, text in _QUOTATION.findall(item.body.html(lambda link: ""))
    ]
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
