"""Where the time of a build goes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Stages:
    """Seconds by stage, in the order in which they began; told of as they begin."""

    seconds: dict[str, float] = field(default_factory=dict)
    now: str = ""
    """The stage that has begun last."""

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Count the time of a piece of work to a stage."""
        began, self.now = time.perf_counter(), name
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began
