"""Licences by the names that people know them by."""

from __future__ import annotations

import re
from collections.abc import Iterator

RESERVED = "All rights reserved"
_CC = "https://creativecommons.org"


ZERO = f"{_CC}/publicdomain/zero/1.0/"
"""Where CC0 1.0 can be read."""


def creative_commons(terms: str, version: str, port: str = "") -> str:
    """Where a licence of Creative Commons can be read: of BY-SA, 3.0, IGO."""
    way = "/".join(filter(None, (terms, version, port)))
    return f"{_CC}/licenses/{way.lower()}/"


def _in_use() -> Iterator[tuple[str, str]]:
    yield "CC0 1.0", ZERO
    for version in (("4.0",), ("3.0", "IGO")):
        for terms in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"):
            yield " ".join(("CC", terms, *version)), creative_commons(terms, *version)


ADDRESSES = {
    **dict(_in_use()),
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
