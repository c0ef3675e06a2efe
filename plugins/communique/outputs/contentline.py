"""Content lines and components of iCalendar (RFC 5545 3.1), written quickly.

A calendar of thousands of events is hundreds of thousands of lines; a library that makes objects of
each takes a second for a thousand events. What is written here is read back by three in the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from msgspec import Struct

Params = Mapping[str, str | tuple[str, ...]]

DEFAULTS = {
    "ATTACH": "uri", "CONFERENCE": "", "DTEND": "date-time", "DTSTAMP": "date-time",
    "CREATED": "date-time", "DTSTART": "date-time", "EXDATE": "date-time", "RDATE": "date-time",
    "RECURRENCE-ID": "date-time", "LAST-MODIFIED": "date-time", "GEO": "float", "IMAGE": "",
    "ORGANIZER": "cal-address", "REFRESH-INTERVAL": "", "RRULE": "recur", "SEQUENCE": "integer",
    "SOURCE": "", "STYLED-DESCRIPTION": "", "TRIGGER": "duration", "TZOFFSETFROM": "utc-offset",
    "TZOFFSETTO": "utc-offset", "URL": "uri",
}  # fmt: skip
"""The type that a property's value has where no VALUE says otherwise; "text" for all others. Empty
where RFC 7986 and 9073 want it said always."""

_TOKEN = re.compile(r"[A-Za-z0-9/_.+-]+").fullmatch
_QUOTED = str.maketrans({'"': "'", "\n": " ", "\r": ""})


class Line(NamedTuple):
    """A property. `kind` is its value's type by RFC 7265: "text", "uri", "date-time" …; several
    values are a list, a point is a tuple of floats, an offset a timedelta, a rule a dict in the order of
    its parts."""

    name: str
    value: Any
    kind: str = "text"
    params: Params = {}


class Component(Struct, frozen=True):
    name: str
    lines: list[Line]
    parts: tuple[Component, ...] = ()


def when(name: str, at: date | datetime) -> Line:
    """A property whose value is a day, or a time in UTC or in a zone."""
    if not isinstance(at, datetime):
        return Line(name, at, "date")
    key = getattr(at.tzinfo, "key", "")
    return Line(name, at, "date-time", {"TZID": key} if key else {})


def ical(component: Component) -> bytes:
    """The component's bytes."""
    return b"".join(_lines(component))


def written(lines: Iterable[Line]) -> bytes:
    return b"".join([_folded(_line(line)) for line in lines])


def _lines(component: Component) -> Iterator[bytes]:
    yield f"BEGIN:{component.name}\r\n".encode()
    yield written(component.lines)
    for part in component.parts:
        yield from _lines(part)
    yield f"END:{component.name}\r\n".encode()


def _line(line: Line) -> str:
    name, value, kind, params = line
    if kind == "text":
        said = _texts(value)
    else:
        said = ",".join(map(_said, value)) if isinstance(value, list) else _said(value)
    if kind != DEFAULTS.get(name, "text"):
        params = {"VALUE": kind.upper(), **params}
    elif not params:
        return f"{name}:{said}"
    told = "".join([f";{key}={_param(given)}" for key, given in params.items()])
    return f"{name}{told}:{said}"


def _texts(value: str | list[str]) -> str:
    return ",".join(map(_escaped, value)) if isinstance(value, list) else _escaped(value)


def _escaped(text: str) -> str:
    """RFC 5545 3.3.11. Replacing one by one is several times as quick as `str.translate`."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r", "").replace("\n", "\\n") if not text.isprintable() else text


def _param(value: str | tuple[str, ...]) -> str:
    """RFC 5545 3.2: quoted unless it is a plain word; a value has no way to hold a quotation mark."""
    if isinstance(value, tuple):
        return ",".join(value)
    return value if _TOKEN(value) else f'"{value.translate(_QUOTED)}"'


def _said(value: Any) -> str:
    if isinstance(value, datetime):
        said = value.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "")
        return f"{said}Z" if value.tzinfo is UTC else said
    if isinstance(value, date):
        return value.isoformat().replace("-", "")
    if isinstance(value, tuple):
        return ";".join(map(degrees, value))
    if isinstance(value, timedelta):
        return offset(value).replace(":", "")
    if isinstance(value, dict):
        return ";".join(f"{key.upper()}={_rule_part(part)}" for key, part in value.items())
    return str(value)


def _rule_part(part: Any) -> str:
    return ",".join(map(str, part)) if isinstance(part, list) else _said(part)


def degrees(value: float) -> str:
    """A number as RFC 5545 3.3.7 takes it, without exponent; a millionth of a degree is a hand."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def offset(value: timedelta) -> str:
    """A distance from UTC as RFC 7265 3.6.13 writes it, `-03:30`; RFC 5545 3.3.14 leaves out the colons."""
    hours, rest = divmod(abs(value), timedelta(hours=1))
    minutes, seconds = divmod(rest.seconds, 60)
    told = f":{seconds:02}" if seconds else ""
    return f"{'-' if value < timedelta() else '+'}{hours:02}:{minutes:02}{told}"


def _folded(text: str) -> bytes:
    """RFC 5545 3.1: at 75 octets, never inside a character."""
    line = text.encode()
    if len(line) <= 75:
        return line + b"\r\n"
    pieces, start, size = [], 0, 75
    while len(line) - start > size:
        end = start + size
        while line[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(line[start:end])
        start, size = end, 74
    return b"\r\n ".join([*pieces, line[start:]]) + b"\r\n"
