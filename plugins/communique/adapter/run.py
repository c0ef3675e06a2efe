"""Running Pelican from our own command line: settings in, a result or findings out."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from communique.adapter.host import HostError, prepared_settings, source_folders
from communique.adapter.progress import Progress
from communique.adapter.seal import Ingoing, Seal, ingoing, put
from communique.build.engine import Engine
from communique.build.explain import path_of
from communique.build.manifest import Result
from communique.build.recalled import Edited
from communique.findings import Finding, Unbuildable
from communique.keeping import larder
from communique.model.moments import zone

if TYPE_CHECKING:
    from communique.authoring.changing.rehearsal import Desk


class Outcome(Struct, frozen=True):
    """What a build did. `result` is None where findings or an error stopped it."""

    findings: list[Finding] = field(default_factory=list)
    result: Result | None = None
    stages: Mapping[str, float] = field(default_factory=dict)
    """Seconds by stage."""
    reasons: Sequence[str] = ()
    """Why the file that was asked about was made again."""
    output: Path = Path()
    """Where the site lies."""


def build(
    settings_file: Path,
    overrides: dict[str, Any] | None = None,
    explain: str = "",
    progress: Progress | None = None,
    last: tuple[Seal, tuple[str, ...]] | None = None,
) -> Outcome:
    """One whole build by Pelican with our generator in it. `explain` is the address of a file; the
    outcome tells why it was made again. `last` are the seal of the last build and the documents that
    were written since, where nothing else has changed.

    Raises SettingsError for settings that cannot be read, HostError for what Pelican reports
    of its own content: stock Pelican leaves exit status 0 for both.
    """
    from pelican import Pelican

    overrides = overrides or {}
    settings = host_settings(settings_file, overrides)
    settings["COMMUNIQUE_REPORT"] = _silent
    settings["COMMUNIQUE_EXPLAIN"] = path_of(explain) if explain else ""
    if last and not explain:
        seal, edited = last
        settings["COMMUNIQUE_EDITED"] = Edited(edited, seal.edition, is_left=True)
    if progress:
        settings["COMMUNIQUE_PROGRESS"] = progress
    sources = tuple(map(str, source_folders(settings)))
    is_warm = "COMMUNIQUE_WARM" in settings
    went_in = ("", {}) if is_warm else ingoing(settings_file, overrides, sources)
    with _errors_of_pelican() as errors:
        settings["COMMUNIQUE_ERRORS"] = errors
        try:
            Pelican(settings).run()
        except Unbuildable as unbuildable:
            return Outcome(unbuildable.findings)
    if errors:
        raise HostError("\n".join(errors))
    if "COMMUNIQUE_RESULT" not in settings:
        raise HostError(
            f'PLUGINS in {settings_file} does not name "communique": nothing was built by it.'
        )
    engine: Engine = settings["COMMUNIQUE_ENGINE"]
    outcome = Outcome(
        settings["COMMUNIQUE_FINDINGS"],
        settings["COMMUNIQUE_RESULT"],
        engine.stages.seconds,
        engine.reasons,
        Path(settings["OUTPUT_PATH"]),
    )
    if settings["COMMUNIQUE_IS_ALONE"] and not is_warm:
        larder.sweep(settings["COMMUNIQUE_SETTINGS"].larder_megabytes * 1_000_000)
        put(settings_file, overrides, _seal(settings, engine, outcome, went_in, sources))
    return outcome


def _seal(
    settings: dict[str, Any],
    engine: Engine,
    outcome: Outcome,
    went_in: Ingoing,
    sources: tuple[str, ...],
) -> Seal:
    ledger, (digest, documents) = engine.ledger, went_in
    assert ledger.since
    return Seal(
        went_in=digest,
        documents=documents,
        sources=sources,
        output=settings["OUTPUT_PATH"],
        edition=engine.book.edition,
        files={path: entry.stamp for path, entry in ledger.sheets.items()},
        findings=tuple(outcome.findings),
        since=ledger.since.isoformat(),
        until=ledger.until.isoformat() if ledger.until else None,
    )


def check(
    settings_file: Path, overrides: dict[str, Any] | None = None, against: str = ""
) -> list[Finding]:
    """All findings, in order; nothing is made or written. `against` is what was published: a file of
    facts, or a revision of git. Raises HostError where it is neither."""
    from pelican.generators import Generator

    from communique.adapter.newsroom import engine, order_of
    from communique.adapter.published import comparison

    settings = prepared_settings(host_settings(settings_file, overrides))
    also = comparison(settings, against)
    paths = settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"]
    env = Generator({}, settings, *paths).env
    at_work = engine(settings)
    try:
        return at_work.check(order_of(settings, env), also)
    finally:
        at_work.close()


def desk(settings_file: Path) -> Desk:
    """The content tree, for commands that write into it. Raises HostError, SettingsError."""
    from communique.authoring.changing.rehearsal import Desk

    settings = prepared_settings(host_settings(settings_file))
    larder.lies_in(Path(settings["CACHE_PATH"]) / "larder")
    built_at: datetime = settings["COMMUNIQUE_BUILT_AT"]
    return Desk(Path(settings["PATH"]), settings["COMMUNIQUE_SETTINGS"], built_at)


def host_settings(settings_file: Path, overrides: dict[str, Any] | None = None) -> dict[str, Any]:
    """Pelican's settings from a file. Raises HostError when there is none or it cannot be run."""
    from pelican.settings import read_settings

    if not settings_file.is_file():
        raise HostError(
            f"There is no settings file {settings_file}. Run this where pelicanconf.py lies, or name it with --settings."
        )
    try:
        with _read_anew():
            return read_settings(str(settings_file), override=overrides or {})  # type: ignore[no-any-return]
    except Exception as error:
        raise HostError(
            f"{settings_file} cannot be read: {type(error).__name__}: {error}"
        ) from error


@contextmanager
def _read_anew() -> Iterator[None]:
    """Python takes a compiled file for that of its source while the second of the last save and the
    length are the same: two quick saves of the settings would be one."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def _silent(findings: list[Finding]) -> None:
    """The command line prints findings itself, in the form it is asked for."""


@contextmanager
def _errors_of_pelican() -> Iterator[list[str]]:
    """Collects what Pelican logs as an error, passes on its warnings, and keeps its progress
    messages off the screen."""
    from pelican.log import console

    errors: list[str] = []
    handler = _Collector(errors.append)
    logger = logging.getLogger("pelican")
    logger.addHandler(handler)
    was_quiet, console.quiet = console.quiet, True
    try:
        yield errors
    finally:
        logger.removeHandler(handler)
        console.quiet = was_quiet


class _Collector(logging.Handler):
    def __init__(self, take: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._take = take

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR:
            self._take(record.getMessage())
        else:
            print(f"Pelican warns: {record.getMessage()}", file=sys.stderr)


def today(settings: dict[str, Any]) -> date:
    """The day in the site's time zone, by the one door for time."""
    prepared = prepared_settings(settings)
    moment: datetime = prepared["COMMUNIQUE_BUILT_AT"]
    return moment.astimezone(zone(prepared["COMMUNIQUE_SETTINGS"].timezone)).date()
