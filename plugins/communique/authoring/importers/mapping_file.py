"""Reads a mapping from its TOML file, and says what is wrong with it."""

import difflib
import re
import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from communique.authoring.importers.mapping import (
    FOLDERS,
    ImportMapping,
    Key,
    Shortcode,
    Site,
    Source,
)
from communique.authoring.importers.transforms import TRANSFORMS

NEEDED = {
    "choice": ("choices",),
    "pattern": ("patterns",),
    "parts": ("parts",),
    "entry": ("under",),
    "line": ("write",),
}
OPTIONS = ("every", "write", "choices", "otherwise", "patterns", "parts", "under", "of", "with")


class MappingError(ValueError):
    """The mapping cannot be used; the message says where, what and how to mend it."""


def read_mapping(path: Path) -> ImportMapping:
    """Read a mapping.

    Raises MappingError when it is not valid TOML, lacks something, or has a key that is not known.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{path.name}: this is not valid TOML: {error}") from None
    _known(path.name, "the file", table, ("site", "source", "shortcodes", "organisations"))
    return ImportMapping(
        _site(path.name, table.get("site", {})),
        tuple(
            _source(path.name, number, entry)
            for number, entry in enumerate(table.get("source", ()), 1)
        ),
        {
            name: _shortcode(path.name, name, entry)
            for name, entry in table.get("shortcodes", {}).items()
        },
        table.get("organisations", {}),
    )


def _site(file: str, table: Mapping[str, Any]) -> Site:
    _known(file, "[site]", table, ("address", "timezone", "also", "pages"))
    _needed(file, "[site]", table, ("address", "timezone"))
    if table["timezone"] not in available_timezones():
        raise MappingError(
            f'{file}: [site]: timezone is "{table["timezone"]}", which is no zone. '
            "Write an IANA name, Europe/Oslo for example."
        )
    pages = table.get("pages", ())
    for page in pages:
        _needed(file, "[[site.pages]]", page, ("when", "address"))
    rules = tuple(
        (_expression(file, "[[site.pages]]", page["when"]), page["address"]) for page in pages
    )
    return Site(
        table["address"].rstrip("/"), table["timezone"], tuple(table.get("also", ())), rules
    )


def _source(file: str, number: int, table: Mapping[str, Any]) -> Source:
    where = f"[[source]] number {number}"
    _known(file, where, table, Source.__struct_fields__)
    _needed(file, where, table, ("folder", "kind", "keys"))
    _one_of(file, f"{where}, kind", table["kind"], FOLDERS)
    keys = tuple(_key(file, where, ours, entry) for ours, entry in table["keys"].items())
    plain = {
        name: table[name]
        for name in ("having", "only_named", "without_body", "always", "dropped")
        if name in table
    }
    return Source(
        table["folder"].strip("/"),
        table["kind"],
        keys,
        addresses=tuple(table.get("addresses", ())),
        **plain,
    )


def _key(file: str, where: str, ours: str, entry: str | Mapping[str, Any]) -> Key:
    """`title = "title"` is short for `title = {from = "title", as = "text"}`."""
    where = f"{where}, keys.{ours}"
    options: dict[str, Any] = {"from": entry} if isinstance(entry, str) else dict(entry)
    sources = options.pop("from", ours)
    transform = options.pop("as", "text")
    _one_of(file, f"{where}, as", transform, TRANSFORMS)
    _known(file, where, options, OPTIONS)
    _needed(file, where, options, NEEDED.get(transform, ()))
    for expression, _ in options.get("patterns", ()):
        _expression(file, where, expression)
    if transform == "parts":
        parts = options["parts"].items()
        options["parts"] = tuple(_key(file, where, part, inner) for part, inner in parts)
    return Key(ours, (sources,) if isinstance(sources, str) else tuple(sources), transform, options)


def _expression(file: str, where: str, written: str) -> re.Pattern[str]:
    try:
        return re.compile(written)
    except re.error as error:
        raise MappingError(
            f'{file}: {where}: "{written}" is no regular expression: {error}.'
        ) from None


def _shortcode(file: str, name: str, table: Mapping[str, Any]) -> Shortcode:
    _known(file, f"[shortcodes.{name}]", table, Shortcode.__struct_fields__)
    return Shortcode(**table)


def _known(file: str, where: str, table: Mapping[str, Any], names: Collection[str]) -> None:
    for name in table:
        _one_of(file, where, name, names)


def _needed(file: str, where: str, table: Mapping[str, Any], names: tuple[str, ...]) -> None:
    for name in names:
        if name not in table:
            raise MappingError(
                f'{file}: {where} has no "{name}". Write it; docs/importing.md shows an example.'
            )


def _one_of(file: str, where: str, name: str, names: Collection[str]) -> None:
    if name not in names:
        guess = difflib.get_close_matches(name, names, 1)
        mend = f'Did you mean "{guess[0]}"?' if guess else f"It may be: {', '.join(names)}."
        raise MappingError(f'{file}: {where}: "{name}" is not known. {mend}')
