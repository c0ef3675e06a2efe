"""The command that writes texts for social posts: `communique posts`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli_options import settings_option

if TYPE_CHECKING:
    from communique.authoring.changing.rehearsal import Desk
    from communique.model.site import Item, Site


@click.command()
@click.argument("item")
@click.option("--lang", default="", help="One language alone: its tag.")
@click.option("--network", default="", help="One network alone: its name, or the beginning of it.")
@settings_option("publishconf.py", "Pelican's settings file: the one with the public address.")
def posts(item: str, lang: str, network: str, settings_file: Path) -> None:
    """Print texts for social posts on ITEM: a file, or its name in content/ (events/2027/forum).

    Each is as long as its network lets it be. What waits for its date can be asked for too.

    \b
    communique posts content/events/2027/forum.md --lang ko --network mastodon
    """
    from communique.adapter.host import HostError

    try:
        desk, site = _read(settings_file)
    except HostError as error:
        sys.exit(str(error))
    _print(site, _versions(desk, site, item, lang), network)


def _read(settings_file: Path) -> tuple[Desk, Site]:
    """The site with what waits for its time, in the words of the theme."""
    from dataclasses import replace

    from communique.adapter.run import desk, host_settings
    from communique.words import read_words

    at_work = desk(settings_file)
    folder = Path(host_settings(settings_file)["THEME"]) / "translations"
    site, _ = at_work.read()
    return at_work, replace(site, words=read_words(folder, site.languages))


def _versions(desk: Desk, site: Site, given: str, lang: str) -> list[Item]:
    """The item in all its languages, or in the one wanted. Raises SystemExit where there is none."""
    from communique.authoring.changing.rehearsal import path_in
    from communique.settings import project_path

    file = Path(given)
    path = path_in(desk.content, file)
    path = f"{path}/index.md" if file.is_dir() else path
    keys = (site.paths[path][0],) if path in site.paths else site.find(given) or (given,)
    if keys[0] not in site.items:
        known = path in site.paths or keys[0] in site.held
        why = "is a draft, withdrawn or cannot be read" if known else "is no item"
        sys.exit(f"{given} {why} in {project_path(desk.content)}.")
    versions = site.items[keys[0]]
    if lang and lang not in versions:
        sys.exit(f"{given} is not told in {lang}, but in {', '.join(versions)}.")
    return [versions[lang]] if lang else list(versions.values())


def _print(site: Site, items: list[Item], wanted: str) -> None:
    from communique.authoring.posting.networks import NETWORKS
    from communique.authoring.posting.texts import parts
    from communique.authoring.posting.texts import posts as made
    from communique.collections.index import Index

    names = [one.name for one in NETWORKS if one.name.lower().startswith(wanted.lower())]
    if not names:
        sys.exit(f"{wanted} is none of {', '.join(one.name for one in NETWORKS)}.")
    index = Index(site)
    for item in items:
        if item.key in site.held:
            click.echo(f"It waits for its date, {item.facts.date}: post it after that.", err=True)
        for post in made(parts(index, item.key, item.lang)):
            if post.network.name in names:
                told = f"{post.length} of {post.network.limit}"
                click.echo(f"--- {post.network.name}, {item.lang}: {told} ---\n{post.text}\n")
