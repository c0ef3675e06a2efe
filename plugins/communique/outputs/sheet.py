"""One file of the output: its address and what its bytes are made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file to be made: `make(view)` gives its bytes, and nothing else goes into them."""

    path: str
    """Below the output folder, with forward slashes."""
    make: Callable[[Any], bytes]
    view: Any

    def content(self) -> bytes:
        return self.make(self.view)
