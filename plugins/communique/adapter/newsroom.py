"""The newsroom as a Pelican generator: read, check and make first, and only then publish."""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from pelican.generators import Generator

from communique.adapter.host import HostError, brand_folder, cache_folder
from communique.adapter.keys import ledger_key, reading_key
from communique.adapter.progress import Progress
from communique.adapter.social_cards import card_sheets
from communique.adapter.templates import Printers, chromes, prepared
from communique.adapter.theme_files import ThemeFiles
from communique.build.engine import Engine
from communique.build.manifest import manifest_of
from communique.build.order import Order
from communique.collections.index import Index
from communique.collections.social_cards import missing
from communique.findings import Finding, Unbuildable, as_text, closing_line
from communique.keeping import larder
from communique.keeping.stages import Stages
from communique.keeping.workers import number_of_workers, spread
from communique.outputs.sheet import Sheet
from communique.settings import Settings, project_path
from communique.views.chrome import Chrome
from communique.words import read_words

log = logging.getLogger(__name__)
NOTHING_ELSE: Mapping[str, Any] = {}


def generators(pelican: Any) -> type[Generator]:
    """Pelican asks every plugin for its generators."""
    return NewsroomGenerator


class NewsroomGenerator(Generator):  # type: ignore[misc]
    """Runs before Pelican writes anything: with findings of rank "error" the site stays as it was."""

    def generate_context(self) -> None:
        """Read, check and make everything beside the site. Raises Unbuildable."""
        self.warm = self.settings.get("COMMUNIQUE_WARM")
        self.engine: Engine = (
            self.warm.engine_for(self.settings) if self.warm else engine(self.settings)
        )
        order = order_of(self.settings, self.env, self.context["generated_content"])
        self.order = order
        try:
            edited = self.settings.get("COMMUNIQUE_EDITED")
            findings = self.engine.make(order, Path(self.output_path), edited)
        except Unbuildable as unbuildable:
            if not self.warm:
                self.engine.close()
            self._report(unbuildable.findings)
            raise
        self.settings["COMMUNIQUE_FINDINGS"] = findings
        self._report(findings)

    def generate_output(self, writer: Any) -> None:
        """Put in place what was made."""
        if self.settings.get("COMMUNIQUE_ERRORS"):
            raise HostError("\n".join(self.settings["COMMUNIQUE_ERRORS"]))
        self.settings["COMMUNIQUE_RESULT"] = self.engine.publish(manifest_for(self.settings))
        if self.warm:
            self.warm.order = self.order
        else:
            self.engine.keep()
            self.engine.close()
        self.settings["COMMUNIQUE_ENGINE"] = self.engine
        self.settings["COMMUNIQUE_IS_ALONE"] = _is_alone(self.settings, self.context)

    def _report(self, findings: list[Finding]) -> None:
        if findings:
            self.settings.get("COMMUNIQUE_REPORT", _print)(findings)


def _is_alone(settings: Mapping[str, Any], context: Mapping[str, Any]) -> bool:
    """Whether nobody else has written anything: no other plugin, nothing of stock Pelican's."""
    others = [name for name in settings["PLUGINS"] if name != "communique"]
    stock = (*context["generated_content"].values(), *context["static_content"].values())
    return not others and not any(stock)


def engine(settings: Mapping[str, Any]) -> Engine:
    """The engine for a site, with what earlier builds of it kept."""
    folder = manifest_for(settings).with_suffix("")
    workers = number_of_workers(dict(os.environ))
    progress: Progress = settings.get("COMMUNIQUE_PROGRESS", _unseen)
    stages = Stages()

    def tell(done: int, total: int) -> None:
        progress(stages.now, done, total)

    made = Engine.over(
        folder.with_name(folder.name.replace("manifest", "kept")),
        reading_key(settings),
        ledger_key(settings),
        lambda jobs, work, size=None: spread(jobs, work, workers, tell, size),
    )
    made.stages, made.asked_about = stages, settings.get("COMMUNIQUE_EXPLAIN", "")
    return made


def _unseen(stage: str, done: int, total: int) -> None:
    """Nobody looks."""


def manifest_for(settings: Mapping[str, Any]) -> Path:
    """Where the manifest of the site's output lies."""
    return manifest_of(Path(settings["OUTPUT_PATH"]), cache_folder(settings))


def order_of(
    settings: Mapping[str, Any], env: Environment, stock: Mapping[str, Any] = NOTHING_ELSE
) -> Order:
    """What is to be built, from Pelican's settings, its templates and its own content."""
    theme, ours = Path(settings["THEME"]), settings["COMMUNIQUE_SETTINGS"]
    compiled = cache_folder(settings) / "templates"

    larder.lies_in(cache_folder(settings) / "larder")

    def of_theme(index: Index) -> tuple[Iterable[Sheet], Mapping[str, Chrome]]:
        files = ThemeFiles(theme, brand_folder(settings))
        _tell_of_missing_cards(ours)
        sheets = [*files.sheets(index), *card_sheets(env, index, files)]
        return sheets, chromes(index, files)

    return Order(
        content=Path(settings["PATH"]),
        settings=ours,
        built_at=settings["COMMUNIQUE_BUILT_AT"],
        words=read_words(theme / "translations", ours.languages, compiled),
        theme=of_theme,
        printer=lambda site, chromes: Printers(env, site, chromes, compiled),
        clashes=lambda paths: _clashes_with_stock(stock, paths),
        prepared=lambda site: prepared(env, site, theme, compiled),
    )


def _tell_of_missing_cards(settings: Settings) -> None:
    if settings.social_cards and missing():
        log.warning(
            "No social cards are drawn: %s not installed. Install communique[cards], or set"
            " social_cards to False in COMMUNIQUE.",
            ", ".join(missing()),
        )


def _clashes_with_stock(stock: Mapping[str, Any], paths: Collection[str]) -> Iterator[Finding]:
    """Articles and pages of stock Pelican that would be written at an address of ours."""
    ours = set(paths) if stock else set()
    for content in filter(None, stock.values()):
        if content.save_as in ours:
            yield Finding(
                project_path(Path(content.source_path)), 1, 1, "same-address",
                f"its address /{content.save_as} belongs to the newsroom",
                "It lies in a folder that stock Pelican reads; one of the two pages would be lost.",
                "Give it another  Slug:  or  Save_as:, or move it into a folder of the newsroom.",
            )  # fmt: skip


def _print(findings: list[Finding]) -> None:
    import sys

    for finding in findings:
        print(as_text(finding), file=sys.stderr)
    print(closing_line(findings), file=sys.stderr)
