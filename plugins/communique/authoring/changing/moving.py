"""Renaming a file: its translations and pictures come along, its identity stays, links follow."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from posixpath import relpath
from urllib.parse import quote, urlsplit

from msgspec import Struct

from communique.authoring.changing.announcing import Refused
from communique.authoring.changing.front_editor import (
    Edit,
    edited,
    front_of,
    with_texts,
    with_value,
)
from communique.authoring.changing.rehearsal import Desk
from communique.collections.assets import beside
from communique.collections.links import content_path
from communique.model.kinds import BY_FOLDER
from communique.model.site import Item, Site, Versions, original

Names = Mapping[str, str]
"""A file's path in the content tree -> its new one."""

_MARK = re.compile(r"^[{|](?:filename|static|attach)[}|]/?")


class Move(Struct, frozen=True):
    """What a new name comes to: files that get another name, files that are copied, and what is
    written, by new names."""

    names: Names
    copies: Names
    writes: Mapping[str, bytes]
    addresses: tuple[tuple[str, str], ...]
    """(old, new) for each address that changes."""


def planned(desk: Desk, site: Site, old: str, new: str) -> Move:
    """The move of the item in a file or folder. Raises Refused, Uneditable."""
    versions = _versions(site, old)
    item = original(versions)
    names = dict(_texts(site, item, old, new))
    _allow(desk, names)
    beside_it, copies = _pictures(desk, site, versions, names)
    names |= beside_it
    writes = _with_links(desk, site, names, {item.key: copies})
    path = names[item.source.path]
    content = writes.get(path) or (desk.content / item.source.path).read_bytes()
    writes[path] = edited(content, [_with_id(content, item)])
    moved, _ = desk.read(rehearsal(desk, names, copies, writes), frozenset(names))
    if moved.items.get(item.key, versions).keys() != versions.keys():
        raise Refused(f"{new} would be read as a text in another language: give it another ending.")
    addresses = tuple(_addresses(site, moved, item.key))
    writes[path] = edited(writes[path], list(_with_addresses(item, addresses)))
    return Move(names, copies, writes, addresses)


