"""What is remembered of a site of which texts, and what is only shown, have changed: the ledger answers
what was asked before, and items are fetched one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from typing import Any, cast

from communique.collections.alphabet import letter
from communique.collections.alphabet import order as order_of
from communique.collections.index import Index
from communique.ledger.answers import GONE
from communique.ledger.entries import Changes
from communique.ledger.ledger import Ledger
from communique.model.asking import Held, Question, note
from communique.model.site import Site, Versions, original
from communique.model.stamps import stamp_of
from communique.reading.archive import Archive
from communique.reading.beside import FilesBeside
from communique.reading.desk import Desk
from communique.reading.dossier import Dossier
from communique.settings import Settings
from communique.words import Words

COMING = "item, or coming"


class Unsure(Exception):
    """What is kept does not say."""


@dataclass(frozen=True)
class Memory:
    """Answers questions about a site of which texts, and what is only shown, have changed."""

    ledger: Ledger
    archive: Archive
    settings: Settings
    built_at: datetime
    words: Words
    files: FilesBeside
    changes: Changes = field(default_factory=Changes)

    def __call__(self, question: Question) -> Any:
        number = self.ledger.by_question.get(question)
        if number is not None:
            return self.changes.answers.get(number, self.ledger.answers[number])
        kind, *args = question
        if kind not in self._by_kind:
            raise Unsure(question)
        return self._by_kind[kind](*args)

    def take(self, dossiers: Sequence[Dossier]) -> None:
        """Answer by what these items are now. They keep their places everywhere."""
        for key, langs in [(dossier.key, dossier.versions) for dossier in dossiers]:
            self._has_changed(*(("text", key, lang) for lang in langs))
            if self._has_changed(("item", key), (COMING, key)):
                self._keep_place(key)

    def _has_changed(self, *questions: Question) -> bool:
        """Whether they have other answers now; they are answered so from here on."""
        before = len(self.changes.answers)
        for question in questions:
            number, now = (
                self.ledger.by_question.get(question),
                self._by_kind[question[0]](*question[1:]),
            )
            if number is not None and self.ledger.answers[number] != now:
                self.changes.answers[number] = now
        return len(self.changes.answers) > before

    def _keep_place(self, key: str) -> None:
        """Be Unsure where the index from A to Z has it in another place, or it has further dates."""
        versions = self.site.items.get(key, {})
        for lang in self.settings.languages if versions else ():
            facts = original(versions).facts
            if getattr(facts, "repeats", None):
                raise Unsure(key)
            if lang in versions or not facts.is_told_per_language:
                self._is_between_its_neighbours(key, lang)

    def _is_between_its_neighbours(self, key: str, lang: str) -> None:
        title = self.site.best(key, lang).title
        listed = self(("catalogue_letter", lang, letter(title, lang)))
        if key not in listed:
            raise Unsure(key)
        at = listed.index(key)
        around = listed[max(0, at - 1) : at + 2]
        titles = [(order_of(self.site.best(one, lang).title, lang), one) for one in around]
        if titles != sorted(titles):
            raise Unsure(key)

    def derive(self, question: Question) -> Held[Any]:
        """The answer to a derived question, and the questions that it follows from."""
        number = self.ledger.by_question.get(question)
        if number is None:
            raise Unsure(question)
        return self.ledger.answers[number], tuple(self.ledger.asked(self.ledger.grounds[number]))

    @cached_property
    def _by_kind(self) -> dict[str, Callable[..., Any]]:
        """Answers to what nobody has asked before."""
        return {
            "item": lambda key: self._stamp(self._alone(key).items.get(key)),
            COMING: lambda key: self._stamp(self._at_any_time(key)),
            "held": lambda key: key in self._alone(key).held,
            "unread": lambda key: key in self._alone(key).unread,
            "path": lambda path: self._alone(path).paths.get(path),
            "text": self._text,
            "file": self.files.get,
            "stamp": stamp_of,
            "passed": lambda at: at <= self.built_at,
            "planned": self.ledger.sheets.__contains__,
        }

    @cached_property
    def site(self) -> Site:
        """The site, of which each item is fetched when it is looked up."""

        def known(kind: str) -> Known:
            return Known(lambda key: self((kind, key)) or None)

        return Site(
            self.settings,
            self.built_at,
            items=self.items("item"),
            names=known("name"),
            held=known("held"),  # type: ignore[arg-type]
            unread=known("unread"),  # type: ignore[arg-type]
            paths=known("path"),
            files=self.files,
            words=self.words,
        )

    def items(self, kind: str) -> Mapping[str, Versions]:
        """The items of the site, with those that wait for their time where the question is of them."""

        def find(key: str) -> Versions | None:
            stamp = self((kind, key))
            if stamp == GONE:
                return None
            found = self._at_any_time(key)
            if self._stamp(found) != stamp:
                raise Unsure(key)
            return found

        return Known(find, lambda key: self((kind, key)) != GONE)

    def _text(self, key: str, lang: str) -> str:
        version = (self._at_any_time(key) or {}).get(lang)
        return version.text.stamp if version else GONE

    def _at_any_time(self, key: str) -> Versions | None:
        alone = self._alone(key)
        return alone.items.get(key) or alone.coming.get(key)

    def _stamp(self, versions: Versions | None) -> str:
        return "".join([item.stamp for item in versions.values()]) if versions else GONE

    def _alone(self, name: str) -> Site:
        """A site of that item alone, by its key or the path of a file; empty where there is none."""
        desk = Desk(self.settings, self.built_at)
        dossier = self._dossier(name)
        if dossier:
            desk.take(dossier)
            for place in self._places(dossier):
                desk.take(place)
        return desk.site()

    def _dossier(self, name: str) -> Dossier | None:
        try:
            dossier = self.archive.dossier(name)
        except KeyError:
            # One date of an event that repeats has no file: it follows from the event's.
            above = name.rpartition("/")[0]
            return self._dossier(above) if above.count("/") else None
        if dossier is None:
            raise Unsure(name)
        return dossier

    def _places(self, dossier: Dossier) -> Iterator[Dossier]:
        """What may be meant by the place of an event: its zone may be the event's."""
        facts = original(dossier.versions).facts if dossier.versions else None
        venue = getattr(facts, "venue", None)
        for key in (venue and venue.place and self(("name", venue.place))) or ():
            place = self._dossier(key) if key.startswith("place/") else None
            if place:
                yield place


class Known(Mapping[str, Any]):
    """Entries that are found one by one; where None is found there is none, which `has` may know
    without looking."""

    def __init__(
        self, find: Callable[[str], Any], has: Callable[[str], bool] | None = None
    ) -> None:
        self._find = cache(find)
        self._has = has or (lambda key: self._find(key) is not None)

    def __contains__(self, key: object) -> bool:
        return self._has(cast(str, key))

    def __getitem__(self, key: str) -> Any:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        raise Unsure("all there are")

    def __len__(self) -> int:
        raise Unsure("all there are")


@dataclass(frozen=True)
class RecalledIndex:
    """Answers as an index does."""

    site: Site
    answer: Memory

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if not hasattr(getattr(Index, name, None), "__wrapped__"):
            raise Unsure(name)

        def asked(*args: Any, **named: Any) -> Any:
            question = (name, *args, *named.values())
            note(*question)
            found = self.answer(question)
            if found == GONE:
                raise KeyError(question)
            return found

        return asked
