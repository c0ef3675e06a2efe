"""The theme's components by their own examples (`components/NAME/NAME.yaml`): the gallery and the tests show the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader
from msgspec import Struct
from msgspec.structs import replace

from communique.adapter.templates import environments
from communique.adapter.theme_files import ThemeFiles
from communique.collections.index import Index
from communique.model.moments import Moment, Span
from communique.model.site import Site
from communique.settings import read_settings
from communique.views.cards import Link
from communique.views.chrome import Look, MenuEntry, chrome
from communique.words import read_words

LANGUAGES = ("en", "ko", "es", "ar")
MOMENTS = frozenset(
    "closes date ends established expected former_start joined on opens renewed signed starts updated".split()
)
"""Keys under which an example's text is a moment, as in the views."""
INSTANTS = frozenset({"opens_at", "closes_at"})
"""Keys under which it is an aware instant."""
DATES = frozenset({"day", "last_day", "month", "since", "until"})
"""Keys under which it is a day."""


class Example(Struct, frozen=True):
    """One example of a component: its data as it is written, and as a template sees it."""

    component: str
    name: str
    written: dict[str, Any]
    data: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.component}: {self.name}"

    @property
    def call(self) -> str:
        """The call of the macro as a template would write it; what is no plain value stands as its name."""
        given = (
            f"{name}={value!r}" if isinstance(value, str | int) else name
            for name, value in self.written.items()
        )
        return f"{self.component}({', '.join(given).replace('True', 'true').replace('False', 'false')})"


class _Words(yaml.SafeLoader):
    """YAML without its surprises: `on` and `no` are words, dates are text."""


_Words.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in resolvers if not tag.endswith((":bool", ":timestamp"))]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Words.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), list("tf"))


def components(theme: Path) -> list[Path]:
    """The folders of the components, in alphabetical order."""
    folder = theme / "templates" / "components"
    return sorted(path for path in folder.glob("*") if path.is_dir())


def about(component: Path) -> dict[str, Any]:
    """A component's yaml as it is written: `about`, `parameters`, `examples`."""
    text = (component / f"{component.name}.yaml").read_text(encoding="utf-8")
    said: dict[str, Any] = yaml.load(text, Loader=_Words)
    return said


def examples_of(component: Path) -> Iterator[Example]:
    for example in about(component)["examples"]:
        data = {name: as_view(value, name) for name, value in example["data"].items()}
        yield Example(component.name, example["name"], example["data"], data)


def as_view(value: Any, key: str = "") -> Any:
    """A plain value as views hold it: groups of keys have attributes, times are values."""
    if key == "span":
        starts, ends = (
            Moment.read(value[name]) if value.get(name) else None for name in ("starts", "ends")
        )
        assert starts is not None
        return Span(starts, ends, value.get("zone_name", "UTC"))
    if isinstance(value, dict):
        return SimpleNamespace(**{name: as_view(each, name) for name, each in value.items()})
    if isinstance(value, list):
        return tuple(as_view(each) for each in value)
    if isinstance(value, str) and key in MOMENTS:
        return Moment.read(value)
    if isinstance(value, str) and key in INSTANTS:
        return datetime.fromisoformat(value)
    if isinstance(value, str) and key in DATES:
        return date.fromisoformat(value)
    return value


@cache
def environment(theme: Path, lang: str) -> Environment:
    """The environment in which pages in `lang` are rendered, over an empty newsroom."""
    given = {
        "authority": "newsroom.example",
        "authority_since": 2020,
        "languages": LANGUAGES,
        "taglines": {"en": "News."},
    }
    settings = read_settings(given, site_url="https://newsroom.example")
    words = read_words(theme / "translations", LANGUAGES)
    site = Site(
        settings=settings, built_at=datetime(2026, 11, 22, tzinfo=UTC), items={}, words=words
    )
    look = Look("/theme/site.css", ThemeFiles(theme).script_addresses, None)
    news = MenuEntry("news", Link(words.say(lang)("News"), "/news/"))
    frame = replace(
        chrome(Index(site), lang, look),
        menu=(news,),
        footer=(Link("About", "/pages/about/"),),
        publisher=Link("WeGO", "/organisations/wego/"),
    )
    host = Environment(loader=FileSystemLoader(theme / "templates"))
    return environments(host, site, dict.fromkeys(LANGUAGES, frame))[lang]


def render(theme: Path, example: Example, lang: str) -> str:
    name = example.component
    source = f'{{% from "components/{name}/{name}.html" import {name} %}}{{{{ {name}(**data) }}}}'
    return environment(theme, lang).from_string(source).render(data=example.data)
