"""The days on which an item changed in substance, as its front matter tells."""

from __future__ import annotations

from typing import Any

from communique.model.moments import Moment


def revisions(facts: Any) -> list[Moment]:
    """Its update, corrections and announced changes, in the order of the fields."""
    moments = [
        facts.updated,
        *(correction.on for correction in facts.corrections),
        *(change.on for change in getattr(facts, "changes", ())),
    ]
    return [moment for moment in moments if moment]
