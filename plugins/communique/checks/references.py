"""Every item that front matter names is there, and it is clear which one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from communique.checks.closest import closest
from communique.findings import Finding
from communique.model.kinds import BY_NAME
from communique.model.site import Item, Site, Versions, original, references
from communique.model.source import Source
from communique.reading.places import finding_in


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    item = original(versions)
    for at, name, kinds in references(item.facts):
        found = site.find(name, kinds)
        if len(found) != 1:
            yield from _reference(site, item.source, at, name, kinds)
        elif found[0] in site.held and item.key not in site.held:
            yield _held(item, at, name)


def check_site(site: Site) -> Iterator[Finding]:
    for source, at, name, kinds in site.unread_references:
        yield from _reference(site, source, at, name, kinds)
    yield from _publisher(site)


def _reference(
    site: Site, source: Source, at: tuple[str | int, ...], name: str, kinds: tuple[str, ...]
) -> Iterator[Finding]:
    found = site.find(name, kinds)
    field = _field(at)
    if not found:
        yield finding_in(
            source,
            "unknown-reference",
            f'{field} names "{name}", which is not there',
            _where(kinds),
            _guess(site, name, kinds),
            at,
        )
    elif len(found) > 1:
        paths = ", ".join(
            f"{BY_NAME[kind].folder}/{rest}"
            for kind, _, rest in (key.partition("/") for key in found)
        )
        yield finding_in(
            source, "unclear-reference", f'{field} names "{name}", which may mean several items',
            f"These have that name: {paths}.", f"Write  {paths.partition(',')[0]}", at,
        )  # fmt: skip


def _held(item: Item, at: tuple[str | int, ...], name: str) -> Finding:
    return finding_in(
        item.source, "held-reference", f'{_field(at)} names "{name}", which is not published',
        "It is a draft, withdrawn, or its time has not come: readers do not see it until then.",
        "Nothing has to be done if that is meant.", at, rank="warning",
    )  # fmt: skip


def _field(at: tuple[str | int, ...]) -> str:
    return ".".join(part for part in at if isinstance(part, str))


def _where(kinds: tuple[str, ...]) -> str:
    folders = ", ".join(f"{BY_NAME[kind].folder}/" for kind in kinds) or "any folder"
    return f"It is the name of a file in {folders}, without folder and .md."


def _guess(site: Site, name: str, kinds: tuple[str, ...]) -> str:
    close = closest(name.lower().replace(" ", "-"), site.short_names(kinds))
    if close:
        return f"Did you mean  {close}?"
    folder = BY_NAME[kinds[0]].folder if kinds else "the right folder"
    return f"Write the file in {folder}, or take the name out."


def _publisher(site: Site) -> Iterator[Finding]:
    name = site.settings.publisher
    if name and not site.find(name, ("organisation",)):
        yield Finding(
            "pelicanconf.py", 0, 0, "unknown-reference", f'COMMUNIQUE["publisher"] names "{name}", which is not there',
            _where(("organisation",)), _guess(site, name, ("organisation",)),
        )  # fmt: skip
