"""Others' words stay within what their rights allow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.findings import Finding
from communique.model.site import Item, Site
from communique.reading.places import finding_in, findings_at_text, has

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\s\u3040-\u30ff\u3400-\u9fff]+")
"""A word; each Han or kana letter counts as one, for Chinese and Japanese put no spaces."""

_QUOTATION = re.compile(r"<(blockquote|q)\b[^>]*>(.*?)</\1>", re.DOTALL)


def check(site: Site) -> Iterator[Finding]:
    for item in site.all_items():
        if item.kind == "coverage" and "all rights reserved" in item.facts.rights.lower():
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
    words = sum(map(words_in, quoted))
    if words > limit:
        start = " ".join(quoted[0].split()[:3])
        yield next(
            findings_at_text(
                item.source, start, *_told("quotations in the text have", words, limit)
            )
        )


def _told(what: str, words: int, limit: int) -> tuple[str, str, str, str]:
    return (
        "excerpt-too-long", f"{what} {words} words",
        f"All rights are reserved: at most {limit} words may be quoted (COMMUNIQUE['excerpt_words']).",
        "Shorten it, and say the rest in your own words.",
    )  # fmt: skip
