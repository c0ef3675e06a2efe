"""The desk on which drafts become items: identities, addresses, languages, what is held back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from communique.findings import Finding
from communique.model.fields import slugified
from communique.model.site import Item, Site, Versions
from communique.model.walk import written_references
from communique.model.zones import zone
from communique.reading.documents import Draft, understood, validated
from communique.reading.places import finding_in
from communique.reading.scan import Named
from communique.reading.translations import Overlay
from communique.settings import Settings, project_path


@dataclass
class Desk:
    """Gathers items while the site is put together."""

    settings: Settings
    built_at: datetime
    items: dict[str, dict[str, Item]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    unread_references: list[Any] = field(default_factory=list)
    withdrawn: set[tuple[str, str]] = field(default_factory=set)
    coming: dict[str, dict[str, Item]] = field(default_factory=dict)
    waiting: set[datetime] = field(default_factory=set)
    paths: dict[str, tuple[str, str]] = field(default_factory=dict)
    taken: dict[str, Draft] = field(default_factory=dict)
    zones: dict[str, str | None] = field(default_factory=dict)
    """The zone of each place, also of one that is held back: an event's time does not hang on it."""
    findings: list[Finding] = field(default_factory=list)

    def take(self, group: list[Draft]) -> None:
        first, *others = group
        facts, findings = understood(first)
        self.findings += findings
        key = f"{first.named.kind.kind}/{getattr(facts, 'id', None) or first.named.id}"
        self._name(key, first.named, facts)
        for draft in group:
            self.paths[draft.named.source.path] = (key, draft.lang)
        if key in self.taken:
            self.findings.append(_same_id(first, self.taken[key], key))
        elif facts is None:
            self.unread.add(key)
            self._keep_references(first)
        else:
            self.taken[key] = first
            self.zones[key] = getattr(facts, "timezone", None)
            versions = {first.lang: self._item(first, key, facts, facts, True)}
            for other in others:
                versions |= self._translation(other, key, facts, versions)
            self._place(key, versions)

    def _keep_references(self, draft: Draft) -> None:
        data = draft.data or {}
        if data.get("status", "published") == "published":
            for at, name, kinds in written_references(draft.named.kind, data):
                self.unread_references.append((draft.named.source, at, name, kinds))

    def _translation(self, draft: Draft, key: str, facts: Any, versions: Versions) -> Versions:
        """The item in the draft's language; nothing where it cannot be read."""
        if draft.lang in versions:
            self.findings.append(_same_language(draft, versions[draft.lang]))
            return {}
        if draft.data is None:
            return {}
        overlay = Overlay(facts, draft.data, draft.named.source)
        own, findings = validated(type(facts), overlay.data(), draft, overlay.moved)
        self.findings += overlay.findings + findings
        return {draft.lang: self._item(draft, key, own, facts, False)} if own else {}

    def _item(self, draft: Draft, key: str, facts: Any, original: Any, is_original: bool) -> Item:
        slug = facts.slug or original.slug or slugified(draft.named.stem)
        address = _address(self.settings, draft, original, slug)
        return Item(key, draft.lang, facts, draft.body, draft.named.source, address, is_original)

    def _name(self, key: str, named: Named, facts: Any) -> None:
        """Everything by which other files may refer to it."""
        path = f"{named.kind.folder}/{named.id}"
        names = {named.id, named.stem, path, f"{path}.md", key, key.partition("/")[2]}
        slug = getattr(facts, "slug", None)
        for name in names | ({slug} if slug else set()):
            self.names.setdefault(name, set()).add(key)

    def _place(self, key: str, versions: Versions) -> None:
        """Put each language where it belongs: published, held back, or withdrawn."""
        shown = {}
        first = next(iter(versions.values()))
        is_early = self._is_early(first)
        for lang, item in versions.items():
            status = item.facts.status if first.facts.status == "published" else first.facts.status
            if status == "withdrawn" and not is_early:
                self.withdrawn.add((item.address, lang))
            elif status == "published":
                shown[lang] = item
        if first.lang in shown and not is_early:
            self.items[key] = shown
            return
        self.held.add(key)
        if first.lang in shown:
            self.coming[key] = shown

    def _is_early(self, item: Item) -> bool:
        if item.facts.date is None:
            return False
        date: datetime = item.facts.date.at(zone(self.settings.timezone))
        if date > self.built_at and item.facts.status == "published":
            self.waiting.add(date)
        return date > self.built_at

    def site(self) -> Site:
        site = Site(
            settings=self.settings,
            built_at=self.built_at,
            items=self.items,
            names={name: tuple(sorted(keys)) for name, keys in self.names.items()},
            held=frozenset(self.held),
            unread=frozenset(self.unread),
            unread_references=tuple(self.unread_references),
            coming=self.coming,
            withdrawn=tuple(sorted(self.withdrawn)),
            waiting=tuple(sorted(self.waiting)),
            paths=self.paths,
        )
        return replace(
            site, items=self._settled(site, self.items), coming=self._settled(site, self.coming)
        )

    def _settled(self, site: Site, items: Mapping[str, Versions]) -> dict[str, Versions]:
        """Events know their zone: their own, else their place's, else the site's."""
        return {key: self._with_zone(site, versions) for key, versions in items.items()}

    def _with_zone(self, site: Site, versions: Versions) -> Versions:
        first = next(iter(versions.values()))
        if first.kind != "event" or first.facts.timezone:
            return versions
        venue = first.facts.venue
        places = site.find(venue.place, ("place",)) if venue and venue.place else ()
        name = (self.zones.get(places[0]) if places else None) or self.settings.timezone
        return {
            lang: replace(item, facts=item.facts.model_copy(update={"timezone": name}))
            for lang, item in versions.items()
        }


def _address(settings: Settings, draft: Draft, facts: Any, slug: str) -> str:
    prefix = settings.prefix(draft.lang)
    if facts.kind == "page":
        return f"{prefix}/{slug}/"
    year = f"{_year(draft, facts)}/" if facts.has_year else ""
    return f"{prefix}/{facts.folder}/{year}{slug}/"


def _year(draft: Draft, facts: Any) -> str:
    """The year in the address. It must not move with the event: the folder's, else the year in
    which it was first announced to begin, else that of publication."""
    folder = draft.named.id.partition("/")[0]
    if re.fullmatch(r"\d{4}", folder):
        return folder
    if facts.kind == "event":
        former = [change.former_start for change in facts.changes if change.former_start]
        return str((former or [facts.starts])[0].first.year)
    return str(facts.date.first.year)


def _same_id(draft: Draft, other: Draft, key: str) -> Finding:
    return finding_in(
        draft.named.source, "same-id", f'the id "{key.partition("/")[2]}" is taken',
        f"{project_path(other.named.source.file)} has it too; feeds and calendars know items by it.",
        "Rename one of the files, or remove the id that was copied along.", ("id",),
    )  # fmt: skip


def _same_language(draft: Draft, other: Item) -> Finding:
    return finding_in(
        draft.named.source, "same-language", f'there are two versions in the language "{draft.lang}"',
        f"The other one is {project_path(other.source.file)}.", "Delete one, or mend the language in the file's name.", ("lang",),
    )  # fmt: skip
