"""Topics are among those that the settings name, where they name any; a series is not nearly one of those."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from communique.findings import Finding
from communique.model.site import Site, Versions, original
from communique.reading.places import finding_in


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    known, item = site.settings.topics, original(versions)
    for index, topic in enumerate(item.facts.topics if known else ()):
        if topic not in known:
            close = get_close_matches(topic, known, n=1)
            yield finding_in(
                item.source, "unknown-topic", f'topics names "{topic}", which the settings do not name',
                "It would be a topic of its own, without a name in other languages.",
                f"Did you mean  {close[0]}?" if close else "Name it in COMMUNIQUE['topics'].",
                ("topics", index), rank="warning",
            )  # fmt: skip


def check_series(site: Site, versions: Versions) -> Iterator[Finding]:
    """A series needs no name of its own; one that is nearly another's is a slip."""
    known, item = site.settings.series, original(versions)
    series = item.facts.series if item.kind == "event" else None
    if series and series not in known:
        for close in get_close_matches(series, known, n=1, cutoff=0.75):
            yield finding_in(
                item.source, "unknown-series", f'series is "{series}", which the settings do not name',
                f'It would be a series of its own, apart from "{close}".',
                f"Did you mean  {close}?  Else name it in COMMUNIQUE['series'].",
                ("series",), rank="warning",
            )  # fmt: skip
