"""JSON with an indent of one, as `json.dumps` writes it, several times as fast."""

from __future__ import annotations

import json
from json.encoder import encode_basestring as quoted
from typing import Any


def json_text(value: Any, line: str = "\n") -> str:
    """The bytes of `json.dumps(value, ensure_ascii=False, indent=1)`, for keys that are words.

    Python's own encoder in C knows no indent, and the one that does is in Python and general.
    `line` begins a line at the depth of the value.
    """
    kind = type(value)
    if kind is str:
        return quoted(value)
    inner = line + " "
    if kind is dict:
        pairs = [f"{quoted(key)}: {json_text(held, inner)}" for key, held in value.items()]
        return f"{{{inner}{f',{inner}'.join(pairs)}{line}}}" if pairs else "{}"
    if kind is list:
        parts = [json_text(held, inner) for held in value]
        return f"[{inner}{f',{inner}'.join(parts)}{line}]" if parts else "[]"
    return str(value) if kind is int else json.dumps(value, ensure_ascii=False, indent=1)
