"""JSON as short as it can be, for programs."""

from __future__ import annotations

import json
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dumped(data: Any) -> bytes:
    return _encode(data).encode()
