"""The registry of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from communique.checks import (
    addresses,
    changes,
    dates_in_text,
    excerpts,
    links,
    order,
    photos,
    placeholders,
    references,
    stale,
    times,
    topics,
)
from communique.findings import Finding
from communique.model.site import Site

CHECKS: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    references.check,
    addresses.check,
    links.check,
    photos.check,
    times.check,
    order.check,
    dates_in_text.check,
    excerpts.check,
    stale.check,
    topics.check,
    changes.check,
    placeholders.check,
)


def check(site: Site) -> Iterator[Finding]:
    """The findings of all checks, in no order, on what is published and what waits for its time."""
    whole = site.with_coming
    for one in CHECKS:
        yield from one(whole)
