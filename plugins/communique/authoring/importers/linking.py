"""Rewrites every link and picture of a Markdown body, and sees to it that none of them is broken."""

import re
from collections.abc import Callable

from msgspec import Struct

from communique.authoring.importers.links import Target
from communique.authoring.importers.shelf import Shelf

PICTURE = "Picture: "
"""How a link begins that stands for a picture."""

_INNER = r"(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\])*"
_ADDRESS = r"<[^>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()]|\([^\s()]*\))*\))*"
_LINK = re.compile(
    rf"(?<!\\)(?P<picture>!?)\[(?P<text>{_INNER})\]\([ \t]*(?P<address>{_ADDRESS})(?:\s+(?P<title>\"[^\n]*?\"|'[^\n]*?'))?[ \t]*\)",
    re.DOTALL,
)
_LOOSE = re.compile(
    rf"(?<![\\!])(?P<picture>)\[(?P<text>{_INNER})\]\([ \t]*(?P<address>[^\n()]*?)(?P<title>)\)",
    re.DOTALL,
)
_DEFINITION = re.compile(
    r"^(?P<start>[ ]{0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*)(?P<address><[^>\n]*>|\S+)(?P<end>.*)$",
    re.MULTILINE,
)
_AUTOLINK = re.compile(
    r"<(?P<address>(?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+)>"
)
_BARE = re.compile(
    r"(?<![\w@/=\"'(<\[\ue001])https?://[^\s<>\[\]\"'*“”\ue000]*[^\s<>\[\]\"'*“”\ue000.,;:!?)_&]"
)


class Linker(Struct, frozen=True):
    """`target(address)` says where a link leads now; `note(subject, needle, what, why)` writes into the report."""

    target: Callable[[str], Target]
    note: Callable[[str, str, str, str], None]
    shelf: Shelf


def relinked(text: str, linker: Linker) -> str:
    """The text with its links settled. Each is put on the linker's shelf, so that later steps leave it alone."""
    text = _LINK.sub(lambda link: _settled(link, linker), text)
    text = _LOOSE.sub(lambda link: _settled(link, linker), text)
    text = _DEFINITION.sub(lambda line: _definition(line, linker), text)
    text = _AUTOLINK.sub(lambda link: _automatic(link["address"], linker), text)
    return _BARE.sub(lambda link: _automatic(link[0], linker), text)


def _settled(link: re.Match[str], linker: Linker) -> str:
    if link["picture"]:
        return _picture(link, linker)
    text = _link_text(link["text"], linker)
    target = linker.target(link["address"])
    if not text.strip():
        return ""
    if not target.address:
        linker.note(
            "link",
            link["address"] or link["text"],
            f'link "{_short(text)}" to "{_short(link["address"])}"',
            target.why + " Its text stayed.",
        )
        return text.strip("_*") if link.string[link.end() :][:1] in ("_", "*") else text
    written = linker.shelf.put(f"[{text}]({_in_link(target.address)}{_title(link['title'])})")
    return f"{written} " if text.startswith(PICTURE) else written


def _link_text(text: str, linker: Linker) -> str:
    """What stands in a link: pictures by their description, links within links by their text."""
    text = _LINK.sub(lambda inner: (PICTURE if inner["picture"] else "") + inner["text"], text)
    return re.sub(r"\s*\n\s*", " ", text)


def _picture(link: re.Match[str], linker: Linker) -> str:
    """The files of pictures are not in the source: one at a whole address becomes a link to it."""
    alt, target = link["text"].strip(), linker.target(link["address"])
    why = "The picture's file is not in the source."
    if alt and re.match(r"(?:https?:)?//", link["address"].strip("<")) and target.address:
        linker.note(
            "picture",
            link["address"],
            f'picture "{_short(alt)}"',
            f"{why} A link to where it is stands in its place.",
        )
        return linker.shelf.put(f"[{PICTURE}{alt}]({_in_link(target.address)})") + " "
    linker.note(
        "picture",
        link["address"],
        f'picture "{_short(link["address"])}"',
        f"{why} It was left out.",
    )
    return ""


def _definition(line: re.Match[str], linker: Linker) -> str:
    target = linker.target(line["address"])
    if not target.address:
        linker.note("link", line["address"], f'link to "{_short(line["address"])}"', target.why)
    return linker.shelf.put(f"{line['start']}{target.address or '#'}{line['end']}")


def _automatic(address: str, linker: Linker) -> str:
    target = linker.target(address)
    if not target.address:
        linker.note(
            "link", address, f'link to "{_short(address)}"', target.why + " Its text stayed."
        )
        return address.replace("<", "").replace(">", "")
    shown = address.removeprefix("mailto:")
    whole = target.address if target.address.startswith(("http", "mailto:")) else ""
    return linker.shelf.put(
        f"<{address}>"
        if whole.removeprefix("mailto:") == shown
        else f"[{shown}]({_in_link(target.address)})"
    )


def _in_link(address: str) -> str:
    return address.replace("(", "%28").replace(")", "%29")


def _title(written: str | None) -> str:
    """A title stays where quotes within it cannot end it early."""
    inner = (written or "")[1:-1]
    return f' "{inner}"' if inner.strip() and '"' not in inner else ""


def _short(text: str) -> str:
    line = " ".join(re.sub(r"[\ue000-\ue00f]", "", text).split())
    return line if len(line) <= 90 else line[:89] + "…"
