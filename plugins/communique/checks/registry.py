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
    repeats,
    stale,
    times,
    topics,
    uids,
)
from communique.checks.links import IsPlanned
from communique.findings import Finding
from communique.model.site import Site, Versions, original

ITEM_CHECKS: tuple[Callable[[Site, Versions], Iterator[Finding]], ...] = (
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
    topics.check_series,
    changes.check,
    repeats.check,
    placeholders.check,
)

SITE_CHECKS: tuple[Callable[[Site], Iterator[Finding]], ...] = (
    references.check_site,
    addresses.check_site,
    uids.check_site,
)


def check(site: Site) -> Iterator[Finding]:
    """The findings of all checks, in no order, on what is published and what waits for its time."""
    whole = site.with_coming
    for versions in whole.items.values():
        yield from check_item(whole, versions)
    yield from check_site(whole)


def check_item(
    site: Site, versions: Versions, is_planned: IsPlanned | None = None
) -> Iterator[Finding]:
    """The findings on one item in all its languages. `site` holds what waits for its time among its
    items (see `Site.with_coming`). Links to addresses of the site are followed once the plan is there
    to say which of them it has."""
    if original(versions).one_of:
        return
    for one in ITEM_CHECKS:
        yield from one(site, versions)
    if is_planned:
        yield from links.dead_links(site, versions, is_planned)


def check_site(site: Site) -> Iterator[Finding]:
    """The findings on the site as a whole."""
    for one in SITE_CHECKS:
        yield from one(site)
