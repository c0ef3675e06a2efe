"""The settings file of a corpus: our theme and plugin, named by their paths."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tools.bench import vocabulary as words
from tools.bench.cast import topics

ROOT = Path(__file__).resolve().parents[2]


def settings_text(theme: Path = ROOT / "theme", languages: Sequence[str] = ("en",)) -> str:
    def told(name: str) -> dict[str, str]:
        return dict.fromkeys(languages, name)

    named = {slug: told(slug.replace("-", " ").capitalize()) for slug in topics()}
    series = {slug: told(name) for slug, name in words.SERIES.items()}
    return _SETTINGS.format(
        languages=json.dumps(list(languages)),
        theme=json.dumps(str(theme)),
        plugins=json.dumps(str(ROOT / "plugins")),
        topics=json.dumps(named, indent=4),
        series=json.dumps(series, indent=4, ensure_ascii=False),
    )


_SETTINGS = '''\
"""A corpus for benchmarks. Made by tools/bench/corpus.py."""

SITENAME = "Open Cities Newsroom"
SITEURL = "https://bench.example"
TIMEZONE = "Asia/Seoul"
DEFAULT_LANG = "en"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = {theme}
PLUGIN_PATHS = [{plugins}]
PLUGINS = ["communique"]

COMMUNIQUE = {{
    "authority": "bench.example",
    "authority_since": 2016,
    "languages": {languages},
    "locales": {{"en": "en_GB"}},
    "topics": {topics},
    "series": {series},
    "social_cards": False,
}}
'''
