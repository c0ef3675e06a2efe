"""The site as one frozen value: every published item in every language, and the moment of the build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Protocol, TypeVar, cast

from msgspec import Struct

from communique.model.asking import (
    Asked,
    AskedSet,
    Held,
    Question,
    held,
    not_whole,
    note,
    note_all,
    question,
)
from communique.model.body import Body, Folded
from communique.model.document import Document
from communique.model.languages import Language
from communique.model.moments import Moment
from communique.model.source import Source
from communique.model.zones import zone
from communique.settings import Settings
from communique.words import Words

T = TypeVar("T")


class OneOf(Struct, frozen=True):
    """Of an item that is one date of an event that repeats: which one, and where the others are."""

    key: str
    """The event that repeats."""
    address: str
    """Of the event's page, in the same language."""
    at: Moment
    """The start by the rule, also when it takes place at another time: its RECURRENCE-ID."""
    earlier: str = ""
    """The key of the date before it; empty where it is the first."""
    later: str = ""


class Item(Struct, frozen=True):
    """One item in one language. `key` is the identity that all its languages share: KIND/ID."""

    key: str
    lang: str
    facts: Any
    """The front matter: an instance of the kind's class (News, Event …)."""
    text: Body | Folded
    source: Source
    address: str
    is_original: bool
    stamp: str = ""
    """Differs when anything but the text differs: a digest of the front matter in the file."""
    named: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The references in its front matter: (name, kinds it may be)."""
    last_day: int = 0
    """The last day of which its front matter tells, as `date.toordinal` counts; 0 where of none."""
    one_of: OneOf | None = None
    """For what no file holds by itself: one date of an event that repeats."""
    dates: tuple[str, ...] = ()
    """Of an event that repeats: the keys of its dates on the site, in order of time."""

    @property
    def file_key(self) -> str:
        """The key of the item that its file holds."""
        return self.one_of.key if self.one_of else self.key

    @property
    def home(self) -> str:
        """The address of the page of the item that its file holds."""
        return self.one_of.address if self.one_of else self.address

    @property
    def body(self) -> Body:
        """The text; it is fetched when somebody wants it."""
        note("text", self.file_key, self.lang)
        return self.text.unfolded()

    @property
    def kind(self) -> str:
        return self.facts.kind  # type: ignore[no-any-return]

    @property
    def title(self) -> str:
        return str(self.facts.heading)

    @property
    def summary(self) -> str:
        return str(self.facts.summary or self.text.lead)

    @property
    def slug(self) -> str:
        return self.address.rstrip("/").rpartition("/")[2]


class File(Struct, frozen=True):
    """A file beside an item: its length in bytes, and for pictures its size in pixels, as they are
    seen."""

    length: int
    width: int = 0
    height: int = 0
    digest: str = ""
    """Of the bytes of a raster picture of which smaller ones are made; empty for all other files."""
    is_clear: bool = False
    """Whether what lies behind the picture shows through."""
    fault: str = ""
    """Why it cannot be shown, though it is named like a picture: "broken" or "too large"."""


Versions = Mapping[str, Item]
"""The languages of one item; the original comes first."""


class Parts(Protocol):
    """Parts of files that earlier builds made (see `Site.part`)."""

    def known(self, key: Any) -> Held[Any] | None: ...
    def add(self, key: Any, held: Held[Any]) -> None: ...


class Unkept:
    """Nothing is kept."""

    def known(self, key: Any) -> Held[Any] | None:
        return None

    def add(self, key: Any, held: Held[Any]) -> None:
        return None


@dataclass(frozen=True)
class Site:
    """Everything that is published at `built_at`, and nothing of what is held back.

    `items` maps an item's key to its languages. `held` are the keys of drafts and of items whose
    time has not come, so that links to them can be told from broken ones; `withdrawn` are the
    addresses that keep a notice. `waiting` are the moments at which held items will be published.
    """

    settings: Settings
    built_at: datetime
    items: Mapping[str, Versions]
    """What is looked up in the mappings of a site is noted as a question (see `model.asking`)."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A reference as writers type it -> keys of the items it may mean, published or held."""
    held: AbstractSet[str] = frozenset()
    unread: AbstractSet[str] = frozenset()
    unread_references: tuple[tuple[Source, tuple[str | int, ...], str, tuple[str, ...]], ...] = ()
    """(file, path of keys, name, kinds) of each reference in a file that could not be understood, so
    that its faults are told together."""
    """Keys of items whose files are there and cannot be read: no other file is to blame."""
    withdrawn: tuple[tuple[str, str], ...] = ()
    """(address, language) of each withdrawn item."""
    coming: Mapping[str, Versions] = field(default_factory=dict)
    """What waits for its time. Only checks may look at it, so that no fault waits with it."""
    waiting: tuple[datetime, ...] = ()
    paths: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """A content file -> (key, language) of the item it holds, published or held."""
    files: Mapping[str, File] = field(default_factory=dict)
    """Content path -> the file beside an item that is there."""
    words: Words = field(default_factory=Words)
    """The words of the interface."""
    parts: Parts = field(default_factory=Unkept, compare=False)

    def __post_init__(self) -> None:
        for kind, name in _ASKED.items():
            values = getattr(self, name)
            if not isinstance(values, Asked):
                object.__setattr__(self, name, Asked(kind, values))
        for name in ("held", "unread"):
            if not isinstance(getattr(self, name), AskedSet):
                object.__setattr__(self, name, AskedSet(name, getattr(self, name)))

    def has_passed(self, at: datetime) -> bool:
        """Whether that moment has come when the site is built: the one question about time."""
        note("passed", at)
        return at <= self.built_at

    @property
    def languages(self) -> tuple[str, ...]:
        return self.settings.languages

    @cached_property
    def originals(self) -> Mapping[str, tuple[Item, ...]]:
        """Kind -> its items in their original language, ordered by key."""
        by_kind: dict[str, list[Item]] = {}
        for key in sorted(self.items):
            item = original(self.items[key])
            by_kind.setdefault(item.kind, []).append(item)
        return {kind: tuple(items) for kind, items in by_kind.items()}

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` gives, worked out once for this site; `key` names the function and arguments.
        All that `make` goes by it looks up itself."""
        if key not in self.memory:
            self.memory[key] = held(make)
        value, questions = self.memory[key]
        note_all(questions)
        return cast(T, value)

    def part(self, key: object, make: Callable[[], T]) -> T:
        """As `once`, for what is worth keeping until the next build. `key` holds names only."""
        if key not in self.memory:
            self.memory[key] = self.parts.known(key) or self._part(key, make)
        value, questions = self.memory[key]
        note_all(questions)
        return cast(T, value)

    def _part(self, key: object, make: Callable[[], Any]) -> Held[Any]:
        made = held(make)
        self.parts.add(key, made)
        return made

    def whole(self, key: object, make: Callable[[], T]) -> T:
        """As `once`, for what is worked out from the site as a whole: collections, never pages."""
        if key not in self.wholes:
            self.wholes[key] = make()
        return cast(T, self.wholes[key])

    @cached_property
    def wholes(self) -> dict[Any, Any]:
        """Where collections keep what they worked out."""
        return {}

    @cached_property
    def memory(self) -> dict[Any, Held[Any]]:
        """Where pure functions of this site keep what they worked out, by function and arguments."""
        return {}

    def remember(self, known: Mapping[Any, Held[Any]], changed: AbstractSet[Question]) -> None:
        """Take over what was worked out for a site that differs in the answers to these questions."""
        still = ((key, one) for key, one in known.items() if changed.isdisjoint(one[1]))
        self.memory.update(still)

    def language(self, lang: str) -> Language:
        """The language with the locale that the settings give it."""
        return Language(lang, self.settings.locale(lang))

    def of(self, kind: str) -> tuple[Item, ...]:
        """All items of a kind, in their original language. Not for pages, which ask an index."""
        not_whole(kind)
        return self.originals.get(kind, ())

    def best(self, key: str, lang: str) -> Item:
        """The item in `lang`, else in the site's first language, else in its original."""
        versions = self.items[key]
        return versions.get(lang) or versions.get(self.settings.default_lang) or original(versions)

    def late(self, kind: str, days: int) -> Iterator[Item]:
        """The items of a kind that tell of a day at most so many days ago, or of days to come; some
        that do not may be among them. In their original language, ordered by key."""
        # A month has up to 31 days, and no zone is a day from UTC.
        since = self.built_at.toordinal() - days - 32
        for item in self.of(kind):
            last_days = (version.last_day for version in self.items[item.key].values())
            if item.one_of or item.dates or max(last_days) >= since:
                yield item

    def in_language(self, kind: str, lang: str) -> tuple[Item, ...]:
        """What a list of that kind shows to readers of `lang`.

        News and pages are told per language; of everything else readers see all, each in their
        language where there is one.
        """
        unseen = self.unseen(lang)
        return tuple(self.best(item.key, lang) for item in self.of(kind) if item.key not in unseen)

    def unseen(self, lang: str) -> frozenset[str]:
        """The keys of what is told per language, and not in this one."""

        def found() -> Iterator[str]:
            for items in self.originals.values():
                if items[0].facts.is_told_per_language:
                    yield from (item.key for item in items if lang not in self.items[item.key])

        return self.whole((Site.unseen, lang), lambda: frozenset(found()))

    def find(self, name: str, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Keys of the items that a reference may mean; of all kinds when none are given."""
        keys = self.names.get(name, ())
        return tuple(key for key in keys if not kinds or key.partition("/")[0] in kinds)

    @question
    def short_names(self, kinds: tuple[str, ...] = ()) -> tuple[str, ...]:
        """All names without folders by which items of these kinds may be meant: to guess from."""
        return tuple(name for name in self.names if "/" not in name and self.find(name, kinds))

    def referred(self, name: str, lang: str, kinds: tuple[str, ...] = ()) -> Item | None:
        """The published item that a reference means, in the reader's language; None if held back."""
        keys = self.find(name, kinds)
        return self.best(keys[0], lang) if keys and keys[0] in self.items else None

    def publisher(self, lang: str) -> Item | None:
        """The organisation that the settings name as the site's publisher, as `referred` gives it."""
        name = self.settings.publisher
        return self.referred(name, lang, ("organisation",)) if name else None

    @property
    def with_coming(self) -> Site:
        """The site with what waits for its time among its items, for checks. `held` names it still."""
        items = {**self.items, **self.coming}
        return replace(self, items=Asked("item, or coming", items)) if self.coming else self

    def all_items(self) -> Iterator[Item]:
        """Every item in every language, ordered by key."""
        for key in sorted(self.items):
            yield from self.items[key].values()

    def published_at(self, item: Item) -> datetime | None:
        """The instant of publication, aware; None where the item has no date."""
        return item.facts.date.at(zone(self.settings.timezone)) if item.facts.date else None


_ASKED = {"item": "items", "name": "names", "path": "paths", "file": "files"}
"""The kind of question -> the mapping of a site that answers it."""


def original(versions: Versions) -> Item:
    return next(iter(versions.values()))


def references(facts: Document) -> Iterable[tuple[tuple[str | int, ...], str, tuple[str, ...]]]:
    """Every reference in the front matter: (path of keys, name, kinds it may be)."""
    from communique.model.walk import reference_fields

    return reference_fields(facts)
