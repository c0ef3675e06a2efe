"""A Hugo body as one of ours: shortcodes, HTML, Markdown dialect, links, fragments, in this order."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

from msgspec import Struct

from communique.authoring.importers.dialect import in_our_dialect
from communique.authoring.importers.fragments import anchored
from communique.authoring.importers.html_inline import Remarks
from communique.authoring.importers.hugo_file import HugoFile
from communique.authoring.importers.linking import Linker, relinked
from communique.authoring.importers.links import Atlas
from communique.authoring.importers.mapping import ImportMapping
from communique.authoring.importers.mixed import without_html
from communique.authoring.importers.report import Notebook
from communique.authoring.importers.shelf import Shelf, code_spans
from communique.authoring.importers.shortcodes import Expansion, expanded


class Place(Struct, frozen=True):
    """Where a body stands: our file relative to the destination, its old address, its title."""

    target: str
    old_address: str
    title: str


def our_body(
    file: HugoFile,
    place: Place,
    mapping: ImportMapping,
    atlas: Atlas,
    source: Path,
    notebook: Notebook,
) -> str:
    """The body in our Markdown, ending in a line feed, or empty. What could not be placed is in the notebook."""

    def note(subject: str, needle: str, what: str, why: str) -> None:
        notebook.add(subject, file.path, file.line_of(needle), what, why)

    pieces, codes, links = Shelf("p"), Shelf("c"), Shelf("l")
    text = expanded(
        file.body, Expansion(mapping.shortcodes, source, pieces, _about("shortcode", note))
    )
    text = code_spans(_without_stray_keys(_characters(text), file, note), codes)
    text = pieces.restored(_without_html(text, pieces, note))
    linker = Linker(
        lambda address: atlas.target(address, place.target, place.old_address), note, links
    )
    text = relinked(in_our_dialect(text), linker)
    text = anchored(links.restored(text), _about("link", note))
    return _tidy(pieces.restored(codes.restored(text)), place.title)


def _about(
    subject: str, note: Callable[[str, str, str, str], None]
) -> Callable[[str, str, str], None]:
    return lambda needle, what, why: note(subject, needle, what, why)


def _without_stray_keys(
    text: str, file: HugoFile, note: Callable[[str, str, str, str], None]
) -> str:
    """A key of the front matter that slipped into the body, with a rule under it, would show as a heading."""

    def stray(found: re.Match[str]) -> str:
        if found[1].lower() not in file.keys:
            return found[0]
        note(
            "key",
            f"\n{found[0].strip()}",
            f"{found[1]} stands in the body",
            "It belongs to the front matter; it was left out.",
        )
        return ""

    return re.sub(r"^([a-z_]+):[^\n]*\n-{3,}[ \t]*$", stray, text, flags=re.MULTILINE)


def _characters(text: str) -> str:
    """Letters and signs written as entities, as themselves; those that Markdown or HTML would read stay entities."""
    return re.sub(
        r"&#?\w+;", lambda one: one[0] if unescape(one[0]) < "\xa1" else unescape(one[0]), text
    )


def _without_html(text: str, shelf: Shelf, note: Callable[[str, str, str, str], None]) -> str:
    remarks = Remarks()
    markdown = without_html(text, shelf, remarks)
    for needle, what in remarks.found:
        note("html", needle, what, "It cannot be shown on a page of ours.")
    return markdown


def _tidy(text: str, title: str) -> str:
    """No title twice, no heap of blank lines, no spaces at line ends but the two that break a line."""
    text = re.sub(
        r"[ \t]+$", lambda m: "  " if m[0].endswith("  ") else "", text, flags=re.MULTILINE
    )
    text = re.sub(
        r"^[ \t]+$|[ ]{2}(?=\n[ \t]*(?:\n|\Z|[-*+] |\d+\. ))", "", text, flags=re.MULTILINE
    )
    text = re.sub(
        r"^(?:>[ ]*\n){2,}", ">\n", re.sub(r"\n{3,}", "\n\n", text), flags=re.MULTILINE
    ).strip()
    first = re.match(r"#[ \t]+(.+)(?:\n|\Z)", text)
    if first and first[1].strip().casefold() == title.casefold():
        text = text[first.end() :].lstrip("\n")
    return f"{text}\n" if text else ""
