"""Templates as the languages share them: each is read once, and compiled once in its life."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from functools import cache
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, BytecodeCache, Environment, Template

from communique.adapter.compiling import WRITTEN_BY, PageCode
from communique.adapter.context import PageContext, escaped, page_macro


class SharedLoader(BaseLoader):
    """Loads what the host's loader finds. The environments of all languages have the same one, and
    `compiled` keeps its work for the next build."""

    def __init__(self, host: BaseLoader, compiled: BytecodeCache | None) -> None:
        self._host = host
        self._compiled = compiled
        self._codes: dict[str, CodeType] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        if name not in self._codes:
            self._codes[name] = self.code(environment, name)
        return PageTemplate.from_code(environment, self._codes[name], globals or {})

    def code(self, environment: Environment, name: str) -> CodeType:
        """A template as Python."""
        source, filename, _ = self._host.get_source(environment, name)
        if self._compiled is None:
            return environment.compile(source, name, filename)
        bucket = self._compiled.get_bucket(environment, name, filename, WRITTEN_BY + source)
        if bucket.code is None:
            bucket.code = environment.compile(source, name, filename)
            self._compiled.set_bucket(bucket)
        return bucket.code


class PageTemplate(Template):
    """A template that writes values and calls macros by the short ways of `context`.

    Its globals are a plain dictionary: each import and each page reads them all, and a chain of
    mappings, as Jinja hands them over, is slow at that.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, dict(globals), uptodate)
        made.root_render_func.__globals__.update(escape=escaped, Macro=page_macro)
        return made


def quicken(environment: Environment, loader: SharedLoader) -> None:
    """Have an environment load, compile and run its templates by the short ways."""
    environment.loader, environment.template_class = loader, PageTemplate
    environment.context_class, environment.code_generator_class = PageContext, PageCode
    environment.extend(imported=cache(lambda name: environment.get_template(name).module))
