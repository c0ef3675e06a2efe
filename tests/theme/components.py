"""The theme's components as tests use them: those of our theme, through the loader of the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from communique.adapter import examples as loader
from communique.adapter.examples import LANGUAGES, Example, about

__all__ = [
    "COMPONENTS",
    "LANGUAGES",
    "THEME",
    "Example",
    "about",
    "environment",
    "examples",
    "render",
]

THEME = Path(__file__).parents[2] / "theme"
COMPONENTS = loader.components(THEME)


def examples() -> Iterator[Example]:
    for component in COMPONENTS:
        yield from loader.examples_of(component)


def environment(lang: str) -> Environment:
    return loader.environment(THEME, lang)


def render(example: Example, lang: str) -> str:
    return loader.render(THEME, example, lang)
