"""Languages and countries by their codes, licences by their names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from communique.findings import Unfit
from communique.licences import ADDRESSES, RESERVED, known_as

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2}|-\d{3})?")


def _language(text: str) -> str:
    if not LANGUAGE_TAG.fullmatch(text):
        guess = _code(text, "languages")
        raise Unfit(
            "language",
            f'{{field}} is "{text}"',
            "A language is given by its tag (BCP 47), small letters first.",
            f"Write  {{key}}: {guess}"
            if guess
            else "Write  en, ko, es, ar, pt-BR or zh-Hans, for example",
        )
    return text


Language = Annotated[str, AfterValidator(_language)]


def _country(text: str) -> str:
    if text not in _countries():
        guess = country_code(text)
        raise Unfit(
            "country-code",
            f'{{field}} is "{text}"',
            "A country is given by its two-letter code (ISO 3166-1).",
            f"Write  {{key}}: {guess}" if guess else "Write  KR, CH or NO, for example",
        )
    return text


@lru_cache
def _countries() -> frozenset[str]:
    """The codes of ISO 3166-1: those of CLDR without its own for test, unknown and unions."""
    from babel import Locale

    codes = (str(code) for code in Locale("en").territories)
    named = {code for code in codes if re.fullmatch(r"[A-Z]{2}", code)}
    return frozenset(
        named - {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
    )


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country named in English, or None."""
    code = _USUAL_CODES.get(name.upper()) or name.upper()
    return code if code in _countries() else _code(name, "territories")


_USUAL_CODES = {
    "UK": "GB", "EL": "GR", "USA": "US", "UAE": "AE", "ROK": "KR", "KOREA": "KR", "REPUBLIC OF KOREA": "KR",
    "TURKEY": "TR", "CZECH REPUBLIC": "CZ", "VIET NAM": "VN", "RUSSIAN FEDERATION": "RU",
}  # fmt: skip


def _code(name: str, table: str) -> str | None:
    """The two-letter code of what is named in English, in a table of CLDR."""
    from babel import Locale

    names = getattr(Locale("en"), table).items()
    return next(
        (k for k, v in names if len(k) == 2 and v.casefold() == name.strip().casefold()), None
    )


Country = Annotated[str, AfterValidator(_country)]


def _licence(text: str) -> str:
    from difflib import get_close_matches

    if text and not known_as(text):
        close = get_close_matches(text.upper(), ADDRESSES, 1, 0.5)
        raise Unfit(
            "licence", f'{{field}} is "{text}"', "A licence is given by its name and version.",
            f"Write  {{key}}: {close[0] if close else 'CC BY 4.0'}  or  {{key}}: {RESERVED}",
        )  # fmt: skip
    return known_as(text)


Licence = Annotated[str, AfterValidator(_licence)]
