"""Commands that announce a change of an event: they write it into its file, and ask before."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli_options import SETTINGS

if TYPE_CHECKING:
    from communique.authoring.changing.announcing import Announcement
    from communique.authoring.changing.rehearsal import Desk
    from communique.findings import Finding
    from communique.model.site import Item, Site

FILE = click.argument("file", type=click.Path(path_type=Path))
Make = Callable[["Site", "Item"], "Announcement"]


def announcing(command: Callable[..., None]) -> Callable[..., None]:
    """The options that all of these commands have."""
    for option in (
        click.option(
            "--date", "day", default="",
            help="One date alone of an event that repeats: its day by the rule.",
        ),
        click.option("--note", help="Why, for readers; asked for where it is not given."),
        click.option("--yes", "-y", is_flag=True, help="Write without asking."),
        click.option("--dry-run", is_flag=True, help="Show what would be written."),
        SETTINGS,
        FILE,
    ):  # fmt: skip
        command = option(command)
    return command


@click.command()
@announcing
@click.argument("starts")
@click.argument("ends", required=False, default="")
def reschedule(starts: str, ends: str, **given: Any) -> None:
    """Move the event FILE to another time: STARTS, and ENDS unless it lasts as long as before.

    \b
    communique reschedule content/events/2027/forum.md 2027-03-11T08:30
    """
    from communique.authoring.changing.announcing import rescheduled

    _announce(lambda site, item: rescheduled(item.facts, starts, ends), **given)


@click.command()
@announcing
@click.argument("until", required=False, default="")
def postpone(until: str, **given: Any) -> None:
    """Put the event FILE off: UNTIL a month (2027-05), or to a time that nobody knows yet."""
    from communique.authoring.changing.announcing import postponed

    _announce(lambda site, item: postponed(item.facts, until), **given)


@click.command()
@announcing
def cancel(**given: Any) -> None:
    """Call the event FILE off. It stays on the site and in calendars, marked."""
    from communique.authoring.changing.announcing import cancelled

    _announce(lambda site, item: cancelled(item.facts), **given)


@click.command()
@announcing
def reinstate(**given: Any) -> None:
    """Let the event FILE take place after all, after it was cancelled or postponed."""
    from communique.authoring.changing.announcing import reinstated

    _announce(lambda site, item: reinstated(item.facts), **given)


@click.command()
@announcing
@click.argument("until")
def extend(until: str, **given: Any) -> None:
    """Let people register for the event FILE longer: UNTIL a day, or a time of a day."""
    from communique.authoring.changing.announcing import extended

    _announce(lambda site, item: extended(item.facts, until), **given)


@click.command()
@announcing
@click.argument("place")
@click.option("--room", default="", help="The room in it.")
def relocate(place: str, room: str, **given: Any) -> None:
    """Hold the event FILE at another PLACE: the name of a file in places/."""
    from communique.authoring.changing.announcing import relocated

    _announce(lambda site, item: relocated(site, item.facts, place, room), **given)


@click.command("move-online")
@announcing
@click.argument("url", required=False, default="")
def move_online(url: str, **given: Any) -> None:
    """Hold the event FILE online only; URL is where it can be followed, if that is public."""
    from communique.authoring.changing.announcing import moved_online

    _announce(lambda site, item: moved_online(item.facts, url), **given)


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@SETTINGS
@click.option("--yes", "-y", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be done.")
def move(old: Path, new: Path, settings_file: Path, yes: bool, dry_run: bool) -> None:
    """Give the file or folder OLD the name NEW. Translations and pictures come along, its lasting id
    stays, links to it are mended, and its former address leads to the new one.

    To hold an event at another place, see  communique relocate."""
    with _in_plain_words(old):
        _move(settings_file, old, new, yes, dry_run)


COMMANDS = (reschedule, postpone, cancel, relocate, move_online, reinstate, extend, move)


def _move(settings_file: Path, old: Path, new: Path, yes: bool, dry_run: bool) -> None:
    from communique.adapter.run import desk
    from communique.authoring.changing.moving import carry_out, planned, rehearsal
    from communique.authoring.changing.rehearsal import path_in

    at_work = desk(settings_file)
    site, _ = at_work.read()
    target = new / old.name if new.is_dir() else new
    move = planned(at_work, site, path_in(at_work.content, old), path_in(at_work.content, target))
    files = rehearsal(at_work, move.names, move.copies, move.writes)
    _, after = at_work.read(files, frozenset(move.names))
    written = {*move.writes} - {*move.names.values(), *move.copies.values()}
    _stop_at_errors(at_work, {*move.names, *written}, after)
    for name, other in {**move.names, **move.copies}.items():
        click.echo(f"{name} -> {other}")
    for name in sorted(written):
        click.echo(f"{name}: its links are mended")
    for address, other in move.addresses:
        click.echo(f"{address} leads to {other}")
    if not dry_run and (yes or confirmed()):
        carry_out(at_work, move)
        click.echo("Done.")


def _announce(
    make: Make,
    file: Path,
    settings_file: Path,
    day: str,
    note: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Show the change, ask, and write it: or say why not, with nothing written."""
    from communique.adapter.run import desk

    with _in_plain_words(file):
        make = _of_date(make, day) if day else make
        _write(desk(settings_file), make, file, note, yes, dry_run)


