"""The command line: `communique new | check | build | serve | digest | components | ping |
import`, and what announces changes."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from communique.cli_changes import COMMANDS as CHANGES
from communique.cli_options import SETTINGS
from communique.cli_posts import posts
from communique.findings import Finding, as_github, as_json, as_text, closing_line, has_errors

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text",
    show_default=True, help="How findings are printed.",
)  # fmt: skip


def main() -> None:
    """Run the command line; an error a person can mend is one message, never a traceback."""
    from communique.clock import SettingsError

    # A command ends soon: what it makes need not be searched for what could be thrown away.
    gc.disable()
    try:
        commands(prog_name="communique")
    except SettingsError as error:
        sys.exit(f"{error}")
    except SystemExit as end:
        _leave(end.code)


def _leave(code: object) -> None:
    """End the process at once: taking a large site apart piece by piece takes a second."""
    if isinstance(code, str):
        print(code, file=sys.stderr)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


@click.group()
@click.version_option(package_name="communique")
def commands() -> None:
    """News, events, calendars and feeds that agree with each other."""


@commands.command()
@SETTINGS
@FORMAT
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--against",
    metavar="PUBLISHED",
    default="",
    help="Find changes of events that nobody is told of: a facts.json, or a revision of git.",
)
def check(settings_file: Path, form: str, strict: bool, against: str) -> None:
    """Check all content without writing anything."""
    from communique.adapter import run

    findings = _hosted(lambda: run.check(settings_file, against=against))
    _show(findings, form, always=True)
    sys.exit(bool(findings) if strict else has_errors(findings))


@commands.command()
@SETTINGS
@FORMAT
@click.option(
    "--output", type=click.Path(path_type=Path), help="Where to, when not as the settings say."
)
@click.option("--profile", is_flag=True, help="Tell where the time went, stage by stage.")
@click.option("--explain", metavar="ADDRESS", help="Tell why that page or file was made again.")
@click.option("--search", is_flag=True, help="Make the search too, when pages have changed.")
def build(
    settings_file: Path,
    form: str,
    output: Path | None,
    profile: bool,
    explain: str | None,
    search: bool,
) -> None:
    """Build the site. With errors in the content the site that was there stays as it was."""
    from communique.adapter.seal import last_build
    from communique.clock import build_time

    began = time.monotonic()
    overrides = {"OUTPUT_PATH": str(output.resolve())} if output else {}
    last = last_build(settings_file, overrides, build_time(dict(os.environ)))
    if last and not last[1]:
        seal = last[0]
        _show(list(seal.findings), form)
        if explain:
            click.echo(f"{explain}: nothing has changed since the last build.", err=True)
        _tell(0, 0, len(seal.files), 0, began, form)
        if search:
            _update_search(Path(seal.output), settings_file)
        return
    from communique.adapter import run
    from communique.adapter.progress import bar

    with bar() as progress:
        outcome = _hosted(
            lambda: run.build(settings_file, overrides, explain or "", progress, last)
        )
    _show(outcome.findings, form)
    for reason in outcome.reasons:
        click.echo(reason, err=True)
    if outcome.result is None:
        sys.exit(1)
    result = outcome.result
    if profile:
        _tell_stages(outcome.stages, time.monotonic() - began)
    _tell(result.read, result.made, result.unchanged, result.removed, began, form)
    if search:
        _update_search(outcome.output, settings_file)
    elif (outcome.output / "pagefind").is_dir() and (result.made or result.removed):
        click.echo("The search is that of an earlier build:  --search  renews it.", err=True)


def _update_search(output: Path, settings_file: Path) -> None:
    from communique.adapter.seal import cache_of
    from communique.publishing.search import update

    told = update(output, cache_of(settings_file))
    if told:
        click.echo(told, err=True)


def _tell_stages(stages: Mapping[str, float], whole: float) -> None:
    """A line per stage; what is left is Pelican's and that of starting."""
    for name, seconds in {**stages, "all else": whole - sum(stages.values())}.items():
        click.echo(f"{seconds:8.2f} s  {name}", err=True)


def _tell(read: int, made: int, unchanged: int, removed: int, began: float, form: str) -> None:
    """The closing line of a build."""
    seconds = time.monotonic() - began
    click.echo(
        f"{read} read, {made} made, {unchanged} unchanged, {removed} removed: {seconds:.1f} s.",
        err=form != "text",
    )


@commands.command()
@SETTINGS
@click.option("--port", type=int, default=8000, show_default=True)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="0.0.0.0 shows it to your network."
)
def serve(settings_file: Path, port: int, host: str) -> None:
    """Show the site on this machine and rebuild it as files are saved."""
    from communique.adapter.serve import serve_site

    _hosted(lambda: serve_site(settings_file, host, port, click.echo))


@commands.command()
@SETTINGS
@click.option("--since", default="", help="From when on: a day or a time. A week before --until.")
@click.option("--until", default="", help="Until when, that moment not included. Now.")
@click.option("--topic", default="", help="Only what is on this topic.")
@click.option("--lang", default="", help="The language; the site's first where none is given.")
@click.option(
    "--weeks",
    type=click.IntRange(1, 52),
    default=4,
    show_default=True,
    help="How far to look ahead.",
)
@click.option(
    "--from", "sender", default="", help='Who sends it: "Press desk <press@example.org>".'
)
@click.option(
    "--output", type=click.Path(path_type=Path), help="The folder, when not CACHE_PATH/digest/LANG."
)
@click.option("--empty", is_flag=True, help="Write it even when there is nothing to tell.")
def digest(settings_file: Path, output: Path | None, empty: bool, **wanted: Any) -> None:
    """Make an email of what changed, what is new and what comes: HTML, text and .eml."""
    from communique.adapter.digest import Wanted, issue

    issued = _hosted(lambda: issue(settings_file, Wanted(**wanted)))
    if not issued.files:
        _show(issued.findings, "text")
        sys.exit(1)
    if issued.is_empty and not empty:
        click.echo(f"There is nothing to tell of {issued.days}. Nothing was written.")
        return
    folder = output or issued.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in issued.files.items():
            (folder / name).write_bytes(content)
            click.echo(f"{_shown(folder / name)}, {len(content) / 1000:.0f} kB")
    except OSError as error:
        sys.exit(f"The digest cannot be written: {error}")


