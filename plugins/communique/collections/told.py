"""What feeds tell of, and in which of them: `all`, the folder of a kind, and families such as
`topic/climate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from communique.collections.agenda import is_moment, over_at
from communique.collections.calls import extensions
from communique.collections.revisions import announced, changed_at
from communique.collections.scopes import NAMED, by_facts, family_of
from communique.model.kinds import KINDS
from communique.model.moments import zone
from communique.model.site import Item, Site

Keys = tuple[str, ...]
Told = tuple[str, str]
"""An item's key, and which part of it is told: empty for the item itself, `change-1` for its first
change, `call-2027-1` for the first extension of a call, `outcomes`, `recording`; `soon` that it begins soon."""
SOON = "starting-soon"
FOLDERS = tuple(kind.folder for kind in KINDS if kind.is_told_in_feeds)


class Dated(NamedTuple):
    """An entry by its times; of two with the same, the one with the greater key comes first."""

    updated: datetime
    key: str
    part: str
    published: datetime

    @property
    def told(self) -> Told:
        return self.key, self.part


@dataclass(frozen=True)
class Feeds:
    """All feeds of a site."""

    site: Site
    backlinks: Mapping[str, Keys]

    @cached_property
    def scopes_of(self) -> Mapping[str, list[str]]:
        """Key of each item that feeds tell of -> the scopes that hold it."""
        found: dict[str, list[str]] = {}
        for kind in KINDS:
            for item in self.site.of(kind.kind) if kind.is_told_in_feeds else ():
                if item.facts.date and not item.one_of:
                    found[item.key] = ["all", kind.folder, *by_facts(item.facts)]
        for named in (item.key for kind in NAMED for item in self.site.of(kind)):
            for key in self.backlinks.get(named, ()):
                if key in found:
                    found[key].append(named)
        return found

    @cached_property
    def scopes(self) -> Keys:
        """`all`, each kind's, then those of the families that the settings name, in their order."""
        found: dict[str, set[str]] = {SOON: {SOON}}
        for scope in {scope for scopes in self.scopes_of.values() for scope in scopes}:
            found.setdefault(family_of(scope), set()).add(scope)
        families = self.site.settings.feeds
        return ("all", *FOLDERS, *(s for family in families for s in sorted(found.get(family, ()))))

    @cached_property
    def names(self) -> frozenset[str]:
        """The same, to look one up."""
        return frozenset(self.scopes)

    def newest(self, scope: str, lang: str) -> tuple[Told, ...]:
        """What a feed holds: items that have a date, and each change of an event by itself; the last
        published or changed first, so that a cancellation reaches readers however long ago the event
        was announced."""
        if scope == SOON:
            return tuple(entry.told for entry in soon(self.site))
        return self.site.whole((Feeds.newest, lang), lambda: self._newest(lang)).get(scope, ())

    def _newest(self, lang: str) -> Mapping[str, tuple[Told, ...]]:
        size = self.site.settings.feed_size
        unarchived = {scope: self._unarchived(scope, lang) for scope in ("all", *FOLDERS)}
        found: dict[str, list[Told]] = {}
        for entry in self.dated(lang):
            for scope in self.scopes_of[entry.key]:
                held = found.setdefault(scope, [])
                if len(held) < size or entry.told in unarchived.get(scope, ()):
                    held.append(entry.told)
        return {scope: tuple(held) for scope, held in found.items()}

    # Archives (RFC 5005): full pages, filled from the oldest by publication, so that a page never
    # changes but for a changed entry. What is on none yet stays in the feed.

    def number_of_archives(self, scope: str, lang: str) -> int:
        return len(self._by_publication(scope, lang)) // self.site.settings.feed_size

    def archive(self, scope: str, lang: str, number: int) -> tuple[Told, ...]:
        """What an archive holds, by its number from 1 for the oldest; the newest comes first."""
        size = self.site.settings.feed_size
        held = self._by_publication(scope, lang)[(number - 1) * size : number * size]
        return tuple(entry.told for entry in reversed(held))

    def _unarchived(self, scope: str, lang: str) -> frozenset[Told]:
        def rest() -> frozenset[Told]:
            entries = self._by_publication(scope, lang)
            archived = self.number_of_archives(scope, lang) * self.site.settings.feed_size
            return frozenset(entry.told for entry in entries[archived:])

        return self.site.whole((Feeds._unarchived, scope, lang), rest)

    def _by_publication(self, scope: str, lang: str) -> list[Dated]:
        """Every entry of a feed with archives, the oldest first; none where it has no archives."""

        def ordered() -> list[Dated]:
            if not has_archives(self.site, scope):
                return []
            held = (entry for entry in self.dated(lang) if scope in self.scopes_of[entry.key])
            return sorted(held, key=lambda entry: (entry.published, entry.key, entry.part))

        return self.site.whole((Feeds._by_publication, scope, lang), ordered)

    def dated(self, lang: str) -> list[Dated]:
        """Every entry of every feed in a language, the last one first."""
        return self.site.whole((Feeds.dated, lang), lambda: sorted(self._dated(lang), reverse=True))

    def _dated(self, lang: str) -> Iterator[Dated]:
        its_zone = zone(self.site.settings.timezone)
        for kind in KINDS:
            for item in self.site.in_language(kind.kind, lang) if kind.is_told_in_feeds else ():
                if item.key in self.scopes_of:
                    published = item.facts.date.at(its_zone)
                    updated = changed_at(self.site, item, published) or published
                    yield Dated(updated, item.key, "", published)
                    yield from _parts(self.site, item, published)


