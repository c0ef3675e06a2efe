"""HTML tables as Markdown: a table where it is one, a list or plain paragraphs where it only arranged text."""

from collections.abc import Callable, Iterator

from bs4 import Tag

Row = list[Tag | None]


def table_lines(
    table: Tag, cell: Callable[[Tag], str], blocks: Callable[[Tag], list[str]]
) -> Iterator[str]:
    """The blocks of Markdown that a table becomes; `cell` and `blocks` write what is in a cell."""
    rows = _rows(table)
    width = max((len(row) for row in rows), default=0)
    caption = table.find("caption")
    if isinstance(caption, Tag) and cell(caption):
        yield f"**{cell(caption)}**"
    if width <= 1:
        yield from (
            block for row in rows for one in row if one is not None for block in blocks(one)
        )
    elif width == 2 and not any(
        one is not None and one.name == "th" for row in rows for one in row
    ):
        yield "\n".join(_item(row, cell) for row in rows)
    else:
        yield _markdown_table(rows, width, cell)


def _rows(table: Tag) -> list[Row]:
    """Rows of cells; a cell over several columns is followed by empty ones, rows without text are left out."""
    rows = []
    for row in table.find_all("tr"):
        cells: Row = []
        for one in row.find_all(["td", "th"], recursive=False):
            cells += [one, *[None] * (_span(one) - 1)]
        if any(one is not None and one.get_text(strip=True) for one in cells):
            rows.append(cells)
    return rows


def _span(cell: Tag) -> int:
    written = str(cell.get("colspan") or "1")
    return int(written) if written.isdigit() and 0 < int(written) < 100 else 1


def _item(row: Row, cell: Callable[[Tag], str]) -> str:
    """A row of two cells as an item of a list: a table without headings tells readers nothing of its columns."""
    texts = [cell(one) for one in row if one is not None]
    return "- " + ": ".join(text.replace("\\|", "|") for text in texts if text)


def _markdown_table(rows: list[Row], width: int, cell: Callable[[Tag], str]) -> str:
    written = [[cell(one) if one is not None else "" for one in row] for row in rows]
    padded = [row + [""] * (width - len(row)) for row in written]
    lines = [padded[0], ["---"] * width, *padded[1:]]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
