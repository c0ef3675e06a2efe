"""Web addresses as machines take them."""

from __future__ import annotations

from urllib.parse import quote

from communique.settings import URI_SAFE


def as_uri(address: str) -> str:
    """A web address with letters of any script as a URI (RFC 3986, by RFC 3987 3.1): feeds,
    calendars and site maps hold no other, while browsers understand both."""
    return quote(address, safe=URI_SAFE)
