"""How calendar files write rules (RRULE, RFC 5545 3.3.10): what is taken, and what is told where it cannot
be."""

from __future__ import annotations

import re
from datetime import datetime
from difflib import get_close_matches

from communique.findings import Unfit
from communique.model.repeat_words import FREQUENCIES

PARTS = (
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYWEEKNO", "BYYEARDAY", "BYMONTHDAY", "BYDAY",
    "BYSETPOS", "WKST",
)  # fmt: skip
"""The parts of a rule that tell days."""
_UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")


def read_rule(text: str) -> dict[str, str]:
    """The parts of an RRULE by name, in their order. Raises Unfit."""
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").rstrip(";").split(";"):
        name, _, value = part.strip().partition("=")
        if name not in PARTS or not value or name in parts:
            raise _unfit_part(text, name, value, name in parts)
        parts[name] = value.replace(" ", "")
    _check_frequency(text, parts)
    _check_end(text, parts)
    _check_values(text, parts)
    return parts


def _check_frequency(text: str, parts: dict[str, str]) -> None:
    frequency = parts.get("FREQ", "")
    if frequency not in FREQUENCIES.values():
        is_short = frequency in ("HOURLY", "MINUTELY", "SECONDLY")
        raise _unfit_rule(
            text,
            f"FREQ is {frequency}, several times a day" if is_short else f"FREQ is {frequency or 'missing'}",
            "An event repeats on days: FREQ is DAILY, WEEKLY, MONTHLY or YEARLY.",
            f"Write  FREQ={(get_close_matches(frequency, FREQUENCIES.values(), 1) or ['WEEKLY'])[0]}",
        )  # fmt: skip


def _check_end(text: str, parts: dict[str, str]) -> None:
    if "COUNT" in parts and "UNTIL" in parts:
        raise _unfit_rule(
            text, "it has both COUNT and UNTIL", "RFC 5545 allows one of them.", "Delete one."
        )
    if "UNTIL" in parts and not _UNTIL.fullmatch(parts["UNTIL"]):
        raise _unfit_rule(
            text, f"UNTIL is {parts['UNTIL']}", "It is a day or a time in UTC, without hyphens.",
            "Write  UNTIL=20271231  or  UNTIL=20271231T235959Z",
        )  # fmt: skip


def _check_values(text: str, parts: dict[str, str]) -> None:
    from dateutil.rrule import rrulestr

    for name in ("INTERVAL", "COUNT"):
        if not re.fullmatch(r"[1-9]\d{0,3}", parts.get(name, "1")):
            raise _unfit_rule(
                text,
                f"{name} is {parts[name]}",
                "It is a whole number from 1 on.",
                f"Write  {name}=2",
            )
    try:
        if "UNTIL" in parts:
            datetime.strptime(parts["UNTIL"][:8], "%Y%m%d")  # noqa: DTZ007
        # Without an end a rule that gives no date would be followed for ever.
        rule = rrulestr(f"{rule_of(parts)};UNTIL=20530101", dtstart=datetime(2023, 1, 1))
        if next(iter(rule), None) is None:
            raise ValueError
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        raise _unfit_rule(
            text, "no date can be found by it", "It is written as RFC 5545 says, 3.3.10.",
            "Compare with  FREQ=MONTHLY;BYDAY=2TU",
        ) from None  # fmt: skip


def rule_of(parts: dict[str, str]) -> str:
    """The rule without its end."""
    return ";".join(f"{n}={value}" for n, value in parts.items() if n not in ("COUNT", "UNTIL"))


def _unfit_part(text: str, name: str, value: str, is_double: bool) -> Unfit:
    if name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        return _unfit_rule(
            text, f"it has {name}", "The time of day is that of starts; an event repeats on days.",
            "Delete it, and add further times under  also:",
        )  # fmt: skip
    if is_double or (name in PARTS and not value):
        what = f"{name} stands there twice" if is_double else f"{name} has no value"
        return _unfit_rule(text, what, "Each part has one value.", "Mend the rule.")
    close = get_close_matches(name, PARTS, 1)
    return _unfit_rule(
        text, f'it has no part named "{name}"', f"Its parts are {', '.join(PARTS)}.",
        f"Did you mean  {close[0]}?" if close else "Write  FREQ=MONTHLY;BYDAY=2TU, for example",
    )  # fmt: skip


def _unfit_rule(text: str, what: str, why: str, mend: str) -> Unfit:
    return Unfit("repeats-rule", f'{{field}} is "{text}": {what}', why, mend)
