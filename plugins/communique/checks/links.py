"""Links and pictures in texts lead somewhere, and pictures can be heard as well as seen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from communique.collections.links import content_path, destination, site_path
from communique.findings import Finding, Rank
from communique.model.body import Link
from communique.model.site import Item, Site, Versions
from communique.reading.places import findings_at_text

_MUTE = re.compile(
    r'<img(?=\s)(?![^>]*\salt="[^"]*[^\s"][^"]*")(?:\s[^\s=>"]+="[^"]*")*?\ssrc="([^"]*)"'
)

_ID = re.compile(r'\sid="([^"]*)"')

_IN_ORDER = frozenset({"outside", "page", "address", "file", "unread"})
"""Outcomes of links that need no finding; what could not be read has findings of its own."""


IsPlanned = Callable[[str], bool]
"""Whether the site will have a file of that path below its output folder."""


def check(site: Site, versions: Versions) -> Iterator[Finding]:
    for item in versions.values():
        for link in dict.fromkeys(item.body.links):
            outcome = _outcome(site, item, link)
            if outcome not in _IN_ORDER:
                yield from _findings(item, link, outcome)
        yield from _mute_pictures(item)
        yield from _same_ids(item)


def dead_links(site: Site, versions: Versions, is_planned: IsPlanned) -> Iterator[Finding]:
    """Addresses within the site (`/calendar/`, or with the site's own host) that nobody has. What
    waits for its time is left out: the addresses of its day are not planned yet."""
    for item in versions.values():
        for link in dict.fromkeys(item.body.links) if item.key not in site.held else ():
            path = site_path(site, link.target)
            if path is not None and not (is_planned(path) or is_planned(_page_at(path))):
                yield from findings_at_text(
                    item.source, link.target, "broken-link", f'the text refers to "{link.target}", and the site has no such page',
                    "It is not published, or its address is another one.",
                    "Link to its file by a path from this one, such as ../../events/2023/forum.md: such links follow every change.",
                )  # fmt: skip


def _outcome(site: Site, item: Item, link: Link) -> str:
    """What becomes of it; links to what waits for its time, or has findings of its own, apart."""
    path = content_path(item, link.target)
    key = site.paths.get(path, ("",))[0] if path else ""
    if key in site.unread:
        return "unread"
    if key in site.held and item.key not in site.held:
        return "held"
    return destination(site, item, link).outcome


def _page_at(path: str) -> str:
    return f"{path.rstrip('/')}/index.html".lstrip("/")


def _findings(item: Item, link: Link, outcome: str) -> Iterator[Finding]:
    code, rank, what, why, mend = _faults(item, link)[outcome]
    yield from findings_at_text(item.source, link.target, code, what, why, mend, rank=rank)


def _faults(item: Item, link: Link) -> dict[str, tuple[str, Rank, str, str, str]]:
    target = link.target
    path = content_path(item, target)
    name = target.rpartition("/")[2]
    return {
        "missing": (
            "broken-link", "error", f'the text refers to "{target}", and there is no {path}',
            "Links go to files by their path from this file; pictures and documents are also named in photos or attachments.",
            f"Name it in photos, with its credit and rights:  photos: [{{file: {name}, …}}]" if link.is_picture
            else "Mend the path, or take the link out.",
        ),
        "fragment-missing": (
            "broken-fragment", "error", f'the text refers to "{target}", and that heading is not there',
            "What follows # is the id of a heading: its words in small letters, joined by hyphens.",
            "Compare with the headings of that page.",
        ),
        "held": (
            "held-link", "warning", f'the text refers to "{target}", which is not published',
            "It is shown without a link until then.", "Nothing has to be done if that is meant.",
        ),
        "no-rights": (
            "expired-picture", "warning", f'the picture "{target}" may no longer be shown',
            "Its rights have run out (expires); it is left out.", "Renew the rights or take it out.",
        ),
        "foreign-picture": (
            "foreign-picture", "error", f'the picture "{target}" lies on another site',
            "Readers' browsers would call that site, and its rights are not known.",
            "Save it beside this file, name it in photos with credit and rights, and refer to the file.",
        ),
    }  # fmt: skip


def _mute_pictures(item: Item) -> Iterator[Finding]:
    if not any(link.is_picture for link in item.body.links):
        return
    for match in _MUTE.finditer(item.body.html(lambda link: link.target)):
        yield from findings_at_text(
            item.source, match[1], "alt-missing", f'the picture "{match[1]}" has no words',
            "Readers who do not see it hear these words instead.", f"Write  ![What it shows]({match[1]})",
        )  # fmt: skip


def _same_ids(item: Item) -> Iterator[Finding]:
    if sum(part.count(' id="') for part in item.body.parts) <= len(item.body.anchors):
        return
    counted = Counter(_ID.findall(item.body.html(lambda link: "")))
    for name in (name for name, times in counted.items() if times > 1):
        yield from findings_at_text(
            item.source, name, "same-id-in-text", f'the id "{name}" is given twice in the text',
            "A link to it could not know which is meant.", "Give one of them another id, or none.",
        )  # fmt: skip
