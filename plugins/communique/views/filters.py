"""What readers can filter the agenda by: the formats, topics and places that its events have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from communique.model.site import Site, original
from communique.views.cards import EventCard
from communique.views.formats import format_name

CHOICES = 12
"""How many values each filter offers, the most frequent ones: the style sheet numbers as many."""


class Choice(Struct, frozen=True):
    """A value to filter by. `mark` names it in this page, `value` in its address."""

    mark: str
    value: str
    title: str
    count: int


class Filter(Struct, frozen=True):
    """What the agenda can be filtered by: `format`, `topic` or `place`."""

    name: str
    choices: tuple[Choice, ...]


Values = tuple[tuple[str, str], ...]
"""(value in an address, name) of what an event has."""


def event_filters(
    site: Site, cards: Sequence[EventCard], lang: str
) -> tuple[tuple[Filter, ...], Mapping[str, tuple[str, ...]]]:
    """The filters that leave something out, and the marks of each event by its key."""
    marks: dict[str, tuple[str, ...]] = {card.key: () for card in cards}
    filters = []
    for name, values_of in _FILTERS.items():
        values = {card.key: values_of(site, card, lang) for card in cards}
        choices = _choices(name, values.values())
        if not any(choice.count < len(cards) for choice in choices):
            continue
        filters.append(Filter(name, choices))
        mark = {(choice.value, choice.title): choice.mark for choice in choices}
        for key, its in values.items():
            marks[key] += tuple(mark[value] for value in its if value in mark)
    return tuple(filters), marks


def _choices(name: str, values: Iterable[Values]) -> tuple[Choice, ...]:
    counted = Counter(value for its in values for value in its)
    often = sorted(counted, key=lambda value: (-counted[value], value))[:CHOICES]
    named = sorted(often, key=lambda value: value[::-1])
    return tuple(
        Choice(f"{name}-{number}", value, title, counted[value, title])
        for number, (value, title) in enumerate(named, 1)
    )


def _formats(site: Site, card: EventCard, lang: str) -> Values:
    return ((card.format, format_name(site, card.format, lang)),)


def _topics(site: Site, card: EventCard, lang: str) -> Values:
    topics = original(site.items[card.key]).facts.topics
    return tuple((topic, site.settings.topic_name(topic, lang)) for topic in topics)


def _places(site: Site, card: EventCard, lang: str) -> Values:
    online = (("online", site.words.say(lang)("Online")),) if card.online else ()
    where = card.where.city or card.where.name if card.where else ""
    return (*(((where, where),) if where else ()), *online)


_FILTERS = {"format": _formats, "topic": _topics, "place": _places}
