"""Which files of the content tree are ours, and what their names say."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from communique.findings import Finding
from communique.model.document import Document
from communique.model.fields import UNTITLED, slugified
from communique.model.kinds import BY_FOLDER
from communique.model.source import Source
from communique.model.stamps import Stamp, stamp
from communique.reading.text import BOX, CONTROL
from communique.settings import Settings, project_path

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2}|-[A-Z][a-z]{3})?")


class Named(Struct, frozen=True):
    """A content file. `id` is its path in the kind's folder without language and extension;
    `suffix` the language in its name, or empty."""

    source: Source
    kind: type[Document]
    id: str
    suffix: str

    @property
    def stem(self) -> str:
        """The last part of the id, from which the slug is made."""
        return self.id.rpartition("/")[2]

    @property
    def key(self) -> str:
        return f"{self.kind.kind}/{self.id}"


class Found(Struct, frozen=True):
    """A content file, and what the system says of it: it differs when the file was written."""

    named: Named
    stamp: Stamp


NONE_KNOWN: Mapping[str, Named] = {}


def scan(
    content: Path, settings: Settings, known: Mapping[str, Named] = NONE_KNOWN
) -> tuple[list[Found], list[Finding]]:
    """All documents below `content`, and findings on files whose names cannot be used. `known` are
    files by their path that were taken apart before, with the same settings."""
    found: list[Found] = []
    findings: list[Finding] = list(_misspelt_folders(content))
    for path, kind, stat in _files(content):
        named = known.get(path) or _named(Source(content, path), kind, settings)
        if isinstance(named, Named):
            found.append(Found(named, stamp(stat)))
        else:
            findings.append(named)
    return found, findings


def _misspelt_folders(content: Path) -> Iterator[Finding]:
    """Folders whose names are almost those of kinds: stock Pelican would make a blog of them."""
    others = sorted(
        path for path in content.iterdir() if path.is_dir() and path.name not in BY_FOLDER
    )
    for folder in others:
        close = get_close_matches(folder.name.lower(), BY_FOLDER, n=1, cutoff=0.8)
        if close:
            yield Finding(
                project_path(folder), 0, 0, "folder-name", f'the folder is called "{folder.name}"',
                "It is none of the newsroom's; Pelican makes plain blog articles of the texts in it.",
                f"Rename it to  {close[0]}  if they are {close[0]}.", rank="warning",
            )  # fmt: skip


def _files(content: Path) -> Iterator[tuple[str, type[Document], os.stat_result]]:
    for folder, kind in sorted(BY_FOLDER.items()):
        for path, stat in _documents(content / folder, folder):
            yield path, kind, stat


def _documents(folder: Path, path: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every document in a folder and below it: its path in the content tree, and its stat. Names
    that begin with a full stop or an underscore are for other programs."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name, here = entry.name, f"{path}/{entry.name}"
        if name.startswith((".", "_")) and name != ".md":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _documents(folder / name, here)
        elif name.lower().endswith((".md", ".markdown")) and entry.is_file():
            yield here, entry.stat()


def _named(source: Source, kind: type[Document], settings: Settings) -> Named | Finding:
    name = source.path.rpartition("/")[2]
    stem, suffix = _without_language(name.removesuffix(".md"), settings.languages)
    fault = _name_fault(source, name, stem)
    if fault:
        return fault
    if suffix and suffix not in settings.languages:
        return Finding(
            project_path(source.file), 0, 0, "language-unknown",
            f'the file\'s name says that it is in the language "{suffix}"',
            f"The site has the languages {', '.join(settings.languages)} (COMMUNIQUE['languages']).",
            "Add the language there, or take the full stop out of the file's name.",
        )  # fmt: skip
    return Named(source, kind, _id(source, kind, stem), suffix)


def _name_fault(source: Source, name: str, stem: str) -> Finding | None:
    if CONTROL.search(source.path) or "\n" in source.path or "\t" in source.path:
        return _bad_name(
            source,
            "the file's name holds a character that cannot be shown",
            "Rename it with letters, digits and hyphens.",
        )
    if name == ".md":
        return _bad_name(
            source,
            "the file has no name, only an extension",
            "Give it a name, such as  wsis-forum.md",
        )
    if not name.endswith(".md"):
        return _bad_name(
            source, f'the file is called "{name}"', f"Rename it to  {name.rpartition('.')[0]}.md"
        )
    if slugified(unquote(stem)) == UNTITLED and stem != UNTITLED:
        return _bad_name(
            source,
            f'the file is called "{name}", without a letter or digit',
            "Give it a name, such as  wsis-forum.md",
        )
    return None


def _without_language(stem: str, languages: tuple[str, ...]) -> tuple[str, str]:
    before, dot, last = stem.rpartition(".")
    is_language = last in languages or _LANGUAGE.fullmatch(last)
    return (before, last) if dot and before and is_language else (stem, "")


def _id(source: Source, kind: type[Document], stem: str) -> str:
    folders = source.folder.split("/")[1:]
    parts = folders if stem == "index" and folders else [*folders, stem]
    return "/".join(slugified(unquote(part)) for part in parts)


def _bad_name(source: Source, what: str, mend: str) -> Finding:
    path = CONTROL.sub(BOX, project_path(source.file)).replace("\n", BOX)
    return Finding(
        path, 0, 0, "file-name", what,
        "Items are files whose name ends in .md; the name becomes their address.", mend,
    )  # fmt: skip
