"""JSON for programs, in UTF-8."""

from __future__ import annotations

from typing import Any

from msgspec import json


def dumped(data: Any) -> bytes:
    """As short as it can be."""
    return json.encode(data)


def indented(data: Any) -> bytes:
    """On many lines, for people who look into it."""
    return json.format(json.encode(data), indent=1) + b"\n"
