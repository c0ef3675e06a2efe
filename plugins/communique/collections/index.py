"""Everything derived from a site: each value is worked out once, when it is asked for.

Pages ask by its public methods. Those answer with keys and plain values, never with items, so that
what a page knows of an item it has asked the site for (see `model.asking`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import islice
from typing import Any

from communique.collections.agreements import register
from communique.collections.backlinks import backlinks
from communique.collections.calls import dated_calls, open_calls
from communique.collections.catalogue import Catalogue
from communique.collections.groups import Groups, each_once, told_once
from communique.collections.issue import Issue, Period, issue
from communique.collections.order import by_name
from communique.collections.pagination import Leaf, leaf, number_of_full_leaves
from communique.collections.recent_news import recent_news
from communique.collections.related import related
from communique.collections.scopes import deadlines, event_scopes, expiries, family_of
from communique.collections.told import Feeds, Told
from communique.collections.turning_points import next_turn
from communique.collections.whereabouts import (
    Spot,
    at_places,
    organisation_spots,
    spots,
    takes_place,
)
from communique.model.asking import Held, Question, derived, question
from communique.model.site import Item, Site, original
from communique.model.zones import zone

Keys = tuple[str, ...]
NOBODY: tuple[None, None] = (None, None)
AROUND = 3
"""How many earlier and later editions of a series stand beside one."""


@dataclass(frozen=True)
class Index:
    """A site with everything that is derived from it."""

    site: Site

    @cached_property
    def derivations(self) -> dict[Question, Held[Any]]:
        """Derived questions that were answered -> the answer, and what it follows from."""
        return {}

    # Lists, newest first

    @question
    def newest(self, kind: str, lang: str, count: int) -> Keys:
        """The newest items of a kind that readers of `lang` see."""
        return self._told(("kind", kind), lang)[:count]

    @question
    def leaf(self, group: tuple[str, str], lang: str, number: int | None) -> Leaf[str]:
        """A page of a list; the group is ("kind", "news") or ("topic", "climate")."""
        return leaf(self._told(group, lang), self.site.settings.page_size, number)

    @question
    def full_leaves(self, group: tuple[str, str]) -> Mapping[str, int]:
        """Language -> how many numbered pages the list has in it."""
        size = self.site.settings.page_size
        return {
            lang: number_of_full_leaves(len(self._told(group, lang)), size)
            for lang in self.site.languages
        }

    @question
    def counts(self, lang: str) -> Mapping[str, int]:
        """Topic -> how many items on it readers of `lang` see."""
        return {topic: len(self._told(("topic", topic), lang)) for topic in self.topics}

    @question
    def topic_events(self, topic: str) -> tuple[Keys, Keys]:
        """The events on a topic that are under way, and those to come, in order of time."""
        under_way, upcoming = self._groups.coming_on
        return _keys(under_way.get(topic, ())), _keys(upcoming.get(topic, ()))

    @question
    def directory(self, kind: str, lang: str) -> Keys:
        """Everything of a kind in the order of names."""
        return _keys(by_name(self.site.in_language(kind, lang)))

    @question
    def register(self) -> Keys:
        """The agreements, newest first."""
        return _keys(register(self.site.of("agreement")))

    @question
    def open_calls(self) -> tuple[tuple[str, int], ...]:
        """(key of the prize, year of the round) of each call for entries that is open."""
        its_zone = zone(self.site.settings.timezone)
        return open_calls(self.site.of("prize"), self.site.has_passed, its_zone)

    @question
    def dated_calls(self) -> tuple[tuple[str, int], ...]:
        """(key of the prize, year of the round) of each call whose last day is known, in order."""
        return tuple(sorted(dated_calls(self.site.of("prize"))))

    @question
    def told(self, scope: str, lang: str) -> tuple[Told, ...]:
        """What the feed of that scope tells of (see `collections.told`)."""
        return self._feeds.newest(scope, lang)

    @question
    def number_of_archives(self, scope: str, lang: str) -> int:
        """How many archives the feed of a scope has."""
        return self._feeds.number_of_archives(scope, lang)

    @question
    def archived(self, scope: str, lang: str, number: int) -> tuple[Told, ...]:
        """What an archive of a feed holds, by its number from 1 for the oldest."""
        return self._feeds.archive(scope, lang, number)

    @question
    def feeds(self) -> Keys:
        """The scopes that have a feed; `all` is first, then each kind's."""
        return self._feeds.scopes

    @question
    def has_feed(self, scope: str) -> bool:
        return scope in self._feeds.names

    @question
    def issue(self, period: Period, topic: str, lang: str) -> Issue:
        """What a digest of that period tells, of one topic where one is given."""
        return issue(self.site, period, topic, lang)

    @question
    def recent_news(self) -> Keys:
        """The news of the last two days, newest first."""
        return tuple(item.key for item in recent_news(self.site))

    # The index of everything

    @question
    def catalogue_years(self, lang: str) -> tuple[int, ...]:
        """Each year in which something is dated, the last one first."""
        return tuple(self._catalogue(lang).years)

    @question
    def catalogue_year(self, lang: str, year: int) -> Keys:
        """What is dated in a year, newest first."""
        return _keys(self._catalogue(lang).years.get(year, ()))

    @question
    def catalogue_letters(self, lang: str) -> Keys:
        """Each letter with which a title begins, in the order of the alphabet."""
        return tuple(self._catalogue(lang).letters)

    @question
    def catalogue_letter(self, lang: str, letter: str) -> Keys:
        """What begins with a letter, in the order of titles."""
        return _keys(self._catalogue(lang).letters.get(letter, ()))

    @question
    def catalogue_counts(self, lang: str) -> Mapping[int | str, int]:
        """Each of those years and letters -> how much stands there."""
        years, letters = self._catalogue(lang).years, self._catalogue(lang).letters
        counts: dict[int | str, int] = {year: len(items) for year, items in years.items()}
        return counts | {letter: len(items) for letter, items in letters.items()}

    # Events

    @question
    def under_way(self, count: int | None = None) -> Keys:
        return _keys(self._groups.agenda.under_way[:count])

    @question
    def upcoming(self, count: int | None = None) -> Keys:
        """The events to come. Of a few, each date is of another event."""
        upcoming = self._groups.agenda.upcoming
        return _keys(
            upcoming if count is None else tuple(islice(each_once(upcoming, set()), count))
        )

    @question
    def past(self, count: int) -> Keys:
        """The events that were last."""
        return _keys(self._groups.agenda.past[:count])

    @question
    def month(self, month: date) -> Keys:
        """The events of a month, by its first day, in order of time; none where it has none."""
        return _keys(self._groups.months.get(month, ()))

    @question
    def has_month(self, month: date) -> bool:
        """Whether a month has events, and so a page."""
        return month in self._groups.months

    @question
    def months_around(self, month: date) -> tuple[date | None, date | None]:
        """The months with events before and after it."""
        return self._groups.months_around.get(month, NOBODY)

    @question
    def years_around(self, year: int) -> tuple[int | None, int | None]:
        return self._groups.years_around.get(year, NOBODY)

    @question
    def years(self) -> tuple[int, ...]:
        """The years that have events, in order."""
        return tuple(self._groups.years_around)

    @question
    def series_events(self, series: str) -> tuple[Keys, Keys]:
        """The events of a series to come, in order of time, and the others, newest first."""
        agenda = self._groups.agenda_of(_keys(self._groups.series[series]))
        return _keys((*agenda.under_way, *agenda.upcoming)), _keys(agenda.past)

    @question
    def editions_around(self, series: str, key: str) -> Keys:
        """The editions of a series just before and after one, in order of time."""
        editions, at = self._groups.series[series], self._groups.series_places[series, key]
        return _keys((*editions[max(0, at - AROUND) : at], *editions[at + 1 : at + 1 + AROUND]))

    @question
    def events(self) -> Keys:
        """The events, one that repeats without its single dates: calendars know its rule."""
        return _keys(tuple(told_once(self.site.of("event"))))

    @question
    def in_calendar(self, scope: str) -> Keys:
        """What the calendar of a scope holds (see `collections.scopes`)."""
        return self._scopes.get(scope, ())

    @question
    def calendars(self) -> Keys:
        """The scopes that have a calendar, by the families that the settings name; `all` is first."""
        families = self.site.settings.calendars
        found: dict[str, list[str]] = {}
        for scope in self._scopes:
            found.setdefault(family_of(scope), []).append(scope)
        return ("all", *(scope for family in families for scope in found.get(family, ())))

    @question
    def has_calendar(self, scope: str) -> bool:
        return scope in self._scopes and family_of(scope) in ("all", *self.site.settings.calendars)

    @question
    def next_turn(self) -> tuple[datetime | None, tuple[str, ...]]:
        """The next moment at which the site would differ though no file changed, and what happens
        then."""
        return next_turn(self.site)

    # What hangs together

    @question
    def neighbours(self, key: str, lang: str) -> tuple[str | None, str | None]:
        """The next newer and the next older news in the same language."""
        return self._neighbours(lang)[key]

    @derived
    def related(self, key: str) -> Keys:
        """What readers may want to see next."""
        return related(self, key)

    @question
    def topic(self, name: str) -> Keys:
        """All items on a topic in their original language, newest first."""
        return self._topics.get(name, ())

    @question
    def backlinks(self, key: str) -> Keys:
        """The items whose front matter names it, newest first."""
        return self._backlinks.get(key, ())

    @question
    def events_with(self, key: str) -> tuple[Keys, Keys]:
        """The events that name an item: under way and to come in order of time, past newest first."""
        return self._by_phase(self.backlinks(key))

    @question
    def events_at(self, place: str) -> tuple[Keys, Keys]:
        """As `events_with`, without those that do not take place there: cancelled, moved online."""
        return self._by_phase(key for key in self.backlinks(place) if self._takes_place(key))

    # Where things are

    @question
    def spots(self) -> tuple[Spot, ...]:
        """The points of the map of the world: places, and organisations and events to come that
        are at none of them."""
        agenda = self._groups.agenda
        coming = (*agenda.under_way, *agenda.upcoming)
        return tuple(spots(self.site, self._at_places, tuple(each_once(coming, set()))))

    @question
    def organisation_spots(self) -> tuple[Spot, ...]:
        return tuple(organisation_spots(self.site))

    @question
    def organisations_at(self, place: str) -> Keys:
        """The organisations in the city of a place."""
        return self._at_places.get(place, ())

    @question
    def offices(self) -> Keys:
        """The organisations that are offices."""
        return tuple(o.key for o in self.site.of("organisation") if o.facts.type == "office")

    # Names of what there is: pages are planned by them

    @property
    def topics(self) -> Keys:
        return tuple(self._groups.topics)

    @property
    def series(self) -> Keys:
        return tuple(self._groups.series)

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the months that have events, in order."""
        return tuple(self._groups.months)

    @cached_property
    def _groups(self) -> Groups:
        return Groups(self.site)

    @cached_property
    def _topics(self) -> Mapping[str, Keys]:
        return {name: _keys(items) for name, items in self._groups.topics.items()}

    def place(self, topic: str, key: str) -> int:
        """Where an item stands in its topic: part of the answer to `topic`."""
        return self._places[topic, key]

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], int]:
        return {
            (topic, key): place
            for topic, keys in self._topics.items()
            for place, key in enumerate(keys)
        }

    def _by_phase(self, keys: Iterable[str]) -> tuple[Keys, Keys]:
        """The events among items: under way and to come, and past."""
        agenda = self._groups.agenda_of(key for key in keys if key.startswith("event/"))
        return _keys((*agenda.under_way, *agenda.upcoming)), _keys(agenda.past)

    def _takes_place(self, key: str) -> bool:
        item = original(self.site.items[key])
        return item.kind == "event" and takes_place(item.facts)

    @cached_property
    def _scopes(self) -> Mapping[str, Keys]:
        others = {
            "deadlines": tuple(deadlines(self.site)),
            "agreements": tuple(expiries(self.site)),
        }
        filled = {scope: keys for scope, keys in others.items() if keys}
        return event_scopes(self.site, self._backlinks) | filled

    @cached_property
    def _feeds(self) -> Feeds:
        return Feeds(self.site, self._backlinks)

    @cached_property
    def _at_places(self) -> dict[str, Keys]:
        return at_places(self.site)

    @cached_property
    def _backlinks(self) -> Mapping[str, Keys]:
        return backlinks(self.site, self._groups.everything)

    def _catalogue(self, lang: str) -> Catalogue:
        everything = self._groups.everything
        return self.site.whole(
            (Index._catalogue, lang), lambda: Catalogue(self.site, lang, everything)
        )

    def _told(self, group: tuple[str, str], lang: str) -> Keys:
        """The keys of a group's items that readers of `lang` see, newest first."""
        return self.site.whole((Index._told, group, lang), lambda: self._in_language(group, lang))

    def _in_language(self, group: tuple[str, str], lang: str) -> Keys:
        which, name = group
        keys = self._topics[name] if which == "topic" else _keys(self._groups.newest(name))
        unseen = self.site.unseen(lang)
        return tuple(key for key in keys if key not in unseen) if unseen else keys

    def _neighbours(self, lang: str) -> Mapping[str, tuple[str | None, str | None]]:
        return self.site.whole(
            (Index._neighbours, lang), lambda: _beside(self._told(("kind", "news"), lang))
        )


def _beside(told: Keys) -> Mapping[str, tuple[str | None, str | None]]:
    """Key -> the one before and the one after it in a list."""
    beside = zip((None, *told), told, (*told[1:], None), strict=False)
    return {key: (newer, older) for newer, key, older in beside}


def _keys(items: tuple[Item, ...]) -> Keys:
    return tuple(item.key for item in items)
