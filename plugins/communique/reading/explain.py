"""Turns what pydantic found wrong into findings that a writer understands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from communique.findings import Finding, Unfit
from communique.model.document import Document
from communique.model.source import Source
from communique.model.walk import Path, field_at, yaml_text
from communique.reading.places import finding_in, written_path
from communique.reading.unknown_keys import meant_key, unknown_key

_FORMS = {
    "string_type": "It is one piece of text.",
    "tuple_type": "It is a list.",
    "model_type": "It is a group of keys.",
    "dict_type": "It is a group of keys.",
    "int_type": "It is a whole number.",
    "int_parsing": "It is a whole number.",
    "int_parsing_size": "It is a whole number.",
    "float_type": "It is a number.",
    "float_parsing": "It is a number.",
    "finite_number": "It is a number.",
    "bool_type": "It is yes or no.",
    "bool_parsing": "It is yes or no.",
    "greater_than_equal": "It is {ge:g} or more.",
    "less_than_equal": "It is {le:g} or less.",
    "string_pattern_mismatch": "It is written as in the example.",
}
"""What a value has to be, by pydantic's name of the fault."""


def findings_of(
    error: ValidationError, kind: type[Document], source: Source, moved: Mapping[Path, Path]
) -> Iterator[Finding]:
    """A finding for each fault; a missing field is not reported where a misspelt one explains it.

    `moved` tells where a part of the data stands in the file, when it is not its place.
    """
    faults: list[Any] = [{**fault, "loc": _own(fault["loc"], moved)} for fault in error.errors()]
    unknown = [fault["loc"] for fault in faults if fault["type"] == "extra_forbidden"]
    missing = [fault["loc"] for fault in faults if fault["type"] == "missing"]
    meant = {loc: meant_key(kind, source, loc, missing) for loc in unknown}
    explained = {(*loc[:-1], key) for loc, key in meant.items()}
    for fault in faults:
        loc = fault["loc"]
        if loc in meant:
            yield unknown_key(kind, source, loc, meant[loc])
        elif fault["type"] != "missing":
            yield _unfit(kind, source, loc, fault)
        elif loc not in explained:
            yield _missing(kind, source, loc)


def _own(loc: Path, moved: Mapping[Path, Path]) -> Path:
    length = next((n for n in range(len(loc), 0, -1) if loc[:n] in moved), 0)
    return (*moved[loc[:length]], *loc[length:]) if length else loc


def _missing(kind: type[Document], source: Source, loc: Path) -> Finding:
    """Points at the key without a value, else at the group that lacks it."""
    field = field_at(kind, loc)
    is_empty = written_path(source, loc)[-1:] == loc[-1:]
    return finding_in(
        source, "missing", f"{dotted(loc)} {'is empty' if is_empty else 'is missing'}",
        _about(field), f"Write  {_line(loc, field)}", loc if is_empty else loc[:-1], key=True,
    )  # fmt: skip


def _unfit(kind: type[Document], source: Source, loc: Path, fault: Any) -> Finding:
    cause = fault.get("ctx", {}).get("error")
    loc = _known((*loc, *getattr(cause, "at", ())), kind)
    at = written_path(source, loc)
    if isinstance(cause, Unfit):
        what = cause.what.replace("{field}", dotted(loc) or "the front matter")
        return finding_in(
            source, cause.code, _shortened(what), cause.why, _mended(cause.mend, at), at
        )
    field, what = field_at(kind, loc), _shortened(f"{dotted(loc)} is {_quoted(fault['input'])}")
    if fault["type"] == "literal_error":
        choices = _choices(field)
        close = get_close_matches(str(fault["input"]).lower(), choices, 1, 0.5)
        why = f"{_about(field)} It is one of: {', '.join(choices)}."
        return finding_in(
            source, "choice", what, why, f"Write  {_key(at)}: {(close or choices)[0]}", at
        )
    why = f"{_about(field)} {_FORMS.get(fault['type'], '').format(**fault.get('ctx', {}))}"
    return finding_in(
        source, "form", what, why.strip(), f"Write  {_line(at, field_at(kind, at))}", at
    )


def _known(loc: Path, kind: type[BaseModel]) -> Path:
    """`loc` without what pydantic adds for unions and validators."""
    while loc and field_at(kind, loc) is None:
        loc = loc[:-1]
    return loc


def _mended(mend: str, at: Path) -> str:
    """The advice with the key in it; an entry of a list has none."""
    key = f"{at[-1]}: " if at and isinstance(at[-1], str) else ""
    return mend.replace("{key}: ", key)


def dotted(loc: Path) -> str:
    """A path of keys as one name: `venue.country`."""
    return ".".join(part for part in loc if isinstance(part, str))


def _key(at: Path) -> str:
    return next((step for step in reversed(at) if isinstance(step, str)), "")


def _about(field: FieldInfo | None) -> str:
    return field.description or "" if field else ""


def _line(at: Path, field: FieldInfo | None) -> str:
    """An example of the line that a writer would type."""
    examples = (field.examples or []) if field else []
    return f"{_key(at)}: {yaml_text(examples[0])}" if examples else f"{_key(at)}: …"


def _choices(field: FieldInfo | None) -> list[str]:
    def literals(annotation: Any) -> Iterator[str]:
        for argument in get_args(annotation):
            if isinstance(argument, str):
                yield argument
            else:
                yield from literals(argument)

    return list(literals(field.annotation)) if field else []


def _quoted(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value}"'
    return "a list" if isinstance(value, list | tuple) else "a group of keys"


def _shortened(text: str) -> str:
    """On one line, and no longer than a writer needs to know it again."""
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:150] + "…" + '"' * text.endswith('"')
