"""From an event that repeats to its dates, each an item: agenda, months and cards need know no rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from communique.collections.recurrence import facts_on, is_special, named_days, names, own_facts
from communique.collections.recurrence_rule import starts
from communique.model.moments import Moment
from communique.model.site import Item, OneOf, Versions, original, references
from communique.reading.documents import digest_of
from communique.settings import Settings


class Spread(Struct, frozen=True):
    """An event that repeats as items: itself and its dates by key. `next_at` is the moment at which
    the next date comes near enough to be shown; None where there is none."""

    items: dict[str, Versions]
    next_at: datetime | None


def spread(key: str, versions: Versions, settings: Settings, built_at: datetime) -> Spread:
    """The event and its dates up to the horizon, the first one in any case, and those beyond of which
    something was announced."""
    event = original(versions).facts
    if not event.span.is_announced:
        return Spread({key: versions}, None)
    horizon = built_at + timedelta(days=settings.repeats_ahead_days)
    found = starts(event, _limit(event, horizon))
    its_zone = event.span.zone
    shown = [
        at for at in found if at is found[0] or at.at(its_zone) <= horizon or is_special(event, at)
    ]
    later = next((at.at(its_zone) for at in found if at not in shown), None)
    next_at = later.astimezone(UTC) - (horizon - built_at) if later else None
    return Spread(_items(key, versions, shown), next_at)


def _limit(event: object, horizon: datetime) -> datetime:
    """The wall time up to which dates are looked for. Two days more than the horizon: no zone is
    further from UTC."""
    days = [day.first for day in named_days(event)]
    return max([horizon.replace(tzinfo=None), *days]) + timedelta(days=2)


def _items(key: str, versions: Versions, shown: Sequence[Moment]) -> dict[str, Versions]:
    keys = [f"{key}/{name}" for name in names(shown)]
    items: dict[str, Versions] = {
        key: {lang: _whole(item, keys) for lang, item in versions.items()}
    }
    around = zip(("", *keys), keys, (*keys[1:], ""), strict=False)
    for at, (earlier, own_key, later) in zip(shown, around, strict=True):
        one = (own_key, at, earlier, later)
        items[own_key] = {lang: _on(item, *one) for lang, item in versions.items()}
    return items


def _whole(item: Item, keys: Sequence[str]) -> Item:
    """The event itself, which knows its dates. Whom one of them names, that one names."""
    named = [(name, kinds) for at, name, kinds in references(item.facts) if at[0] != "occurrences"]
    return replace(item, dates=tuple(keys), named=tuple(named), stamp=digest_of(item.stamp, *keys))


def _on(item: Item, key: str, at: Moment, earlier: str, later: str) -> Item:
    """The item of one date in one language."""
    address = f"{item.address}{key.rpartition('/')[2]}/"
    own = own_facts(item.facts, at)
    return replace(
        item,
        key=key,
        facts=facts_on(item.facts, at),
        address=address,
        stamp=digest_of(item.stamp, key, earlier, later),
        named=tuple((name, kinds) for _, name, kinds in references(own)) if own else (),
        one_of=OneOf(item.key, item.address, at, earlier, later),
    )
