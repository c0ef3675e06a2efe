"""Dossiers that were made before: a file whose bytes have not changed is not read again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from communique.keeping.store import Store, Writer
from communique.keeping.workers import Spread, in_one
from communique.model.body import Folded
from communique.model.stamps import Stamp, stamp_of
from communique.reading.documents import digest_of
from communique.reading.dossier import Dossier, understand
from communique.reading.scan import Found, Named
from communique.settings import Settings

NOT_READ = b""
"""The digest of a file that nobody has read yet, or that cannot be opened."""
MOST_VOLUMES = 40
SHARDS = 256
"""Dossiers are kept in so many parts, so that an edit writes one of them, and reads few."""
CARDS = "cards"


class Known(Struct, frozen=True):
    """A file as it was when it was read: what the system says of it, and a digest of its bytes."""

    named: Named
    stamp: Stamp | None
    digest: bytes


class Record(Struct, frozen=True):
    """A dossier with the files it was made of, the original's first."""

    files: tuple[Known, ...]
    dossier: Dossier


class Card(NamedTuple):
    """What is known of a record without looking at it: its item, what that is besides texts and what
    is only shown, the paths of its files."""

    key: str
    outline: str
    paths: tuple[str, ...]


@dataclass
class Archive:
    """The records of one content tree by the item's key, as far as they were made before. They are
    loaded when one of their part is wanted, or when all are."""

    kept: Store | None = None
    spread: Spread = in_one
    records: dict[str, Record] = field(default_factory=dict)
    files: dict[str, Known] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    """Keys of the groups whose records were made, renewed or dropped since they were last kept."""
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
        return cls(kept, spread, _unloaded=set(range(SHARDS)))

    def load(self) -> None:
        """Load all that was kept."""
        for number in sorted(self._unloaded):
            self._load(number)

    def _load(self, number: int) -> None:
        if self.kept and number in self._unloaded:
            self._unloaded.remove(number)
            part: dict[str, Record] = self.kept.load(_shard_name(number)) or {}
            self.records |= part
            for record in part.values():
                for known in record.files:
                    self.files[known.named.source.path] = known

    def _record(self, key: str) -> Record | None:
        self._load(_shard(key))
        return self.records.get(key)

    @cached_property
    def cards(self) -> dict[str, Card]:
        """A card for each record, by its key."""
        if not self._unloaded:
            return {key: _card(record) for key, record in self.records.items()}
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
        is_good = record and record.files == _as_it_is(record.files)
        return record.dossier if record and is_good else None

    @property
    def names(self) -> Mapping[str, Named]:
        """Files that were taken apart before, by path."""
        return {path: known.named for path, known in self.files.items()}

    def dossiers(self, found: Sequence[Found], settings: Settings) -> list[Dossier]:
        """The dossier of each item, ordered by key; only what changed is read."""
        self.load()
        groups = self._groups([self._known(one) for one in found], settings)
        wanted = [files for key, files in groups.items() if not self._is_up_to_date(key, files)]
        for record in self._made(wanted, settings):
            self._take(record)
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
        groups = [_as_it_is(record.files) for record in known if record]
        fresh = self._made(groups, settings, is_laid_down=False)
        for key, record in fresh:
            if not record.dossier.versions or _card(record) != self.cards.get(key):
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
        if not self.kept or not self.changed:
            return
        if not self._unloaded and len(self._volumes()) > MOST_VOLUMES:
            self._repack()
        numbers = {_shard(key) for key in self.changed}
        parts: dict[int, dict[str, Record]] = {number: {} for number in numbers}
        for key, record in self.records.items():
            number = _shard(key)
            if number in parts:
                parts[number][key] = record
        for number, part in parts.items():
            self.kept.save(_shard_name(number), part)
        if not self._unloaded:
            self.kept.keep_volumes(self._volumes())
            self.kept.save(CARDS, self.cards)
        self.changed.clear()

    def _repack(self) -> None:
        """Put all bodies into one volume: every build that reads something leaves another one."""
        assert self.kept
        writer = self.kept.writer()
        for key, record in self.records.items():
            self._take((key, replace(record, dossier=_laid_down(record.dossier, writer))))
        writer.close()

    def _volumes(self) -> set[str]:
        texts = (i.text for r in self.records.values() for i in r.dossier.versions.values())
        return {text.shelf.path for text in texts if isinstance(text, Folded)}  # type: ignore[attr-defined]

    def _known(self, found: Found) -> Known:
        """The file with its digest; its bytes are looked at only when the system says that it may
        have changed."""
        known = self.files.get(found.named.source.path)
        if known and known.stamp == found.stamp and known.named == found.named:
            return known
        digest = _digest(_bytes(found.named)) if known else NOT_READ
        return Known(found.named, found.stamp, digest)

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

    def _made(
        self, groups: Sequence[tuple[Known, ...]], settings: Settings, is_laid_down: bool = True
    ) -> list[tuple[str, Record]]:
        """What the files of these groups hold, with bodies in a volume or at hand."""
        if not groups:
            return []

        def work(share: Sequence[tuple[Known, ...]]) -> list[tuple[str, Record]]:
            writer = self.kept.writer() if self.kept and is_laid_down else None
            made = [_record(files, settings, writer) for files in share]
            if writer:
                writer.close()
            return made

        return [entry for share in self.spread(groups, work) for entry in share]

    def _take(self, entry: tuple[str, Record]) -> None:
        key, record = entry
        self.records[key] = record
        self.changed.add(key)
        for known in record.files:
            self.files[known.named.source.path] = known

    def _forget_cards(self) -> None:
        for name in ("cards", "_keys"):
            vars(self).pop(name, None)

    def _drop(self, key: str) -> None:
        del self.records[key]
        self.changed.add(key)


def _record(
    files: tuple[Known, ...], settings: Settings, writer: Writer | None
) -> tuple[str, Record]:
    """Read the files of one item. Their digests are those of the bytes that are read here."""
    read = [(known, _bytes(known.named)) for known in files]
    made = understand([(known.named, content) for known, content in read], settings)
    if writer:
        made = _laid_down(made, writer)
    fresh = tuple(replace(known, digest=_digest(content)) for known, content in read)
    return files[0].named.key, Record(fresh, made)


def _card(record: Record) -> Card:
    made = record.dossier
    return Card(made.key, made.outline, tuple(known.named.source.path for known in record.files))


def _as_it_is(files: tuple[Known, ...]) -> tuple[Known, ...]:
    """Files with what the system says of them now."""
    return tuple(replace(known, stamp=stamp_of(known.named.source.file)) for known in files)


def _bytes(named: Named) -> bytes | None:
    """The file's bytes; None where it cannot be opened."""
    try:
        return named.source.file.read_bytes()
    except OSError:
        return None


def _digest(content: bytes | None) -> bytes:
    return NOT_READ if content is None else blake2b(content, digest_size=16).digest()


def _laid_down(dossier: Dossier, writer: Writer) -> Dossier:
    """The dossier with its bodies in a volume."""
    versions = {
        lang: replace(item, text=writer.put(item.body)) for lang, item in dossier.versions.items()
    }
    return replace(dossier, versions=versions)


def _shard(key: str) -> int:
    return crc32(key.encode()) % SHARDS


def _shard_name(number: int) -> str:
    return f"items-{number:03}"
