"""Words of the interface in every language, from the theme's .po files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations
from pathlib import Path


@dataclass(frozen=True)
class Words:
    """Translations by language tag; English is the language of the message ids."""

    catalogues: Mapping[str, NullTranslations] = field(default_factory=dict)

    def say(self, lang: str) -> Callable[[str], str]:
        """The function that translates a message into `lang` (gettext's `_`)."""
        return self._catalogue(lang).gettext

    def count(self, lang: str) -> Callable[[str, str, int], str]:
        """The function that chooses the plural form in `lang` (gettext's `ngettext`)."""
        return self._catalogue(lang).ngettext

    def _catalogue(self, lang: str) -> NullTranslations:
        return self.catalogues.get(lang) or self.catalogues.get(lang.partition("-")[0]) or _ENGLISH


_ENGLISH = NullTranslations()


def read_words(folder: Path, languages: tuple[str, ...]) -> Words:
    """The words in `folder`/LANG.po for each language that has such a file."""
    files = {lang: folder / f"{lang}.po" for lang in languages}
    return Words({lang: _catalogue(file) for lang, file in files.items() if file.is_file()})


def _catalogue(file: Path) -> NullTranslations:
    from gettext import GNUTranslations
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with file.open("rb") as source:
        write_mo(compiled, read_po(source))
    compiled.seek(0)
    return GNUTranslations(compiled)