def has_archives(site: Site, scope: str) -> bool:
    wanted = site.settings.feed_archives
    return (scope == "all" and wanted != "none") or (scope in FOLDERS and wanted == "kinds")


def _parts(site: Site, item: Item, published: datetime) -> Iterable[Dated]:
    """What is told of an event or of a prize's calls by itself after it was announced."""
    for year, extended in extensions(item.facts):
        for number, at, _ in announced(site, item, extended):
            yield Dated(at, item.key, f"call-{year}-{number}", at)
    if item.kind != "event":
        return
    for number, at, _ in announced(site, item, item.facts.changes):
        yield Dated(at, item.key, f"change-{number}", at)
    if not (item.facts.outcomes or item.facts.recording) or item.dates:
        return
    over = over_at(item.facts.span, is_moment(item.facts))
    if item.facts.state in ("cancelled", "postponed") or not site.has_passed(over):
        return
    at = max(published, over)
    updated = max(at, changed_at(site, item, published) or at)
    if item.facts.outcomes:
        yield Dated(updated, item.key, "outcomes", at)
    if item.facts.recording:
        yield Dated(updated, item.key, "recording", at)


def soon(site: Site) -> list[Dated]:
    """The events that begin within days, the one that begins last first; each date of one that
    repeats by itself."""
    events = (event for event in site.late("event", 0) if not event.dates)
    found = (dated for event in events if (dated := _soon(site, event)))
    return sorted(found, reverse=True)


def _soon(site: Site, event: Item) -> Dated | None:
    if site.has_passed(event.facts.span.begin):
        return None
    at = soon_at(site, event)
    if at is None or not site.has_passed(at):
        return None
    return Dated(at, event.key, "soon", at)


def soon_at(site: Site, event: Item) -> datetime | None:
    """The instant from which an event is told to begin soon, never before its publication; None
    where it does not take place or no day is known."""
    facts, published = event.facts, site.published_at(event)
    if (
        published is None
        or not facts.span.is_announced
        or facts.state in ("cancelled", "postponed")
    ):
        return None
    first: datetime = facts.span.begin - timedelta(days=site.settings.feed_soon_days)
    return max(published, first)
