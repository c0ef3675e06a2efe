"""What a process that builds again and again keeps: the engine, and what it was last told to build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from communique.adapter.keys import ledger_key
from communique.adapter.newsroom import engine, manifest_for
from communique.build.engine import Engine
from communique.build.manifest import Result
from communique.build.order import Order
from communique.clock import build_time
from communique.findings import Finding, Unbuildable
from communique.model.kinds import BY_FOLDER


@dataclass
class Warm:
    """The engine of a site, as long as nothing but content and theme changes."""

    engine: Engine | None = None
    order: Order | None = None
    settings: Mapping[str, Any] | None = None
    _key: bytes = b""

    def engine_for(self, settings: Mapping[str, Any]) -> Engine:
        """The engine that is at work, or another one where settings or words have changed."""
        key = ledger_key(settings)
        if self.engine is None or key != self._key:
            if self.engine:
                self.engine.close()
            self.engine, self._key = engine(settings), key
        self.settings = settings
        return self.engine

    def cool(self) -> None:
        """Forget all, after what should not have happened."""
        if self.engine:
            self.engine.close()
        self.engine = None

    def keep(self) -> None:
        """Keep what is known for the next process, if it is news."""
        if self.engine:
            self.engine.keep()

    def remake(self, paths: Iterable[Path]) -> tuple[list[Finding], Result | None] | None:
        """Build after a save of these files. None where others than our documents are among them, so
        that Pelican must look; no result where findings stopped it."""
        if self.engine is None or self.order is None or self.settings is None:
            return None
        inside = [_path(self.order.content, path) for path in paths]
        if not all(inside):
            return None
        order = replace(self.order, built_at=build_time(dict(os.environ)))
        try:
            findings = self.engine.remake(order, Path(self.settings["OUTPUT_PATH"]), inside)
        except Unbuildable as unbuildable:
            return unbuildable.findings, None
        return findings, self.engine.publish(manifest_for(self.settings))


def _path(content: Path, file: Path) -> str:
    """The path of one of our documents in the content tree; empty for anything else."""
    if file.suffix != ".md" or not file.is_relative_to(content):
        return ""
    path = file.relative_to(content)
    return path.as_posix() if path.parts[0] in BY_FOLDER else ""
