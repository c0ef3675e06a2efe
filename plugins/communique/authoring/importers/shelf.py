"""A shelf for pieces of text that later steps must not read: each leaves a short token in its place."""

import re


class Shelf:
    """Tokens use characters of the private use area, which reading has taken out of every source.

    Several shelves may serve one text: `mark`, a small letter, tells their tokens apart.
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._pieces: list[str] = []
        self._token = re.compile(f"\ue000{mark}(\\d+)\ue001")

    def put(self, piece: str) -> str:
        """Keep the piece; give the token that stands for it."""
        self._pieces.append(piece)
        return f"\ue000{self._mark}{len(self._pieces) - 1}\ue001"

    def restored(self, text: str) -> str:
        """The text with each token of this shelf replaced by its piece, pieces within pieces too."""
        while self._token.search(text):
            text = self._token.sub(lambda token: self._pieces[int(token[1])], text)
        return text


def code_spans(text: str, shelf: Shelf) -> str:
    """Put fenced blocks and code spans on the shelf.

    A span of several lines becomes a fenced block: Markdown readers take tags at the start of its lines for HTML.
    """
    text = re.sub(
        r"^( {0,3})(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\2[`~]*[ \t]*$",
        lambda m: shelf.put(m[0]),
        text,
        flags=re.DOTALL | re.MULTILINE,
    )
    text = re.sub(
        r"^(`+)(?!`)((?:(?!\n[ \t]*\n).)*?\n(?:(?!\n[ \t]*\n).)*?)(?<!`)\1[ \t]*$",
        lambda m: "\n\n" + shelf.put(f"```\n{m[2].strip()}\n```") + "\n\n",
        text,
        flags=re.DOTALL | re.MULTILINE,
    )
    return re.sub(
        r"(?<![`\\])(`+)(?!`)((?:(?!\n[ \t]*\n).)+?)(?<!`)\1(?!`)",
        lambda m: shelf.put(m[0]),
        text,
        flags=re.DOTALL,
    )
