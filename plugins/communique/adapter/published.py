"""What was published before: the facts of a file, or of the content at a revision of git."""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from communique.adapter.host import HostError
from communique.checks.published import check_published
from communique.checks.published_calls import check_calls
from communique.collections.calls import dated_calls
from communique.findings import Finding
from communique.model.site import Site, original
from communique.reading.assembly import read_site
from communique.settings import Settings
from communique.views.facts import Facts, UnfitFacts, call_facts, event_facts, read_facts

Comparison = Callable[[Site], Iterable[Finding]]


def comparison(settings: Mapping[str, Any], against: str) -> Comparison | None:
    """The check against what was published; None where nothing is named, or nothing was published
    yet. Raises HostError."""
    content, ours = Path(settings["PATH"]), settings["COMMUNIQUE_SETTINGS"]
    usual = content.parent / ours.published if ours.published else None
    if against:
        before = _published(content, ours, against)
    elif usual and usual.is_file():
        before = _of_file(usual)
    else:
        return None
    return lambda site: chain(
        check_published(site, before.events, content), check_calls(site, before.calls)
    )


def _published(content: Path, settings: Settings, against: str) -> Facts:
    file = Path(against)
    if (file / "facts.json").is_file():
        return _of_file(file / "facts.json")
    return _of_file(file) if file.is_file() else _of_revision(content, settings, against)


def _of_file(file: Path) -> Facts:
    try:
        return read_facts(json.loads(file.read_bytes()))
    except ValueError as error:
        why = str(error) if isinstance(error, UnfitFacts) else "it is no JSON"
        raise HostError(
            f"{file} cannot be compared with: {why}. Take the facts.json of a build."
        ) from None


def _of_revision(content: Path, settings: Settings, revision: str) -> Facts:
    """The facts as a build at the time of that revision would have told them."""
    at = _git(content, revision, "show", "--no-patch", "--format=%cI", f"{revision}^{{commit}}")
    archive = _git(content, revision, "archive", "--format=tar", f"{revision}^{{commit}}")
    with TemporaryDirectory() as folder:
        _unpack(archive, Path(folder))
        built_at = datetime.fromisoformat(at.decode().strip()).astimezone(UTC)
        site, _ = read_site(Path(folder), settings, built_at)
        return _facts(site)


def _facts(site: Site) -> Facts:
    events = tuple(event_facts(site, event) for event in site.of("event"))
    calls = (
        call_facts(site, original(site.items[key]), year)
        for key, year in dated_calls(site.of("prize"))
    )
    return Facts(events, tuple(calls))


def _git(content: Path, revision: str, *words: str) -> bytes:
    if revision.startswith("-"):
        raise HostError(f"{revision} is neither a file nor a revision of git.")
    try:
        done = subprocess.run(["git", *words], cwd=content, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        raise HostError(
            f"{revision} is neither a file nor a revision of git with a folder {content.name}/ in it."
        ) from None
    return done.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """The texts in an archive of our own content; all else is of no use here."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        for member in files.getmembers():
            target = (folder / member.name).resolve()
            if (
                member.isfile()
                and member.name.endswith(".md")
                and folder.resolve() in target.parents
            ):
                target.parent.mkdir(parents=True, exist_ok=True)
                found = files.extractfile(member)
                target.write_bytes(found.read() if found else b"")
