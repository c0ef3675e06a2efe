"""From a content tree to the site, with the findings on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from communique.findings import Finding
from communique.model.site import Site
from communique.reading.archive import Archive
from communique.reading.beside import FilesBeside
from communique.reading.desk import assembled
from communique.reading.scan import scan
from communique.settings import Settings
from communique.words import Words

NO_WORDS = Words()


def read_site(
    content: Path,
    settings: Settings,
    built_at: datetime,
    words: Words = NO_WORDS,
    archive: Archive | None = None,
) -> tuple[Site, list[Finding]]:
    """Read the content tree. The site holds what could be read; the findings say what could not.

    With an archive only what changed since is read.
    """
    archive = archive or Archive()
    found, findings = scan(content, settings, archive.names)
    dossiers = archive.dossiers(found, settings)
    site, wrong = assembled(dossiers, settings, built_at)
    return replace(site, words=words, files=FilesBeside(content)), findings + wrong
