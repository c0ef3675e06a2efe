"""HTML within a line as Markdown: links, emphasis, pictures, and text with its signs escaped."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString

KEPT_INLINE = ("sup", "sub", "kbd", "abbr", "del", "ins", "mark", "small", "q", "cite")
MARKS = {"strong": "**", "b": "**", "em": "_", "i": "_"}


@dataclass
class Remarks:
    """What had to be left out: pairs of a needle, by which its line is found, and a sentence."""

    found: list[tuple[str, str]] = field(default_factory=list)

    def add(self, needle: str, what: str) -> None:
        self.found.append((needle, what))


def anchor_mark(name: str) -> str:
    """The mark of a place that links may point to."""
    return f"\ue002{name}\ue003"


def inline(node: Tag, remarks: Remarks, text_of: Callable[[str], str] | None = None) -> str:
    return "".join(inline_child(child, remarks, text_of or escaped) for child in node.children)


def inline_child(child: object, remarks: Remarks, text_of: Callable[[str], str]) -> str:
    if not isinstance(child, Tag):
        return text_of(str(child)) if isinstance(child, NavigableString) else ""
    if child.name == "br":
        return "  \n"
    if child.name == "img":
        return _picture(child, remarks)
    inner = inline(child, remarks, text_of)
    if child.name == "a":
        return _link(child, inner)
    if child.name == "code":
        return f"`{child.get_text()}`"
    if child.name in MARKS:
        return _around(inner, MARKS[child.name])
    return (
        f"<{child.name}>{inner}</{child.name}>"
        if child.name in KEPT_INLINE and inner.strip()
        else inner
    )


def _around(text: str, mark: str) -> str:
    """Emphasis hugs its words: spaces move outside."""
    core = text.strip()
    if not core or mark in core:
        return text
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{start}{mark}{core}{mark}{end}"


def _link(element: Tag, inner: str) -> str:
    anchor = element.get("name") or element.get("id")
    mark = anchor_mark(str(anchor)) if anchor else ""
    address = str(element.get("href") or "").strip()
    core = " ".join(inner.split())
    if not address or not core:
        return mark + inner
    start, end = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
    return f"{mark}{start}[{core}]({link_target(address)}){end}"


def _picture(element: Tag, remarks: Remarks) -> str:
    """A picture as Markdown; the step for links decides what becomes of it."""
    address, alt = str(element.get("src") or ""), " ".join(str(element.get("alt") or "").split())
    if not address or not alt:
        remarks.add(address, f'the picture "{address[:90]}" was left out: it has no description')
        return ""
    return f"![{escaped(alt)}]({link_target(address)})"


def link_target(address: str) -> str:
    return re.sub(r"\s", "%20", address.strip()).replace("(", "%28").replace(")", "%29")


def escaped(text: str) -> str:
    """Text of HTML with the characters that Markdown would read escaped; white space folded, as HTML does."""
    folded = re.sub(r"\s+", " ", text.replace("\xa0", " "))
    text = re.sub(r"([\\`*\[\]])", r"\\\1", folded)
    text = re.sub(r"(?<!\w)_|_(?!\w)", r"\\_", text)
    return text.replace("<", "&lt;")
