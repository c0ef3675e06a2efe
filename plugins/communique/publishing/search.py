"""The search of a built site: made from its pages by Pagefind, again only when they have changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from communique.publishing import bundle
from communique.publishing.found import FOLDER, FoundPage, found_pages, html_files

_ENTRY = "pagefind-entry.json"
"""The file that names all others: it comes last, and without it there is no search."""
NO_PROGRAM = (
    "The site has no search: there is no Pagefind for this machine. Install the package pagefind_bin, "
    "or name the program in PAGEFIND_BINARY_PATH. The lists at /search/ work without it."
)


def update(output: Path, cache: Path) -> str:
    """Bring the search of the site in `output` up to date; what there is to tell about it.

    The search that was there stays until the new one is complete. Where it cannot be made none is
    left: an old one would find what has been withdrawn since.
    """
    kept = _kept(output, cache)
    stamps = _stamps(output)
    if _is_there(output) and stamps == _read(kept / "stamps"):
        return ""
    if not has_program():
        shutil.rmtree(output / FOLDER, ignore_errors=True)
        return NO_PROGRAM
    pages = list(found_pages(output))
    key = _key(pages)
    told = ""
    if not (_is_there(output) and key == _read(kept / "pages")):
        told = _remake(pages, output, kept)
    _write(kept / "pages", key)
    _write(kept / "stamps", stamps)
    return told


def has_program() -> bool:
    """Whether Pagefind's program is there for this machine."""
    try:
        from pagefind.service import get_executable
    except ImportError:
        return False
    program = get_executable()
    return program is not None and program.is_file()


def _remake(pages: list[FoundPage], output: Path, kept: Path) -> str:
    fresh = kept / "new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        bundle.make(pages, fresh)
        _swap(fresh, output / FOLDER)
    except (OSError, ValueError, bundle.NotMade) as error:
        shutil.rmtree(output / FOLDER, ignore_errors=True)
        return f"The site has no search: Pagefind could not make it ({error})."
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return f"Pages that the search finds: {len(pages)}."


def _swap(fresh: Path, folder: Path) -> None:
    """New files first, then the one that names them, then the old ones go. Equal ones stay."""
    paths = sorted(f.relative_to(fresh) for f in fresh.rglob("*") if f.is_file())
    for path in sorted(paths, key=lambda path: path.name == _ENTRY):
        there = folder / path
        if not there.is_file() or there.read_bytes() != (fresh / path).read_bytes():
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(fresh / path, there)
    for file in folder.rglob("*"):
        if file.is_file() and file.relative_to(folder) not in paths:
            file.unlink()


def _kept(output: Path, cache: Path) -> Path:
    return cache / f"search-{blake2b(str(output.resolve()).encode(), digest_size=8).hexdigest()}"


def _is_there(output: Path) -> bool:
    return (output / FOLDER / _ENTRY).is_file()


def _stamps(output: Path) -> str:
    """A digest of size and time of every page, the code of this room, and the version of Pagefind."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        made_by = version("pagefind")
    except PackageNotFoundError:
        made_by = ""
    stats = ((path, (output / path).stat()) for path in html_files(output))
    lines = (f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats)
    return _digest([made_by, *_code(), *lines])


def _key(pages: Iterable[FoundPage]) -> str:
    return _digest([*_code(), *(f"{page.path}\n{page.html}" for page in pages)])


def _code() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in sorted(Path(__file__).parent.glob("*.py"))]


def _digest(lines: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for line in lines:
        digest.update(line.encode("utf-8", "surrogateescape") + b"\0")
    return digest.hexdigest()


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
