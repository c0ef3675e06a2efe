r"""Content lines of iCalendar (RFC 5545 3.1), byte for byte as the library icalendar writes them.

    DTSTART;TZID=Asia/Seoul:20170620T090000
    LOCATION;LANGUAGE=en:Seoul City Hall\, Seoul

The library makes an object of every value and looks at a line letter by letter, which takes most
of the time of a large calendar; the tests compare what stands here with what it writes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

_END = b"\r\n"
_FOLD = b"\r\n "
LONGEST = 74
"""Octets of a line before it is folded: 75 with the space that a folded one begins with."""


def line(name: str, value: str) -> bytes:
    """A line with a value that is written as it is. `name` holds the parameters too."""
    return folded(f"{name}:{value}".encode())


def text_line(name: str, *texts: str) -> bytes:
    """A line with one or more texts (RFC 5545 3.3.11)."""
    return line(name, ",".join(map(escaped, texts)))


def time_line(name: str, at: datetime) -> bytes:
    """A line with a time in UTC, or a wall time with the name of its zone (RFC 5545 3.3.5)."""
    written = at.isoformat()[:19].replace("-", "").replace(":", "")
    return (
        line(name, f"{written}Z") if at.tzinfo is UTC else line(f"{name};TZID={at.tzinfo}", written)
    )


def day_line(name: str, day: date) -> bytes:
    """A line with a whole day (RFC 5545 3.3.4)."""
    return line(f"{name};VALUE=DATE", day.isoformat().replace("-", ""))


def escaped(text: str) -> str:
    r"""A text whose marks and ends of lines are told from those of the format."""
    plain = text.replace(r"\N", "\n").replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return plain.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n")


def folded(whole: bytes) -> bytes:
    """A line in pieces of at most 75 octets, cut between characters and behind no backslash."""
    pieces, start = [], 0
    while len(whole) - start > LONGEST:
        end = _end_of_piece(whole, start + LONGEST)
        pieces.append(whole[start:end])
        start = end
    pieces.append(whole[start:])
    return _FOLD.join(pieces) + _END


def _end_of_piece(whole: bytes, end: int) -> int:
    # In UTF-8 the octets within a character begin with the bits 10.
    while whole[end] & 0b1100_0000 == 0b1000_0000:
        end -= 1
    # icalendar keeps a backslash, and the `^` of RFC 6868, with what it belongs to.
    return end - 1 if whole[end - 1] in b"\\^" else end
