"""Turns what pydantic found wrong into findings that a writer understands."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from communique.findings import Finding, Unfit
from communique.model.document import Document
from communique.model.source import Source
from communique.model.walk import Path, field_at, model_at, shapes
from communique.reading.places import finding_in, has

_SYNONYMS = {
    "url": "website", "start": "starts", "begin": "starts", "from": "starts", "end": "ends", "until": "ends",
    "end_date": "ends", "location": "venue", "where": "venue", "tags": "topics", "category": "topics",
    "categories": "topics", "keywords": "topics", "author": "people", "authors": "people", "speakers": "people",
    "modified": "updated", "description": "summary", "deck": "subtitle", "tz": "timezone", "image": "photos",
    "images": "photos", "photo": "photos", "organizer": "organisers", "organizers": "organisers",
    "organiser": "organisers", "language": "lang", "headline": "title", "name": "title", "title": "name",
    "published": "date", "type": "format", "created": "date", "link": "website", "program": "programme",
}  # fmt: skip
_RESERVED = {
    "save_as": "The address follows from the file's name and its slug.",
    "template": "The template follows from the kind, that is from the folder.",
    "state": "The state follows from the last entry of changes, so that calendars and feeds follow too.",
}


def findings_of(error: ValidationError, kind: type[Document], source: Source) -> Iterator[Finding]:
    """A finding for each fault; a missing field is not reported where a misspelt one explains it."""
    faults = error.errors()
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    missing = [fault["loc"] for fault in faults if fault["type"] == "missing"]
    meant = {loc: _meant(kind, loc, missing) for loc in unknown}
    for fault in faults:
        loc = fault["loc"]
        if loc in meant:
            yield _unknown(kind, source, loc, meant[loc])
        elif fault["type"] == "missing":
            if loc not in [(*at[:-1], name) for at, name in meant.items()]:
                yield _missing(kind, source, loc)
        else:
            yield _unfit(kind, source, _known(loc, kind), fault)


def _known(loc: Path, kind: type[BaseModel]) -> Path:
    """`loc` without what pydantic adds for unions and validators."""
    while loc and field_at(kind, loc) is None:
        loc = loc[:-1]
    return loc


def _meant(kind: type[BaseModel], loc: Path, missing: list[Path]) -> str | None:
    """The field that an unknown key was probably meant to be."""
    key = str(loc[-1])
    known = shapes(model_at(kind, loc[:-1]))
    lacking = [str(at[-1]) for at in missing if at[:-1] == loc[:-1]]
    if key.lower() in known:
        return key.lower()
    if _SYNONYMS.get(key.lower()) in known:
        return _SYNONYMS[key.lower()]
    close = get_close_matches(key.lower(), lacking, 1, 0.6) or get_close_matches(key.lower(), known, 1, 0.75)
    if close:
        return close[0]
    return lacking[0] if len(lacking) == 1 and not key.isascii() else None


def _unknown(kind: type[Document], source: Source, loc: Path, guess: str | None) -> Finding:
    key = str(loc[-1])
    known = shapes(model_at(kind, loc[:-1]))
    whose = f"{kind.folder}" if len(loc) == 1 else _dotted(loc[:-1])
    why = _RESERVED.get(key) or f"Files in {whose} have no such field; keys are small English words in every language."
    mend = f"Did you mean  {guess}:  ?" if guess else f"Known here: {', '.join(known)}."
    if key == "state":
        mend = "Write  changes: [{on: 2023-08-01, what: cancelled}]"
    return finding_in(source, "unknown-key", f'unknown key "{_dotted(loc)}"', why, mend, loc, key=True)


def _missing(kind: type[Document], source: Source, loc: Path) -> Finding:
    field = field_at(kind, loc)
    example = _example(field)
    return finding_in(
        source, "missing", f"{_dotted(loc)} is missing", _about(field),
        f"Write  {loc[-1]}: {example}" if example else f"Add  {loc[-1]}:", loc[:-1], key=True,
    )  # fmt: skip


def _unfit(kind: type[Document], source: Source, loc: Path, fault: Any) -> Finding:
    cause = fault.get("ctx", {}).get("error")
    name = _dotted(loc) or "the front matter"
    if isinstance(cause, Unfit):
        at = loc if not loc or has(source, loc) else loc[:-1]
        return finding_in(source, cause.code, cause.what.replace("{field}", name), cause.why, cause.mend, at)
    field = field_at(kind, loc)
    what = f"{name} is {_quoted(fault['input'])}"
    why, mend = _about(field), f"Write  {loc[-1] if loc else 'title'}: {_example(field)}"
    if fault["type"] == "literal_error":
        choices = _choices(field)
        close = get_close_matches(str(fault["input"]).lower(), choices, 1, 0.5)
        why = f"{why} It is one of: {', '.join(choices)}."
        mend = f"Write  {loc[-1]}: {close[0] if close else choices[0]}"
    elif fault["type"] in ("string_type", "tuple_type", "model_type", "dict_type"):
        why = f"{why} {_FORMS[fault['type']]}"
    return finding_in(source, fault["type"].replace("_", "-"), what, why, mend, loc)


_FORMS = {
    "string_type": "It is one piece of text.",
    "tuple_type": "It is a list.",
    "model_type": "It is a group of keys.",
    "dict_type": "It is a group of keys.",
}


def _dotted(loc: Path) -> str:
    return ".".join(part for part in loc if isinstance(part, str))


def _about(field: FieldInfo | None) -> str:
    return field.description or "" if field else ""


def _example(field: FieldInfo | None) -> str:
    examples = (field.examples or []) if field else []
    return _yaml(examples[0]) if examples else ""


def _yaml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_yaml(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    return str(value)


def _choices(field: FieldInfo | None) -> list[str]:
    def literals(annotation: Any) -> Iterator[str]:
        for argument in get_args(annotation):
            if isinstance(argument, str):
                yield argument
            else:
                yield from literals(argument)

    return list(literals(field.annotation)) if field else []


def _quoted(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of keys"
