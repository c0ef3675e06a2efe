"""Jinja environments, one per language, and what makes pages with them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemBytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from msgspec import Struct

from communique.adapter.closures import Closures
from communique.adapter.filters import filters
from communique.adapter.host import HostError
from communique.adapter.keeping import Keeper
from communique.adapter.loading import SharedLoader, quicken
from communique.adapter.theme_files import ThemeFiles
from communique.collections.index import Index
from communique.keeping.workers import beside, number_of_workers
from communique.model.site import Site
from communique.views.chrome import Chrome, Look, chrome

LARGE = 1_000
"""A site of so many items is large."""


def prepared(
    host: Environment, site: Site, theme: Path, cache: Path
) -> AbstractContextManager[None]:
    """All templates become Python while the block goes on, where a large site is built for the first
    time: each worker would do it by itself. Pages of a small one need few of them."""
    if len(site.items) < LARGE or any(cache.glob("__jinja2_*")):
        return nullcontext()
    workers = number_of_workers(dict(os.environ))
    return beside(lambda: compile_all(host, site, theme, cache), workers)


def compile_all(host: Environment, site: Site, theme: Path, cache: Path) -> None:
    """Keep all of a theme's templates as Python. A mistake in one is told by the page that needs it."""
    loader = _loader(host, cache)
    env = _environment(host, site, site.settings.default_lang, loader)
    for file in sorted((theme / "templates").rglob("*.html")):
        with suppress(TemplateError):
            loader.code(env, file.relative_to(theme / "templates").as_posix())


def environments(
    host: Environment, site: Site, chromes: Mapping[str, Chrome], cache: Path | None = None
) -> dict[str, Environment]:
    """An environment per language over the host's: words, dates and chrome are of that language.

    Templates see `view` and these globals only; a name they misspell is an error. Compiled
    templates are kept in `cache`, which all languages share.
    """
    loader = _loader(host, cache)
    made = {lang: _environment(host, site, lang, loader) for lang in site.languages}
    for lang, env in made.items():
        env.globals["chrome"] = chromes[lang]
    return made


def _loader(host: Environment, cache: Path | None) -> SharedLoader:
    if cache:
        cache.mkdir(parents=True, exist_ok=True)
    assert host.loader
    return SharedLoader(host.loader, FileSystemBytecodeCache(str(cache)) if cache else None)


def _environment(host: Environment, site: Site, lang: str, loader: SharedLoader) -> Environment:
    env = host.overlay(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # A build reads each template once, so that nobody is told half a change.
        auto_reload=False,
        cache_size=-1,
    )
    quicken(env, loader)
    env.filters = {**host.filters, **filters(site, lang), "kept": Keeper()}
    env.globals = {
        **host.globals,
        "_": site.words.say(lang),
        "ngettext": site.words.count(lang),
    }
    return env


def chromes(index: Index, files: ThemeFiles) -> dict[str, Chrome]:
    """What stands on every page, per language."""
    look = Look(files.style_address, files.script_addresses, files.logo, files.embed_style_address)
    return {lang: chrome(index, lang, look) for lang in index.site.languages}


class Printers:
    """What makes pages' bytes: a template in a language."""

    def __init__(
        self, host: Environment, site: Site, chromes: Mapping[str, Chrome], cache: Path
    ) -> None:
        self._chromes = {lang: repr(its_chrome) for lang, its_chrome in chromes.items()}
        self._environments = environments(host, site, chromes, cache)
        self._closures = Closures(host)
        self._printers: dict[tuple[str, str], Printer] = {}

    def __call__(self, template: str, lang: str) -> Printer:
        if (template, lang) not in self._printers:
            key = (template, lang, self._closures.digest(template), self._chromes[lang])
            self._printers[template, lang] = Printer(self._environments[lang], template, key)
        return self._printers[template, lang]


class Printer(Struct, frozen=True):
    """A template in a language. `key` differs when it would make other bytes of the same view: with
    the template's parts, and with what stands on every page."""

    env: Environment
    template: str
    key: tuple[str, ...]

    def __call__(self, view: Any) -> bytes:
        """The page. Raises HostError where a template has a mistake."""
        try:
            return self.env.get_template(self.template).render(view=view).encode()
        except TemplateError as error:
            raise HostError(f"The theme has a mistake: {_place(error)}{error}") from error


def _place(error: TemplateError) -> str:
    """`template:line: ` of a mistake in a template, where it is known."""
    import traceback

    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: "
    frames = traceback.extract_tb(error.__traceback__)
    templates = [frame for frame in frames if frame.filename.endswith(".html")]
    return f"{templates[-1].filename}:{templates[-1].lineno}: " if templates else ""
