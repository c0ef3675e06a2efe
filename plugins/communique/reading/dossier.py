"""From the files of one item to all that is known of it by itself: its languages, names, findings.

A dossier follows from its files and the settings alone, so it can be kept: neither the time nor any
other item has a part in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from communique.findings import Finding
from communique.model.fields import slugified
from communique.model.site import Item, Versions
from communique.model.source import Source
from communique.model.walk import leaves, written_references
from communique.reading.documents import Draft, digest_of, read_draft, understood, unread, validated
from communique.reading.places import finding_in
from communique.reading.scan import Named
from communique.reading.translations import Overlay
from communique.settings import Settings, project_path

UnreadReference = tuple[Source, tuple[str | int, ...], str, tuple[str, ...]]
NOTHING: Mapping[str, Item] = {}


class Dossier(Struct, frozen=True):
    """One item in all its languages. `versions` is empty where its original cannot be understood."""

    key: str
    source: Source
    """The original's file."""
    versions: Versions = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    """Everything by which other files may refer to it."""
    paths: tuple[tuple[str, str], ...] = ()
    """(path, language) of each of its files."""
    findings: tuple[Finding, ...] = ()
    unread_references: tuple[UnreadReference, ...] = ()
    """References of an original that cannot be understood, so that their faults are told as well."""
    outline: str = ""
    """A digest of everything but the texts and what is only shown."""


def understand(files: Sequence[tuple[Named, bytes | None]], settings: Settings) -> Dossier:
    """The dossier of the files of one item, the original's first; None stands for the bytes of one
    that cannot be opened."""
    drafts, findings = [], []
    for named, content in files:
        draft, found = (
            (unread(named, settings), [_closed_file(named)])
            if content is None
            else read_draft(named, settings, content)
        )
        drafts.append(draft)
        findings += found
    return dossier(drafts, findings, settings)


def dossier(drafts: Sequence[Draft], findings: Sequence[Finding], settings: Settings) -> Dossier:
    """The dossier that the drafts of one item make, with what was found in reading them."""
    first, *others = drafts
    facts, found = understood(first)
    found = [*findings, *found]
    key = f"{first.named.kind.kind}/{getattr(facts, 'id', None) or first.named.id}"
    versions: dict[str, Item] = {}
    if facts:
        versions[first.lang] = _item(settings, first, key, facts, facts, first.stamp)
        for draft in others:
            own, wrong = _translation(settings, draft, versions)
            versions |= own
            found += wrong
    made = Dossier(
        key=key,
        source=first.named.source,
        versions=versions,
        names=_names(key, first.named, facts),
        paths=tuple((draft.named.source.path, draft.lang) for draft in drafts),
        findings=tuple(found),
        unread_references=() if facts else _unread_references(first),
    )
    return replace(made, outline=_outline(made, drafts))


def _outline(made: Dossier, drafts: Sequence[Draft]) -> str:
    addresses = (item.address for item in made.versions.values())
    files = (f"{path} {lang}" for path, lang in made.paths)
    told = repr((made.findings, made.unread_references))
    facts = map(_facts, drafts)
    return digest_of(made.key, *addresses, *facts, *sorted(made.names), *files, told)


def _facts(draft: Draft) -> str:
    """The front matter without what is only shown. Whether a title can be drawn on a social card
    hangs on its letters, which fonts have as a whole where they have the plain ones."""
    shown, data = draft.named.kind.only_shown, draft.data or {}
    if not shown:
        return f"{draft.stamp} {draft.body.lead}"
    rare = {letter for letter in str(data.get("title", "")) if not letter.isascii()}
    return repr((sorted(rare), [entry for entry in data.items() if entry[0] not in shown]))


def _unread_references(draft: Draft) -> tuple[UnreadReference, ...]:
    data = draft.data or {}
    if data.get("status", "published") != "published":
        return ()
    found = written_references(draft.named.kind, data)
    return tuple((draft.named.source, at, name, kinds) for at, name, kinds in found)


def _translation(
    settings: Settings, draft: Draft, versions: Versions
) -> tuple[Versions, list[Finding]]:
    """The item in the draft's language; nothing where it cannot be read."""
    first = next(iter(versions.values()))
    if draft.lang in versions:
        return NOTHING, [_same_language(draft, versions[draft.lang])]
    if draft.data is None:
        return NOTHING, []
    overlay = Overlay(first.facts, draft.data, draft.named.source)
    facts, findings = validated(type(first.facts), overlay.data(), draft, overlay.moved)
    findings = overlay.findings + findings
    if not facts:
        return NOTHING, findings
    stamp = digest_of(first.stamp, draft.stamp)
    return {draft.lang: _item(settings, draft, first.key, facts, first.facts, stamp)}, findings


def _item(
    settings: Settings, draft: Draft, key: str, facts: Any, original: Any, front: str
) -> Item:
    slug = facts.slug or original.slug or slugified(draft.named.stem)
    address, source = _address(settings, draft, original, slug), draft.named.source
    lead = "" if facts.summary else draft.body.lead
    stamp = digest_of(front, source.path, address, lead)
    told = [(shape, value) for _, shape, value in leaves(facts) if value]
    return Item(
        key,
        draft.lang,
        facts,
        draft.body,
        source,
        address,
        facts is original,
        stamp,
        named=tuple((value, shape.ref.kinds) for shape, value in told if shape.ref),
        last_day=max(
            (value.first.toordinal() for shape, value in told if shape.is_moment), default=0
        ),
    )


def _names(key: str, named: Named, facts: Any) -> frozenset[str]:
    path = f"{named.kind.folder}/{named.id}"
    names = {named.id, named.stem, path, f"{path}.md", key, key.partition("/")[2]}
    # A file that was renamed is still meant by its former name.
    names.add(key.rpartition("/")[2])
    slug = getattr(facts, "slug", None)
    return frozenset(names | ({slug} if slug else set()))


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
        former = [change.former_start for change in facts.own_changes if change.former_start]
        return str((former or [facts.starts])[0].first.year)
    return str(facts.date.first.year)


def _closed_file(named: Named) -> Finding:
    return Finding(
        project_path(named.source.file), 0, 0, "file-unreadable", "the file cannot be opened",
        "Every file of the content is read.", "Look at who may read it, or take it away.",
    )  # fmt: skip


def _same_language(draft: Draft, other: Item) -> Finding:
    return finding_in(
        draft.named.source, "same-language", f'there are two versions in the language "{draft.lang}"',
        f"The other one is {project_path(other.source.file)}.", "Delete one, or mend the language in the file's name.", ("lang",),
    )  # fmt: skip
