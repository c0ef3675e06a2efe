"""Topics are among those that the settings name, where they name any."""

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
