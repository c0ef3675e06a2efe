"""Dossiers that were made before: a file whose bytes have not changed is not read again."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

from msgspec.structs import replace

from communique.keeping.store import Store
from communique.keeping.workers import Spread, in_one
from communique.model.body import Folded
from communique.reading.documents import digest_of
from communique.reading.dossier import Dossier
from communique.reading.records import (
    Card,
    Known,
    Record,
    as_it_is,
    card_of,
    known_now,
    laid_down,
    read_record,
)
from communique.reading.scan import Found, Named
from communique.settings import Settings

MOST_VOLUMES = 40
PARTS = 256
"""Dossiers are kept in so many parts, so that an edit writes one of them, and reads few."""
CARDS = "cards"
Records = dict[str, Record]


@dataclass
class Archive:
    """The records of one content tree by the item's key, as far as they were made before. They are
    loaded when one of their part is wanted, or when all are."""

    kept: Store | None = None
    spread: Spread = in_one
    records: Records = field(default_factory=dict)
    files: dict[str, Known] = field(default_factory=dict)
    unkept: set[int] = field(default_factory=set)
    """Numbers of the parts of which a record was made, renewed or dropped since they were kept."""
    is_as_kept: bool = True
    read: int = 0
    """How many files were read since it was last set to 0."""
    _unloaded: set[int] = field(default_factory=set)
    """Numbers of the parts that were kept and are not loaded yet."""

    @classmethod
    def opened(cls, kept: Store, spread: Spread = in_one) -> Archive:
        """With all that was kept."""
        archive = cls.closed(kept, spread)
        archive.load()
        return archive

    @classmethod
    def closed(cls, kept: Store, spread: Spread = in_one) -> Archive:
        """With what was kept, once it is wanted."""
        return cls(kept, spread, _unloaded=set(range(PARTS)))

    def load(self) -> None:
        """Load all that was kept."""
        for number in sorted(self._unloaded):
            self._load(number)

    def _load(self, number: int) -> None:
        if self.kept and number in self._unloaded:
            self._unloaded.remove(number)
            part: Records = self.kept.load(_name(number)) or {}
            self.records |= part
            for record in part.values():
                for known in record.files:
                    self.files[known.named.source.path] = known

    def _record(self, key: str) -> Record | None:
        self._load(_part(key))
        return self.records.get(key)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """A card for each record, by its key."""
        if not self._unloaded:
            return {key: card_of(record) for key, record in self.records.items()}
        assert self.kept
        return self.kept.load(CARDS) or {}

    @cached_property
    def _keys(self) -> dict[str, str]:
        """An item's key, or the path of one of its files -> the key of its record."""
        return {name: key for key, card in self.cards.items() for name in (card.key, *card.paths)}

    def dossier(self, name: str) -> Dossier | None:
        """The dossier of an item, by its key or the path of one of its files; None where its files are
        no more what it was made of. Raises KeyError where there is no such item or file."""
        record = self._record(self._keys[name])
        is_good = record and record.files == as_it_is(record.files)
        return record.dossier if record and is_good else None

    @property
    def names(self) -> Mapping[str, Named]:
        """Files that were taken apart before, by path."""
        return {path: known.named for path, known in self.files.items()}

    def dossiers(self, found: Sequence[Found], settings: Settings) -> list[Dossier]:
        """The dossier of each item, ordered by key; only what changed is read."""
        self.load()
        groups = self._groups(
            [known_now(one, self.files.get(one.named.source.path)) for one in found], settings
        )
        wanted = [files for key, files in groups.items() if not self._is_up_to_date(key, files)]
        self._read(wanted, settings)
        for key in self.records.keys() - groups.keys():
            self._drop(key)
        self._forget_cards()
        self.read += sum(map(len, wanted))
        for path in self.files.keys() - {one.named.source.path for one in found}:
            del self.files[path]
        return [self.records[key].dossier for key in sorted(groups)]

    def renewed(
        self, paths: Collection[str], settings: Settings
    ) -> list[tuple[str, Record]] | None:
        """Read the items of these files again; None, and nothing is changed, where more has changed
        than texts, or what is only shown, or which files there are."""
        if not all(path in self._keys for path in paths):
            return None
        known = [self._record(key) for key in sorted({self._keys[path] for path in paths})]
        groups = [as_it_is(record.files) for record in known if record]
        fresh = [read_record(files, settings, None) for files in groups]
        for key, record in fresh:
            if not record.dossier.versions or card_of(record) != self.cards.get(key):
                return None
        if len(fresh) < len(known):
            return None
        for entry in fresh:
            self._take(entry)
        self.read += len(fresh)
        return fresh

    @property
    def outline(self) -> str:
        """A digest of everything but texts and what is only shown."""
        return digest_of(*(card.outline for _, card in sorted(self.cards.items())))

    def save(self) -> None:
        """Keep what is new."""
        if not self.kept or self.is_as_kept:
            return
        if not self._unloaded and len(self._volumes()) > MOST_VOLUMES:
            self._repack()
        parts: dict[int, Records] = {number: {} for number in self.unkept}
        for key, record in self.records.items():
            if (number := _part(key)) in parts:
                parts[number][key] = record
        for number, part in parts.items():
            self.kept.save(_name(number), part)
        if not self._unloaded:
            self.kept.keep_volumes(self._volumes())
            self.kept.save(CARDS, self.cards)
        self.unkept.clear()
        self.is_as_kept = True

    def _repack(self) -> None:
        """Put all bodies into one volume: every build that reads something leaves another one."""
        assert self.kept
        writer = self.kept.writer()
        for key, record in self.records.items():
            self._take((key, replace(record, dossier=laid_down(record.dossier, writer))))
        writer.flush()

    def _volumes(self) -> set[str]:
        texts = (i.text for r in self.records.values() for i in r.dossier.versions.values())
        return {text.shelf.path for text in texts if isinstance(text, Folded)}  # type: ignore[attr-defined]

    def _groups(
        self, files: Sequence[Known], settings: Settings
    ) -> Mapping[str, tuple[Known, ...]]:
        """Files of one item together, the original first: without a language in its name, else the
        first in the order of the site's languages."""
        groups: dict[str, list[Known]] = {}
        for known in files:
            groups.setdefault(known.named.key, []).append(known)
        order = {"": -1, **{lang: n for n, lang in enumerate(settings.languages)}}
        return {
            key: tuple(sorted(group, key=lambda known: order[known.named.suffix]))
            if len(group) > 1
            else tuple(group)
            for key, group in groups.items()
        }

    def _is_up_to_date(self, key: str, files: tuple[Known, ...]) -> bool:
        record = self.records.get(key)
        if not record or any(not known.digest for known in files):
            return False
        if record.files == files:
            return True
        has_same_bytes = [(k.named, k.digest) for k in record.files] == [
            (k.named, k.digest) for k in files
        ]
        if has_same_bytes:
            self._take((key, replace(record, files=files)))
        return has_same_bytes

    def _read(self, groups: Sequence[tuple[Known, ...]], settings: Settings) -> None:
        """Read these, with bodies in a volume. Another process keeps what it has read of a part of
        which nothing was kept."""
        if not groups:
            return
        kept, here, begun = self.kept, os.getpid(), {_part(key) for key in self.records}
        writer = kept.writer() if kept else None

        def work(share: Sequence[tuple[int, list[tuple[Known, ...]]]]) -> dict[int, Records | None]:
            made: dict[int, Records | None] = {}
            for number, its in share:
                made[number] = dict(read_record(files, settings, writer) for files in its)
            if kept and writer:
                writer.flush()
                for number in made.keys() - begun if os.getpid() != here else ():
                    kept.save(_name(number), made[number])
                    made[number] = None
            return made

        for share in self.spread(_in_parts(groups), work, len(groups)):
            for number, records in share.items():
                self._take_part(number, records)

    def _take_part(self, number: int, records: Records | None) -> None:
        """Take in what was read of a part; None where that is kept already."""
        self.is_as_kept = False
        if records is None:
            self._unloaded.add(number)
            self._load(number)
        for entry in (records or {}).items():
            self._take(entry)

    def _take(self, entry: tuple[str, Record]) -> None:
        key, record = entry
        self.records[key] = record
        self._mark(key)
        for known in record.files:
            self.files[known.named.source.path] = known

    def _forget_cards(self) -> None:
        for name in ("cards", "_keys"):
            vars(self).pop(name, None)

    def _drop(self, key: str) -> None:
        del self.records[key]
        self._mark(key)

    def _mark(self, key: str) -> None:
        """Have the part of this record kept again."""
        self.unkept.add(_part(key))
        self.is_as_kept = False


def _in_parts(groups: Iterable[tuple[Known, ...]]) -> list[tuple[int, list[tuple[Known, ...]]]]:
    """The files of items by the number of their part."""
    parts: dict[int, list[tuple[Known, ...]]] = {}
    for files in groups:
        parts.setdefault(_part(files[0].named.key), []).append(files)
    return list(parts.items())


def _part(key: str) -> int:
    return crc32(key.encode()) % PARTS


def _name(part: int) -> str:
    return f"items-{part:03}"
