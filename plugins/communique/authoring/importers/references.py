"""Who is known: people by the records of the source, organisations by the mapping; and who of them was named."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from communique.authoring.importers.hugo_file import HugoFile
from communique.authoring.importers.mapping import ImportMapping
from communique.authoring.importers.texts import plain_text, slug


class Register:
    """Answers for names, and remembers for whom it was asked."""

    def __init__(self, files: Sequence[HugoFile], rules: ImportMapping) -> None:
        self._organisations = rules.organisations
        self._spellings = dict(_spellings(rules.organisations))
        folders = tuple(f"{rule.folder}/" for rule in rules.sources if rule.kind == "person")
        self._people = dict(
            _people([file for file in files if folders and file.path.startswith(folders)])
        )
        self._named: set[str] = set()
        self._named_organisations: set[str] = set()

    def person(self, name: str) -> str:
        """The slug of a person, empty when there is no record of them."""
        found = self._people.get(slug(name), "")
        self._named.add(found)
        return found

    def is_named(self, file: HugoFile) -> bool:
        return person_slug(file) in self._named

    def organisations(self, text: str) -> list[str]:
        """Slugs for a name, or for several with a comma, `&` or `and` between them; none unless all are known."""
        whole = self._spellings.get(_key(text))
        parts = [
            self._spellings.get(_key(part), "") for part in re.split(r",|&| and ", plain_text(text))
        ]
        found = [whole] if whole else list(dict.fromkeys(parts))
        if not all(found):
            return []
        self._named_organisations.update(found)
        return found

    def organisations_named(self) -> dict[str, dict[str, Any]]:
        """Front matter of each organisation that an item names, by slug, in order."""
        return {
            name: _front_matter(self._organisations[name])
            for name in sorted(self._named_organisations)
        }


def person_slug(file: HugoFile) -> str:
    return slug(str(file.keys.get("slug") or file.name))


def _people(files: Sequence[HugoFile]) -> list[tuple[str, str]]:
    """The slug of each person by the names that items may use: that of the record, and of its folder."""
    return [
        (name, person_slug(file)) for file in files for name in (slug(file.name), person_slug(file))
    ]


def _spellings(organisations: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, str]]:
    return [
        (_key(spelling), name)
        for name, entry in organisations.items()
        for spelling in (
            name,
            entry.get("name", ""),
            entry.get("short", ""),
            *entry.get("spelled", ()),
        )
        if spelling
    ]


def _key(text: str) -> str:
    return " ".join(plain_text(text).casefold().split())


def _front_matter(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key != "spelled"}
