"""Every word of the interface is translated, in full and with its places for values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from jinja2.ext import babel_extract

from communique.words import read_words

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "plugins" / "communique"
TEMPLATES = ROOT / "theme" / "templates"
FILES = sorted((ROOT / "theme" / "translations").glob("*.po"))
FUNCTIONS = {"_": None, "ngettext": (1, 2)}
DIRECT = re.compile(r'\.say\(\w+\)\(\s*"([^"]+)"')
"""Words said without a name for the function: `words.say(lang)("Cancelled")`."""
PLACE = re.compile(r"%(?:\(\w+\))?[a-z%]")

_languages = pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)


@cache
def said() -> frozenset[str]:
    """The message ids (the singular ones) in templates and in the package."""
    return frozenset(ids if isinstance(ids, str) else ids[0] for ids in _found())


def _found() -> Iterator[str | tuple[str, ...]]:
    for file in sorted(TEMPLATES.rglob("*.html")):
        with file.open("rb") as source:
            for _, _, ids, _ in babel_extract(source, list(FUNCTIONS), [], {"silent": "false"}):
                yield ids
    for file in sorted(PACKAGE.rglob("*.py")):
        with file.open("rb") as source:
            for _, ids, _, _ in extract("python", source, FUNCTIONS):
                yield ids
        yield from DIRECT.findall(file.read_text(encoding="utf-8"))


@cache
def catalogue(file: Path) -> Catalog:
    with file.open("rb") as source:
        return read_po(source, abort_invalid=True)


def entries(file: Path) -> list[Message]:
    return [message for message in catalogue(file) if message.id]


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


@_languages
def test_everything_said_is_translated(file: Path) -> None:
    translated = {
        singular(message) for message in entries(file) if message.string and all(_forms(message))
    }

    assert said() - translated == set()


@_languages
def test_nothing_is_translated_that_is_not_said(file: Path) -> None:
    assert {singular(message) for message in entries(file)} - said() == set()


@_languages
def test_translations_have_the_places_of_the_original(file: Path) -> None:
    """A form for one or two may leave the number out: it says it in a word."""
    faults = []
    for message in entries(file):
        if isinstance(message.id, str):
            if sorted(PLACE.findall(message.id)) != sorted(PLACE.findall(str(message.string))):
                faults.append(message.id)
        elif any(
            set(PLACE.findall(form)) - set(PLACE.findall(message.id[1])) for form in _forms(message)
        ):
            faults.append(message.id[1])
    assert faults == []


@_languages
def test_a_count_has_every_form_of_the_language(file: Path) -> None:
    counted = [message for message in entries(file) if message.pluralizable]

    assert counted
    assert {len(_forms(message)) for message in counted} == {catalogue(file).num_plurals}


@_languages
def test_entries_are_in_the_order_of_the_original(file: Path) -> None:
    """So that a word is found at once, and two people who add one do not get in each other's way."""
    words = [singular(message) for message in entries(file)]

    assert words == sorted(words, key=lambda word: (word.casefold(), word))


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_compiled_words_are_kept_by_their_content(tmp_path: Path) -> None:
    """A word that is changed is said at once; one that is not is read from what was kept."""
    folder, kept = tmp_path / "translations", tmp_path / "kept"
    folder.mkdir()
    source = (ROOT / "theme" / "translations" / "ko.po").read_text(encoding="utf-8")
    for text in (source, source, source.replace('"소식"', '"뉴스"')):
        (folder / "ko.po").write_text(text, encoding="utf-8")
        plain, same = (read_words(folder, ("ko",), where) for where in (None, kept))
        assert plain.catalogues["ko"]._catalog == same.catalogues["ko"]._catalog  # type: ignore[attr-defined]

    assert len(list(kept.iterdir())) == 2
