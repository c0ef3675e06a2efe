"""A text after reading: clean HTML, cut at its links so that they can be resolved later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from msgspec import Struct


class Link(Struct, frozen=True):
    """A link or picture in a text. `tag` and `attribute` say where it stood (`a`, `href`)."""

    tag: str
    attribute: str
    target: str

    @property
    def is_picture(self) -> bool:
        return self.attribute == "src"


class Body(Struct, frozen=True):
    """Sanitised HTML in pieces: `parts` and `links` alternate, a part at each end.

    `lead` is the plain text of the first paragraph, `anchors` the ids that links may point at.
    """

    parts: tuple[str, ...] = ("",)
    links: tuple[Link, ...] = ()
    lead: str = ""
    anchors: frozenset[str] = frozenset()
    stamp: str = ""
    """Differs when the text in the file differs."""

    def html(self, resolve: Callable[[Link], str]) -> str:
        """The whole HTML, each link replaced by the attribute's value that `resolve` gives."""
        return "".join(self._pieces(resolve))

    def _pieces(self, resolve: Callable[[Link], str]) -> Iterable[str]:
        from html import escape

        for part, link in zip(self.parts, self.links, strict=False):
            yield part
            yield escape(resolve(link), quote=True)
        yield self.parts[-1]

    def unfolded(self) -> Body:
        """Itself: it is at hand."""
        return self

    @property
    def is_empty(self) -> bool:
        return not "".join(self.parts).strip()


class Folded(Struct, frozen=True):
    """A body that lies in a store until a page needs it; its lead, which lists need, is at hand."""

    lead: str
    stamp: str
    shelf: Shelf
    place: object

    def unfolded(self) -> Body:
        return self.shelf.fetch(self.place)


class Shelf(Protocol):
    """Where bodies lie."""

    def fetch(self, place: Any) -> Body: ...
