"""The press: makes all sheets beside the site, then swaps in what differs, file by file."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from communique.outputs.sheet import Sheet

NOTHING: Mapping[str, Sheet] = {}


@dataclass(frozen=True, slots=True)
class Proof:
    """Sheets that are made and wait beside the site. `fresh` maps the path of each sheet that
    differs from the site to the file with its new bytes; `sheets` are all sheets by path."""

    output: Path
    staging: Path
    fresh: dict[str, Path]
    sheets: dict[str, Sheet]


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did: numbers of files."""

    made: int
    unchanged: int
    removed: int


def proof(sheets: Iterable[Sheet], output: Path, known: Mapping[str, Sheet] = NOTHING) -> Proof:
    """Make every sheet; the site is not touched. An error in one leaves nothing behind.

    `known` are the sheets that this process published last: one that is equal to its last is not
    made again while its file is there.
    """
    staging = output.parent / f".{output.name}.new"
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        return _made(sheets, output, staging, known)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


def _made(
    sheets: Iterable[Sheet], output: Path, staging: Path, known: Mapping[str, Sheet]
) -> Proof:
    fresh: dict[str, Path] = {}
    now = {}
    for number, sheet in enumerate(sheets):
        now[sheet.path] = sheet
        if known.get(sheet.path) == sheet and (output / sheet.path).is_file():
            continue
        content = sheet.content()
        if not _is_equal(output / sheet.path, content):
            fresh[sheet.path] = staging / str(number)
            fresh[sheet.path].write_bytes(content)
    return Proof(output, staging, fresh, now)


def publish(made: Proof, manifest: Path) -> Result:
    """Swap in what differs and remove what is gone; `manifest` remembers what is ours.

    Until all is in place it names the old files and the new ones, so that after an interruption
    the next build still knows them.
    """
    known = _known(made, manifest)
    gone = [path for path in known if path not in made.sheets and (made.output / path).is_file()]
    _remember(manifest, {*known, *made.sheets})
    for path in gone:
        _remove(made.output, path)
    for path, fresh in made.fresh.items():
        _put(fresh, made.output, path)
    _remember(manifest, made.sheets)
    shutil.rmtree(made.staging, ignore_errors=True)
    return Result(len(made.fresh), len(made.sheets) - len(made.fresh), len(gone))


def _is_equal(file: Path, content: bytes) -> bool:
    try:
        return file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def _put(fresh: Path, output: Path, path: str) -> None:
    target = output / path
    if target.is_dir():
        shutil.rmtree(target)
    for folder in target.parents:
        if folder.is_file() and folder.is_relative_to(output):
            folder.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        fresh.replace(target)
    except OSError:
        shutil.move(fresh, target)


def _known(made: Proof, manifest: Path) -> list[str]:
    """Files that earlier builds left. Without a manifest, a folder that holds `next-change.json` is
    a site of ours, and all in it that is older than this build; what Pelican just wrote is not."""
    if manifest.is_file():
        return manifest.read_text(encoding="utf-8").splitlines()
    if not (made.output / "next-change.json").is_file():
        return []
    began = made.staging.stat().st_mtime
    files = (file for file in made.output.rglob("*") if file.is_file())
    return [f.relative_to(made.output).as_posix() for f in files if f.stat().st_mtime < began]


def _remove(output: Path, path: str) -> None:
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or any(folder.iterdir()):
            return
        folder.rmdir()


def _remember(manifest: Path, paths: Iterable[str]) -> None:
    manifest.parent.mkdir(parents=True, exist_ok=True)
    fresh = manifest.with_suffix(".new")
    fresh.write_text("\n".join(sorted(paths)) + "\n", encoding="utf-8")
    fresh.replace(manifest)


def manifest_of(output: Path, cache: Path) -> Path:
    """Where the manifest of an output folder is kept."""
    from hashlib import blake2b

    name = blake2b(str(output.resolve()).encode(), digest_size=8).hexdigest()
    return cache / f"manifest-{name}.txt"
