"""Translations that are older than their original's last change."""

from __future__ import annotations

from collections.abc import Iterator

from communique.collections.revisions import revisions
from communique.findings import Finding
from communique.model.moments import Moment
from communique.model.site import Item, Site, Versions
from communique.reading.places import finding_in


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    first, *translations = versions.values()
    for item in translations:
        if is_stale(first, item):
            changed = last_change(first)
            yield finding_in(
                item.source, "stale-translation", f"the original changed on {changed} and this translation did not",
                "Readers of this language may read what is no longer so.",
                f"Bring the words up to date and write  updated: {changed}", ("updated",), rank="warning",
            )  # fmt: skip


def is_stale(first: Item, translation: Item) -> bool:
    """Whether the translation was last brought up to date before the original changed."""
    changed = last_change(first)
    own = translation.facts.updated or first.facts.date
    return bool(changed and (own is None or own.first < changed.first))


def last_change(first: Item) -> Moment | None:
    """When the original's words or facts last changed, as its front matter tells."""
    return max(revisions(first.facts), key=lambda moment: moment.first, default=None)
