"""How templates call macros and functions and write values: as Jinja does, by shorter ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from keyword import iskeyword
from types import CodeType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_SHAPE = {"catch_kwargs": False, "catch_varargs": False, "caller": False}
"""What Jinja's macros tell of themselves."""
_escaped = lru_cache(maxsize=16384)(escape)


class PageContext(Context):
    """A context that knows at once what macros and gettext take; a page has some fifty such calls."""

    def call(self, called: Callable[..., Any], /, *args: Any, **named: Any) -> Any:
        """The same as Jinja's, which looks up each time whether a function wants the context."""
        if type(called) not in (FunctionType, MethodType) or hasattr(called, "jinja_pass_arg"):
            return super().call(called, *args, **named)
        named.pop("_block_vars", None)
        named.pop("_loop_vars", None)
        return called(*args, **named)


def page_macro(
    environment: Environment,
    made: Callable[..., str],
    name: str,
    arguments: Sequence[str],
    catch_kwargs: bool,
    catch_varargs: bool,
    caller: bool,
    default_autoescape: bool | None = None,
) -> Callable[..., str]:
    """A macro of a template that is always escaped: a function with just its arguments. One that takes
    what it does not name, or text between its ends, is Jinja's."""
    takes_more = catch_kwargs or catch_varargs or caller
    if takes_more or not default_autoescape or not all(map(_is_plain, arguments)):
        shape = catch_kwargs, catch_varargs, caller, default_autoescape
        return Macro(environment, made, name, list(arguments), *shape)
    values = {"_made": made, "_new": str.__new__, "_Markup": Markup}
    macro = FunctionType(_code(tuple(arguments)), values, name, (missing,) * len(arguments))
    vars(macro).update(name=name, arguments=tuple(arguments), **_SHAPE)
    return macro


def _is_plain(name: str) -> bool:
    return not iskeyword(name) and not name.startswith("_")


@cache
def _code(arguments: tuple[str, ...]) -> CodeType:
    """What calls a macro's body by place: Python itself fits names to places."""
    given = ", ".join(arguments)
    module = compile(f"lambda {given}: _new(_Markup, _made({given}))", "<macro>", "eval")
    return next(found for found in module.co_consts if isinstance(found, CodeType))


def escaped(value: Any) -> str:
    """A value as HTML shows it. Jinja's `escape` marks what it gives as safe, by a new object each
    time; what a template writes out is only joined, and most of it stands on many pages."""
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)
