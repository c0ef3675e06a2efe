"""What is kept of an item between builds: its dossier, and the files that it was made of."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from communique.keeping.store import Writer
from communique.model.stamps import Stamp, stamp_of
from communique.reading.dossier import Dossier, understand
from communique.reading.scan import Found, Named
from communique.settings import Settings

NOT_READ = b""
"""The digest of a file that nobody has read yet, or that cannot be opened."""


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


def read_record(
    files: tuple[Known, ...], settings: Settings, writer: Writer | None
) -> tuple[str, Record]:
    """Read the files of one item. Their digests are those of the bytes that are read here."""
    read = [(known, _bytes(known.named)) for known in files]
    made = understand([(known.named, content) for known, content in read], settings)
    if writer:
        made = laid_down(made, writer)
    fresh = tuple(replace(known, digest=_digest(content)) for known, content in read)
    return files[0].named.key, Record(fresh, made)


def card_of(record: Record) -> Card:
    made = record.dossier
    return Card(made.key, made.outline, tuple(known.named.source.path for known in record.files))


def as_it_is(files: tuple[Known, ...]) -> tuple[Known, ...]:
    """Files with what the system says of them now."""
    return tuple(replace(known, stamp=stamp_of(known.named.source.file)) for known in files)


def known_now(found: Found, before: Known | None) -> Known:
    """The file with its digest; its bytes are looked at only when the system says that it may have
    changed."""
    if before and before.stamp == found.stamp and before.named == found.named:
        return before
    return Known(found.named, found.stamp, _digest(_bytes(found.named)) if before else NOT_READ)


def _bytes(named: Named) -> bytes | None:
    """The file's bytes; None where it cannot be opened."""
    try:
        return named.source.file.read_bytes()
    except OSError:
        return None


def _digest(content: bytes | None) -> bytes:
    return NOT_READ if content is None else blake2b(content, digest_size=16).digest()


def laid_down(dossier: Dossier, writer: Writer) -> Dossier:
    """The dossier with its bodies in a volume."""
    versions = {
        lang: replace(item, text=writer.put(item.body)) for lang, item in dossier.versions.items()
    }
    return replace(dossier, versions=versions)