def rehearsal(
    desk: Desk, names: Names, copies: Names, writes: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Every file that would lie at a new place or hold something else."""
    found = {new: (desk.content / old).read_bytes() for old, new in {**names, **copies}.items()}
    return {**found, **writes}


def carry_out(desk: Desk, move: Move) -> None:
    """Do it: renamed by git where it knows the file."""
    for old, new in move.names.items():
        target = desk.content / new
        target.parent.mkdir(parents=True, exist_ok=True)
        if not _git(desk.content, "mv", "--", old, new):
            (desk.content / old).rename(target)
    for old, new in move.copies.items():
        (desk.content / new).write_bytes((desk.content / old).read_bytes())
    for path, content in move.writes.items():
        (desk.content / path).write_bytes(content)
    for folder in sorted({(desk.content / old).parent for old in move.names}, reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _git(content: Path, *words: str) -> bool:
    try:
        return not subprocess.run(
            ["git", *words], cwd=content, capture_output=True, check=False
        ).returncode
    except OSError:
        return False


def _versions(site: Site, old: str) -> Versions:
    known = old if old in site.paths else f"{old}/index.md"
    if known not in site.paths:
        raise Refused(f"There is no item in {old}: name its file, or the folder with its index.md.")
    key = site.paths[known][0]
    if key not in site.items:
        raise Refused(f"{old} is not published: rename the file by hand, nobody knows it yet.")
    return site.items[key]


def _texts(site: Site, item: Item, old: str, new: str) -> Iterator[tuple[str, str]]:
    """The item's file in each language -> its new name."""
    before, after = _stem(item.source.path), _stem(new)
    if not before.endswith("/index") and not new.endswith(".md"):
        raise Refused(f"Give the new name with its ending:  {new}.md")
    if before.endswith("/index") and not after.endswith("/index"):
        after = f"{after}/index" if not new.endswith(".md") else after
    for path, (key, _) in sorted(site.paths.items()):
        if key == item.key:
            if not path.startswith(f"{before}."):
                raise Refused(f"{path} is a translation with another name: move it by hand.")
            yield path, after + path.removeprefix(before)


def _stem(path: str) -> str:
    return path.removesuffix(".md").rstrip("/")


def _allow(desk: Desk, names: Names) -> None:
    for old, new in names.items():
        kind, folder = old.partition("/")[0], new.partition("/")[0]
        if kind != folder or folder not in BY_FOLDER:
            raise Refused(f"What lies in {kind}/ stays there: its kind is part of its identity.")
        if (desk.content / new).exists():
            raise Refused(f"{new} is there already." if old != new else "That is its name already.")


def _pictures(
    desk: Desk, site: Site, versions: Versions, names: Names
) -> tuple[dict[str, str], dict[str, str]]:
    """Files beside the item that go along; those that other items show, too, are copied."""
    item = original(versions)
    before, after = item.source.folder, names[item.source.path].rpartition("/")[0]
    if before == after:
        return {}, {}
    if item.source.path.rpartition("/")[2] == "index.md":
        folder = desk.content / before
        files = (
            file.relative_to(desk.content).as_posix()
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        )
        return {path: after + path.removeprefix(before) for path in files if path not in names}, {}
    own = {path for version in versions.values() for path in _files_of(version)}
    own = {
        path for path in own if path.startswith(f"{before}/") and (desk.content / path).is_file()
    }
    shared = {
        path for other in site.all_items() if other.key != item.key for path in _files_of(other)
    }
    going = {path: after + path.removeprefix(before) for path in sorted(own)}
    return (
        {path: new for path, new in going.items() if path not in shared},
        {path: new for path, new in going.items() if path in shared},
    )


def _files_of(item: Item) -> Iterator[str]:
    for one in (*item.facts.photos, *item.facts.attachments):
        if one.file:
            yield beside(item, one.file)


def _with_links(
    desk: Desk, site: Site, names: Names, copies: Mapping[str, Names]
) -> dict[str, bytes]:
    """Each file with links to what has a new name, or with a new name itself, its links mended.
    `copies` are the files that only one item finds elsewhere, by its key."""
    found = {}
    for item in site.all_items():
        path = item.source.path
        links = dict(_mended(item, {**names, **copies.get(item.key, {})}))
        if links:
            front = front_of((desk.content / path).read_bytes())
            text = front.after
            for old, new in links.items():
                text = _link_to(old).sub(new.replace("\\", r"\\"), text)
            content = (front.before + "".join(front.lines) + text).encode()
            found[names.get(path, path)] = content
    return found


def _link_to(target: str) -> re.Pattern[str]:
    """A link's target as it stands in a text."""
    return re.compile(rf"(?<=[(<\"'\s]){re.escape(target)}(?=[)>\"'\s])")


def _mended(item: Item, names: Names) -> Iterator[tuple[str, str]]:
    """The links of a text that must be written otherwise: (as it is, as it must be)."""
    own = names.get(item.source.path, item.source.path).rpartition("/")[0]
    for link in item.body.links:
        parts = urlsplit(link.target)
        path = (
            content_path(item, link.target)
            if parts.path and not parts.netloc and not parts.scheme
            else None
        )
        if path is None or (path not in names and own == item.source.folder):
            continue
        mark, to = _MARK.match(link.target), names.get(path, path)
        is_rooted = mark is not None and mark[0].endswith("/")
        target = to if is_rooted else relpath(to, own)
        fragment = f"#{parts.fragment}" if parts.fragment else ""
        mended = f"{mark[0] if mark else ''}{_as_link(target)}{fragment}"
        if mended != link.target:
            yield link.target, mended


def _as_link(path: str) -> str:
    return quote(path) if re.search(r"[\s()<>\"%]", path) else path


def _with_id(content: bytes, item: Item) -> Edit:
    if "id" in front_of(content).data:
        return lambda same: same
    name = item.key.partition("/")[2]
    return partial(with_value, key="id", value=name, after=("title", "name", "date", "slug"))


def _addresses(site: Site, moved: Site, key: str) -> Iterator[tuple[str, str]]:
    for lang, version in site.items[key].items():
        now = moved.items[key].get(lang) if key in moved.items else None
        if now and now.address != version.address:
            yield version.address, now.address


def _with_addresses(item: Item, addresses: tuple[tuple[str, str], ...]) -> Iterator[Edit]:
    now = {new for _, new in addresses}
    before = dict.fromkeys((*item.facts.was_at, *(old for old, _ in addresses)))
    known = tuple(address for address in before if address not in now)
    if known != item.facts.was_at:
        yield partial(
            with_texts, key="was_at", texts=known, after=("title", "name", "date", "id", "slug")
        )
