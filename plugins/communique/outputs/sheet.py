"""One file of the output: its address, and what its bytes are made from."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from communique.collections.index import Index
from communique.model.asking import note


class Sheet(NamedTuple):
    """A file to be made: `make(look(index, *args))` gives its bytes, and nothing else goes into them.

    `look` gives the view, and asks the index for all that it holds. `args` are names and plain
    values. `make` may have a `key`, a tuple which differs when it would make other bytes of an equal
    view.
    """

    path: str
    """Below the output folder, with forward slashes."""
    make: Callable[[Any], bytes]
    look: Callable[..., Any]
    asked: Index
    args: tuple[Any, ...] = ()
    is_joined: bool = False
    """Whether it joins parts that other files hold too; it is made after those."""

    @property
    def view(self) -> Any:
        return self.look(self.asked, *self.args)

    def content(self) -> bytes:
        return self.make(self.view)

    @property
    def recipe(self) -> tuple[Any, ...]:
        """Names and values that say how it is made; its key is this and the answers to its questions."""
        key = getattr(self.make, "key", None) or f"{self.make.__module__}.{self.make.__qualname__}"
        return (key, f"{self.look.__module__}.{self.look.__qualname__}", *self.args)


Printer = Callable[[str, str], Callable[[Any], bytes]]
"""A template's name and a language -> what makes bytes from a view; its `key` begins with both."""


def revived(path: str, recipe: tuple[Any, ...], index: Index, printer: Printer) -> Sheet | None:
    """The sheet with that recipe; None where it cannot be found by names."""
    make, look, *args = recipe
    try:
        maker = _called(make) if isinstance(make, str) else printer(*make[:2])
        sheet = Sheet(path, maker, _called(look), index, tuple(args))
    except (ImportError, AttributeError, ValueError):
        return None
    return sheet if sheet.recipe == recipe else None


def _called(name: str) -> Callable[..., Any]:
    module, _, function = name.rpartition(".")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def file_sheet(path: str, file: Path, index: Index) -> Sheet:
    """A file that is published as it is."""
    return Sheet(path, _same, _content, index, (str(file),))


def given_sheet(path: str, content: bytes, index: Index) -> Sheet:
    """A file whose bytes are known."""
    return Sheet(path, _same, _given, index, (content,))


def _content(index: Index, file: str) -> bytes:
    note("stamp", file)
    return Path(file).read_bytes()


def _given(index: Index, content: bytes) -> bytes:
    return content


def _same(content: bytes) -> bytes:
    return content
