"""A text in Markdown as HTML, not yet sanitised: by the short way where it surely gives the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from communique.reading.plain_blocks import plain_html
from communique.reading.python_markdown import (
    APOSTROPHE,
    Extensions,
    back_to_text,
    converter,
    forget_converters,
)
from communique.reading.smart_marks import Marks

if TYPE_CHECKING:
    from markdown import Markdown


class Unrenderable(Exception):
    """A text that cannot be turned into HTML: `line`, from 1, is where it goes wrong."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def engines() -> tuple[str, ...]:
    """What the HTML of a body depends on beside our own code, with versions: part of the key of
    all that is kept from one run to the next."""
    from importlib.metadata import version

    return tuple(f"{name} {version(name)}" for name in ("markdown", "nh3"))


def plain(markdown: str, lang: str) -> str | None:
    """What Python-Markdown makes of the text, by the short way; None where it cannot be taken."""
    return plain_html(markdown, _marks(lang), back_to_text(lang))


def converted(markdown: str, lang: str, extra: Extensions) -> str:
    """The same by Python-Markdown itself, with further extensions. Raises Unrenderable."""
    engine = converter(lang, extra)
    try:
        return engine.reset().convert(markdown)
    except Exception as error:
        line = _faulty_line(engine, markdown)
        forget_converters()
        raise Unrenderable(line) from error


@lru_cache
def _marks(lang: str) -> Marks:
    return Marks.of(converter(lang, ()), APOSTROPHE)


def _faulty_line(engine: Markdown, markdown: str) -> int:
    """The first line of the first paragraph that fails by itself; 1 where only the whole does."""
    line = 1
    for block in markdown.split("\n\n"):
        try:
            engine.reset().convert(block)
        except Exception:  # noqa: BLE001  as above
            return line
        line += block.count("\n") + 2
    return 1
