"""What a first file says to its writer is not published."""

from __future__ import annotations

from collections.abc import Iterator

from communique.findings import Finding
from communique.model.document import PLACEHOLDER
from communique.model.site import Site, Versions
from communique.reading.places import findings_at_text


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    for item in versions.values():
        if item.body.lead.startswith(PLACEHOLDER):
            yield from findings_at_text(
                item.source, PLACEHOLDER, "placeholder", "the text is still that of a first file",
                "Readers would see it.", "Write the text, or put  status: draft  back.",
            )  # fmt: skip
