"""The answers of a site to the questions that pages and checks ask (see `model.asking`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from communique.collections.index import Index
from communique.model.asking import Held, Question
from communique.model.site import Site
from communique.model.stamps import stamp_of

GONE = "gone"
"""The answer to a question about what is not there any more."""


class Answers:
    """Answers small enough to be kept: digests for items and texts, else the value itself."""

    def __init__(self, index: Index, whole: Site, planned: Collection[str]) -> None:
        """`whole` is the site with what waits for its time, as checks see it; `planned` are the paths
        of all files of the site."""
        site = index.site
        self._index = index
        self._whole = whole
        self._texts = whole.items.values_by_key  # type: ignore[attr-defined]
        self._by_kind: dict[str, Callable[[Any], Any]] = {
            "item": _digests(site.items.values_by_key),  # type: ignore[attr-defined]
            "item, or coming": _digests(self._texts),
            "name": site.names.values_by_key.get,  # type: ignore[attr-defined]
            "path": site.paths.values_by_key.get,  # type: ignore[attr-defined]
            "file": site.files.values_by_key.get,  # type: ignore[attr-defined]
            "held": site.held.members.__contains__,  # type: ignore[attr-defined]
            "unread": site.unread.members.__contains__,  # type: ignore[attr-defined]
            "planned": frozenset(planned).__contains__,
            "passed": self._has_passed,
            "stamp": stamp_of,
        }

    def __call__(self, question: Question) -> Any:
        kind = question[0]
        answer = self._by_kind.get(kind)
        if answer:
            return answer(question[1])
        if kind == "text":
            return self._text(question[1], question[2])
        try:
            return getattr(self._index if hasattr(Index, kind) else self._whole, kind)(
                *question[1:]
            )
        except KeyError:
            return GONE

    def derive(self, question: Question) -> Held[Any]:
        """The answer to a derived question, and the questions that it follows from."""
        kind, *args = question
        getattr(self._index, kind)(*args)
        return self._index.derivations[question]

    def _has_passed(self, at: datetime) -> bool:
        return at <= self._whole.built_at

    def _text(self, key: str, lang: str) -> str:
        version = self._texts.get(key, {}).get(lang)
        return version.text.stamp if version else GONE


def _digests(items: Mapping[str, Any]) -> Callable[[str], Any]:
    def digest(key: str) -> str:
        versions = items.get(key)
        return "".join([item.stamp for item in versions.values()]) if versions else GONE

    return digest
