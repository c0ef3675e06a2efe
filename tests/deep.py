"""How much is tried: at every push what it can wait for; with `COMMUNIQUE_DEEP=1`, as at night, all."""

from __future__ import annotations

import os

DEEP = os.environ.get("COMMUNIQUE_DEEP", "") not in ("", "0")


def examples(number: int) -> int:
    """How many examples of a property are tried, where `number` are many. They are others in each run."""
    return number if DEEP else max(5, number // 3)