def _of_date(make: Make, day: str) -> Make:
    from communique.authoring.changing.single import date_of, of_date

    def made(site: Site, item: Item) -> Announcement:
        one = date_of(site, item, day)
        return of_date(make(site, one), item.facts, one)

    return made


@contextmanager
def _in_plain_words(file: Path) -> Iterator[None]:
    """What cannot be done ends the command with a sentence."""
    from communique.adapter.host import HostError
    from communique.authoring.changing.announcing import Refused
    from communique.authoring.changing.front_editor import Uneditable
    from communique.findings import Unfit

    try:
        yield
    except (HostError, Refused) as error:
        sys.exit(str(error))
    except Unfit as unfit:
        sys.exit(f"{unfit.what}. {unfit.why} {unfit.mend}")
    except Uneditable as error:
        sys.exit(f"{file} cannot be edited safely: {error}. Write the change into it by hand.")


def _write(desk: Desk, make: Make, file: Path, note: str | None, yes: bool, dry: bool) -> None:
    from communique.authoring.changing.rehearsal import event_at, texts_with
    from communique.settings import project_path

    site, _ = desk.read()
    item = event_at(desk, site, file)
    if isinstance(item, str):
        sys.exit(item)
    path = item.source.path
    target = desk.content / path
    if file.is_file() and file.resolve() != target.resolve():
        click.echo(f"Facts stand in the original: {project_path(target)} is changed.", err=True)
    announcement, old = make(site, item), target.read_bytes()
    new = announcement.written(old, desk.today, _note(note, yes or dry))
    _, after = desk.read({path: new})
    _stop_at_errors(desk, {path}, after)
    show_diff(project_path(target), old, new)
    former = announcement.former_day
    words = texts_with(site.items[item.key], former) if former else ()
    for line in (*announcement.notes, *words):
        click.echo(f"Look at:  {line}", err=True)
    if not dry and (yes or confirmed()):
        replace_file(target, new)
        click.echo(f"{project_path(target)} is written.")


def _stop_at_errors(desk: Desk, paths: set[str], after: list[Finding]) -> None:
    """Raises SystemExit where the change brings errors that the files at these paths did not have."""
    from communique.authoring.changing.rehearsal import new_errors
    from communique.findings import as_text, has_errors

    if not has_errors(after):
        return
    _, before = desk.read({path: (desk.content / path).read_bytes() for path in paths})
    if errors := new_errors(before, after):
        for finding in errors:
            click.echo(as_text(finding))
        sys.exit("Nothing is written: the change would bring these errors.")


def _note(given: str | None, is_quiet: bool) -> str:
    if given is None and not is_quiet and sys.stdin.isatty():
        given = click.prompt("Why? Readers see it (Enter for no reason)", default="", err=True)
    return " ".join((given or "").split())


def confirmed() -> bool:
    """Whether the person says yes. Raises SystemExit where nobody can be asked."""
    try:
        return click.confirm("Write it?", default=True, err=True)
    except click.Abort:
        sys.exit("Nothing is written. Say  --yes  where nobody can be asked.")


def show_diff(name: str, old: bytes, new: bytes) -> None:
    """What would change, in colours where the terminal has them."""
    from difflib import unified_diff

    from rich.console import Console
    from rich.text import Text

    console = Console(soft_wrap=True, highlight=False)
    lines = old.decode().splitlines(), new.decode().splitlines()
    for line in unified_diff(*lines, name, name, n=2, lineterm=""):
        style = {"+": "green", "-": "red", "@": "cyan"}.get(line[0], "")
        console.print(Text(line, style))


def replace_file(target: Path, content: bytes) -> None:
    """Write a file as a whole or not at all, with the rights it had."""
    beside = target.with_name(f".{target.name}.new")
    beside.write_bytes(content)
    beside.chmod(target.stat().st_mode & 0o777)
    beside.replace(target)