@commands.command()
@SETTINGS
@click.option(
    "--to", type=click.Path(path_type=Path), help="The folder, when not CACHE_PATH/components."
)
def components(settings_file: Path, to: Path | None) -> None:
    """Show every component of the theme by its examples: light, dark, right to left."""
    from communique.adapter import run
    from communique.adapter.gallery import write_gallery

    settings = _hosted(lambda: run.host_settings(settings_file))
    folder = to or Path(settings["CACHE_PATH"]) / "components"
    page = _hosted(lambda: write_gallery(Path(settings["THEME"]), folder))
    click.echo(f"Open {_shown(page)}")


@commands.command("ping")
@SETTINGS
def ping_command(settings_file: Path) -> None:
    """Tell the hubs (feed_hubs) which feeds have something new, after the site is published."""
    from communique.adapter import run
    from communique.adapter.host import prepared_settings
    from communique.publishing.websub import ping

    host = _hosted(lambda: prepared_settings(run.host_settings(settings_file)))
    settings = host["COMMUNIQUE_SETTINGS"]
    if not settings.feed_hubs:
        sys.exit("No hub is named: feed_hubs in COMMUNIQUE is a list of their addresses.")
    output, cache = Path(host["OUTPUT_PATH"]), Path(host["CACHE_PATH"])
    faults = 0
    for told in ping(output, cache, settings.feed_hubs, settings.absolute):
        click.echo(f"{told.hub}: {told.count} feeds told.")
        if told.fault:
            faults += 1
            click.echo(f"{told.hub}: {told.fault}. Run it again later for the rest.", err=True)
    sys.exit(bool(faults))


@commands.command()
@click.argument("kind", required=False, default="")
@click.argument("title", required=False, default="")
@SETTINGS
def new(kind: str, title: str, settings_file: Path) -> None:
    """Write a first file for KIND: news, event, agreement, prize, coverage, person, organisation, place, page."""
    from communique.adapter import run
    from communique.authoring.scaffold import UnknownKind, first_file, write_new

    settings = _hosted(lambda: run.host_settings(settings_file))
    try:
        path = write_new(Path(settings["PATH"]), first_file(kind, title, run.today(settings)))
    except (UnknownKind, FileExistsError) as error:
        sys.exit(str(error))
    click.echo(f"{_shown(path)} is written. Fill in what it says, then  make check")


for one in (*CHANGES, posts):
    commands.add_command(one)


@commands.group("import")
def import_() -> None:
    """Bring in content from elsewhere."""


@import_.command("hugo")
@click.argument("source", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("destination", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--mapping",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="How its fields become ours: docs/importing.md.",
)
def import_hugo_command(source: Path, destination: Path, mapping: Path) -> None:
    """Turn a Hugo content folder into ours, with a report of what could not be placed."""
    from communique.authoring.importers.hugo import MappingError, import_hugo, write_report

    try:
        report = import_hugo(source, destination, mapping)
    except (MappingError, OSError) as error:
        sys.exit(str(error))
    counts = ", ".join(f"{number} {kind}" for kind, number in sorted(report.counts.items()))
    click.echo(
        f"{counts} written to {_shown(destination)}; {len(report.notes)} notes in {_shown(write_report(report, destination))}."
    )


@import_.command("ics")
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("destination", required=False, type=click.Path(file_okay=False, path_type=Path))
@SETTINGS
def import_ics_command(source: Path, destination: Path | None, settings_file: Path) -> None:
    """Write the events of a calendar file, or of a folder of them, as files of ours. Those that are
    there already stay as they are."""
    from communique.adapter import run
    from communique.adapter.host import prepared_settings
    from communique.authoring.importers.ics import import_ics
    from communique.authoring.importers.report import write_report

    settings = _hosted(lambda: prepared_settings(run.host_settings(settings_file)))
    into = destination or Path(settings["PATH"])
    try:
        done = import_ics(source, into, settings["COMMUNIQUE_SETTINGS"])
    except OSError as error:
        sys.exit(str(error))
    for path in done.written:
        click.echo(_shown(into / path))
    told = f"{len(done.written)} written, {done.unchanged} were there already"
    report = write_report(done.report, into)
    click.echo(f"{told}; {len(done.report.notes)} notes in {_shown(report)}.")


def _hosted(run: Callable[[], Any]) -> Any:
    """Run something that needs Pelican; what Pelican cannot do is one message."""
    from communique.adapter.host import HostError

    try:
        return run()
    except HostError as error:
        sys.exit(str(error))


def _show(findings: list[Finding], form: str, always: bool = False) -> None:
    if form == "json":
        click.echo(as_json(findings))
        return
    for finding in findings:
        click.echo(as_github(finding) if form == "github" else as_text(finding))
    if findings or always:
        click.echo(closing_line(findings), err=form == "github")


def _shown(path: Path) -> str:
    from communique.settings import project_path

    return project_path(path)
