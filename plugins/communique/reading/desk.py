"""The desk on which dossiers become a site: what is published, held back or withdrawn, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from communique.findings import Finding
from communique.model.site import Item, Site, Versions, original
from communique.model.zones import zone
from communique.reading.documents import digest_of
from communique.reading.dossier import Dossier
from communique.reading.occurrences import spread
from communique.reading.places import finding_in
from communique.settings import Settings, project_path


@dataclass
class Desk:
    """Gathers items while the site is put together."""

    settings: Settings
    built_at: datetime
    items: dict[str, Versions] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    unread_references: list[Any] = field(default_factory=list)
    withdrawn: set[tuple[str, str]] = field(default_factory=set)
    coming: dict[str, Versions] = field(default_factory=dict)
    waiting: set[datetime] = field(default_factory=set)
    paths: dict[str, tuple[str, str]] = field(default_factory=dict)
    taken: dict[str, Dossier] = field(default_factory=dict)
    repeating: list[str] = field(default_factory=list)
    taken_back: list[Versions] = field(default_factory=list)
    """Events that repeat, each in a language in which it is withdrawn."""
    findings: list[Finding] = field(default_factory=list)

    @cached_property
    def _long_past(self) -> datetime:
        """Wall time that is past everywhere."""
        return self.built_at.replace(tzinfo=None) - timedelta(days=2)

    def take(self, dossier: Dossier) -> None:
        key = dossier.key
        self.findings += dossier.findings
        for name in dossier.names:
            known = self.names.setdefault(name, (key,))
            if key not in known:
                self.names[name] = tuple(sorted((*known, key)))
        for path, lang in dossier.paths:
            self.paths[path] = (key, lang)
        if key in self.taken:
            self.findings.append(_same_id(dossier, self.taken[key]))
        elif not dossier.versions:
            self.unread.add(key)
            self.unread_references += dossier.unread_references
        else:
            self.taken[key] = dossier
            self._place(key, dossier.versions)

    def _place(self, key: str, versions: Versions) -> None:
        """Put each language where it belongs: published, held back, or withdrawn."""
        first = original(versions)
        is_early = self._is_early(first)
        shown = versions
        if any(item.facts.status != "published" for item in versions.values()):
            shown = self._shown(versions, is_early)
        if first.lang in shown and not is_early:
            self.items[key] = shown
            if first.kind == "event" and first.facts.repeats:
                self.repeating.append(key)
            return
        self.held.add(key)
        if first.lang in shown:
            self.coming[key] = shown

    def _shown(self, versions: Versions, is_early: bool) -> Versions:
        """The languages that are published; those withdrawn are noted, unless none was ever there."""
        shown, first = {}, original(versions)
        for lang, item in versions.items():
            status = item.facts.status if first.facts.status == "published" else first.facts.status
            if status == "withdrawn" and not is_early:
                self.withdrawn.add((item.address, lang))
                if first.kind == "event" and first.facts.repeats:
                    self.taken_back.append({lang: item})
            elif status == "published":
                shown[lang] = item
        return shown

    def _is_early(self, item: Item) -> bool:
        given = item.facts.date
        if given is None or given.first < self._long_past:
            return False
        date: datetime = given.at(zone(self.settings.timezone))
        if date > self.built_at and item.facts.status == "published":
            self.waiting.add(date)
        return date > self.built_at

    def site(self) -> Site:
        items = self._settled(self.items)
        for key in self.repeating:
            items.update(self._spread(key, items[key]))
        for versions in self.taken_back:
            self._withdraw_dates(versions)
        return Site(
            settings=self.settings,
            built_at=self.built_at,
            items=items,
            names=self.names,
            held=frozenset(self.held),
            unread=frozenset(self.unread),
            unread_references=tuple(self.unread_references),
            coming=self._settled(self.coming),
            withdrawn=tuple(sorted(self.withdrawn)),
            waiting=tuple(sorted(self.waiting)),
            paths=self.paths,
        )

    def _spread(self, key: str, versions: Versions) -> dict[str, Versions]:
        """An event that repeats with its dates."""
        found = spread(key, versions, self.settings, self.built_at)
        if found.next_at:
            self.waiting.add(found.next_at)
        return found.items

    def _withdraw_dates(self, versions: Versions) -> None:
        """Each date had an address, and keeps a notice there."""
        for dates in self._spread(original(versions).key, self._with_zone(versions)).values():
            self.withdrawn |= {(item.address, lang) for lang, item in dates.items()}

    def _settled(self, items: Mapping[str, Versions]) -> dict[str, Versions]:
        """Events know their zone: their own, else their place's, else the site's."""
        return {
            key: self._with_zone(versions) if key.startswith("event/") else versions
            for key, versions in items.items()
        }

    def _with_zone(self, versions: Versions) -> Versions:
        first = original(versions)
        if first.facts.timezone:
            return versions
        name = self._zone_of_place(first.facts.venue) or self.settings.timezone
        return {lang: _in_zone(item, name) for lang, item in versions.items()}

    def _zone_of_place(self, venue: Any) -> str | None:
        """A place's zone counts while it is held back, too: an event's time does not hang on that."""
        keys = self.names.get(venue.place, ()) if venue and venue.place else ()
        place = next((key for key in keys if key.startswith("place/")), "")
        return original(self.taken[place].versions).facts.timezone if place in self.taken else None


def assembled(
    dossiers: Iterable[Dossier], settings: Settings, built_at: datetime
) -> tuple[Site, list[Finding]]:
    """The site that these dossiers form at `built_at`, and what is wrong with it."""
    desk = Desk(settings, built_at)
    for dossier in dossiers:
        desk.take(dossier)
    return desk.site(), desk.findings


def _in_zone(item: Item, name: str) -> Item:
    facts = item.facts.model_copy(update={"timezone": name})
    return replace(item, facts=facts, stamp=digest_of(item.stamp, name))


def _same_id(dossier: Dossier, other: Dossier) -> Finding:
    return finding_in(
        dossier.source, "same-id", f'the id "{dossier.key.partition("/")[2]}" is taken',
        f"{project_path(other.source.file)} has it too; feeds and calendars know items by it.",
        "Rename one of the files, or remove the id that was copied along.", ("id",),
    )  # fmt: skip
