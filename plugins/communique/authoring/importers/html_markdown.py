"""HTML as Markdown: a small converter of our own over Beautiful Soup.

Text within tokens of a `Shelf` passes through. An element's `id`, or a link's `name`, becomes a mark (`anchor_mark`)
that the step for fragments reads later.
"""

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Comment, Tag

from communique.authoring.importers.html_inline import (
    Remarks,
    anchor_mark,
    escaped,
    inline,
    inline_child,
    link_target,
)
from communique.authoring.importers.html_tables import table_lines

DROPPED = (
    "script",
    "style",
    "template",
    "noscript",
    "form",
    "object",
    "embed",
    "canvas",
    "svg",
    "head",
    "meta",
    "link",
)
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header hr html iframe li main nav ol p pre section summary table tbody td tfoot th thead tr ul video audio".split()
)


def html_to_markdown(html: str, remarks: Remarks) -> str:
    """A piece of HTML as blocks of Markdown, with a blank line between them."""
    soup = _cleaned(_paragraphs_closed(html), remarks)
    try:
        return "\n\n".join(_blocks(soup, remarks))
    except RecursionError:
        remarks.add(html[:40], "elements a thousand deep; only their text stayed")
        return escaped(soup.get_text(" ")).strip()


def inline_html_to_markdown(html: str, remarks: Remarks) -> str:
    """One element within a Markdown paragraph; the text in it is Markdown already and stays as it is."""
    return inline(_cleaned(html, remarks), remarks, lambda text: text)


def _paragraphs_closed(html: str) -> str:
    """HTML lets a new paragraph end the one before; the parser would put it inside."""
    done, end, is_open = "", 0, False
    for tag in re.finditer(
        r"<(/?)(p|td|th|li|dd|blockquote|div|section|table)\b", html, re.IGNORECASE
    ):
        starts_paragraph = tag[2].lower() == "p" and not tag[1]
        if starts_paragraph and is_open:
            done, end = done + html[end : tag.start()] + "</p>", tag.start()
        is_open = starts_paragraph
    return done + html[end:]


def _cleaned(html: str, remarks: Remarks) -> BeautifulSoup:
    soup = BeautifulSoup(html, "html.parser")
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for element in soup.find_all(DROPPED):
        remarks.add(f"<{element.name}", f"<{element.name}> was left out")
        element.decompose()
    return soup


def _blocks(node: Tag, remarks: Remarks) -> Iterator[str]:
    """The block-level pieces of a node; loose text and inline elements between them make paragraphs."""
    loose: list[str] = []
    for child in node.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _paragraph(loose)
            loose = []
            yield from _block(child, remarks)
        else:
            loose.append(inline_child(child, remarks, escaped))
    yield from _paragraph(loose)


def _is_block(element: Tag) -> bool:
    return element.name in BLOCKS or element.find(list(BLOCKS)) is not None


def _block(element: Tag, remarks: Remarks) -> Iterator[str]:
    made = list(_BLOCK_WRITERS.get(element.name, _blocks)(element, remarks))
    anchor = element.get("id")
    if anchor and made and not made[0].startswith(("|", "```")):
        made[0] += anchor_mark(str(anchor))
    yield from made


def _paragraph(loose: list[str]) -> Iterator[str]:
    text = re.sub(
        r"[ \t]*\n[ \t]*", lambda m: "  \n" if "  " in m[0].split("\n")[0] else "\n", "".join(loose)
    ).strip()
    text = re.sub(r"(?<! )\n", " ", text)
    text = re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)
    if re.sub(r"[\s\xa0]|  \n", "", text):
        yield re.sub(
            r"^(\d+)([.)])(?=\s)|^([-+#>])(?=\s|#)",
            lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}",
            text,
            flags=re.MULTILINE,
        )


def _heading(element: Tag, remarks: Remarks) -> Iterator[str]:
    text = " ".join(inline(element, remarks).split())
    if text:
        yield f"{'#' * int(element.name[1])} {text}"


def _list(element: Tag, remarks: Remarks) -> Iterator[str]:
    items = []
    for number, item in enumerate(element.find_all("li", recursive=False), 1):
        marker = f"{number}." if element.name == "ol" else "-"
        blocks = list(_blocks(item, remarks))
        tight = "\n" if not item.find("p") else "\n\n"
        text = tight.join(blocks).replace("\n", "\n    ")
        if text.strip():
            items.append(f"{marker} {text}")
    if items:
        yield re.sub(
            r"[ ]+$", lambda m: m[0] if len(m[0]) == 2 else "", "\n".join(items), flags=re.MULTILINE
        )


def _quotation(element: Tag, remarks: Remarks) -> Iterator[str]:
    text = "\n\n".join(_blocks(element, remarks))
    if text:
        yield "\n".join(f"> {line}".rstrip() if line.strip() else ">" for line in text.split("\n"))


def _code(element: Tag, remarks: Remarks) -> Iterator[str]:
    yield "```\n" + element.get_text().strip("\n") + "\n```"


def _rule(element: Tag, remarks: Remarks) -> Iterator[str]:
    yield "---"


def _embedded(element: Tag, remarks: Remarks) -> Iterator[str]:
    """A frame or player as a link to what it shows."""
    inner = element.find("source")
    address = element.get("src") or (inner.get("src") if isinstance(inner, Tag) else None)
    if address:
        yield f"[{escaped(str(element.get('title') or 'Embedded content'))}]({link_target(str(address))})"
    else:
        remarks.add(f"<{element.name}", f"<{element.name}> without an address was left out")


def _definitions(element: Tag, remarks: Remarks) -> Iterator[str]:
    lines = []
    for child in element.find_all(["dt", "dd"]):
        text = " ".join(inline(child, remarks).split())
        lines += ["", text] if child.name == "dt" else [f":   {text}"]
    yield "\n".join(lines).strip()


def _table(element: Tag, remarks: Remarks) -> Iterator[str]:
    yield from table_lines(
        element, lambda cell: _cell(cell, remarks), lambda cell: list(_blocks(cell, remarks))
    )


def _cell(cell: Tag, remarks: Remarks) -> str:
    """A cell on one line: its blocks and items parted by line breaks."""
    lines = [line.strip() for block in _blocks(cell, remarks) for line in block.split("\n")]
    lines = [re.sub(r"^- ", "• ", line) for line in lines if line]
    return "<br>".join(lines).replace("|", "\\|")


_BLOCK_WRITERS: dict[str, Callable[[Tag, Remarks], Iterator[str]]] = {
    **{f"h{level}": _heading for level in range(1, 7)},
    "ul": _list,
    "ol": _list,
    "blockquote": _quotation,
    "pre": _code,
    "hr": _rule,
    "iframe": _embedded,
    "video": _embedded,
    "audio": _embedded,
    "dl": _definitions,
    "table": _table,
}
