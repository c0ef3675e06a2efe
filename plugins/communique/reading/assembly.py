"""From the content tree to the site: files are read, drafts of one item put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from communique.findings import Finding
from communique.model.site import Site
from communique.reading.beside import files_beside
from communique.reading.desk import Desk
from communique.reading.documents import Draft, Reader, Reading, read_draft, unread
from communique.reading.scan import Named, scan
from communique.settings import Settings, project_path
from communique.words import Words

NO_WORDS = Words()


def read_site(
    content: Path,
    settings: Settings,
    built_at: datetime,
    words: Words = NO_WORDS,
    read: Reader = read_draft,
) -> tuple[Site, list[Finding]]:
    """Read the content tree. The site holds what could be read; the findings say what could not.

    `read` may be a reader that remembers (see `reading.kept`).
    """
    named, findings = scan(content, settings)
    drafts = []
    for one in named:
        draft, found = _read(one, settings, read)
        findings += found
        drafts.append(draft)
    site, found = assembled(drafts, settings, built_at)
    return replace(site, words=words, files=files_beside(site, content)), findings + found


def _read(named: Named, settings: Settings, read: Reader) -> Reading:
    try:
        content = named.source.file.read_bytes()
    except OSError as error:
        return unread(named, settings), [_closed_file(named, error)]
    return read(named, settings, content)


def assembled(
    drafts: Iterable[Draft], settings: Settings, built_at: datetime
) -> tuple[Site, list[Finding]]:
    """The site that these drafts form at `built_at`."""
    desk = Desk(settings, built_at)
    for group in _groups(drafts, settings):
        desk.take(group)
    return desk.site(), desk.findings


def _groups(drafts: Iterable[Draft], settings: Settings) -> list[list[Draft]]:
    """Drafts of one item together, the original first: without a language in its name, else the
    first in the order of the site's languages."""
    groups: dict[str, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(draft.named.key, []).append(draft)
    order = {"": -1, **{lang: n for n, lang in enumerate(settings.languages)}}
    return [
        sorted(group, key=lambda d: order[d.named.suffix]) for _, group in sorted(groups.items())
    ]


def _closed_file(named: Named, error: OSError) -> Finding:
    return Finding(
        project_path(named.source.file), 0, 0, "file-unreadable",
        f"the file cannot be opened: {error.strerror}", "Every file of the content is read.",
        "Look at who may read it, or take it away.",
    )  # fmt: skip
