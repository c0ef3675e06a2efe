"""The named ways to turn a Hugo value into one of ours. Each is `f(value, key, desk) -> value`; nothing means: no key."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, urlsplit

from msgspec import Struct

from communique.authoring.importers.mapping import Key
from communique.authoring.importers.texts import plain_text, slug
from communique.authoring.importers.wall_time import wall_time


class Desk(Struct, frozen=True):
    """What a transform may ask: the zone, who is known, and where to note what it could not do.

    `person(name)` and `organisations(name)` give slugs, or nothing when no such one is known.
    `note(subject, key, what, why)` writes into the report.
    """

    timezone: str
    person: Callable[[str], str]
    organisations: Callable[[str], list[str]]
    note: Callable[[str, str, str, str], None]


def transformed(key: Key, keys: Mapping[str, Any], desk: Desk) -> Any:
    """The value of one of our keys, from the first of its Hugo keys that holds one."""
    if key.options.get("every"):
        return _together(key, keys, desk)
    for source in key.sources:
        value = keys.get(source)
        if value not in ("", None, [], {}):
            one = Key(key.ours, (source,), key.transform, key.options)
            result = TRANSFORMS[key.transform](value, one, desk)
            if result not in ("", None, [], {}):
                return result
    return None


def _together(key: Key, keys: Mapping[str, Any], desk: Desk) -> list[Any]:
    """The values of all its Hugo keys, each once, for transforms that give lists."""
    single = [
        Key(key.ours, (source,), key.transform, {**key.options, "every": False})
        for source in key.sources
    ]
    lists = [transformed(one, keys, desk) or [] for one in single]
    return list(dict.fromkeys(value for values in lists for value in values))


def _text(value: Any, key: Key, desk: Desk) -> str:
    if isinstance(value, list | Mapping):
        return _not_understood(value, key, desk, "One line of text was expected.")
    return plain_text(value)


def _date(value: Any, key: Key, desk: Desk) -> str:
    return _wall_time(value, key, desk)[:10]


def _wall_time(value: Any, key: Key, desk: Desk) -> str:
    try:
        time = wall_time(str(value), desk.timezone)
    except ValueError:
        return _not_understood(
            value, key, desk, "A date is written 2023-03-09, a time 2023-03-09 10:00."
        )
    if time.remark:
        desk.note(
            "offset", key.sources[0], f"{key.sources[0]}: {time.remark}", "The wall time was kept."
        )
    return time.text


def _url(value: Any, key: Key, desk: Desk) -> str:
    written = str(value).strip()
    address = str(key.options.get("write", "{}")).replace(
        "{}", quote(written, safe=":/?#[]@!$&'()*+,;=%~")
    )
    if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc:
        return _not_understood(value, key, desk, "A web address begins with https:// or http://.")
    return address


def _slug(value: Any, key: Key, desk: Desk) -> str:
    return slug(str(value))


def _slugs(value: Any, key: Key, desk: Desk) -> list[str]:
    values = value if isinstance(value, list) else str(value).split(",")
    return list(dict.fromkeys(filter(None, (slug(str(one)) for one in values))))


def _people(value: Any, key: Key, desk: Desk) -> list[str]:
    found = []
    for name in value if isinstance(value, list) else [value]:
        person = desk.person(str(name))
        if person:
            found.append(person)
        elif str(name).strip():
            desk.note(
                "reference",
                key.sources[0],
                f'person "{name}"',
                "There is no record of that name in the source.",
            )
    return list(dict.fromkeys(found))


def _organisations(value: Any, key: Key, desk: Desk) -> list[str]:
    known = desk.organisations(str(value))
    if not known:
        why = "The mapping has no organisation that is spelled so."
        desk.note("reference", key.sources[0], f'organisation "{value}"', why)
    return known


def _choice(value: Any, key: Key, desk: Desk) -> Any:
    """The first of the written values that `choices` knows."""
    choices = {str(name).casefold(): ours for name, ours in key.options.get("choices", {}).items()}
    written = [
        str(one).strip().casefold() for one in (value if isinstance(value, list) else [value])
    ]
    known = [choices[one] for one in written if one in choices]
    if not known and "otherwise" not in key.options:
        return _not_understood(
            value, key, desk, "The mapping does not name this value among its choices."
        )
    return known[0] if known else key.options["otherwise"]


def _pattern(value: Any, key: Key, desk: Desk) -> Any:
    """The value beside the first of the regular expressions that is found in the text."""
    for expression, ours in key.options.get("patterns", ()):
        found = re.search(expression, str(value), re.IGNORECASE)
        if found:
            return found.expand(ours)
    return key.options.get("otherwise", "")


def _line(value: Any, key: Key, desk: Desk) -> str:
    """A line of Markdown for the body, for `before` and `after`."""
    text = str(value).strip()
    return str(key.options["write"]).replace("{}", text if "://" in text else plain_text(text))


def _parts(value: Any, key: Key, desk: Desk) -> Any:
    """A group of keys, each filled from the group of the source by its own rule."""
    if not isinstance(value, Mapping):
        return _not_understood(value, key, desk, "A group of keys was expected.")
    group = {str(name).lower(): inner for name, inner in value.items()}
    values = {part.ours: transformed(part, group, desk) for part in key.options["parts"]}
    return {ours: inner for ours, inner in values.items() if inner}


def _entry(value: Any, key: Key, desk: Desk) -> list[dict[str, Any]]:
    """A list with one group: the value under the name `under`, read by the transform `of`, beside `with`."""
    inner = Key(key.ours, key.sources, key.options.get("of", "text"), key.options)
    result = TRANSFORMS[inner.transform](value, inner, desk)
    return [{**key.options.get("with", {}), key.options["under"]: result}] if result else []


def _not_understood(value: Any, key: Key, desk: Desk, why: str) -> str:
    desk.note("value", key.sources[0], f'{key.sources[0]} is "{value}"', why)
    return ""


TRANSFORMS: Mapping[str, Callable[[Any, Key, Desk], Any]] = {
    "text": _text,
    "date": _date,
    "wall time": _wall_time,
    "url": _url,
    "slug": _slug,
    "slugs": _slugs,
    "people": _people,
    "organisations": _organisations,
    "line": _line,
    "choice": _choice,
    "pattern": _pattern,
    "parts": _parts,
    "entry": _entry,
}
