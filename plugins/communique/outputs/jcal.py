"""jCal: iCalendar in JSON (RFC 7265)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from communique.outputs.contentline import Component, Line, offset

Data = list[Any]


def jcal(component: Component) -> Data:
    """RFC 7265 3.3: name, properties, components."""
    name, parts = component.name.lower(), component.parts
    return [name, [_property(line) for line in component.lines], [jcal(part) for part in parts]]


def _property(line: Line) -> Data:
    """RFC 7265 3.4: name, parameters, type, values."""
    params = {
        key.lower(): list(value) if isinstance(value, tuple) else value
        for key, value in line.params.items()
    }
    values = line.value if isinstance(line.value, list) else [line.value]
    return [line.name.lower(), params, line.kind, *map(_value, values)]


def _value(value: Any) -> Any:
    """RFC 7265 3.6."""
    if isinstance(value, datetime):
        said = value.isoformat(timespec="seconds")[:19]
        return f"{said}Z" if value.tzinfo is UTC else said
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return offset(value)
    if isinstance(value, tuple):
        return [round(number, 6) for number in value]
    if isinstance(value, dict):
        return {key: _rule_part(part) for key, part in value.items()}
    return value


def _rule_part(part: Any) -> Any:
    return part if isinstance(part, list) else _value(part)
