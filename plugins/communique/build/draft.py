"""A site that is read, planned and checked, and not made yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct

from communique.collections.index import Index
from communique.findings import Finding
from communique.ledger.entries import Answer, Changes, Checked, Frame
from communique.model.site import Site
from communique.outputs.sheet import Sheet
from communique.settings import Settings


class Draft(Struct):
    settings: Settings
    index: Index
    whole: Site
    """The site with what waits for its time."""
    keys: Collection[str]
    """Those of all its items."""
    sheets: Sequence[Sheet]
    """All of them; of a draft that was recalled (see `build.recalled`) those that may differ."""
    paths: Collection[str]
    """Those of all sheets."""
    answers: Answer
    frame: Frame
    changes: Changes
    checked: dict[str, Checked]
    findings: list[Finding]
