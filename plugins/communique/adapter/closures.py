"""Which templates a template is made of: what it extends, includes and imports, and what those do."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from hashlib import blake2b

from jinja2 import BaseLoader, Environment, TemplateNotFound

_REFERENCE = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\b(.*?)%\}", re.DOTALL)
_NAMED = re.compile(
    r"""\s*(["'])([^"'\\]+)\1\s*"""
    r"(?:import\b.*|as\b.*|ignore\s+missing\s*|(?:with|without)\s+context\s*|[-+]?)*",
    re.DOTALL,
)


class Closures:
    """Digests of templates with all that goes into them. A name that is only known when a template
    runs may be any template's: then all of them go in."""

    def __init__(self, env: Environment) -> None:
        assert env.loader
        self._env, self._loader = env, env.loader
        self._sources: dict[str, str] = {}

    def digest(self, name: str) -> str:
        """Differs when any of the template's parts differs."""
        parts = self.closure(name)
        digest = blake2b(digest_size=16)
        for part in sorted(parts if parts is not None else self._all):
            digest.update(f"{part}\0{self._source(part)}\0".encode())
        return digest.hexdigest()

    def closure(self, name: str) -> set[str] | None:
        """Names of the template and its parts; None for all there are, as where an office has given
        Jinja other signs."""
        if self._env.block_start_string != "{%" or self._env.line_statement_prefix:
            return None
        found, left = {name}, [name]
        while left:
            references = references_in(self._source(left.pop()))
            if references is None:
                return None
            left += references - found
            found |= references
        return found

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = _read(self._loader, self._env, name)
        return self._sources[name]

    @cached_property
    def _all(self) -> list[str]:
        return self._loader.list_templates()


def references_in(source: str) -> set[str] | None:
    """The templates that a source names; None where it works one out."""
    found = set()
    for match in _REFERENCE.finditer(source):
        named = _NAMED.fullmatch(match[1])
        if not named:
            return None
        found.add(named[2])
    return found


def _read(loader: BaseLoader, env: Environment, name: str) -> str:
    """The source; empty where there is no such template, as `ignore missing` allows."""
    get: Callable[..., tuple[str, object, object]] = loader.get_source
    try:
        return get(env, name)[0]
    except TemplateNotFound:
        return ""
