"""Licences of texts by the names that people know them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

RESERVED = "All rights reserved"
_CC = "https://creativecommons.org"


def _creative_commons() -> Iterator[tuple[str, str]]:
    yield "CC0 1.0", f"{_CC}/publicdomain/zero/1.0/"
    for version, way in (("4.0", "4.0"), ("3.0 IGO", "3.0/igo")):
        for terms in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"):
            yield f"CC {terms} {version}", f"{_CC}/licenses/{terms.lower()}/{way}/"


ADDRESSES = {
    **dict(_creative_commons()),
    "OGL 3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
"""Each licence -> where it can be read. UN bodies use the ports for intergovernmental organisations (IGO)."""


def known_as(text: str) -> str:
    """The name of a licence as we write it, `CC BY-SA 4.0` of `cc-by-sa-4.0`; empty where it is none."""
    return _NAMES.get(_plain(text), "")


def address_of(text: str) -> str:
    """Where a licence can be read; empty where the text names none."""
    return ADDRESSES.get(known_as(text), "")


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "", text.casefold())


_NAMES = {_plain(name): name for name in (*ADDRESSES, RESERVED)}
