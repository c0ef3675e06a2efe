"""The manifest: what of the output folder is ours. What was made is swapped in, and what is gone is
removed, by what it says."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from communique.build.press import Proof


class Result(Struct, frozen=True):
    """What a build did: numbers of files."""

    read: int
    made: int
    unchanged: int
    removed: int


def publish(made: Proof, manifest: Path) -> tuple[int, int]:
    """Swap in what differs and remove what is gone; how many files each. `manifest` remembers what
    is ours.

    Until all is in place it names the old files and the new ones, so that after an interruption
    the next build still knows them.
    """
    known, planned = _known(made, manifest), set(made.paths)
    gone = [path for path in known if path not in planned and (made.output / path).is_file()]
    if known != planned:
        _remember(manifest, known | planned)
    for path in gone:
        _remove(made.output, path)
    if not made.output.exists() and len(made.fresh) == len(planned):
        made.staging.replace(made.output)
    folders: set[str] = set()
    for path, fresh in made.fresh.items() if made.staging.exists() else ():
        _put(fresh, made.output, path, folders)
    if known != planned:
        _remember(manifest, planned)
    shutil.rmtree(made.staging, ignore_errors=True)
    return len(made.fresh), len(gone)


def manifest_of(output: Path, cache: Path) -> Path:
    """Where the manifest of an output folder is kept."""
    name = blake2b(str(output.resolve()).encode(), digest_size=8).hexdigest()
    return cache / f"manifest-{name}.txt"


def _put(fresh: str, output: Path, path: str, folders: set[str]) -> None:
    folder, target = path.rpartition("/")[0], f"{output}/{path}"
    if folder not in folders:
        _make_room(output / path, output)
        folders.add(folder)
    try:
        os.replace(fresh, target)
    except IsADirectoryError:
        shutil.rmtree(target)
        os.replace(fresh, target)
    except OSError:
        shutil.move(fresh, target)


def _make_room(target: Path, output: Path) -> None:
    """The folder for a file, in place of files that had its name."""
    if target.parent.is_dir():
        return
    for folder in target.parents:
        if folder.is_file() and folder.is_relative_to(output):
            folder.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _known(made: Proof, manifest: Path) -> set[str]:
    """Files that earlier builds left. Without a manifest, a folder that holds `next-change.json` is
    a site of ours, and all in it that is older than this build; what Pelican just wrote is not."""
    known = _remembered(manifest)
    if known is not None:
        return known
    if not (made.output / "next-change.json").is_file():
        return set()
    began = made.staging.stat().st_mtime
    files = (file for file in made.output.rglob("*") if file.is_file())
    return {f.relative_to(made.output).as_posix() for f in files if f.stat().st_mtime < began}


def _remove(output: Path, path: str) -> None:
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == output or any(folder.iterdir()):
            return
        folder.rmdir()


def _remember(manifest: Path, paths: Iterable[str]) -> None:
    manifest.parent.mkdir(parents=True, exist_ok=True)
    names = "\n".join(sorted(paths))
    fresh = manifest.with_suffix(".new")
    fresh.write_text(f"{_digest(names)}\n{names}", encoding="utf-8")
    fresh.replace(manifest)


def _remembered(manifest: Path) -> set[str] | None:
    """What a manifest names; None where there is none, or where it is damaged."""
    try:
        digest, _, names = manifest.read_text(encoding="utf-8").partition("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return set(names.splitlines()) if digest == _digest(names) else None


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
