"""What can be wrong with the form of front matter, in words for writers."""

from __future__ import annotations

import re

from msgspec import Struct

LINE = re.compile(r"(?P<before>\s*(?:- +)*(?P<key>[^\s:]+): +)(?P<value>(?P<sign>\S).*?)\s*")
"""A line of front matter with a value on it."""


class Fault(Struct, frozen=True):
    """A fault at a line and column of the YAML, both counted from 0."""

    line: int
    column: int
    code: str
    what: str
    why: str
    mend: str


def _at(spot: tuple[int, int], *told: str) -> Fault:
    return Fault(*spot, *told)


def no_keys(spot: tuple[int, int]) -> Fault:
    return _at(
        spot, "front-matter-form", "the front matter is not made of keys and values",
        "Each fact stands on a line of its own: key, colon, space, value.", "Write  title: …  for example",
    )  # fmt: skip


def second_document(spot: tuple[int, int]) -> Fault:
    return _at(
        spot, "front-matter-form", "three hyphens begin a line inside the front matter",
        "They end it, and stand alone on their line.", "Put the rest of the line on the next one, or take the hyphens out.",
    )  # fmt: skip


def deep(spot: tuple[int, int]) -> Fault:
    return _at(
        spot, "too-deep", "brackets, braces or lists stand in each other many times",
        "No field of ours goes that deep.", "Close the brackets, or put the whole value in double quotes.",
    )  # fmt: skip


def key_form(spot: tuple[int, int]) -> Fault:
    return _at(
        spot, "key-form", "a key is empty, or a list or group of keys",
        "A key is one word before a colon.", "Put the line in double quotes when brackets, braces or colons belong to the text.",
    )  # fmt: skip


def duplicate(spot: tuple[int, int], key: str, first_line: int) -> Fault:
    return _at(
        spot, "duplicate-key", f'the key "{key}" is given twice',
        f"Only one of them can count; the first stands on line {first_line}.", "Delete one of them.",
    )  # fmt: skip


def empty_entry(spot: tuple[int, int]) -> Fault:
    return _at(
        spot, "empty-entry", "an entry of a list is empty",
        "Readers would be shown a gap.", "Delete the hyphen, or write something behind it.",
    )  # fmt: skip


def special_sign(spot: tuple[int, int], line: str) -> Fault:
    return _at(
        spot, "special-sign", f"a value begins with {line[spot[1] : spot[1] + 1]}",
        "YAML takes it for a sign of its own, and the word behind it would be lost.", quoted(line),
    )  # fmt: skip


def hash_sign(spot: tuple[int, int], line: str) -> Fault:
    return _at(
        spot, "hash-sign", "the value has a # in it, and what follows would be lost",
        "After a space, # begins a comment.", f"{quoted(line)}  Or, if it is a comment, write a space behind #.",
    )  # fmt: skip


def control_escape(spot: tuple[int, int]) -> Fault:
    return _at(
        spot, "control-character", "the value holds an invisible control character, written with a backslash",
        "Feeds and calendars break on such characters.", "Take it out; a backslash that is meant is written twice.",
    )  # fmt: skip


def quoted(line: str) -> str:
    """The advice to write the line with its value in quotation marks."""
    match = LINE.fullmatch(line)
    if match is None:
        return "Put the whole value in double quotes."
    sign, value = match["sign"], match["value"]
    if sign in "\"'" and (value.count(sign) == 1 or value.endswith(sign)):
        value = value[1:].removesuffix(sign)
    marked = f'"{value}"' if not {'"', "\\"} & set(value) else "'" + value.replace("'", "''") + "'"
    return f"Write  {match['before'].strip()} {marked}"
