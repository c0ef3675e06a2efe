"""A small site for the search: pages with an article each, found by Pagefind in a real browser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from shutil import copytree
from typing import Any

from playwright.sync_api import Browser

from communique.publishing.search import update
from tests.tools import browser

ADDRESS = "https://newsroom.example"
THEME = Path(__file__).parents[2] / "theme"
_FIND = """async ([lang, queries]) => {
  const { begun, find } = await import("/theme/js/search-words.js");
  const pagefind = await begun("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const { results } = await find(pagefind, query, lang);
    found.push((await Promise.all(results.map(each => each.data()))).map(each => each.raw_url));
  }
  return found;
}"""


def article(lang: str, text: str, title: str = "") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>x</title></head><body><p>Menu</p>'
        f"<main data-pagefind-body><h1>{title}</h1><p>{text}</p></main></body></html>"
    )


def write_pages(output: Path, lang: str, texts: Iterable[str]) -> None:
    """A page per text, at /LANG/NUMBER/, and one without an article at /LANG/."""
    for number, text in enumerate(texts):
        file = output / lang / str(number) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(article(lang, text), encoding="utf-8")
    (output / lang / "index.html").write_text(f'<html lang="{lang}"></html>', encoding="utf-8")


def found(
    chromium: Browser, output: Path, lang: str, queries: Sequence[str]
) -> dict[str, list[int]]:
    """Query -> the numbers of the pages that our script finds for it, the best first."""
    # The browser of the tests has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as other:
        other.submit(update, output, output.parent / "cache").result()
    copytree(THEME / "static" / "js", output / "theme" / "js", dirs_exist_ok=True)
    with browser.site(chromium, output, ADDRESS, alone=True) as page:
        page.goto(f"{ADDRESS}/{lang}/")
        answers: list[list[Any]] = page.evaluate(_FIND, [lang, list(queries)])
    return {
        query: [int(url.strip("/").rpartition("/")[2]) for url in urls]
        for query, urls in zip(queries, answers, strict=True)
    }
