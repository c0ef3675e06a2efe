"""The orders in which lists show items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from communique.model.moments import Moment
from communique.model.site import Item

NEVER = datetime(1, 1, 1)


def newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """By the day of publication, or the start of an event; items without either last."""
    return tuple(sorted(items, key=_when, reverse=True))


def by_name(items: Iterable[Item]) -> tuple[Item, ...]:
    """By title or name, accents set aside."""
    from communique.model.fields import slugified

    return tuple(sorted(items, key=lambda item: (slugified(item.title), item.key)))


def moment_of(item: Item) -> Moment | None:
    """The start of an event, the day of publication of all else."""
    return item.facts.starts if item.kind == "event" else item.facts.date  # type: ignore[no-any-return]


def _when(item: Item) -> tuple[datetime, str]:
    when = moment_of(item)
    return (when.first if when else NEVER, item.key)
