"""Others' words stay within what their rights allow."""

from __future__ import annotations

from collections.abc import Iterator

from communique.findings import Finding
from communique.model.site import Site
from communique.reading.places import finding_in


def check(site: Site) -> Iterator[Finding]:
    limit = site.settings.excerpt_words
    for item in site.of("coverage"):
        words = len(item.facts.excerpt.split())
        if "all rights reserved" in item.facts.rights.lower() and words > limit:
            yield finding_in(
                item.source, "excerpt-too-long", f"the excerpt has {words} words",
                f"All rights are reserved: at most {limit} words may be quoted (COMMUNIQUE['excerpt_words']).",
                "Shorten it, and say the rest in your own words in summary.", ("excerpt",),
            )  # fmt: skip
