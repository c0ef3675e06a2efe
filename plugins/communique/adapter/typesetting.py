"""Lines of text that fit on a social card: the same on every machine."""

from __future__ import annotations

from functools import cache

from communique.collections.faces import EM, font


def lines_that_fit(text: str, width: float, most: int, serif: bool) -> list[str] | None:
    """A text as at most so many lines of that width, in ems, about equally long; None if it needs
    more."""
    words = [piece for word in text.split() for piece in _pieces(word, width, serif)]
    lines = _lines(words, width, serif)
    if len(lines) > most:
        return None
    while width > 4:
        width *= 0.94
        tighter = _lines(words, width, serif)
        if len(tighter) > len(lines) or any(measure(line, serif) > width for line in tighter):
            return lines
        lines = tighter
    return lines


def shortened(text: str, width: float, most: int, serif: bool) -> list[str]:
    """As much of a text as fits, with an ellipsis."""
    words = text.split()
    while len(words) > 1:
        words.pop()
        lines = lines_that_fit(" ".join(words) + " …", width, most, serif)
        if lines:
            return lines
    return [text[:20] + "…"]


def measure(text: str, serif: bool) -> float:
    """How wide a text is, in ems. Joined letters are counted as single ones, which are wider."""
    return sum(_advance(character, serif) for character in text) / EM


def _lines(words: list[str], width: float, serif: bool) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, serif) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _pieces(word: str, width: float, serif: bool) -> list[str]:
    """A word, cut where it is wider than a whole line."""
    pieces = [""]
    for character in word:
        if measure(pieces[-1] + character, serif) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


@cache
def _advance(character: str, serif: bool) -> float:
    return font(_face_of(character, serif)).getlength(character)


def _face_of(character: str, serif: bool) -> str:
    code = ord(character)
    if 0x0600 <= code < 0x0780 or 0xFB50 <= code < 0xFF00:
        return "arabic"
    if 0x1100 <= code < 0x1200 or 0x2E80 <= code < 0xD800 or 0xFF00 <= code < 0xFFF0:
        return "korean"
    return "serif" if serif else "sans"
