"""How templates call macros and functions and write values: as Jinja does, by shorter ways."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from types import MethodType
from typing import Any

from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_escaped = lru_cache(maxsize=16384)(escape)


class PageContext(Context):
    """A context that knows at once what macros and gettext take; a page has some fifty such calls."""

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        """The same as Jinja's, which looks up each time whether a function wants the context."""
        kind = type(called)
        if kind is not PageMacro and (kind is not MethodType or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


class PageMacro(Macro):
    """A macro of a template that is always escaped: it need not look whether it is here."""

    def __call__(self, *args: Any, **named: Any) -> str:
        rest = self.arguments[len(args) :]
        if self.caller or self.catch_kwargs or self.catch_varargs or not named.keys() <= set(rest):
            return super().__call__(*args, **named)
        if rest:
            args = (*args, *[named.get(name, missing) for name in rest])
        return str.__new__(Markup, self._func(*args))


def escaped(value: Any) -> str:
    """A value as HTML shows it. Jinja's `escape` marks what it gives as safe, by a new object each
    time; what a template writes out is only joined, and most of it stands on many pages."""
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)
