"""What a check would find if files were written otherwise, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from msgspec import structs

from communique.checks.dates_in_text import dates_in
from communique.checks.registry import check_item, check_site
from communique.findings import Finding, in_order
from communique.model.moments import zone
from communique.model.site import File, Item, Site, Versions, original
from communique.reading.archive import Archive
from communique.reading.beside import FilesBeside
from communique.reading.desk import assembled
from communique.reading.scan import scan
from communique.settings import Settings, project_path

NOTHING: Mapping[str, bytes] = {}


@dataclass(frozen=True)
class Desk:
    """A content tree, as commands look at it."""

    content: Path
    settings: Settings
    built_at: datetime
    archive: Archive = field(default_factory=Archive, compare=False)
    """What was read before: a second look reads only what is otherwise."""
    folder: Path = field(default_factory=lambda: Path(mkdtemp()), compare=False)
    """Where files lie that are not written yet, while they are looked at. It is the same each time:
    what the archive holds remembers it."""

    @property
    def today(self) -> date:
        """The day in the site's time zone."""
        return self.built_at.astimezone(zone(self.settings.timezone)).date()

    def read(
        self, otherwise: Mapping[str, bytes] = NOTHING, gone: AbstractSet[str] = frozenset()
    ) -> tuple[Site, list[Finding]]:
        """The site with what waits for its time, and what is wrong with the files; `otherwise` are
        the bytes of files that are not written yet, by their paths in the content tree, `gone` are
        those that would not be there any more."""
        try:
            return self._read(otherwise, gone)
        finally:
            rmtree(self.folder)

    def _read(
        self, otherwise: Mapping[str, bytes], gone: AbstractSet[str]
    ) -> tuple[Site, list[Finding]]:
        desk = self.folder.resolve() / "content"
        _lay(desk, otherwise)
        found, findings = scan(self.content, self.settings)
        away = otherwise.keys() | gone
        laid = [one for one in found if one.named.source.path not in away]
        fresh, wrong_names = scan(desk, self.settings)
        dossiers = self.archive.dossiers([*laid, *fresh], self.settings)
        site, wrong = assembled(dossiers, self.settings, self.built_at)
        files = BothBeside(FilesBeside(desk), FilesBeside(self.content), gone)
        site = replace(site, files=files).with_coming
        checked = [one for key in self._keys(site, otherwise) for one in self._of(site, key)]
        all_of_it = [*findings, *wrong_names, *wrong, *checked, *check_site(site)]
        return site, in_order(self._at_home(finding, desk) for finding in all_of_it)

    def _keys(self, site: Site, otherwise: Mapping[str, bytes]) -> set[str]:
        return {site.paths[path][0] for path in otherwise if path in site.paths}

    def _of(self, site: Site, key: str) -> Iterator[Finding]:
        if key in site.items:
            yield from check_item(site, site.items[key])

    def _at_home(self, finding: Finding, desk: Path) -> Finding:
        """The finding as it would be told of the content itself."""
        away = desk.as_posix()
        if away not in finding.path:
            return finding
        path = finding.path.partition(f"{away}/")[2]
        return structs.replace(finding, path=project_path(self.content / path))


def _lay(desk: Path, files: Mapping[str, bytes]) -> None:
    desk.parent.mkdir(mode=0o700, exist_ok=True)
    desk.mkdir()
    for path, content in files.items():
        (desk / path).parent.mkdir(parents=True, exist_ok=True)
        (desk / path).write_bytes(content)


class BothBeside(Mapping[str, File]):
    """Files beside items on the desk, else in the content tree."""

    def __init__(self, desk: FilesBeside, content: FilesBeside, gone: AbstractSet[str]) -> None:
        self._desk, self._content, self._gone = desk, content, gone

    def __getitem__(self, path: str) -> File:
        if path in self._desk:
            return self._desk[path]
        if path in self._gone:
            raise KeyError(path)
        return self._content[path]

    def __iter__(self) -> Iterator[str]:
        return iter({*self._desk, *self._content} - self._gone)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def new_errors(before: list[Finding], after: list[Finding]) -> list[Finding]:
    """The errors that were not there before."""
    known = {(finding.code, finding.what) for finding in before}
    return [f for f in after if f.is_error and (f.code, f.what) not in known]


def texts_with(versions: Versions, day: date) -> Iterator[str]:
    """A line for each language whose words name that day: staff look at them after a change."""
    for item in versions.values():
        written = {one.text for one in dates_in(_words(item), item.lang) if one.date == day}
        for text in sorted(written):
            yield f'{project_path(item.source.file)} says "{text}" in its text.'


def _words(item: Item) -> str:
    text = re.sub(r"<[^>]+>", "", "".join(item.body.parts))
    return f"{item.title}\n{item.facts.summary}\n{text}"


def event_at(desk: Desk, site: Site, given: Path) -> Item | str:
    """The event that a path on the command line means, in its original language; else why none."""
    path = path_in(desk.content, given)
    path = f"{path}/index.md" if given.is_dir() else path
    keys = (site.paths[path][0],) if path in site.paths else site.find(str(given), ("event",))
    if not keys:
        return f"{given} is no file of an event in {project_path(desk.content)}."
    if keys[0] not in site.items:
        if keys[0] in site.unread:
            return f"{given} cannot be read: mend it first, with  communique check"
        return f"{given} is not published: nobody was told of it. Change its facts in the file."
    item = original(site.items[keys[0]])
    return item if item.kind == "event" else f"{given} is no event: only events have changes."


def path_in(content: Path, given: Path) -> str:
    """A path as it was typed -> the path in the content tree; empty for what is not in it."""
    try:
        return given.resolve().relative_to(content.resolve()).as_posix()
    except ValueError:
        return ""
