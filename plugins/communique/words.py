"""Words of the interface in every language, from the theme's .po files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from gettext import NullTranslations
from pathlib import Path

from msgspec import Struct, field


class Words(Struct, frozen=True):
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


def read_words(folder: Path, languages: tuple[str, ...], kept: Path | None = None) -> Words:
    """The words in `folder`/LANG.po for each language that has such a file.

    The folder `kept` holds them compiled, by their content: gettext reads that at once, while
    reading .po files takes as long as many pages.
    """
    files = {lang: folder / f"{lang}.po" for lang in languages}
    return Words({lang: _catalogue(file, kept) for lang, file in files.items() if file.is_file()})


def _catalogue(file: Path, kept: Path | None) -> NullTranslations:
    from gettext import GNUTranslations
    from io import BytesIO

    written = file.read_bytes()
    return GNUTranslations(BytesIO(_kept(written, kept) if kept else _compiled(written)))


def _kept(written: bytes, folder: Path) -> bytes:
    from hashlib import blake2b

    file = folder / f"words-{blake2b(written, digest_size=16).hexdigest()}.mo"
    with suppress(OSError):
        digest, compiled = (content := file.read_bytes())[:16], content[16:]
        if digest == blake2b(compiled, digest_size=16).digest():
            return compiled
    compiled = _compiled(written)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_bytes(blake2b(compiled, digest_size=16).digest() + compiled)
    fresh.replace(file)
    return compiled


@lru_cache
def _compiled(written: bytes) -> bytes:
    """A .po file as the .mo file that gettext reads."""
    from io import BytesIO

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    write_mo(compiled, read_po(BytesIO(written)))
    return compiled.getvalue()
