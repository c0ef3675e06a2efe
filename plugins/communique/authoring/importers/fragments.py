"""Links within a page: each `#fragment` finds its heading or paragraph, which then carries that very id."""

import re
from collections.abc import Callable

from communique.authoring.importers.links import heading_key

_MARK = re.compile("\ue002([^\ue003]*)\ue003")
_HEADING = re.compile(r"^(#{1,6}[ \t]+)(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\(#([^)\s]*)[^)]*\)")


def anchored(text: str, note: Callable[[str, str, str], None]) -> str:
    """The text with ids where links within it lead, and those links leading there; a link to nowhere is its text.

    `note(needle, what, why)` hears of the latter.
    """
    wanted = {
        heading_key(link[2]): link[2]
        for link in reversed(list(_LINK.finditer(text)))
        if heading_key(link[2])
    }
    ids: dict[str, str] = {}
    text = _HEADING.sub(lambda line: _heading(line, wanted, ids), text)
    text = "\n\n".join(_paragraph(block, wanted, ids) for block in re.split(r"\n[ \t]*\n", text))
    return _LINK.sub(lambda link: _within(link, ids, note), text)


def _heading(line: re.Match[str], wanted: dict[str, str], ids: dict[str, str]) -> str:
    marks, words = _MARK.findall(line[2]), _MARK.sub("", line[2]).strip()
    keys = [
        key
        for key in (heading_key(name) for name in (*marks, _plain(words)))
        if key in wanted and key not in ids
    ]
    if not keys or not words:
        return f"{line[1]}{words}"
    for key in keys:
        ids[key] = _id(wanted[keys[0]])
    return f"{line[1]}{words} {{#{_id(wanted[keys[0]])}}}"


def _paragraph(block: str, wanted: dict[str, str], ids: dict[str, str]) -> str:
    """A paragraph with a marked place gets its id on a line of its own, as the attribute lists of Markdown are written."""
    keys = [
        key
        for key in (heading_key(name) for name in _MARK.findall(block))
        if key in wanted and key not in ids
    ]
    block = _MARK.sub("", block)
    if not keys or not block.strip() or re.match(r"[ \t]*(?:[-*+>|#]|\d+\.|```)", block):
        return block
    for key in keys:
        ids[key] = _id(wanted[keys[0]])
    return f"{block.rstrip()}\n{{: #{_id(wanted[keys[0]])} }}"


def _within(link: re.Match[str], ids: dict[str, str], note: Callable[[str, str, str], None]) -> str:
    key = heading_key(link[2])
    if key in ids:
        return f"[{link[1]}](#{ids[key]})"
    note(
        f"#{link[2]}",
        f'link "{link[1]}" to "#{link[2]}"',
        "There is no such place on the page. Its text stayed.",
    )
    return link[1]


def _plain(words: str) -> str:
    return re.sub(r"\]\([^)]*\)|<[^>]*>|[*_`\[\]]", "", words)


def _id(name: str) -> str:
    return re.sub(r"[^\w-]+", "-", name).strip("-")
