"""The orders in which lists show items."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from communique.model.site import Item

NEVER = datetime(1, 1, 1)


def newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """By the day of publication, or the start of an event; items without either last."""
    return tuple(sorted(items, key=_when, reverse=True))


def by_name(items: Iterable[Item]) -> tuple[Item, ...]:
    """By title or name, accents set aside."""
    from communique.model.fields import slugified

    return tuple(sorted(items, key=lambda item: (slugified(item.title), item.key)))


def _when(item: Item) -> tuple[datetime, str]:
    when = item.facts.starts if item.kind == "event" else item.facts.date
    return (when.first if when else NEVER, item.key)
