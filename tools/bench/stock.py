"""The same corpus as articles and pages of stock Pelican, with its simple theme.

Kinds are categories, people are authors, months are period archives.
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.bench.corpus import Corpus
from tools.bench.hugo import people
from tools.bench.item import Item

SETTINGS = """\
SITENAME = "Open Cities Newsroom"
SITEURL = "https://bench.example"
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
THEME = "simple"
PLUGINS = []

USE_FOLDER_AS_CATEGORY = False
PATH_METADATA = r"(?P<place>.*)\\.md"
ARTICLE_URL = PAGE_URL = "{place}/"
ARTICLE_SAVE_AS = PAGE_SAVE_AS = "{place}/index.html"
MONTH_ARCHIVE_SAVE_AS = "archives/{date:%Y}/{date:%m}/index.html"
DEFAULT_PAGINATION = 20

FEED_MAX_ITEMS = 30
FEED_ALL_ATOM = "feeds/all.atom.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/topic-{slug}.atom.xml"
"""


def write(corpus: Corpus, folder: Path) -> None:
    for item in (*corpus.cast, *corpus.items):
        if item.folder != "people":
            file = folder / "content" / path(item)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text(item), encoding="utf-8", newline="\n")
    (folder / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")


def path(item: Item) -> str:
    return item.path if item.date else f"pages/{item.path}"


def text(item: Item) -> str:
    head = {
        "Title": item.title,
        "Date": item.date,
        "Category": item.folder,
        "Tags": ", ".join(item.topics),
        "Authors": "; ".join(people(item.facts.get("people", ()))),
        "Summary": item.summary,
    }
    lines = [f"{key}: {value}" for key, value in head.items() if value]
    return "\n".join([*lines, "", _linked(item.body)])


def _linked(body: str) -> str:
    """Pelican follows links to files when they say so."""
    return re.sub(r"\]\((?=\.\./)", "]({filename}", body)
