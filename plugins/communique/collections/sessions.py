"""The sessions of a programme: by what they are known, whatever their place in the list."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from communique.model.fields import slugified
from communique.model.moments import Span
from communique.model.site import Item, Site, original
from communique.model.values import Session

LONGEST = 40
"""How many letters of a title stand in the name of its session."""


class Held(Struct, frozen=True):
    """A session of an event in one language. `name` and `track` are its marks in addresses, the
    same in all languages; `track` is empty where it has none."""

    name: str
    track: str
    session: Session
    span: Span


def sessions(site: Site, item: Item) -> tuple[Held, ...]:
    """The sessions of an event in order of time. A translation has those of the original, in the
    same order, in other words."""
    first = original(site.items[item.key]).facts.programme
    named = zip(_names(first), first, item.facts.programme, strict=True)
    held = (
        Held(name, slugified(own.track) if own.track else "", told, item.facts.session_span(told))
        for name, own, told in named
    )
    return tuple(sorted(held, key=lambda one: one.span.starts.first))


def _names(programme: tuple[Session, ...]) -> Iterator[str]:
    """The `id` of each, else its start and title; numbered where two are the same."""
    seen: dict[str, int] = {}
    for session in programme:
        name = session.id or f"{_digits(session)}-{_short(slugified(session.title))}"
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _short(slug: str) -> str:
    """Its first words: names stand in addresses that people read."""
    return (
        slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    )


def _digits(session: Session) -> str:
    """The start without punctuation: 20230313t1000."""
    return session.starts.isoformat().replace("-", "").replace(":", "").lower()
